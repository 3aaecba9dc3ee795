"""Nouns by which reports name one thing by turns: one writes "the trip", another "the visit"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.text.word_classes import read_sets


def sets_of(noun: str) -> frozenset[int]:
    """Numbers of the sets that hold a noun; empty for most nouns.

    Args:
        noun: In the singular and in lower case, without hyphens.

    Example:
        >>> bool(sets_of("trip") & sets_of("visit")), bool(sets_of("march") & sets_of("visit"))
        (True, False)
    """
    return _sets().get(noun, frozenset())


@cache
def _sets() -> Mapping[str, frozenset[int]]:
    lines = files("crossread.text").joinpath("lists/nouns.txt").read_text("utf-8").splitlines()
    return read_sets(lines, lambda word: word.replace("-", ""))
