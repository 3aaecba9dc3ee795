"""Weeks, months, years and the like, this one, the last, the next: "last month", "the previous day", "that year"."""

# ruff: noqa: ARG001 - builders share one signature
from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from crossread.annotate.moments.almanac import WEEK, Period, Unit, add_months, period_of, shift
from crossread.annotate.moments.context import Anchor, Context, choose, from_anchor
from crossread.annotate.moments.meaning import Meaning, between, on, unplaced
from crossread.annotate.moments.notation import Match, Rule, compile_rule
from crossread.text.calendar_names import WEEKDAY

_DEFINED = re.compile(rf"\s+(?:before|after|when|that|which|on which|{WEEKDAY})\b", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"(?:\b(?:my|your|his|our|their)|['’]s)\s+$", re.IGNORECASE)
"""Before the last day or week that somebody has; "her" is mostly an object ("called her last week")."""
_ENDED = re.compile(r"\s+(?:ended|ending|to|through)\b")


_THURSDAY = 3
_WIDTHS = {
    "day": 1,
    "weekend": 2,
    "week": 7,
    "month": 30,
    "quarter": 90,
    "season": 90,
    "half": 180,
    "year": 360,
    "decade": 3600,
    "century": 36000,
}
"""Days in each unit, roughly: which is wider."""
UNITS: dict[str, tuple[Unit, int]] = {
    "day": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "quarter": ("quarter", 1),
    "half": ("half", 1),
    "year": ("year", 1),
    "decade": ("decade", 1),
    "century": ("century", 1),
    "weekend": ("weekend", 1),
    "weekends": ("weekend", 1),
}


OPEN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def unit_of(match: Match) -> tuple[Unit, int] | None:
    """The unit of the calendar that a match has, and how many of it the word means; None for hours and less."""
    return UNITS.get(str(match.atom("u").value))


def from_something_wider(context: Context, unit: Unit, count: int) -> Meaning | None:
    """Count days from a month, or months from a year: all that is known is the stretch it can fall into.

    "The same day" behind "in August" is some day of that month.

    Returns:
        The meaning; None when the date named last is no wider than the unit that is counted in.
    """
    named, base = context.named, context.told()
    if named is None or base is None or _WIDTHS[named.unit] <= _WIDTHS[unit]:
        return None
    first, last = shift(period_of(unit, named.first), count).first, shift(period_of(unit, named.last), count).last
    value = named.value + "".join("-XX" for width in (12, 1) if _WIDTHS[unit] < width * 30 <= _WIDTHS[named.unit])
    return between(first, last, value, base.why, None)


def goes_on(match: Match, context: Context) -> bool:
    """Whether the words after the match are what it is before or after."""
    rest = context.text[match.end : match.end + 40].lstrip()
    return bool(rest) and rest[0] not in ".,;:!?)\"'”’"


def _unit(match: Match, context: Context) -> Meaning | None:
    """Read “last week”, "this month", "next year", "the current quarter"."""
    found = unit_of(match)
    if found is None:
        return None
    unit, many = found
    kind = match.atom("which").kind
    own = kind == "last" and _OF_SOMEBODY.search(context.text[max(0, match.start - 8) : match.start])
    base = context.now()
    if base is None and not own:
        return unplaced(OPEN[unit], precision=None)
    if own or base is None or (unit == "day" and (match.has("span") or kind == "this")):
        return (
            None  # "her mother's last day"; "the next day" counts from the date named last, "this day" is mostly none
        )
    count = {"last": -many, "next": many}.get(kind, 0)
    if unit == "weekend":
        return _weekend(base, count, context)
    meaning = on(from_anchor(unit, base, count), base.why)
    if match.has("span") and unit != "day":
        return _running(meaning, base, unit, count)
    return meaning


def _running(meaning: Meaning, base: Anchor, unit: Unit, count: int) -> Meaning:
    """Read “the past year” as running up to publication and not to the end of December."""
    other = shift(Period("day", base.day), 0).first
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    other = add_months(base.day, months * count) if months else base.day + timedelta(days=WEEK * count)
    first, last = sorted((other, base.day))
    return between(first, last, meaning.value or "", base.why, meaning.precision)


def _weekend(base: Anchor, count: int, context: Context) -> Meaning:
    """A weekend: the last or next one; "this weekend" by tense, from Thursday on the one at hand."""
    this = period_of("weekend", base.day)
    inside = this.holds(base.day)
    if count < 0:
        found = shift(this, -1)
    elif count > 0:
        found = shift(this, 1) if inside or base.day.weekday() > 1 else this
    elif inside or base.day.weekday() >= _THURSDAY or context.tense() != "past":
        found = this
    else:
        found = shift(this, -1)
    return on(found, base.why)


def _weekend_plain(match: Match, context: Context) -> Meaning | None:
    """Read “the weekend”: the last one when the clause tells of the past, else the coming one."""
    base = context.now()
    if base is None:
        return unplaced(OPEN["weekend"], precision="day")
    tense = context.tense()
    count = 0
    this = period_of("weekend", base.day)
    if not this.holds(base.day) and (match.has("past") or tense != "future"):
        count = -1
    return on(shift(this, count), base.why)


def _unit_told(match: Match, context: Context) -> Meaning | None:
    """Read “the previous day”, "the following month", "the same week", "that year"."""
    found = unit_of(match)
    if found is None:
        return None
    unit, many = found
    base = context.told()
    kind = match.atom("which").kind
    if context.bc is not None and unit == "year":
        step = {"previous": 1, "last": 1, "before": 1, "following": -1, "next": -1, "after": -1}.get(kind, 0)
        return unplaced(f"BC{context.bc + step:04d}", precision="year")
    if kind in {"before", "after"} and goes_on(match, context):
        return None  # it says before what
    if base is None:
        return unplaced(OPEN[unit])
    count = {"previous": -many, "last": -many, "before": -many, "following": many, "next": many, "after": many}.get(
        kind, 0
    )
    wide = from_something_wider(context, unit, count)
    return wide or on(from_anchor(unit, base, count), base.why)


def _unit_plain(match: Match, context: Context) -> Meaning | None:  # noqa: PLR0911 - one reading after another
    """Read “the year”, "the quarter", "the week": the one being told of, else that of publication."""
    found = unit_of(match)
    if found is None or found[0] in {"decade", "century"}:
        return None
    unit = found[0]
    told = context.told()
    if _DEFINED.match(context.text, match.end):
        return None  # "the day before the vote" is no day of its own
    if unit == "year" and _ENDED.match(context.text, match.end):
        return Meaning(type="DURATION", value="P1Y", named=False)
    if unit == "quarter" and context.quarter is not None:
        return on(context.quarter, f"the quarter told of, {context.quarter.value}")
    if unit == "quarter" and context.reference is not None and context.style == "news":
        return on(from_anchor(unit, context.reference, -1), context.reference.why)
    if context.named is not None and context.named.unit == unit and told is not None and context.style == "history":
        return on(context.named, told.why)
    base = told if context.style == "history" else context.reference
    if base is None:
        return unplaced(OPEN[unit])
    return on(from_anchor(unit, base, 0), base.why)


def _latest_quarter(match: Match, context: Context) -> Meaning | None:
    """Read “the latest quarter”: the last that was over at publication."""
    base = context.reference
    if base is None:
        return unplaced(OPEN["quarter"], precision="quarter")
    return on(from_anchor("quarter", base, -1), base.why)


def _year_ago_unit(match: Match, context: Context) -> Meaning | None:
    """Read “the year-ago quarter”, "the year-earlier period": what is told of, a year before."""
    base = context.told()
    if base is None:
        return unplaced(None)
    told = context.quarter_told()
    if match.has("u") and str(match.atom("u").value) in UNITS:
        unit = UNITS[str(match.atom("u").value)][0]
    else:
        unit = "quarter" if match.has("u") or told is not None else "year"
    if unit == "quarter" and told is None and context.reference is not None:
        told = from_anchor("quarter", context.reference, -1)
    day = add_months(told.first if told is not None and unit == "quarter" else base.day, -12)
    return replace(on(period_of(unit, day), base.why), named=False)


def _unit_end(match: Match, context: Context) -> Meaning | None:
    """Read “year-end”, "month's end": the last day of the unit."""
    base = context.now()
    found = unit_of(match)
    if found is None or base is None:
        return None
    unit = found[0]
    period = period_of(unit, base.day)
    if context.tense() == "past" and unit == "year":
        candidates = [shift(period, -1), period]
        period = choose(candidates, base.day, "past") if period.last < base.day else candidates[0]
    return Meaning(
        type="DATE",
        value=period.value,
        period=period,
        earliest=period.last.isoformat(),
        latest=period.last.isoformat(),
        precision="day",
        anchor=base.why,
        mod="END",
    )


RULES: tuple[Rule, ...] = (
    compile_rule("(last | next | this):which (UNIT1 | weekend):u", _unit),
    compile_rule("this (last | next):which (UNIT1 | weekend):u", _unit),
    compile_rule("the:span (last | next):which (UNIT1 | weekend):u", _unit),
    compile_rule("the? (current | present):which (UNIT1 | weekend):u", _unit),
    compile_rule("the weekend", _weekend_plain),
    compile_rule("the next:which day:u", _unit_told),
    compile_rule("the? (previous | following):which (UNIT1 | weekend):u", _unit_told),
    compile_rule("(the? that? same | that):which (UNIT1 | weekend):u", _unit_told),
    compile_rule("the UNIT1:u (before | after | previous | following):which", _unit_told),
    compile_rule("the UNIT1:u", _unit_plain),
    compile_rule("the SOLID UNIT1:u", _unit_plain),
    compile_rule("the latest (quarter | period)", _latest_quarter),
    compile_rule("the? year - (ago | earlier) (UNIT1 | period):u?", _year_ago_unit),
    compile_rule("the? UNIT1:u 's? -? end", _unit_end),
)
