"""Dates of the calendar: full, partial, numeric; months, quarters, halves, seasons, years, decades, centuries, eras."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from crossread.annotate.moments.almanac import SEASONS, Period, Unit, period_of, quarter, season
from crossread.annotate.moments.amounts import year_in_words
from crossread.annotate.moments.context import Context, choose
from crossread.annotate.moments.holidays import HOLIDAYS
from crossread.annotate.moments.meaning import Meaning, at_clock, between, on, unplaced
from crossread.annotate.moments.notation import Match, Rule, compile_rule

CLAUSE = 30
"""Characters a year reaches: in "since its start in 2003, and as of June", June is not of 2003."""
NEAR_DAYS = 100
"""A day and month given without a year is the nearest when that is as near as this, whatever the tense: of the
others one would say "last year" or "next year"."""
CENTURY_WRAP = 30
"""'29 is 2029 and '30 is 1930: two-figure years are rarely in a far future."""


def four_figures(year: int) -> int:
    """Complete a year of two figures."""
    if year >= 100:  # noqa: PLR2004 - already complete
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
            return unplaced(_open_value(month, day), precision="day" if day else "month")
    if year is not None:
        found = day_of(year, month, day) if day else Period("month", date(year, month, 1))
        return on(found, anchor) if found else None
    return place_in_year(context, month, day)


def _open_value(month: int, day: int | None) -> str:
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")


def place_in_year(context: Context, month: int, day: int | None) -> Meaning | None:
    """Find the year of a date that is given without one."""
    if day is not None and day_of(2000, month, day) is None:
        return None
    told = _year_told(context)
    if told is not None:
        found = day_of(told, month, day) if day else Period("month", date(told, month, 1))
        return on(found, f"year from \N{LEFT DOUBLE QUOTATION MARK}{context.named_words}"
                  "\N{RIGHT DOUBLE QUOTATION MARK}") if found else None
    if context.reference is None:
        return unplaced(_open_value(month, day), precision="day" if day else "month")
    near = context.reference.day
    years = [year for year in (near.year - 1, near.year, near.year + 1) if 1 <= year]
    candidates = [
        found
        for year in years
        if (found := day_of(year, month, day) if day else Period("month", date(year, month, 1)))
    ]
    if not candidates:
        return None
    tense = context.tense_before() or ("future" if context.tense() == "future" else None)
    if day is None and tense is None:
        tense = "past"
    if day is not None and any(abs((one.first - near).days) <= NEAR_DAYS for one in candidates):
        tense = None
    chosen = choose(candidates, near, tense)
    why = {"past": "last before", "future": "next after", None: "nearest to"}[tense]
    return on(chosen, f"year: {why} {context.reference.why}")


def _year_told(context: Context) -> int | None:
    """The year of a text that tells history, or of a paragraph that has just named a year long gone."""
    if context.year is None:
        return None
    if context.style == "history":
        return context.year
    if context.reference is None:
        return context.year if context.block - context.year_block <= 1 else None
    near = context.same_sentence(context.year_block, context.year_end) and context.start - context.year_end < CLAUSE
    old = near and context.year < context.reference.day.year - 1
    return context.year if old and context.tense() != "future" else None


def _iso(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001 - builders share a signature
    text = match.atoms[0].text
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?", text, re.IGNORECASE)
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
    if one >= 1000:  # noqa: PLR2004 - the year first
        found = day_of(one, two, three)
        return on(found) if found else None
    if "." in match.atom("n").text and three < 100 and one <= 12 and two <= 31 and len(match.atom("n").text) < 8:  # noqa: PLR2004
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
    if first.first > last.period.first:
        first = day_of(first.first.year - 1, months[0], match.number("d"))
    if first is None:
        return None
    return between(first.first, last.period.first, f"{first.value}/{last.value}", last.anchor, "day")


def _month_range(match: Match, context: Context) -> Meaning | None:
    last = with_year(match, context, match.number("m2"), None)
    if last is None or last.period is None:
        return None
    month = match.number("m")
    first = Period("month", date(last.period.first.year - (month > match.number("m2")), month, 1))
    return between(first.first, last.period.last, f"{first.value}/{last.value}", last.anchor, "month")


def _month(match: Match, context: Context) -> Meaning | None:
    return with_year(match, context, match.number("m"), None)


def _month_relative(match: Match, context: Context) -> Meaning | None:
    """ "last May", "next June", "this March", "the previous October"."""
    kind = match.atom("which").kind
    base = context.told() if kind in {"previous", "following", "that", "same"} else context.now()
    if base is None:
        return unplaced(_open_value(match.number("m"), None), precision="month")
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
    base = context.now() if _year_told(context) is None else context.told()
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


def _year(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001
    return on(Period("year", date(four_figures(int(re.sub(r"\D", "", match.atom("y").text))), 1, 1)))


def _year_words(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001
    year = year_in_words(match.named["y"])
    return on(Period("year", date(year, 1, 1))) if year else None


def _year_range(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001
    first = match.number("y")
    last = int(re.sub(r"\D", "", match.atom("y2").text))
    if last < 100:  # noqa: PLR2004 - 1914-18
        last += first // 100 * 100
    if not first < last <= first + 400:
        return None
    return between(date(first, 1, 1), date(last, 12, 31), f"{first}/{last}", None, "year")


def _month_in_words(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001
    year = year_in_words(match.named["y"])
    return on(Period("month", date(year, match.number("m"), 1))) if year else None


def _before_christ(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001
    """Years of an era; those before Christ lie outside the computer's calendar and keep their value only."""
    if match.atom("era").value == "AD":
        year = match.number("y")
        return on(Period("year", date(year, 1, 1))) if 1 <= year <= 9999 else None  # noqa: PLR2004
    value = f"BC{match.number('y'):04d}"
    if match.has("m"):
        value += f"-{match.number('m'):02d}"
    if match.has("d"):
        value += f"-{match.number('d'):02d}"
    return unplaced(value, precision="year")


def _decade(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001
    first = int(str(match.atom("y").value))
    if first < 100:  # noqa: PLR2004 - the '80s
        first += 1900 if first >= CENTURY_WRAP else 2000
    last = match.named.get("y2")
    if last:
        second = int(str(last[0].value))
        second += first // 100 * 100 if second < 100 else 0  # noqa: PLR2004
        if second <= first:
            return None
        return between(date(first, 1, 1), date(second + 9, 12, 31), f"{first // 10}/{second // 10}", None, "decade")
    return on(Period("decade", date(first, 1, 1)))


def _century(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001
    number = 2 if match.atom("o").kind == "second" else match.number("o")
    if not 0 < number < 31:  # noqa: PLR2004 - centuries anyone writes of
        return None
    if match.has("era") and match.atom("era").value == "BC":
        return unplaced(f"BC{number - 1:02d}")
    return on(Period("century", date(max((number - 1) * 100, 1), 1, 1)))


def _season(match: Match, context: Context) -> Meaning | None:
    name = str(match.atom("s").value)
    year = year_named(match, context)
    if year is not None:
        return on(season(year, name))
    base = context.now() if context.style == "news" else context.told()
    if base is None:
        return unplaced(f"XXXX-{name}", precision="season")
    near = base.day
    candidates = [season(one, name) for one in (near.year - 1, near.year, near.year + 1)]
    which = match.atom("which").kind if match.has("which") else ""
    if which in {"last", "previous"} or match.has("past"):
        return on(max((one for one in candidates if one.last < near), key=lambda one: one.first), base.why)
    if which in {"next", "following"}:
        return on(min((one for one in candidates if one.first > near), key=lambda one: one.first), base.why)
    if context.style == "history" and context.named is not None:
        return on(season(context.named.first.year, name), base.why)
    if which == "this" and context.tense() is None:
        return on(next(one for one in candidates if one.first.year == near.year), base.why)
    return on(choose(candidates, near, context.tense()), base.why)


def _ordinal(match: Match, name: str) -> int:
    atom = match.atom(name)
    return 2 if atom.kind == "second" else int(str(atom.value))


def _quarter(match: Match, context: Context) -> Meaning | None:
    """ "the third quarter of 1984", "Q1 2019", "this year's first quarter", "the second quarter"."""
    number = match.number("q") if match.has("q") else _ordinal(match, "o")
    number = 4 if number == -1 else number
    if not 1 <= number <= 4:  # noqa: PLR2004 - a year has four
        return None
    year = year_named(match, context)
    if year is not None:
        return on(quarter(year, number))
    base = context.now()
    if base is None:
        return unplaced(f"XXXX-Q{number}", precision="quarter")
    near = base.day
    candidates = [quarter(one, number) for one in (near.year - 1, near.year, near.year + 1)]
    if match.has("which") and match.atom("which").kind in {"last", "next"}:
        tense = "past" if match.atom("which").kind == "last" else "future"
        return on(choose(candidates, near, tense), base.why)  # type: ignore[arg-type]
    return on(choose(candidates, near, None), base.why)  # results are told of, and forecast, for the nearest one


def _year_and_quarter(match: Match, context: Context) -> Meaning | None:
    """ "the 1988 period", "the 1988 quarter": the quarter being told of, of that year."""
    told = context.quarter_told()
    year = match.number("y")
    if told is None:
        return on(Period("year", date(year, 1, 1))) if match.has("period") else None
    return replace(on(Period("quarter", told.first.replace(year=year))), named=False)


def _half(match: Match, context: Context) -> Meaning | None:
    number = _ordinal(match, "o") if match.has("o") else 2
    number = 2 if number == -1 else number
    if number > 2:  # noqa: PLR2004
        return None
    year = year_named(match, context)
    if year is None:
        if match.has("decade"):
            return _half_decade(match, number)
        base = context.now()
        if base is None or not match.has("theyear"):
            return None
        year = base.day.year
    return on(Period("half", date(year, 1 if number == 1 else 7, 1)))


def _half_decade(match: Match, number: int) -> Meaning:
    first = int(str(match.atom("decade").value))
    first += 1900 if first < 100 else 0  # noqa: PLR2004
    start = first + (5 if number > 1 else 0)
    return between(date(start, 1, 1), date(start + 4, 12, 31), str(first // 10), None, "decade")


def _fiscal_year(match: Match, context: Context) -> Meaning | None:
    if match.has("y"):
        return _year(match, context)
    if match.has("code"):
        figures = re.sub(r"\D", "", match.atom("code").text)
        return on(Period("year", date(four_figures(int(figures)), 1, 1)))
    if re.match(r"\s+(?:ended|ending)\b", context.text[match.end :]):
        return Meaning(type="DURATION", value="P1Y", named=False)
    base = context.now()
    if base is None:
        return unplaced("XXXX", precision="year")
    which = match.atom("which").kind if match.has("which") else ""
    year = base.day.year - (which in {"last", "previous"}) + (which in {"next", "following"})
    return on(Period("year", date(year, 1, 1)), base.why)


def _part_of_month(match: Match, context: Context) -> Meaning | None:
    """ "the last week of March", "the first weekend in June": a week belongs where most of its days lie."""
    month = with_year(match, context, match.number("m"), None)
    if month is None or month.period is None:
        return month
    last = match.has("last") or (match.has("o") and match.atom("o").value == -1)
    number = -1 if last else _ordinal(match, "o")
    unit: Unit = "weekend" if match.word("u").startswith("weekend") else "week"
    weeks = []
    for start in range(0, 35, 7):
        middle = date.fromordinal(month.period.first.toordinal() + start + (3 if unit == "week" else 0))
        found = period_of(unit, middle)
        if month.period.holds(date.fromordinal(found.first.toordinal() + (3 if unit == "week" else 0))) and found not in weeks:
            weeks.append(found)
    try:
        return on(weeks[number if number < 0 else number - 1], month.anchor)
    except IndexError:
        return None


def _nth_weekday(match: Match, context: Context) -> Meaning | None:
    """ "the first Monday in September", "the last Friday of May"."""
    month = with_year(match, context, match.number("m"), None)
    if month is None or month.period is None:
        return None
    days = [
        day
        for ordinal in range(month.period.first.toordinal(), month.period.last.toordinal() + 1)
        if (day := date.fromordinal(ordinal)).weekday() == match.number("w")
    ]
    number = -1 if match.has("last") else _ordinal(match, "o")
    try:
        return on(Period("day", days[number if number < 0 else number - 1]), month.anchor)
    except IndexError:
        return None


_YEAR = "(YEARNUM:y | SHORTYEAR:y2)"
_OF_YEAR = (
    f"(,? of? {_YEAR} | (,? of? (this | last | next) year | of? (that | the? same | the (previous | following)):told year):yearword)"
)

RULES: tuple[Rule, ...] = (
    compile_rule("ISO:n", _iso),
    compile_rule("(WEEKDAY ,?)? NUMERIC:n", _numeric),
    compile_rule(f"(WEEKDAY:w ,? on?)? the? DAY:d of? MONTH:m {_OF_YEAR}?", _month_day),
    compile_rule(f"(WEEKDAY:w ,? on?)? MONTH:m the? (DAY | ORDWORD):d {_OF_YEAR}?", _month_day),
    compile_rule(f"(WEEKDAY:w ,?)? the ORDWORD:d of MONTH:m {_OF_YEAR}?", _month_day),
    compile_rule(f"from? the? DAY:d (- | to | and | through | until) the? DAY:d2 of? MONTH:m {_OF_YEAR}?", _day_range),
    compile_rule(f"between the? DAY:d and the? DAY:d2 of? MONTH:m {_OF_YEAR}?", _day_range),
    compile_rule(f"from? MONTH:m DAY:d (- | to | and | through | until) DAY:d2 {_OF_YEAR}?", _day_range),
    compile_rule(f"from? MONTH:m DAY:d (- | to | through | until) MONTH:m2 DAY:d2 {_OF_YEAR}?", _day_range),
    compile_rule(f"between MONTH:m DAY:d and MONTH:m2 DAY:d2 {_OF_YEAR}?", _day_range),
    compile_rule(f"from? DAY:d MONTH:m (- | to | through | until) DAY:d2 MONTH:m2 {_OF_YEAR}?", _day_range),
    compile_rule(f"between DAY:d MONTH:m and DAY:d2 MONTH:m2 {_OF_YEAR}?", _day_range),
    compile_rule(f"from MONTH:m (to | through | until | -) MONTH:m2 {_OF_YEAR}?", _month_range),
    compile_rule(f"between MONTH:m and MONTH:m2 {_OF_YEAR}?", _month_range),
    compile_rule(f"MONTH:m - MONTH:m2 {_OF_YEAR}?", _month_range),
    compile_rule(f"MONTH:m {_OF_YEAR}", _month),
    compile_rule("MONTH:m", _month),
    compile_rule("(the? (last | next | previous | following) | this | that | the? same):which MONTH:m", _month_relative),
    compile_rule(f"(last | next | this):which? HOLIDAY:h (,? (in | of)? {_YEAR})?", _holiday),
    compile_rule("(last | next | this):which year 's HOLIDAY:h", _holiday),
    compile_rule("YEARNUM:y", _year),
    compile_rule("SHORTYEAR:y", _year),
    compile_rule("the (year | UNITS) YEARNUM:y", _year),
    compile_rule("the? SOLID year YEARNUM:y", _year),
    compile_rule("(the year)? (WORDNUM WORD (-? WORDNUM)? | WORDNUM BIGNUM and WORDNUM (-? WORDNUM)?):y", _year_words),
    compile_rule("MONTH:m ,? (WORDNUM WORD (-? WORDNUM)?):y", _month_in_words),
    compile_rule("(from | between)? YEARNUM:y (- | to | and | through | until) (YEARNUM | SHORTYEAR):y2", _year_range),
    compile_rule("YEARNUM:y (- | /) (DAYNUM | NUM):y2", _year_range),
    compile_rule("(DAYNUM:d? MONTH:m)? (NUM | YEARNUM | DAYNUM):y ERA:era", _before_christ),
    compile_rule("the? DECADE:y", _decade),
    compile_rule("the? DECADEWORD:y", _decade),
    compile_rule("the? DECADE:y (and | or | to | -) DECADE:y2", _decade),
    compile_rule("the? ORDINAL:o -? UNIT:u ERA:era?", _century),
    compile_rule(f"the? SEASON:s ,? (of | in)? {_OF_YEAR}", _season),
    compile_rule("YEARNUM:y SEASON:s", _season),
    compile_rule("(this | last | next | the (last | next | previous | following)):which (next? | last:past)? SEASON:s", _season),
    compile_rule("(this | last | next) year 's SEASON:s", _season),
    compile_rule("the? SEASON:s", _season),
    compile_rule("fiscal? -? ORDINAL:o - quarter", _quarter),
    compile_rule(f"the? fiscal? -? ORDINAL:o quarter (,? (of | in)? the? fiscal? (year)? {_YEAR} | ,? (of | in) ((this | last | next) fiscal? year):yearword)?", _quarter),
    compile_rule("the? (this | last | next):which fiscal? ORDINAL:o -? quarter", _quarter),
    compile_rule("the? fiscal? YEARNUM:y -? (ORDINAL:o -? quarter | QUARTERCODE:q)", _quarter),
    compile_rule("the? fiscal? YEARNUM:y (quarter | period:period)", _year_and_quarter),
    compile_rule(f"QUARTERCODE:q (,? of? {_YEAR})?", _quarter),
    compile_rule("((this | last | next) fiscal? year):yearword 's ORDINAL:o quarter", _quarter),
    compile_rule(f"the? (ORDINAL:o | last) half of (the? fiscal? year? {_YEAR} | ((this | last | next) year):yearword | the DECADE:decade | (the year):theyear)", _half),
    compile_rule("((this | last | next) year):yearword 's ORDINAL:o half", _half),
    compile_rule("the? (fiscal | financial) year? (YEARNUM | SHORTYEAR):y", _fiscal_year),
    compile_rule("FISCALCODE:code", _fiscal_year),
    compile_rule("(the | this | last | next | current):which current? (fiscal | financial) year", _fiscal_year),
    compile_rule(f"the? (ORDINAL:o | last:last) (UNIT | weekend):u (of | in) MONTH:m {_OF_YEAR}?", _part_of_month),
    compile_rule(f"the? (ORDINAL:o | last:last) WEEKDAY:w (of | in) MONTH:m {_OF_YEAR}?", _nth_weekday),
)
