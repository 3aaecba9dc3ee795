"""Words that often tell one thing or act: near synonyms, and looser sets that claims alone are held together by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.link.terms.stems import fold_word, stem_word
from crossread.link.terms.synonyms import concepts_of


@cache
def concepts_of_word(word: str) -> frozenset[int]:
    """Numbers of the sets that a word stands in, in whichever form; those of near words are below zero.

    Example:
        >>> bool(concepts_of_word("dragged") & concepts_of_word("pull"))
        True
        >>> bool(concepts_of_word("dragged") & concepts_of_word("walked"))
        False
    """
    stem = stem_word(fold_word(word))
    return concepts_of(stem) | _near_words().get(stem, frozenset())


@cache
def _near_words() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    lines = files("crossread.link.claims").joinpath("data/near_words.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("#"):
            for word in line.split():
                found.setdefault(stem_word(fold_word(word)), set()).add(-number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}
