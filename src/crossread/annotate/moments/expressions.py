"""Reads the time expressions of a text from left to right."""

# ruff: noqa: PLR2004 - numbers of the calendar, of figures in a year, of words in a window
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from crossread.annotate.moments.atoms import Atom, may_hold_time, read_atoms
from crossread.annotate.moments.context import Anchor, Context, Style
from crossread.annotate.moments.grammar import find_matches, is_time
from crossread.annotate.moments.meaning import PHASES, Meaning
from crossread.annotate.moments.modifiers import bound, extend_left
from crossread.annotate.moments.names import is_no_time, is_weak_year
from crossread.annotate.moments.notation import Match
from crossread.annotate.moments.survey import blocks_of, open_context
from crossread.records.moments import MomentType, Precision

_TO_DAY = frozenset(["of", "on", ",", "the", "in"])
_TO_TIME = frozenset(["at", ",", "in", "the", "about", "by", "during"])
ONWARD_YEARS = 3
"""History moves in small steps: a bare year in passing this near is where the text has got to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What counts as a time expression.

    Attributes:
        style: "news" counts partial dates from publication, "history" from the date named last; None
            looks at the text.
        day_first: How 3/4/2019 is read; None looks at the text and at the publication date.
        ages: Whether "37 years old" counts (TempEval-3 does not count it, nor do we).
        whole_ranges: Whether "July 11-12" is one expression; if not, each end is one, as in TIMEX3.
    """

    style: Style | None = None
    day_first: bool | None = None
    ages: bool = False
    whole_ranges: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression of a text.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The words.
        type: TIMEX3 type.
        value: TIMEX3 value.
        mod: TIMEX3 modifier.
        earliest: First day or instant, ISO 8601.
        latest: Last day or instant, inclusive.
        precision: The unit the words commit to.
        anchor: What it was counted from.
    """

    start: int
    end: int
    text: str
    type: MomentType
    value: str | None
    mod: str | None
    earliest: str | None
    latest: str | None
    precision: Precision | None
    anchor: str | None


def read_time_expressions(
    text: str, written: date | datetime | Anchor | None = None, options: Options | None = None
) -> tuple[TimeExpression, ...]:
    """Read the time expressions of a text.

    Args:
        text: Running text, plain.
        written: The day it was written; None when unknown.
        options: What counts.

    Returns:
        The expressions in order, with half-open code-point offsets into `text`.

    Example:
        >>> [found] = read_time_expressions("They met late last month.", date(2019, 3, 25))
        >>> found.text, found.value, found.earliest, found.latest
        ('late last month', '2019-02', '2019-02-20', '2019-02-28')
    """
    chosen = options or Options()
    context = open_context(text, _anchor(written), chosen.style, day_first=chosen.day_first)
    found: list[TimeExpression] = []
    for start, end in blocks_of(text):
        read = read_block(text[start:end], context, chosen)
        found.extend(replace(one, start=one.start + start, end=one.end + start) for one in read)
    return tuple(found)


def _anchor(written: date | datetime | Anchor | None) -> Anchor | None:
    if written is None or isinstance(written, Anchor):
        return written
    day = written.date() if isinstance(written, datetime) else written
    return Anchor(day, f"published {day.isoformat()}")


def read_block(
    text: str, context: Context, options: Options, quoted: tuple[tuple[int, int, Anchor], ...] = ()
) -> list[TimeExpression]:
    """Read one block, with what the blocks before have said."""
    context.read_block(text, quoted)
    if not may_hold_time(text):
        return []
    atoms, codes = read_atoms(text)
    matches = find_matches(atoms, codes)
    found: list[TimeExpression] = []
    at = floor = 0
    while at < len(atoms):
        read = _read_at(at, atoms, matches, context, options) if at in matches else None
        if read is None:
            at += 1
            continue
        end, meaning = read
        first, meaning = extend_left(atoms, at, floor, meaning, context)
        before = atoms[first - 1] if first else None
        if meaning.period is not None and meaning.named:
            words = text[atoms[first].start : atoms[end - 1].end]
            context.remember(meaning.period, words, with_year=_sets_year(atoms, at, end, text, context))
        meaning = bound(meaning, before, context)
        if not options.whole_ranges and meaning.value and "/" in meaning.value:
            found.extend(_ends_of_range(text, atoms[first:end], meaning))
        else:
            found.append(_expression(text, atoms[first].start, atoms[end - 1].end, meaning))
        at = floor = end
    return found


def _read_at(
    at: int, atoms: list[Atom], matches: dict[int, list[Match]], context: Context, options: Options
) -> tuple[int, Meaning] | None:
    """Read the longest expression that begins with an atom and means something."""
    for match in matches[at]:
        if not _allowed(match, atoms, context, options):
            continue
        context.start, context.end = match.start, match.end
        end = at + len(match.atoms)
        if is_time(match):
            joined = _with_day(match, end, atoms, matches, context, options)
            if joined is not None:
                return joined
        meaning = _meaning_of(match, context)
        if meaning is not None:
            if is_time(match):
                return end, meaning
            return _with_times(end, meaning, atoms, matches, context, options)
    return None


def _meaning_of(match: Match, context: Context, *day: Meaning) -> Meaning | None:
    """What a rule makes of its words; nothing where that lies outside the years 1 to 9999."""
    try:
        meaning = match.rule.build(match, context, *day)
    except (OverflowError, ValueError):
        return None
    return meaning if isinstance(meaning, Meaning) else None


def _allowed(match: Match, atoms: list[Atom], context: Context, options: Options) -> bool:
    """Whether the words may be a time expression where they stand."""
    before = atoms[match.first - 1] if match.first else None
    last = match.first + len(match.atoms)
    after = atoms[last] if last < len(atoms) else None
    if (
        len(match.atoms) == 1
        and match.atoms[0].kind == "YEARNUM"
        and context.style == "news"
        and is_weak_year(int(str(match.atoms[0].value)), before)
    ):
        return False
    return not is_no_time(match, context.text, before, after, may_is_name=context.surname_may, ages=options.ages)


def _sets_year(atoms: list[Atom], first: int, end: int, text: str, context: Context) -> bool:
    """Whether a date gives the year for dates without one after it.

    In a text that tells history a bare year in passing does not, unless it opens a sentence or a block.
    """
    if not any(atom.kind in {"YEARNUM", "ISO", "NUMERIC"} for atom in atoms[first:end]):
        return False
    if context.style == "news" or end - first > 1 or context.year is None:
        return True
    onward = int(atoms[first].text) - context.year if atoms[first].text.isdecimal() else -1
    return (
        abs(onward) <= ONWARD_YEARS
        or _OPENING.search(text[max(atoms[first].start - 30, 0) : atoms[first].start]) is not None
    )


def _ends_of_range(text: str, atoms: list[Atom], meaning: Meaning) -> Iterator[TimeExpression]:
    """The two ends of a range as two expressions, as TIMEX3 has them."""
    middle = next(
        place
        for place, atom in enumerate(atoms)
        if place and atom.kind in _RANGE_MARKS and atoms[place - 1].kind not in PHASES  # the hyphen of "mid-March"
    )
    begin = next(place for place, atom in enumerate(atoms) if atom.kind not in {"from", "between", "the"})
    values = str(meaning.value).split("/")
    for value, part in zip(values, (atoms[begin:middle], atoms[middle + 1 :]), strict=True):
        yield _expression(text, part[0].start, part[-1].end, replace(meaning, value=value))


_RANGE_MARKS = frozenset(["-", "to", "and", "through", "until", "/", "or"])
_OPENING = re.compile(r"(?:^|[.!?][\"”’)]*\s)\s*(?:In |By |During |The year )?(?:early |late |mid-)?$")


def _with_day(  # noqa: PLR0917 - the state of the reader
    match: Match, end: int, atoms: list[Atom], matches: dict[int, list[Match]], context: Context, options: Options
) -> tuple[int, Meaning] | None:
    """A time said before its day: "10 p.m. Wednesday", "the morning of 3 May"."""
    at = end
    while at < len(atoms) and at - end < 2 and atoms[at].kind in _TO_DAY and at not in matches:
        at += 1
    if at < len(atoms) and atoms[at].kind in _TO_DAY and at not in matches:
        return None
    for other in matches.get(at, []):
        if is_time(other) or not _allowed(other, atoms, context, options):
            continue
        day = _meaning_of(other, context)
        if day is not None and _is_day(day):
            meaning = _meaning_of(match, context, day)
            if meaning is not None:
                return at + len(other.atoms), meaning
    return None


def _with_times(  # noqa: PLR0917 - the state of the reader
    end: int, meaning: Meaning, atoms: list[Atom], matches: dict[int, list[Match]], context: Context, options: Options
) -> tuple[int, Meaning]:
    """A time said after its day: "Saturday evening", "on Friday at 5 p.m."."""
    if not _is_day(meaning):
        return end, meaning
    at = end
    while at < len(atoms) and at - end < 3 and atoms[at].kind in _TO_TIME and at not in matches:
        at += 1
    for other in matches.get(at, []):
        if not is_time(other) or not _allowed(other, atoms, context, options):
            continue
        joined = _meaning_of(other, context, meaning)
        if joined is not None:
            return at + len(other.atoms), joined
    return end, meaning


def _is_day(meaning: Meaning) -> bool:
    return (
        meaning.precision == "day"
        and meaning.type == "DATE"
        and (meaning.period is None or meaning.period.unit == "day")
    )


def _expression(text: str, start: int, end: int, meaning: Meaning) -> TimeExpression:
    return TimeExpression(
        start=start,
        end=end,
        text=text[start:end],
        type=meaning.type,
        value=meaning.value,
        mod=meaning.mod,
        earliest=meaning.earliest,
        latest=meaning.latest,
        precision=meaning.precision,
        anchor=meaning.anchor,
    )
