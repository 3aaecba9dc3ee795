"""Completes dates that are given without a year, or with one in words ("of that year")."""

# ruff: noqa: PLR2004 - numbers of the calendar, of figures in a year, of words in a window
from __future__ import annotations

import re
from datetime import date

from crossread.annotate.moments.almanac import Period
from crossread.annotate.moments.context import Context, choose
from crossread.annotate.moments.meaning import Meaning, on, unplaced
from crossread.annotate.moments.notation import Match

CLAUSE = 30
"""Characters a year reaches: in "since its start in 2003, and as of June", June is not of 2003."""


_ENDED = re.compile(r"\bended\s+$")
_NEW_CLAUSE = re.compile(r"\b(?:that|but|while|as of|whereas)\b")
NEAR_DAYS = 100
"""A day and month given without a year is the nearest when that is as near as this, whatever the tense: of the
others one would say "last year" or "next year"."""


CENTURY_WRAP = 30
"""'29 is 2029 and '30 is 1930: two-figure years are rarely in a far future."""


def four_figures(year: int) -> int:
    """Complete a year of two figures."""
    if year >= 100:
        return year
    return year + (2000 if year < CENTURY_WRAP else 1900)


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day, or None when the calendar has none such."""
    try:
        return Period("day", date(year, month, day))
    except ValueError:
        return None


def year_named(match: Match, context: Context) -> int | None:
    """The year a date is given with: in figures, or as "this year", "of that year"."""
    for name in ("y", "y2"):
        if match.has(name):
            return four_figures(int(re.sub(r"\D", "", match.atom(name).text)))
    if match.has("yearword"):
        anchor = context.told() if match.has("told") else context.now()
        if anchor is None:
            return None
        kinds = {atom.kind for atom in match.named["yearword"]}
        year = anchor.day.year
        return year - bool(kinds & {"last", "previous"}) + bool(kinds & {"next", "following"})
    return None


def with_year(match: Match, context: Context, month: int, day: int | None) -> Meaning | None:
    """A date given by month, perhaps day, perhaps year."""
    year = year_named(match, context)
    anchor = None
    if match.has("yearword"):
        base = context.told() if match.has("told") else context.now()
        anchor = base.why if base else None
        if year is None:
            return unplaced(open_value(month, day), precision="day" if day else "month")
    if year is not None:
        found = day_of(year, month, day) if day else Period("month", date(year, month, 1))
        return on(found, anchor) if found else None
    return place_in_year(context, month, day)


def open_value(month: int, day: int | None) -> str:
    """The TIMEX3 value of a date whose year is not known."""
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")


def place_in_year(context: Context, month: int, day: int | None) -> Meaning | None:  # noqa: PLR0911 - one reading after another
    """Find the year of a date that is given without one."""
    if day is not None and day_of(2000, month, day) is None:
        return None
    if context.bc is not None and context.style == "history":
        return unplaced(f"BC{context.bc:04d}" + open_value(month, day)[4:], precision="day" if day else "month")
    told = year_told(context)
    if told is not None:
        found = day_of(told, month, day) if day else Period("month", date(told, month, 1))
        return (
            on(found, f"year from \N{LEFT DOUBLE QUOTATION MARK}{context.named_words}\N{RIGHT DOUBLE QUOTATION MARK}")
            if found
            else None
        )
    if context.reference is None:
        return unplaced(open_value(month, day), precision="day" if day else "month")
    near = context.reference.day
    years = [year for year in (near.year - 1, near.year, near.year + 1) if year >= 1]
    candidates = [
        found for year in years if (found := day_of(year, month, day) if day else Period("month", date(year, month, 1)))
    ]
    if not candidates:
        return None
    tense = context.tense_before() or ("future" if context.tense() == "future" else None)
    if day is None and tense is None:
        tense = "past"
    if _ENDED.search(context.text, max(context.start - 10, 0), context.start):
        return on(choose(candidates, near, "past"), f"year: last before {context.reference.why}")
    if day is not None and any(abs((one.first - near).days) <= NEAR_DAYS for one in candidates):
        tense = None
    chosen = choose(candidates, near, tense)
    why = {"past": "last before", "future": "next after", None: "nearest to"}[tense]
    return on(chosen, f"year: {why} {context.reference.why}")


def year_told(context: Context) -> int | None:
    """The year of a text that tells history, or of a paragraph that has just named a year long gone.

    An undated text that says "on Friday" or "last week" is news: the years it names are of its background, and its
    months are not theirs.
    """
    if context.year is None:
        return None
    if context.style == "history":
        return context.year
    if context.reference is None and not context.fresh:
        return context.year if context.block - context.year_block <= 1 else None
    near = context.same_sentence(context.year_block, context.year_end) and context.start - context.year_end < CLAUSE
    near = near and _NEW_CLAUSE.search(context.text, context.year_end, context.start) is None
    old = near and (context.reference is None or context.year < context.reference.day.year - 1)
    return context.year if old and context.tense() != "future" else None


def ordinal_of(match: Match, name: str) -> int:
    """The number of an ordinal; "second" has a kind of its own, as it is also a unit."""
    atom = match.atom(name)
    return 2 if atom.kind == "second" else int(str(atom.value))


YEAR = "(YEARNUM:y | SHORTYEAR:y2)"


OF_YEAR = (
    f"(,? of? {YEAR} | (,? of? (this | last | next) year |"
    " of? (that | the? same | the (previous | following)):told year):yearword)"
)
"""A year after a date, in figures or in words."""
