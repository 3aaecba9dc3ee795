"""Words that often tell one thing or act: near synonyms, and looser sets that claims alone are held together by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from crossread.link.terms.stems import stem_of
from crossread.link.terms.synonyms import concepts_of
from crossread.text.word_classes import read_sets


@lru_cache(maxsize=100_000)
def concepts_of_word(word: str) -> frozenset[int]:
    """Numbers of the sets that a word stands in, in whichever form; those of near words are below zero.

    Example:
        >>> bool(concepts_of_word("dragged") & concepts_of_word("pull"))
        True
        >>> bool(concepts_of_word("dragged") & concepts_of_word("walked"))
        False
    """
    stem = stem_of(word)
    return concepts_of(stem) | _near_words().get(stem, frozenset())


@cache
def _near_words() -> Mapping[str, frozenset[int]]:
    lines = files("crossread.link.claims").joinpath("data/near_words.txt").read_text("utf-8").splitlines()
    return {stem: frozenset(-number for number in numbers) for stem, numbers in read_sets(lines, stem_of).items()}
