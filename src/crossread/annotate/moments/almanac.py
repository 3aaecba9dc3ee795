"""Stretches of the calendar: days, weeks, weekends, months, quarters, halves, seasons, years, decades, centuries.

Weeks start on Monday (ISO 8601). Seasons are the meteorological ones of the north, as TIMEX3 names
them; the winter of a year starts in its December. Easter follows the anonymous Gregorian computus.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASONS = ("SP", "SU", "FA", "WI")
WEEK = 7
MONDAY, SATURDAY, DECEMBER = 0, 5, 12


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar.

    Attributes:
        unit: What it is.
        first: Its first day.
    """

    unit: Unit
    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit == "day":
            return self.first
        if self.unit == "week":
            return self.first + timedelta(days=6)
        if self.unit == "weekend":
            return self.first + timedelta(days=1)
        return add_months(self.first, MONTHS_IN[self.unit]) - timedelta(days=1)

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
        return _value(self.unit, self.first)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def period_of(unit: Unit, day: date) -> Period:
    """The stretch of the given kind that holds a day.

    A weekend is that of the day's week.

    Example:
        >>> period_of("quarter", date(2019, 3, 25)).value
        '2019-Q1'
        >>> period_of("weekend", date(2019, 3, 25)).first
        datetime.date(2019, 3, 30)
    """
    if unit == "day":
        return Period("day", day)
    if unit == "week":
        return Period("week", day - timedelta(days=day.weekday()))
    if unit == "weekend":
        return Period("weekend", day + timedelta(days=SATURDAY - day.weekday()))
    return Period(unit, _first_day(unit, day))


def _first_day(unit: Unit, day: date) -> date:
    """First day of the month-based stretch that holds a day."""
    if unit == "season":
        month = day.month // 3 * 3 or DECEMBER
        return date(day.year - (day.month < MONTHS_IN["season"]), month, 1)
    if unit in {"month", "quarter", "half"}:
        span = MONTHS_IN[unit]
        return date(day.year, (day.month - 1) // span * span + 1, 1)
    years = MONTHS_IN[unit] // 12
    return date(max(day.year // years * years, 1), 1, 1)


def shift(period: Period, count: int) -> Period:
    """Move by whole stretches of the same kind.

    Raises:
        OverflowError: The calendar of the computer ends before.

    Example:
        >>> shift(period_of("month", date(2019, 1, 31)), -2).value
        '2018-11'
    """
    if period.unit == "day":
        return Period("day", period.first + timedelta(days=count))
    if period.unit in {"week", "weekend"}:
        return Period(period.unit, period.first + timedelta(weeks=count))
    return Period(period.unit, add_months(period.first, MONTHS_IN[period.unit] * count))


def add_months(day: date, count: int) -> date:
    """The same day of another month, or its last day when the month is shorter.

    Raises:
        OverflowError: The year lies outside 1 to 9999.

    Example:
        >>> add_months(date(2020, 1, 31), 1)
        datetime.date(2020, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"year {year} lies outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def quarter(year: int, number: int) -> Period:
    """A quarter of a year, from 1."""
    return Period("quarter", date(year, 3 * number - 2, 1))


def season(year: int, name: str) -> Period:
    """A season by its TIMEX3 name."""
    return Period("season", date(year, 3 * SEASONS.index(name) + 3, 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus/Jones/Butcher).

    Example:
        >>> easter(2024)
        datetime.date(2024, 3, 31)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, leap_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    quad, quad_rest = divmod(rest, 4)
    sunday = (32 + 2 * leap_rest + 2 * quad - epact - quad_rest) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The n-th given weekday of a month (Monday is 0); -1 for the last.

    Example:
        >>> nth_weekday(2023, 11, 3, 4)
        datetime.date(2023, 11, 23)
    """
    if number < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _value(unit: Unit, first: date) -> str:
    """Name a stretch as TIMEX3 does."""
    year = f"{first.year:04d}"
    iso = first.isocalendar()
    names: dict[Unit, Callable[[], str]] = {
        "day": first.isoformat,
        "week": lambda: f"{iso.year:04d}-W{iso.week:02d}",
        "weekend": lambda: f"{iso.year:04d}-W{iso.week:02d}-WE",
        "month": lambda: f"{year}-{first.month:02d}",
        "quarter": lambda: f"{year}-Q{first.month // 3 + 1}",
        "half": lambda: f"{year}-H{first.month // 6 + 1}",
        "season": lambda: f"{year}-{SEASONS[first.month // 3 - 1]}",
        "year": lambda: year,
        "decade": lambda: year[:3],
        "century": lambda: year[:2],
    }
    return names[unit]()
