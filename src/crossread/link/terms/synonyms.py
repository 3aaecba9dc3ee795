"""Sets of near synonyms, looked up by stem."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.link.terms.stems import fold_word, stem_word


def concepts_of(stem: str) -> frozenset[int]:
    """Numbers of the synonym sets that hold a stem; empty for most words.

    Example:
        >>> bool(concepts_of("arrest") & concepts_of("detain")), bool(concepts_of("arrest") & concepts_of("visit"))
        (True, False)
    """
    return _sets().get(stem, frozenset())


@cache
def _sets() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    lines = files("crossread.link.terms").joinpath("data/synonyms.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            for word in line.split():
                found.setdefault(stem_word(fold_word(word)), set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}
