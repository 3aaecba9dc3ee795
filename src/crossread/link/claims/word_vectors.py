"""How near two words are in meaning, by vectors distilled from a sentence encoder word by word (see data/CARD.md)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 64


@cache
def _load() -> tuple[dict[str, int], NDArray[np.float32]]:
    folder = files("crossread.link.claims") / "data"
    words = (folder / "word_vectors.txt").read_text("utf8").split()
    with as_file(folder / "word_vectors.npy") as path:
        rows = np.load(path).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return {word: place for place, word in enumerate(words)}, rows


def word_rows(words: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors of words; zeros for words that are not known.

    Args:
        words: Words in lower case.

    Returns:
        One row a word.

    Example:
        >>> arrest, detain, table = word_rows(["arrest", "detain", "table"])
        >>> bool(arrest @ detain > 0.5 > arrest @ table)
        True
    """
    places, rows = _load()
    found = np.zeros((len(words), WIDTH), np.float32)
    for number, word in enumerate(words):
        place = places.get(word)
        if place is None and "-" in word:
            place = places.get(word.rsplit("-", 1)[-1])
        if place is not None:
            found[number] = rows[place]
    return found


@lru_cache(maxsize=10_000)
def word_row(word: str) -> NDArray[np.float32]:
    """The unit vector of one word; zeros for a word that is not known.

    Args:
        word: A word in lower case.
    """
    row: NDArray[np.float32] = word_rows([word])[0]
    return row
