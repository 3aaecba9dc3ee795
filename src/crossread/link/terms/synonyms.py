"""Sets of near synonyms, looked up by stem."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.link.terms.stems import stem_of
from crossread.text.word_classes import read_sets


def concepts_of(stem: str) -> frozenset[int]:
    """Numbers of the synonym sets that hold a stem; empty for most words.

    Example:
        >>> bool(concepts_of("arrest") & concepts_of("detain")), bool(concepts_of("arrest") & concepts_of("visit"))
        (True, False)
    """
    return _sets().get(stem, frozenset())


@cache
def _sets() -> Mapping[str, frozenset[int]]:
    lines = files("crossread.link.terms").joinpath("data/synonyms.txt").read_text("utf-8").splitlines()
    return read_sets(lines, stem_of)
