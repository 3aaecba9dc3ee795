"""Times and parts of a day: "10 p.m. EST", "noon", "this morning", "overnight", "the night of"."""

# ruff: noqa: ARG001 - builders share one signature
# ruff: noqa: PLR2004 - numbers of the calendar, of figures in a year, of words in a window
from __future__ import annotations

import re
from datetime import timedelta

from crossread.annotate.moments.almanac import Period
from crossread.annotate.moments.context import Anchor, Context
from crossread.annotate.moments.lexicon import CLOCK_WORDS
from crossread.annotate.moments.meaning import Meaning, at_clock, on, part_of_day, through_the_night, unplaced
from crossread.annotate.moments.notation import Match, Rule, compile_rule

_IN = re.compile(r"\b(?:in|during|through|throughout|for|until|since)\s+$", re.IGNORECASE)
LAST_HOUR, LAST_MINUTE = 24, 59
NOON = 12


def _day(day: Meaning | None, context: Context) -> Meaning:
    """The day a time belongs to: the one said with it, else one named close by, else publication."""
    if day is not None:
        return day
    near = context.near_day()
    if near is None:
        return unplaced("XXXX-XX-XX", precision="day")
    return on(Period("day", near.day), near.why)


def _clock_of(text: str, half: str) -> str | None:
    """Write hour and minute as TIMEX3 does; None when there is no such time."""
    numbers = [int(part) for part in re.findall(r"\d\d?", text)] if re.search(r"[:.]", text) else _bare(text)
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if half.startswith("p") and hour < NOON:
        hour += NOON
    elif half.startswith("a") and hour == NOON:
        hour = 0
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    seconds = f":{numbers[2]:02d}" if len(numbers) > 2 else ""
    return f"T{hour:02d}:{minute:02d}{seconds}"


def _bare(text: str) -> list[int]:
    digits = re.sub(r"\D", "", text)
    return [int(digits[:2]), int(digits[2:])] if len(digits) == 4 else [int(digits)]


def _zone(match: Match) -> str:
    return str(match.atom("z").value) if match.has("z") else ""


def _clock(match: Match, context: Context, day: Meaning | None = None) -> Meaning | None:
    half = match.word("half")
    if match.has("p"):
        half = {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(str(match.atom("p").value), "")
    atom = match.atom("c")
    text = str(atom.value) if atom.kind == "WORDNUM" else atom.text
    if not 0 <= _hour(text) <= LAST_HOUR:
        return None
    clock = _clock_of(text, half)
    return at_clock(_day(day, context), clock, _zone(match)) if clock else None


def _hour(text: str) -> int:
    found = re.match(r"\d{1,2}", text)
    return int(found.group()) if found else -1


def _clock_word(match: Match, context: Context, day: Meaning | None = None) -> Meaning | None:
    hour = CLOCK_WORDS[match.word("c")]
    clock = "T24:00" if not hour else f"T{hour:02d}:00"
    found = _day(day, context)
    if not hour and found.period is not None:
        at = at_clock(found, "T23:59", "")
        return Meaning(
            type="TIME",
            value=f"{found.value}T24:00",
            period=found.period,
            earliest=at.earliest,
            latest=at.latest,
            precision="minute",
            anchor=found.anchor,
        )
    return at_clock(found, clock, _zone(match))


def _part(match: Match, context: Context, day: Meaning | None = None) -> Meaning | None:
    """Read “Saturday evening”, "the morning of 3 May", "the morning"; a part of no day is no time expression."""
    if day is None and (not match.has("det") or not _IN.search(context.left(match.start))):
        return None
    return part_of_day(_day(day, context), str(match.atom("p").value))


def _this_part(match: Match, context: Context) -> Meaning | None:
    which = match.atom("which").kind
    told = which in {"that", "same", "following", "previous"} or (which == "next" and match.has("the"))
    base = context.told() if told else context.reference
    if base is None:
        return part_of_day(unplaced("XXXX-XX-XX"), str(match.atom("p").value))
    count = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    day = on(Period("day", base.day + timedelta(days=count)), base.why)
    part = str(match.atom("p").value)
    if which == "last" and part == "NI":
        return through_the_night(day)
    return part_of_day(day, part)


def _one_part(match: Match, context: Context) -> Meaning | None:
    if match.atoms[0].kind != "at" and (match.word("one") != "one" or context.style == "news"):
        return part_of_day(unplaced("XXXX-XX-XX"), str(match.atom("p").value)) if match.word("one") == "one" else None
    near = context.near_day()
    day = on(Period("day", near.day), near.why) if near else unplaced("XXXX-XX-XX")
    return part_of_day(day, str(match.atom("p").value))


def _tonight(match: Match, context: Context) -> Meaning | None:
    base = context.reference
    return part_of_day(on(Period("day", base.day), base.why) if base else unplaced("XXXX-XX-XX"), "NI")


def _overnight(match: Match, context: Context, day: Meaning | None = None) -> Meaning | None:
    if day is not None:
        return through_the_night(day)
    base: Anchor | None = context.reference
    if base is None:
        return unplaced("XXXX-XX-XXTNI", "TIME", "part_of_day")
    meaning = part_of_day(on(Period("day", base.day), base.why), "NI")
    before = (base.day - timedelta(days=1)).isoformat()
    return Meaning(
        type="TIME",
        value=meaning.value,
        period=meaning.period,
        earliest=f"{before}T18:00",
        latest=f"{base.day.isoformat()}T05:59",
        precision="part_of_day",
        anchor=base.why,
        named=False,
    )


TIMES: tuple[Rule, ...] = (
    compile_rule(
        "(DAYNUM | CLOCK | DECIMAL):c AMPM:half (ZONE:z | (local | eastern | pacific | central | mountain) time)?",
        _clock,
    ),
    compile_rule("WORDNUM:c AMPM:half (ZONE:z | (local | eastern | pacific | central | mountain) time)?", _clock),
    compile_rule("CLOCK:c UNITS? (ZONE:z | (local | eastern | pacific | central | mountain) time)?", _clock),
    compile_rule("HOURS:c UNITS? ZONE:z?", _clock),
    compile_rule("(YEARNUM | NUM):c ZONE:z", _clock),
    compile_rule("(DAYNUM | WORDNUM):c OCLOCK (in? the? PART:p)?", _clock),
    compile_rule("(DAYNUM | CLOCK | WORDNUM):c in the PART:p", _clock),
    compile_rule("noon:c (ZONE:z | local time)?", _clock_word),
    compile_rule("the:det PART:p", _part),
    compile_rule("(mid | early | late)? -? PART:p", _part),
    compile_rule("the? (early | late)? PART:p UNITS", _part),
    compile_rule("overnight", _overnight),
)
"""Times that may be said together with a day; their builders take it."""
PARTS: tuple[Rule, ...] = (
    compile_rule("(this | that | last):which PART:p", _this_part),
    compile_rule("the:the? (next | following | previous | same):which PART:p", _this_part),
    compile_rule("at PART:p", _one_part),
    compile_rule("WORDNUM:one PART:p", _one_part),
    compile_rule("tonight", _tonight),
)
