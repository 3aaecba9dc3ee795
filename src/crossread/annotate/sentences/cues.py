"""The cues of page furniture and captions, read from `data/cues.txt`.

Compiled by hand from furniture seen on news sites, put into general classes of words; no cue names an outlet.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_SECTION = re.compile(r"\[([a-z ]+)\](?: (\d+))?(?: .*)?")


class Cue(NamedTuple):
    """How one class of furniture begins, and the most words a block of it has."""

    name: str
    pattern: re.Pattern[str]
    most_words: int


@cache
def load_cues() -> tuple[Cue, ...]:
    """The classes of furniture, in the order they are tried."""
    return tuple(
        Cue(name, compile_section(name, before=r"[\W_]*"), most_words)
        for name, (most_words, _) in _sections().items()
        if most_words
    )


@cache
def compile_section(name: str, *, before: str = "", after: str = "", cased: bool = False) -> re.Pattern[str]:
    """Compile the lines of a section into one pattern.

    Args:
        name: Name of the section.
        before: Pattern that stands before every line.
        after: Pattern that stands behind every line.
        cased: Whether capitals matter.
    """
    lines = "|".join(_sections()[name][1])
    return re.compile(rf"{before}(?:{lines}){after}", 0 if cased else re.IGNORECASE)


@cache
def load_words(name: str) -> frozenset[str]:
    """The words of a section of plain words."""
    return frozenset(" ".join(_sections()[name][1]).split())


@cache
def _sections() -> dict[str, tuple[int, list[str]]]:
    """Sections by name: the most words of a block (0 for a section that is no class), and the lines."""
    found: dict[str, tuple[int, list[str]]] = {}
    named: dict[str, str] = {}
    lines: list[str] = []
    for line in files("crossread.annotate.sentences").joinpath("data/cues.txt").read_text("utf-8").splitlines():
        heading = _SECTION.fullmatch(line)
        if not line or line.startswith("#"):
            continue
        if heading:
            lines = []
            found[heading[1]] = (int(heading[2] or 0), lines)
        elif re.match(r"<[a-z]+> = ", line):
            name, _, value = line.partition(" = ")
            named[name] = value
        else:
            lines.append(re.sub(r"<[a-z]+>", lambda match: named[match.group()], line))
    return found
