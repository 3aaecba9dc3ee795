"""Dates as pages print them (12 March 2021, March 12, 2021, 2021-03-12, 12/03/2021), with their values."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.text.calendar_names import MONTH_NUMBERS

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_CLOCK = (
    r"(?:(?:T|,?\s+(?:at\s+)?|\s*[-–|•@]\s*)(?P<hour>\d{1,2})(?:\s?[:.]\s?(?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
    r"\s*(?P<half>[aApP]\.?[mM]\b\.?)?\s*(?P<zone>Z\b|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_DATE = re.compile(
    rf"(?<!\d)(?:{_YEAR.format('iy')}-(?P<im>\d\d)-(?P<id>\d\d)"
    rf"|(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<dm>{MONTH}),?\s{_YEAR.format('dy')}"
    rf"|(?P<mm>{MONTH})\s(?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR.format('my')}"
    rf"|(?P<a>\d{{1,2}})(?P<mark>[/.-])(?P<b>\d{{1,2}})(?P=mark){_YEAR.format('sy')}"
    rf"|{_YEAR.format('zy')}/(?P<zm>\d\d)/(?P<zd>\d\d))(?!\d){_CLOCK}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A full date in a text.

    Attributes:
        values: ISO 8601 values it may mean, the likelier first; two when day and month may be swapped.
            A date and time carries its offset when one is printed, and is given as a date otherwise.
        start: First code point.
        end: One past the last.
    """

    values: tuple[str, ...]
    start: int
    end: int


def find_printed_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """Find dates that name a day, a month and a year.

    Args:
        text: Any string.
        start: First code point to read.
        end: One past the last; None for the end of the text.

    Yields:
        The dates in order, with half-open offsets into `text`; impossible days are left out.

    Example:
        >>> [date.values for date in find_printed_dates("12 March 2021 14:05 GMT, not 03/04/2021")]
        [('2021-03-12T14:05:00+00:00',), ('2021-04-03', '2021-03-04')]
    """
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        days = [day for year, month, number in _readings(match) if (day := _iso(year, month, number))]
        if not days:
            continue
        clock = _clock(match)
        stop = match.end() if match.group("hour") and clock is not None else _end_of_day(match)
        values = tuple(dict.fromkeys(f"{day}{clock or ''}" for day in days))
        yield PrintedDate(values=values, start=match.start(), end=stop)


def _readings(match: re.Match[str]) -> list[tuple[int, int, int]]:
    """Year, month and day the digits may mean; day before month is the way of most of the world."""
    group = match.groupdict()
    for year, month, day in (("iy", "im", "id"), ("zy", "zm", "zd")):
        if group[year]:
            return [(int(group[year]), int(group[month]), int(group[day]))]
    for year, month, day in (("dy", "dm", "dd"), ("my", "mm", "md")):
        if group[year]:
            return [(int(group[year]), MONTH_NUMBERS[group[month].lower().rstrip(".")], int(group[day]))]
    first, second, year_number = int(group["a"]), int(group["b"]), int(group["sy"])
    return [(year_number, second, first), (year_number, first, second)]


def _iso(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None when there is no such day."""
    possible = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]  # noqa: PLR2004 -- measured
    return f"{year:04}-{month:02}-{day:02}" if possible else None


def _clock(match: re.Match[str]) -> str | None:
    """The time with its offset as ISO, an empty string when it has no zone, None when there is none."""
    if not match.group("hour") or not (match.group("minute") or match.group("half")):
        return None
    hour, minute, second = (int(match.group(name) or 0) for name in ("hour", "minute", "second"))
    half = (match.group("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004 -- measured
        return None
    zone = match.group("zone")
    if not zone:
        return ""
    offset = "+00:00" if zone in ("Z", "UTC", "GMT") else f"{zone[:3]}:{zone[-2:]}"
    return f"T{hour:02}:{minute:02}:{second:02}{offset}"


def _end_of_day(match: re.Match[str]) -> int:
    """Where the day ends, without what looked like a time of day."""
    return max(match.end(name) for name in ("id", "dy", "my", "sy", "zd"))
