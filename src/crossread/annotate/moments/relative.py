"""Days and stretches counted from publication or from the date named last: "on Friday", "last month", "two days later"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from crossread.annotate.moments.almanac import Period, Unit, add_months, period_of, shift
from crossread.annotate.moments.amounts import duration_value, read_amount
from crossread.annotate.moments.context import Anchor, Context, choose, from_anchor
from crossread.annotate.moments.meaning import Meaning, between, on, unplaced
from crossread.annotate.moments.notation import Match, Rule, compile_rule

WEEK = 7
_UNTIL = re.compile(r"\b(?:until|till|by|through)\s+$", re.IGNORECASE)
_ENDED = re.compile(r"\s+(?:ended|ending|to|through)\b")
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
_OPEN = {
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


def unit_of(match: Match, name: str = "u") -> tuple[Unit, int] | None:
    """The unit of the calendar of that name and how many of it the word means; None for hours and less."""
    return UNITS.get(str(match.atom(name).value))


def _weekday(match: Match, context: Context) -> Meaning | None:
    """A weekday: that of publication means that day; else the tense of the clause decides, past by default."""
    number = match.number("w")
    base = context.now()
    if base is None:
        return unplaced(f"XXXX-WXX-{number + 1}", precision="day")
    which = match.atom("which").kind if match.has("which") else ""
    since = (base.day.weekday() - number) % WEEK
    last, coming = base.day - timedelta(days=since), base.day + timedelta(days=-since % WEEK)
    tense = context.tense()
    if _UNTIL.search(context.text, max(match.start - 10, 0), match.start) and " had " not in context.text[match.start - 80 : match.end + 60]:
        tense = "future"
    if which == "last":
        day, why = (last if since else last - timedelta(days=WEEK)), "last before"
    elif which == "next" or match.has("coming"):
        day, why = (coming if since else coming + timedelta(days=WEEK)), "next after"
    elif not since:
        day, why = base.day, "same weekday as"
    elif tense == "future" or (which == "this" and tense is None):
        day, why = coming, "next after"
    else:
        day, why = last, "last before"
    return on(Period("day", day), f"weekday: {why} {base.why}")


def _weekday_told(match: Match, context: Context) -> Meaning | None:
    """ "the previous Friday", "the following Monday", "that Tuesday", counted from the date named last."""
    number = match.number("w")
    base = context.told()
    if base is None:
        return unplaced(f"XXXX-WXX-{number + 1}", precision="day")
    which = match.atom("which").kind
    since = (base.day.weekday() - number) % WEEK
    if which in {"previous", "last"}:
        day = base.day - timedelta(days=since or WEEK)
    elif which in {"following", "next"}:
        day = base.day + timedelta(days=-since % WEEK or WEEK)
    else:
        day = base.day - timedelta(days=base.day.weekday() - number)
    return on(Period("day", day), base.why)


def _weekday_of_week(match: Match, context: Context) -> Meaning | None:
    """ "Tuesday of last week", "next week on Monday"."""
    base = context.now()
    if base is None:
        return unplaced(f"XXXX-WXX-{match.number('w') + 1}", precision="day")
    count = {"last": -1, "next": 1}.get(match.atom("which").kind, 0)
    week = from_anchor("week", base, count)
    return on(Period("day", week.first + timedelta(days=match.number("w"))), base.why)


def _weeks_from_weekday(match: Match, context: Context) -> Meaning | None:
    """ "a week from Tuesday", "two weeks ago Friday"."""
    base = context.now()
    amount = read_amount(match.named["n"])
    if base is None or amount is None:
        return None
    since = (base.day.weekday() - match.number("w")) % WEEK
    if match.has("ago"):
        day = base.day - timedelta(days=since) - timedelta(weeks=int(amount))
    else:
        day = base.day + timedelta(days=-since % WEEK) + timedelta(weeks=int(amount))
    return on(Period("day", day), base.why)


def _day_word(match: Match, context: Context) -> Meaning | None:
    kind = match.atom("day").kind
    count = {"yesterday": -1, "tomorrow": 1}.get(kind, 0)
    if match.has("more"):
        count *= 2
    if context.style == "history" and kind == "today":
        return _present(context)
    base = context.reference
    if base is None:
        return unplaced("XXXX-XX-XX", precision="day")
    return on(from_anchor("day", base, count), base.why)


def _present(context: Context) -> Meaning:
    day = context.reference.day.isoformat() if context.reference else None
    return Meaning(type="DATE", value="PRESENT_REF", earliest=day, latest=day, precision="open",
                   anchor=context.reference.why if context.reference else None, named=False)


def _unit(match: Match, context: Context) -> Meaning | None:
    """ "last week", "this month", "next year", "the current quarter"."""
    found = unit_of(match)
    if found is None:
        return None
    unit, many = found
    kind = match.atom("which").kind
    base = context.now()
    if base is None:
        return unplaced(_OPEN[unit], precision=None)
    if match.has("span") and unit == "day":
        return None  # "the next day" is counted from the date named last
    count = {"last": -many, "next": many}.get(kind, 0)
    if unit == "weekend":
        return _weekend(base, count, context)
    meaning = on(from_anchor(unit, base, count), base.why)
    if match.has("span") and unit != "day":
        return _running(meaning, base, unit, count)
    return meaning


def _running(meaning: Meaning, base: Anchor, unit: Unit, count: int) -> Meaning:
    """ "the past year" runs up to publication and not to the end of December."""
    other = shift(Period("day", base.day), 0).first
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    other = add_months(base.day, months * count) if months else base.day + timedelta(days=WEEK * count)
    first, last = sorted((other, base.day))
    return between(first, last, meaning.value or "", base.why, meaning.precision)


def _weekend(base: Anchor, count: int, context: Context) -> Meaning:
    """A weekend: the last or next one; "this weekend" by tense."""
    this = period_of("weekend", base.day)
    inside = this.holds(base.day)
    if count < 0:
        found = shift(this, -1)
    elif count > 0:
        found = shift(this, 1) if inside or base.day.weekday() > 1 else this
    elif inside or context.tense() != "past":
        found = this
    else:
        found = shift(this, -1)
    return on(found, base.why)


def _weekend_plain(match: Match, context: Context) -> Meaning | None:
    """ "the weekend": the last one when the clause tells of the past, else the coming one."""
    base = context.now()
    if base is None:
        return unplaced(_OPEN["weekend"], precision="day")
    tense = context.tense()
    count = 0
    this = period_of("weekend", base.day)
    if not this.holds(base.day) and (match.has("past") or tense != "future"):
        count = -1
    return on(shift(this, count), base.why)


def _unit_told(match: Match, context: Context) -> Meaning | None:
    """ "the previous day", "the following month", "the same week", "that year"."""
    found = unit_of(match)
    if found is None:
        return None
    unit, many = found
    base = context.told()
    kind = match.atom("which").kind
    if kind in {"before", "after"} and _goes_on(match, context):
        return None  # it says before what
    if base is None:
        return unplaced(_OPEN[unit])
    count = {"previous": -many, "last": -many, "before": -many, "following": many, "next": many, "after": many}.get(kind, 0)
    return on(from_anchor(unit, base, count), base.why)


def _unit_plain(match: Match, context: Context) -> Meaning | None:
    """ "the year", "the quarter", "the week": the one being told of, else that of publication."""
    found = unit_of(match)
    if found is None or found[0] in {"decade", "century"}:
        return None
    unit = found[0]
    told = context.told()
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
        return unplaced(_OPEN[unit])
    return on(from_anchor(unit, base, 0), base.why)


def _latest_quarter(match: Match, context: Context) -> Meaning | None:
    """ "the latest quarter": the last that was over at publication."""
    base = context.reference
    if base is None:
        return unplaced(_OPEN["quarter"], precision="quarter")
    return on(from_anchor("quarter", base, -1), base.why)


def _year_ago_unit(match: Match, context: Context) -> Meaning | None:
    """ "the year-ago quarter", "the year-earlier period": what is told of, a year before."""
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


def _counted(match: Match, base: Anchor | None, sign: int) -> Meaning | None:
    """A number of units before or after an anchor, as the unit it falls into."""
    amount = read_amount(match.named["n"]) if match.has("n") else None
    word = str(match.atom("u").value)
    if amount is None:
        return _somewhen(base, sign)
    if word in {"hour", "minute", "second"}:
        return _hours_away(base, amount, word, sign)
    unit, many = UNITS.get(word, ("century", 10))
    if base is None:
        return unplaced(_OPEN[unit])
    if amount != int(amount) and unit == "year":
        months = int(amount * 12)
        return on(shift(period_of("month", base.day), sign * months), base.why)
    return on(shift(period_of(unit, base.day), sign * int(amount) * many), base.why)


def _somewhen(base: Anchor | None, sign: int) -> Meaning:
    """Some unknown time before or after."""
    day = base.day.isoformat() if base else None
    return Meaning(
        type="DATE",
        value="PAST_REF" if sign < 0 else "FUTURE_REF",
        earliest=None if sign < 0 else day,
        latest=day if sign < 0 else None,
        precision="open",
        anchor=base.why if base else None,
        named=False,
    )


def _hours_away(base: Anchor | None, amount: Decimal, word: str, sign: int) -> Meaning:
    """Hours before or after a day whose hour is not known: the day itself or its neighbour."""
    if base is None:
        return unplaced("XXXX-XX-XX", "TIME")
    days = -(-int(amount) // 24) if word == "hour" else 0
    other = base.day + timedelta(days=sign * days)
    first, last = sorted((base.day, other))
    return Meaning(type="TIME", value=f"{base.day.isoformat()}TXX", earliest=first.isoformat(), latest=last.isoformat(),
                   precision="hour", anchor=base.why, named=False)


def _quarter_before(match: Match, context: Context) -> Meaning | None:
    """ "a year earlier" beside a quarter is the same quarter of the year before: results are compared so."""
    one_year = str(match.atom("u").value) == "year" and read_amount(match.named["n"]) == 1
    told = context.quarter_told()
    if not one_year or told is None:
        return None
    return replace(on(shift(told, -4), f"a year before the quarter told of, {told.value}"), named=False)


def _ago(match: Match, context: Context) -> Meaning | None:
    meaning = _quarter_before(match, context) or _counted(match, context.now(), -1)
    return replace(meaning, named=False) if meaning else None


def _earlier(match: Match, context: Context) -> Meaning | None:
    return _quarter_before(match, context) or _counted(match, context.told(), -1)


def _before(match: Match, context: Context) -> Meaning | None:
    """ "two days before" counts from the date named last, unless the words go on to say before what."""
    return None if _goes_on(match, context) else _earlier(match, context)


def _goes_on(match: Match, context: Context) -> bool:
    """Whether the words after the match are what it is before or after."""
    rest = context.text[match.end : match.end + 40].lstrip()
    return bool(rest) and rest[0] not in ".,;:!?)\"'”’"


def _later(match: Match, context: Context) -> Meaning | None:
    return _counted(match, context.told(), 1)


def _from_now(match: Match, context: Context) -> Meaning | None:
    base = context.reference
    if match.has("day") and base is not None:
        count = {"yesterday": -1, "tomorrow": 1}.get(match.atom("day").kind, 0)
        base = Anchor(base.day + timedelta(days=count), base.why)
    return _counted(match, base, 1)


def _bare_ago(match: Match, context: Context) -> Meaning | None:
    sign = 1 if match.has("later") else -1
    return _somewhen(context.now() if match.has("ago") else context.told(), sign)


def _running_units(match: Match, context: Context) -> Meaning | None:
    """ "the past three days", "the next two weeks": a length of time that ends or begins at publication."""
    amount = read_amount(match.named["n"]) if match.has("n") else None
    word = str(match.atom("u").value)
    value = duration_value(amount, word)
    kind = match.atom("which").kind
    told = kind in {"previous", "following"} or (context.style == "history" and kind in {"next", "last"})
    base = context.told() if told else context.now()
    meaning = Meaning(type="DURATION", value=value, anchor=base.why if base else None, named=False, clip=False)
    if base is None:
        return meaning
    sign = -1 if kind in {"last", "previous", "recent"} else 1
    other = _far_end(base.day, amount, word, sign)
    first, last = (other, base.day) if sign < 0 else (base.day, other)
    return Meaning(
        type="DURATION",
        value=value,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        anchor=base.why,
        named=False,
        clip=False,
    )


def _far_end(day: date, amount: Decimal | None, word: str, sign: int) -> date | None:
    """The other end of a length of time."""
    if amount is None:
        return None
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(word)
    try:
        if months:
            return add_months(day, sign * int(amount * months))
        days = {"week": 7, "fortnight": 14, "day": 1}.get(word, 0)
        return day + timedelta(days=sign * int(amount * days) + (0 if days else sign * (word == "hour")))
    except OverflowError:
        return None


def _recent_units(match: Match, context: Context) -> Meaning | None:
    """ "recent weeks": a length of time that ended at publication and began nobody knows when."""
    base = context.now()
    return Meaning(
        type="DURATION",
        value=duration_value(None, str(match.atom("u").value)),
        latest=base.day.isoformat() if base else None,
        precision="open",
        anchor=base.why if base else None,
        named=False,
    )


def _vague_units(match: Match, context: Context) -> Meaning | None:
    """ "recent years", "past weeks": some time that ended at publication."""
    base = context.now()
    return _somewhen(base, -1 if match.has("before") else 1)


def _unit_end(match: Match, context: Context) -> Meaning | None:
    """ "year-end", "month's end": the last day of the unit."""
    base = context.now()
    found = unit_of(match)
    if found is None or base is None:
        return None
    unit = found[0]
    period = period_of(unit, base.day)
    if context.tense() == "past" and unit == "year":
        candidates = [shift(period, -1), period]
        period = choose(candidates, base.day, "past") if period.last < base.day else candidates[0]
    return Meaning(type="DATE", value=period.value, period=period, earliest=period.last.isoformat(),
                   latest=period.last.isoformat(), precision="day", anchor=base.why, mod="END", clip=False)


def _week_of(match: Match, context: Context) -> Meaning | None:
    """ "the week of March 6"."""
    from crossread.annotate.moments.dates import with_year  # noqa: PLC0415

    day = with_year(match, context, match.number("m"), match.number("d"))
    if day is None or day.period is None:
        return None
    unit: Unit = "weekend" if match.word("u") == "weekend" else "week"
    return on(period_of(unit, day.period.first), day.anchor)


def _day_number(match: Match, context: Context) -> Meaning | None:
    """ "on the 13th": a day of the month being told of."""
    base = context.told()
    if base is None:
        return unplaced(f"XXXX-XX-{match.number('d'):02d}", precision="day")
    try:
        return on(Period("day", base.day.replace(day=match.number("d"))), base.why)
    except ValueError:
        return None


RULES: tuple[Rule, ...] = (
    compile_rule("WEEKDAY:w", _weekday),
    compile_rule("(last | next | this):which WEEKDAY:w", _weekday),
    compile_rule("this (next | last):which WEEKDAY:w", _weekday),
    compile_rule("the (last | next):which WEEKDAY:w", _weekday),
    compile_rule("the? (previous | following | same):which WEEKDAY:w", _weekday_told),
    compile_rule("that:which WEEKDAY:w", _weekday_told),
    compile_rule("WEEKDAY:w ,? of? (last | next | this):which UNIT", _weekday_of_week),
    compile_rule("(last | next | this):which UNIT ,? on? WEEKDAY:w", _weekday_of_week),
    compile_rule("AMOUNT:n (UNIT | UNITS) from WEEKDAY:w", _weeks_from_weekday),
    compile_rule("AMOUNT:n (UNIT | UNITS) ago:ago WEEKDAY:w", _weeks_from_weekday),
    compile_rule("(today | yesterday | tomorrow):day", _day_word),
    compile_rule("the? day:more (before | after) (yesterday | tomorrow):day", _day_word),
    compile_rule("(last | next | this):which (UNIT1 | weekend):u", _unit),
    compile_rule("this (last | next):which (UNIT1 | weekend):u", _unit),
    compile_rule("the:span (last | next):which (UNIT1 | weekend):u", _unit),
    compile_rule("the? (current | present):which (UNIT1 | weekend):u", _unit),
    compile_rule("the weekend", _weekend_plain),
    compile_rule("the next:which day:u", _unit_told),
    compile_rule("the? (previous | following):which (UNIT1 | weekend):u", _unit_told),
    compile_rule("(the? that? same | that):which (UNIT1 | weekend):u", _unit_told),
    compile_rule("the day:u (before | after | previous | following):which", _unit_told),
    compile_rule("the UNIT1:u", _unit_plain),
    compile_rule("the SOLID UNIT1:u", _unit_plain),
    compile_rule("the latest (quarter | period)", _latest_quarter),
    compile_rule("the? year - (ago | earlier) (UNIT1 | period):u?", _year_ago_unit),
    compile_rule("HEDGE? AMOUNT:n SOLID? ANYUNIT:u ago", _ago),
    compile_rule("HEDGE? AMOUNT:n SOLID? ANYUNIT:u earlier", _earlier),
    compile_rule("HEDGE? AMOUNT:n SOLID? ANYUNIT:u before", _before),
    compile_rule("HEDGE? AMOUNT:n SOLID? ANYUNIT:u (later | hence)", _later),
    compile_rule("HEDGE? AMOUNT:n SOLID? ANYUNIT:u from (VAGUE | (today | yesterday | tomorrow):day)", _from_now),
    compile_rule("HEDGE? UNITS:u (ago:ago | earlier | later:later)", _bare_ago),
    compile_rule("the? (last | next | previous | following):which HEDGE? AMOUNT:n SOLID* ANYUNIT:u", _running_units),
    compile_rule("the? (next | following):which UNITS:u", _running_units),
    compile_rule("the? recent:which UNITS:u ((and | or) UNITS)?", _recent_units),
    compile_rule("the? last:before UNITS", _vague_units),
    compile_rule("the? UNITS:u ahead", _vague_units),
    compile_rule("the? UNIT1:u 's? -? end", _unit_end),
    compile_rule("the (UNIT | weekend):u of MONTH:m DAY:d", _week_of),
    compile_rule("the ORDNUM:d", _day_number),
)
