"""Years, decades, centuries and eras; quarters, halves, seasons, fiscal years."""

# ruff: noqa: ARG001 - builders share one signature
# ruff: noqa: PLR2004 - numbers of the calendar, of figures in a year, of words in a window
from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from crossread.annotate.moments.almanac import Period, quarter, season
from crossread.annotate.moments.amounts import year_in_words
from crossread.annotate.moments.context import Context, choose
from crossread.annotate.moments.meaning import Meaning, between, on, unplaced
from crossread.annotate.moments.notation import Match, Rule, compile_rule
from crossread.annotate.moments.partial import CENTURY_WRAP, OF_YEAR, YEAR, four_figures, ordinal_of, year_named

_LEAD = re.compile(r"\b(?:in|by|until|till|since|from|of|after|before|late|early|and|to|between)\s+$", re.IGNORECASE)
_END = re.compile(r"\s*(?:[.,;:)]|$)|\s+(?:and|the|to|when|by|he|they|it|under|with|after|before|a|an)\b")


def _year(match: Match, context: Context) -> Meaning | None:
    return on(Period("year", date(four_figures(int(re.sub(r"\D", "", match.atom("y").text))), 1, 1)))


def _year_words(match: Match, context: Context) -> Meaning | None:
    year = year_in_words(match.named["y"])
    return on(Period("year", date(year, 1, 1))) if year else None


def _year_range(match: Match, context: Context) -> Meaning | None:
    first = match.number("y")
    last = int(re.sub(r"\D", "", match.atom("y2").text))
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 400:
        return None
    return between(date(first, 1, 1), date(last, 12, 31), f"{first}/{last}", None, "year")


def _month_in_words(match: Match, context: Context) -> Meaning | None:
    year = year_in_words(match.named["y"])
    return on(Period("month", date(year, match.number("m"), 1))) if year else None


def _before_christ(match: Match, context: Context) -> Meaning | None:
    """Years of an era; those before Christ lie outside the computer's calendar and keep their value only."""
    if match.atom("era").value == "AD":
        year = match.number("y")
        return on(Period("year", date(year, 1, 1))) if 1 <= year <= 9999 else None
    context.bc = match.number("y")
    value = f"BC{match.number('y'):04d}"
    if match.has("s"):
        value += f"-{match.atom('s').value}"
    if match.has("m"):
        value += f"-{match.number('m'):02d}"
    if match.has("d"):
        value += f"-{match.number('d'):02d}"
    return unplaced(value, precision="year")


def _decade_before_christ(match: Match, context: Context) -> Meaning | None:
    return unplaced(f"BC{int(match.atom('y').text[:-2]):03d}", precision="decade")


def _bare_before_christ(match: Match, context: Context) -> Meaning | None:
    """Read “in 480” in a text of years before Christ."""
    year = match.number("y")
    if not context.ancient or year < 50 or year > 999 or "," in match.atom("y").text:
        return None
    if not _LEAD.search(context.left(match.start)) or not _END.match(context.text, match.end):
        return None
    context.bc = year
    return unplaced(f"BC{year:04d}", precision="year")


def _decade(match: Match, context: Context) -> Meaning | None:
    first = int(str(match.atom("y").value))
    if first < 100:
        first += 1900 if first >= CENTURY_WRAP else 2000
    last = match.named.get("y2")
    if last:
        second = int(str(last[0].value))
        second += first // 100 * 100 if second < 100 else 0
        if second <= first:
            return None
        return between(date(first, 1, 1), date(second + 9, 12, 31), f"{first // 10}/{second // 10}", None, "decade")
    return on(Period("decade", date(first, 1, 1)))


def _century(match: Match, context: Context) -> Meaning | None:
    number = 2 if match.atom("o").kind == "second" else match.number("o")
    if match.atom("u").value != "century" or not 0 < number < 31:
        return None
    if match.has("era") and match.atom("era").value == "BC":
        return unplaced(f"BC{number - 1:02d}")
    return on(Period("century", date(max((number - 1) * 100, 1), 1, 1)))


def _season(match: Match, context: Context) -> Meaning | None:  # noqa: PLR0911 - one reading after another
    name = str(match.atom("s").value)
    year = year_named(match, context)
    if year is not None:
        return on(season(year, name))
    if context.bc is not None and context.style == "history":
        return unplaced(f"BC{context.bc:04d}-{name}", precision="season")
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


def _quarter(match: Match, context: Context) -> Meaning | None:
    """Read “the third quarter of 1984”, "Q1 2019", "this year's first quarter", "the second quarter"."""
    number = match.number("q") if match.has("q") else ordinal_of(match, "o")
    number = 4 if number == -1 else number
    if not 1 <= number <= 4:
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
    """Read “the 1988 period”, "the 1988 quarter": the quarter being told of, of that year."""
    told = context.quarter_told()
    year = match.number("y")
    if told is None:
        return on(Period("year", date(year, 1, 1))) if match.has("period") else None
    return replace(on(Period("quarter", told.first.replace(year=year))), named=False)


def _half(match: Match, context: Context) -> Meaning | None:
    number = ordinal_of(match, "o") if match.has("o") else 2
    number = 2 if number == -1 else number
    if number > 2:
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
    first += 1900 if first < 100 else 0
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


RULES: tuple[Rule, ...] = (
    compile_rule("YEARNUM:y", _year),
    compile_rule("SHORTYEAR:y", _year),
    compile_rule("the (year | UNITS) YEARNUM:y", _year),
    compile_rule("the? SOLID year YEARNUM:y", _year),
    compile_rule("(the year)? (WORDNUM BIGNUM and WORDNUM (-? WORDNUM)? | WORDNUM WORD (-? WORDNUM)?):y", _year_words),
    compile_rule("MONTH:m ,? (WORDNUM WORD (-? WORDNUM)?):y", _month_in_words),
    compile_rule("from? YEARNUM:y (- | to | through | until) (YEARNUM | SHORTYEAR):y2", _year_range),
    compile_rule("between YEARNUM:y and (YEARNUM | SHORTYEAR):y2", _year_range),
    compile_rule("YEARNUM:y (- | /) (DAYNUM | NUM):y2", _year_range),
    compile_rule("the? SEASON:s ,? (of | in)? (NUM | YEARNUM | DAYNUM):y ERA:era", _before_christ),
    compile_rule("the? BCDECADE:y ERA", _decade_before_christ),
    compile_rule("NUM:y", _bare_before_christ),
    compile_rule("(DAYNUM:d? MONTH:m)? (NUM | YEARNUM | DAYNUM):y ERA:era", _before_christ),
    compile_rule("the? DECADE:y", _decade),
    compile_rule("the? DECADEWORD:y", _decade),
    compile_rule("the? DECADE:y (and | or | to | -) DECADE:y2", _decade),
    compile_rule("the? ORDINAL:o -? UNIT:u ERA:era?", _century),
    compile_rule(f"the? SEASON:s ,? (of | in)? {OF_YEAR}", _season),
    compile_rule("YEARNUM:y SEASON:s", _season),
    compile_rule(
        "(this | last | next | the (last | next | previous | following | same) | that same?):which"
        " (next? | last:past)? SEASON:s",
        _season,
    ),
    compile_rule("(this | last | next) year 's SEASON:s", _season),
    compile_rule("the? SEASON:s", _season),
    compile_rule("fiscal? -? ORDINAL:o - quarter", _quarter),
    compile_rule(
        f"the? fiscal? -? ORDINAL:o quarter (,? (of | in)? the? fiscal? (year)? {YEAR} |"
        " ,? (of | in) ((this | last | next) fiscal? year):yearword)?",
        _quarter,
    ),
    compile_rule("the? (this | last | next):which fiscal? ORDINAL:o -? quarter", _quarter),
    compile_rule("the? fiscal? YEARNUM:y -? (ORDINAL:o -? quarter | QUARTERCODE:q)", _quarter),
    compile_rule("the? fiscal? YEARNUM:y (quarter | period:period)", _year_and_quarter),
    compile_rule(f"QUARTERCODE:q (,? of? {YEAR})?", _quarter),
    compile_rule("((this | last | next) fiscal? year):yearword 's ORDINAL:o quarter", _quarter),
    compile_rule(
        f"the? (ORDINAL:o | last) half of (the? fiscal? year? {YEAR} | ((this | last | next) year):yearword |"
        " the DECADE:decade | (the year):theyear)",
        _half,
    ),
    compile_rule("((this | last | next) year):yearword 's ORDINAL:o half", _half),
    compile_rule("the? (fiscal | financial) year? (YEARNUM | SHORTYEAR):y", _fiscal_year),
    compile_rule("FISCALCODE:code", _fiscal_year),
    compile_rule("(the | this | last | next | current):which current? (fiscal | financial) year", _fiscal_year),
)
