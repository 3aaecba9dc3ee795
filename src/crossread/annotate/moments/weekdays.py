"""Days counted from publication or from the date named last: "on Friday", "yesterday", "the 13th"."""

from __future__ import annotations

import re
from datetime import timedelta

from crossread.annotate.moments.almanac import WEEK, Period, Unit, period_of
from crossread.annotate.moments.amounts import read_amount
from crossread.annotate.moments.context import Context, from_anchor
from crossread.annotate.moments.meaning import Meaning, on, unplaced
from crossread.annotate.moments.notation import Match, Rule, compile_rule
from crossread.annotate.moments.partial import with_year
from crossread.annotate.moments.vague import reference_of

_UNTIL = re.compile(r"\b(?:until|till|by|through|ahead of|run-up to|eve of)\s+$", re.IGNORECASE)
_OPENING = "By "
_UNTIL_REACH, _HAD_REACH = 12, 80


def _weekday(match: Match, context: Context) -> Meaning | None:
    """A weekday: that of publication means that day; else the tense of the clause decides, past by default.

    Told as past, the weekday after that of publication would lie six days back. Of 32 such in 581 reports of open sets
    26 are the day after, as the tense is guessed wrong or the report dated by its first state; 3 lie six days back.
    Told as to come, the weekday before that of publication would lie six days ahead ("may hold a man whom they seek for
    Thursday's shooting", on a Friday). Of 77 such in 2,425 other reports 63 are the day before and 7 lie ahead.

    "By Friday, she was home": all of 31 that open a sentence in 6,903 reports of open sets tell of what had come about,
    where "must be paid by Friday" lies ahead.
    """
    number = match.number("w")
    base = context.weekday_origin()
    if base is None:
        return unplaced(f"XXXX-WXX-{number + 1}", precision="day")
    which = match.atom("which").kind if match.has("which") else ""
    since = (base.day.weekday() - number) % WEEK
    last, coming = base.day - timedelta(days=since), base.day + timedelta(days=-since % WEEK)
    tense = context.tense()
    until = (
        _UNTIL.search(context.text, max(match.start - _UNTIL_REACH, 0), match.start)
        and " had " not in context.text[max(match.start - _HAD_REACH, 0) : match.end + 60]
        and (tense == "future" or not context.text.endswith(_OPENING, 0, match.start))
    )
    if which == "last":
        day, why = (last if since else last - timedelta(days=WEEK)), "last before"
    elif which == "next" or match.has("coming"):
        day, why = (coming if since else coming + timedelta(days=WEEK)), "next after"
    elif not since:
        day, why = base.day, "same weekday as"
    elif until or (tense == "future" and (which or since > 1)) or (which == "this" and tense is None):
        day, why = coming, "next after"
    elif since == WEEK - 1 and not which and context.style == "news":
        day, why = coming, "the day after, since six days back is seldom meant,"
    else:
        day, why = last, "last before"
    return on(Period("day", day), f"weekday: {why} {base.why}")


def _weekday_told(match: Match, context: Context) -> Meaning | None:
    """Read “the previous Friday”, "the following Monday", "that Tuesday", counted from the date named last."""
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
    """Read “Tuesday of last week”, "next week on Monday"."""
    base = context.now()
    if base is None:
        return unplaced(f"XXXX-WXX-{match.number('w') + 1}", precision="day")
    count = {"last": -1, "next": 1}.get(match.atom("which").kind, 0)
    week = from_anchor("week", base, count)
    return on(Period("day", week.first + timedelta(days=match.number("w"))), base.why)


def _weeks_from_weekday(match: Match, context: Context) -> Meaning | None:
    """Read “a week from Tuesday”, "two weeks ago Friday"."""
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
        return reference_of("PRESENT_REF", context)
    base = context.reference
    if base is None:
        return unplaced("XXXX-XX-XX", precision="day")
    return on(from_anchor("day", base, count), base.why)


def _week_of(match: Match, context: Context) -> Meaning | None:
    """Read “the week of March 6”."""
    day = with_year(match, context, match.number("m"), match.number("d"))
    if day is None or day.period is None:
        return None
    unit: Unit = "weekend" if match.word("u") == "weekend" else "week"
    return on(period_of(unit, day.period.first), day.anchor)


def _day_number(match: Match, context: Context) -> Meaning | None:
    """Read “on the 13th”: a day of the month being told of."""
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
    compile_rule("the (UNIT | weekend):u of MONTH:m DAY:d", _week_of),
    compile_rule("the ORDNUM:d", _day_number),
)
