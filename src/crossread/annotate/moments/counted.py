"""A number of units before or after a day: "two years ago", "three days later", "the past two weeks"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from crossread.annotate.moments.almanac import MONTHS_IN, WEEK, add_months, period_of, shift
from crossread.annotate.moments.amounts import duration_value, read_amount
from crossread.annotate.moments.context import Anchor, Context
from crossread.annotate.moments.meaning import Meaning, on, unplaced
from crossread.annotate.moments.notation import Match, Rule, compile_rule
from crossread.annotate.moments.stretches import OPEN, UNITS, from_something_wider, goes_on

_DAYS = {"day": 1, "week": WEEK}
_LESS = ("less than", "at most", "no more than", "up to")


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
        return unplaced(OPEN[unit])
    if amount != int(amount) and unit == "year":
        months = int(amount * 12)
        return on(shift(period_of("month", base.day), sign * months), base.why)
    try:
        return on(shift(period_of(unit, base.day), sign * int(amount) * many), base.why)
    except (OverflowError, ValueError):
        return _somewhen(base, sign)  # "a million years ago"


def _from_told(match: Match, context: Context, sign: int) -> Meaning | None:
    """Count from the date named last."""
    amount = read_amount(match.named["n"])
    unit, many = UNITS.get(str(match.atom("u").value), ("century", 10))
    if amount is not None and str(match.atom("u").value) in UNITS:
        wide = from_something_wider(context, unit, sign * int(amount) * many)
        if wide is not None:
            return wide
    return _counted(match, context.told(), sign)


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
    return Meaning(
        type="TIME",
        value=f"{base.day.isoformat()}TXX",
        earliest=first.isoformat(),
        latest=last.isoformat(),
        precision="hour",
        anchor=base.why,
        named=False,
    )


def _quarter_before(match: Match, context: Context) -> Meaning | None:
    """Read “a year earlier” beside a quarter as the same quarter of the year before: results are compared so."""
    one_year = str(match.atom("u").value) == "year" and read_amount(match.named["n"]) == 1
    told = context.quarter_told()
    if not one_year or told is None:
        return None
    return replace(on(shift(told, -4), f"a year before the quarter told of, {told.value}"), named=False)


def _ago(match: Match, context: Context) -> Meaning | None:
    meaning = _quarter_before(match, context) or _counted(match, context.now(), -1)
    if meaning is None:
        return None
    return replace(_at_most(match, context, meaning), named=False)


def _at_most(match: Match, context: Context, meaning: Meaning) -> Meaning:
    """Read “less than two weeks ago” as any day from two weeks back on."""
    base, amount = context.now(), read_amount(match.named["n"])
    unit, many = UNITS.get(str(match.atom("u").value), ("century", 10))
    least = context.text[match.start : match.end].lower().startswith(_LESS)
    if base is None or amount is None or meaning.earliest is None or not least:
        return meaning
    if unit not in _DAYS and unit not in MONTHS_IN:
        return meaning
    count = int(amount) * many
    first = (
        base.day - timedelta(days=count * _DAYS[unit])
        if unit in _DAYS
        else add_months(base.day, -count * MONTHS_IN[unit])
    )
    return replace(meaning, earliest=first.isoformat(), latest=base.day.isoformat())


def _earlier(match: Match, context: Context) -> Meaning | None:
    return _quarter_before(match, context) or _ancient(match, context, 1) or _from_told(match, context, -1)


def _ancient(match: Match, context: Context, sign: int) -> Meaning | None:
    """Count years from a year before Christ."""
    amount = read_amount(match.named["n"])
    if context.bc is None or amount is None or str(match.atom("u").value) != "year":
        return None
    year = context.bc + sign * int(amount)
    return unplaced(f"BC{year:04d}", precision="year") if year > 0 else None


def _before(match: Match, context: Context) -> Meaning | None:
    """Read “two days before” from the date named last, unless the words go on to say before what."""
    return None if goes_on(match, context) else _earlier(match, context)


def _later(match: Match, context: Context) -> Meaning | None:
    return _ancient(match, context, -1) or _from_told(match, context, 1)


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
    """Read “the past three days”, "the next two weeks": a length of time that ends or begins at publication."""
    amount = read_amount(match.named["n"]) if match.has("n") else None
    word = str(match.atom("u").value)
    value = duration_value(amount, word)
    kind = match.atom("which").kind
    told = kind in {"previous", "following"} or (context.style == "history" and kind in {"next", "last"})
    base = context.told() if told else context.now()
    meaning = Meaning(type="DURATION", value=value, anchor=base.why if base else None, named=False)
    if base is None:
        return meaning
    sign = -1 if kind in {"last", "previous", "recent"} else 1
    other = far_end(base.day, amount, word, sign)
    first, last = (other, base.day) if sign < 0 else (base.day, other)
    return Meaning(
        type="DURATION",
        value=value,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        anchor=base.why,
        named=False,
    )


def far_end(day: date, amount: Decimal | None, word: str, sign: int) -> date | None:
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
    """Read “recent weeks”: a length of time that ended at publication and began nobody knows when."""
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
    """Read “recent years”, "past weeks": some time that ended at publication."""
    base = context.now()
    return _somewhen(base, -1 if match.has("before") else 1)


RULES: tuple[Rule, ...] = (
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
)
