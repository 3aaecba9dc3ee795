"""What a time expression means: TIMEX3 type and value, and the interval it can lie in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from crossread.annotate.moments.almanac import Period
from crossread.records.moments import MomentType, Precision

Modifier = Literal["START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"]

_PRECISIONS: dict[str, Precision] = {
    "day": "day",
    "weekend": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "season": "season",
    "year": "year",
    "decade": "decade",
}
"""Unit -> precision; a half-year and a century have no word in the closed list."""
_SECOND_LENGTH = len("T22:00:00")
_HOURS = {
    "MO": ("06:00", "11:59"),
    "AF": ("12:00", "17:59"),
    "EV": ("18:00", "23:59"),
    "NI": ("18:00", "23:59"),
    "DT": ("06:00", "17:59"),
}
"""Hours of the parts of a day. A night is counted to the day it begins on, and its evening belongs to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an expression means.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value; None when nothing is known.
        period: The stretch of the calendar it names, if it names one.
        mod: TIMEX3 modifier.
        earliest: First day or instant, ISO 8601.
        latest: Last day or instant, inclusive.
        precision: The unit the words commit to.
        anchor: What it was counted from.
        named: Whether later words ("the next day") can be counted from it.
    """

    type: MomentType
    value: str | None
    period: Period | None = None
    mod: Modifier | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision | None = None
    anchor: str | None = None
    named: bool = True


def on(period: Period, anchor: str | None = None) -> Meaning:
    """The meaning of a stretch of the calendar."""
    return Meaning(
        type="DATE",
        value=period.value,
        period=period,
        earliest=period.first.isoformat(),
        latest=period.last.isoformat(),
        precision=_PRECISIONS.get(period.unit),
        anchor=anchor,
    )


def between(first: date, last: date, value: str, anchor: str | None, precision: Precision | None) -> Meaning:
    """The meaning of a stretch that is no single unit of the calendar."""
    return Meaning(
        type="DATE",
        value=value,
        earliest=first.isoformat(),
        latest=last.isoformat(),
        precision=precision,
        anchor=anchor,
        named=False,
    )


def unplaced(value: str | None, kind: MomentType = "DATE", precision: Precision | None = None) -> Meaning:
    """The meaning of words whose place in the calendar is not known."""
    return Meaning(type=kind, value=value, precision=precision, named=False)


def part_of_day(day: Meaning, part: str) -> Meaning:
    """Narrow a day to one of its parts."""
    if day.value is None or day.period is None or day.period.unit != "day":
        value = f"{day.value or 'XXXX-XX-XX'}T{part}"
        return replace(day, type="TIME", value=value, period=None, precision="part_of_day")
    first, last = (f"{day.period.first.isoformat()}T{hour}" for hour in _HOURS[part])
    return replace(day, type="TIME", value=f"{day.value}T{part}", earliest=first, latest=last, precision="part_of_day")


def through_the_night(day: Meaning) -> Meaning:
    """A night as "last night" and "overnight" have it: from the evening of a day to the next morning."""
    night = part_of_day(day, "NI")
    if night.period is None or night.earliest is None:
        return night
    return replace(night, latest=f"{(night.period.first + timedelta(days=1)).isoformat()}T05:59")


def at_clock(day: Meaning, clock: str, zone: str) -> Meaning:
    """A time of day on a day.

    Args:
        day: The day; its value may be unknown.
        clock: "T22:00", "T22" or "T22:00:00".
        zone: "", "Z" or an offset such as "+01:00".
    """
    written = f"{day.value or 'XXXX-XX-XX'}{clock}{zone if zone == 'Z' else ''}"
    length = len(clock)
    precision: Precision = "hour" if length == len("T22") else "second" if length == _SECOND_LENGTH else "minute"
    if day.period is None or day.period.unit != "day":
        return replace(day, type="TIME", value=written, period=None, precision=precision)
    first = f"{day.period.first.isoformat()}{clock}"
    last = f"{first}:59" if precision == "hour" else first
    first = f"{first}:00" if precision == "hour" else first
    offset = "+00:00" if zone == "Z" else zone
    return replace(day, type="TIME", value=written, earliest=first + offset, latest=last + offset, precision=precision)


PHASES: dict[str, Modifier] = {
    "early": "START",
    "late": "END",
    "mid": "MID",
    "start": "START",
    "end": "END",
    "middle": "MID",
}
"""Words for a part of a stretch, and which part it is."""
_OF_DECADE: dict[Modifier, tuple[int, int]] = {"START": (0, 3), "MID": (3, 6), "END": (6, 9)}
"""Of a decade thirds are whole years, counted from its first: the early 2030s last until the end of 2033."""


def portion(meaning: Meaning, mod: Modifier) -> Meaning:
    """The first, middle or last third of what is meant; of a day, "early" leaves the day whole."""
    period = meaning.period
    if period is None or period.unit == "day" or meaning.type == "TIME":
        return replace(meaning, mod=mod)
    days = (period.last - period.first).days + 1
    first, last = period.first, period.last
    if period.unit == "decade":
        from_year, to_year = _OF_DECADE.get(mod, (0, 9))
        first, last = first.replace(year=first.year + from_year), last.replace(year=first.year + to_year)
    elif mod == "START":
        last = first + timedelta(days=max(days // 3, 1) - 1)
    elif mod == "END":
        first = last - timedelta(days=max(days // 3, 1) - 1)
    elif mod == "MID":
        first, last = first + timedelta(days=days // 3), last - timedelta(days=days // 3)
    return replace(meaning, mod=mod, earliest=first.isoformat(), latest=last.isoformat())
