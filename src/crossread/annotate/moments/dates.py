"""Dates of the calendar: full, partial, numeric, ranges of days and months, holidays, weeks of a month."""

# ruff: noqa: ARG001 - builders share one signature
# ruff: noqa: PLR2004 - numbers of the calendar, of figures in a year, of words in a window
from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from crossread.annotate.moments.almanac import Period, Unit, period_of
from crossread.annotate.moments.context import Context, choose
from crossread.annotate.moments.holidays import HOLIDAYS
from crossread.annotate.moments.meaning import PHASES, Meaning, at_clock, between, on, portion, unplaced
from crossread.annotate.moments.notation import Match, Rule, compile_rule
from crossread.annotate.moments.partial import (
    OF_YEAR,
    YEAR,
    day_of,
    four_figures,
    open_value,
    ordinal_of,
    with_year,
    year_named,
    year_told,
)


def _iso(match: Match, context: Context) -> Meaning | None:
    text = match.atoms[0].text
    found = re.fullmatch(
        r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?", text, re.IGNORECASE
    )
    if found is None:
        return None
    period = day_of(int(found[1]), int(found[2]), int(found[3]))
    if period is None:
        return None
    day = on(period)
    return at_clock(day, f"T{found[4]}", (found[5] or "").upper()) if found[4] else day


def _numeric(match: Match, context: Context) -> Meaning | None:
    """Three numbers with slashes, dots or hyphens; the order is the text's own where it shows one."""
    one, two, three = (int(part) for part in re.split(r"[/.-]", match.atom("n").text))
    if one >= 1000:
        found = day_of(one, two, three)
        return on(found) if found else None
    if "." in match.atom("n").text and three < 100 and one <= 12 and two <= 31 and len(match.atom("n").text) < 8:
        return None  # a version or section number: 1.2.3
    year = four_figures(three)
    day_first, month_first = day_of(year, two, one), day_of(year, one, two)
    if day_first is None or month_first is None or day_first == month_first:
        found = day_first or month_first
        return on(found) if found else None
    if context.day_first is not None:
        return on(day_first if context.day_first else month_first, "order of day and month as elsewhere in the text")
    if context.reference is not None:
        near = min((month_first, day_first), key=lambda one: abs((one.first - context.reference.day).days))  # type: ignore[union-attr]
        return on(near, f"order of day and month: the reading nearest to {context.reference.why}")
    first, last = sorted((day_first.first, month_first.first))
    return between(first, last, month_first.value, "the order of day and month is not known", "day")


def _month_day(match: Match, context: Context) -> Meaning | None:
    return with_year(match, context, match.number("m"), match.number("d"))


def _day_range(match: Match, context: Context) -> Meaning | None:
    """Two days of one month or of two: "July 11-12", "30 April to 2 May"."""
    months = [match.number(name) for name in ("m", "m2") if match.has(name)]
    last = with_year(match, context, months[-1], match.number("d2"))
    if last is None or last.period is None:
        return last
    first = day_of(last.period.first.year, months[0], match.number("d"))
    if first is None:
        return None
    if match.has("pair") and match.number("d2") != match.number("d") + 1:
        return None  # "3 and 5 May" are two days and no range
    if first.first > last.period.first:
        first = day_of(first.first.year - 1, months[0], match.number("d"))
    if first is None:
        return None
    return between(first.first, last.period.first, f"{first.value}/{last.value}", last.anchor, "day")


def _month_range(match: Match, context: Context) -> Meaning | None:
    """Two months, each with a year or a part of its own: "March 2031 to May 2032", "mid-March and mid-April"."""
    last = with_year(match, context, match.number("m2"), None)
    if last is None or last.period is None:
        return None
    month = match.number("m")
    year = last.period.first.year - (month > match.number("m2"))
    if match.has("from"):
        year = match.number("from")
    first = Period("month", date(year, month, 1))
    if first.first > last.period.first:
        return None
    begin, end = (
        portion(on(one), PHASES[match.atom(name).kind]) if match.has(name) else on(one)
        for one, name in ((first, "part"), (last.period, "part2"))
    )
    found = between(first.first, last.period.last, f"{first.value}/{last.value}", last.anchor, "month")
    return replace(found, earliest=begin.earliest, latest=end.latest)


def _month(match: Match, context: Context) -> Meaning | None:
    return with_year(match, context, match.number("m"), None)


def _month_relative(match: Match, context: Context) -> Meaning | None:
    """Read “last May”, "next June", "this March", "the previous October"."""
    if re.match(r"\s\d{1,2}\b", context.text[match.end :]):
        return None  # "this May 3" is a day
    kind = match.atom("which").kind
    base = context.told() if kind in {"previous", "following", "that", "same"} else context.now()
    if base is None:
        return unplaced(open_value(match.number("m"), None), precision="month")
    month, near = match.number("m"), base.day
    year = near.year
    if kind in {"last", "previous"}:
        year -= month >= near.month
    elif kind in {"next", "following"}:
        year += month <= near.month
    return on(Period("month", date(year, month, 1)), base.why)


def _holiday(match: Match, context: Context) -> Meaning | None:
    rule = HOLIDAYS[str(match.atom("h").value)]
    year = year_named(match, context)
    if year is not None:
        return on(Period("day", rule(year)))
    base = context.now() if year_told(context) is None else context.told()
    if base is None:
        return unplaced(None, precision="day")
    near = base.day
    candidates = [Period("day", rule(one)) for one in (near.year - 1, near.year, near.year + 1)]
    if match.has("which"):
        kind = match.atom("which").kind
        if kind == "last":
            return on(max((one for one in candidates if one.first < near), key=lambda one: one.first), base.why)
        if kind == "next":
            return on(min((one for one in candidates if one.first > near), key=lambda one: one.first), base.why)
    return on(choose(candidates, near, context.tense()), base.why)


def _part_of_month(match: Match, context: Context) -> Meaning | None:
    """Read “the last week of March”, "the first weekend in June": a week belongs where most of its days lie."""
    month = with_year(match, context, match.number("m"), None)
    if month is None or month.period is None:
        return month
    last = match.has("last") or (match.has("o") and match.atom("o").value == -1)
    number = -1 if last else ordinal_of(match, "o")
    unit: Unit = "weekend" if match.word("u").startswith("weekend") else "week"
    weeks = []
    for start in range(0, 35, 7):
        middle = date.fromordinal(month.period.first.toordinal() + start + (3 if unit == "week" else 0))
        found = period_of(unit, middle)
        if (
            month.period.holds(date.fromordinal(found.first.toordinal() + (3 if unit == "week" else 0)))
            and found not in weeks
        ):
            weeks.append(found)
    try:
        return on(weeks[number if number < 0 else number - 1], month.anchor)
    except IndexError:
        return None


def _nth_weekday(match: Match, context: Context) -> Meaning | None:
    """Read “the first Monday in September”, "the last Friday of May"."""
    month = with_year(match, context, match.number("m"), None)
    if month is None or month.period is None:
        return None
    days = [
        day
        for ordinal in range(month.period.first.toordinal(), month.period.last.toordinal() + 1)
        if (day := date.fromordinal(ordinal)).weekday() == match.number("w")
    ]
    number = -1 if match.has("last") else ordinal_of(match, "o")
    try:
        return on(Period("day", days[number if number < 0 else number - 1]), month.anchor)
    except IndexError:
        return None


_PART = "(early | mid | late)"

RULES: tuple[Rule, ...] = (
    compile_rule("ISO:n", _iso),
    compile_rule("(WEEKDAY ,?)? NUMERIC:n", _numeric),
    compile_rule("DAY:d - MONTH:m - YEARNUM:y", _month_day),
    compile_rule("MONTH:m - DAY:d - YEARNUM:y", _month_day),
    compile_rule(f"(WEEKDAY:w ,? on?)? the? DAY:d of? MONTH:m {OF_YEAR}?", _month_day),
    compile_rule(f"(WEEKDAY:w ,? on?)? MONTH:m the? (DAY | ORDWORD):d {OF_YEAR}?", _month_day),
    compile_rule(f"(WEEKDAY:w ,?)? the ORDWORD:d of MONTH:m {OF_YEAR}?", _month_day),
    compile_rule(
        f"from? the? DAY:d (- | to | and:pair | through | until) the? DAY:d2 of? MONTH:m {OF_YEAR}?", _day_range
    ),
    compile_rule(f"between the? DAY:d and the? DAY:d2 of? MONTH:m {OF_YEAR}?", _day_range),
    compile_rule(f"from? MONTH:m DAY:d (- | to | and:pair | through | until) DAY:d2 {OF_YEAR}?", _day_range),
    compile_rule(f"from? MONTH:m DAY:d (- | to | through | until) MONTH:m2 DAY:d2 {OF_YEAR}?", _day_range),
    compile_rule(f"between MONTH:m DAY:d and MONTH:m2 DAY:d2 {OF_YEAR}?", _day_range),
    compile_rule(f"from? DAY:d MONTH:m (- | to | through | until) DAY:d2 MONTH:m2 {OF_YEAR}?", _day_range),
    compile_rule(f"between DAY:d MONTH:m and DAY:d2 MONTH:m2 {OF_YEAR}?", _day_range),
    compile_rule(f"from MONTH:m (to | through | until | -) MONTH:m2 {OF_YEAR}?", _month_range),
    compile_rule(f"between MONTH:m and MONTH:m2 {OF_YEAR}?", _month_range),
    compile_rule(f"between MONTH:m YEARNUM:from and MONTH:m2 {YEAR}", _month_range),
    compile_rule(f"from MONTH:m YEARNUM:from (to | through | until | -) MONTH:m2 {YEAR}", _month_range),
    compile_rule(f"between {_PART}:part - MONTH:m and {_PART}:part2 - MONTH:m2 {OF_YEAR}?", _month_range),
    compile_rule(f"between {_PART}:part MONTH:m and {_PART}:part2 MONTH:m2 {OF_YEAR}?", _month_range),
    compile_rule(f"MONTH:m - MONTH:m2 {OF_YEAR}?", _month_range),
    compile_rule(f"MONTH:m {OF_YEAR}", _month),
    compile_rule("MONTH:m", _month),
    compile_rule(
        "(the? (last | next | previous | following) | this | that | the? same):which MONTH:m", _month_relative
    ),
    compile_rule(f"(last | next | this):which? HOLIDAY:h (,? (in | of)? {YEAR})?", _holiday),
    compile_rule("(last | next | this):which year 's HOLIDAY:h", _holiday),
    compile_rule(f"the? (ORDINAL:o | last:last) (UNIT | weekend):u (of | in) MONTH:m {OF_YEAR}?", _part_of_month),
    compile_rule(f"the? (ORDINAL:o | last:last) WEEKDAY:w (of | in) MONTH:m {OF_YEAR}?", _nth_weekday),
)
