"""Looks over a whole text before it is read: its blocks, whether it tells news or history, how it writes dates."""

# ruff: noqa: PLR2004 - numbers of the calendar, of figures in a year, of words in a window
from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.annotate.moments.context import Anchor, Context, Style
from crossread.annotate.moments.names import surname_may
from crossread.text.calendar_names import WEEKDAY

_FAR_YEARS = 2
FRESH_WEIGHT = 6
_HISTORY_DATES = 4
_HISTORY_SHARE = 0.6
_MANY_DATES = 20
_DENSE = 1500
"""A text with so many years, one for so many characters, is a chronicle even of the last few years."""
_BEFORE_CHRIST = re.compile(r"\d\s?(?:BCE?\b|B\.C\.)")
_FRESH = re.compile(
    rf"\b(?:today|yesterday|tomorrow|tonight|{WEEKDAY}|"
    r"(?:this|last|next) (?:week|month|night|year))\b"
)
_FULL_DATE = re.compile(
    r"\b(?:[A-Z][a-z]{2,8}\.?(?: \d{1,2},)?|in|In|since|Since|of|until) (1\d{3}|20\d\d)\b|"
    r"^[ \t]*(1\d{3}|20\d\d)[ \t]*$",
    re.MULTILINE,
)


def blocks_of(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into blocks over whose ends no expression runs: paragraphs, headings, list items.

    A line break within running text is no end of a block.
    """
    at = 0
    wrapped = _is_wrapped(text)
    for match in re.finditer(r"\n[ \t]*\n\s*|\n", text):
        if not wrapped or "\n" in match.group()[1:] or _ends_block(text, at, match.start(), match.end()):
            if text[at : match.start()].strip():
                yield at, match.start()
            at = match.end()
    if text[at:].strip():
        yield at, len(text)


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken at a width, in the middle of sentences."""
    lines = [line.rstrip() for line in text.splitlines() if len(line) > 45]
    broken = sum(line[-1] not in '.!?:;"”’)*' for line in lines)
    return bool(lines) and broken > len(lines) / 2 and max(map(len, lines)) < 130


def _ends_block(text: str, start: int, end: int, following: int) -> bool:
    """Whether a single line break ends a block: after a full stop or a short line, before a mark of a list."""
    line = text[start:end].rsplit("\n", 1)[-1].rstrip()
    rest = text[following : following + 1]
    if not line or not rest:
        return True
    return line[-1] in '.!?:;"”’)*' or len(line) < 45 or rest in "-•*#"


def open_context(text: str, written: Anchor | None, style: Style | None, *, day_first: bool | None) -> Context:
    """Look at the whole text before reading it: news or history, order of day and month, anybody called May.

    Args:
        text: The whole text.
        written: The day it was written.
        style: News or history; None to look.
        day_first: How 3/4/2019 is read; None to look.
    """
    return Context(
        written=written,
        style=style or _style_of(text, written),
        day_first=_order_of(text) if day_first is None else day_first,
        surname_may=surname_may(text),
        ancient=_BEFORE_CHRIST.search(text) is not None,
        fresh=_is_fresh(text),
    )


def _style_of(text: str, reference: Anchor | None) -> Style:
    """A text most of whose years lie far before it was written tells history."""
    if reference is None:
        return "news"
    years = [int(match.group(1) or match.group(2)) for match in _FULL_DATE.finditer(text)]
    far = sum(reference.day.year - year > _FAR_YEARS for year in years)
    ancient = sum(1 for _ in _BEFORE_CHRIST.finditer(text))
    fresh = sum(1 for _ in _FRESH.finditer(text))
    if len(years) >= _MANY_DATES and len(years) > fresh * 2 and len(years) > len(text) / _DENSE:
        return "history"
    years, far = [*years, *[0] * ancient], far + ancient
    return (
        "history"
        if far >= _HISTORY_DATES and far / len(years) >= _HISTORY_SHARE and far > fresh * FRESH_WEIGHT
        else "news"
    )


def _is_fresh(text: str) -> bool:
    """Whether a text speaks of days around the one on which it was written more often than of dates with a year."""
    fresh = sum(1 for _ in _FRESH.finditer(text))
    return fresh > 0 and fresh * FRESH_WEIGHT >= sum(1 for _ in _FULL_DATE.finditer(text))


def _order_of(text: str) -> bool | None:
    """Whether numeric dates put the day first, when one of them can only be read one way."""
    for match in re.finditer(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/])", text):
        one, two = int(match.group(1)), int(match.group(3))
        if one > 12 >= two:
            return True
        if two > 12 >= one:
            return False
    return None
