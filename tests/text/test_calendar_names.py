"""The names of months and days of the week."""

from __future__ import annotations

import datetime as dt

import pytest

from crossread.text.calendar_names import MONTH_NUMBERS, MONTHS, WEEKDAY_NUMBERS, WEEKDAYS
from crossread.text.dates import find_printed_dates


@pytest.mark.parametrize(("number", "month"), list(enumerate(MONTHS, 1)), ids=MONTHS)
def test_every_month_is_read_in_a_printed_date(number: int, month: str) -> None:
    """A date names its month whole or cut short, in any of the two cases, and the machine's locale has no say."""
    short = {month, month[:3], month.upper(), *(["Sept"] if number == 9 else [])}
    for name in sorted(short):
        (found,) = find_printed_dates(f"It was signed on 12 {name} 2021.")
        assert found.values == (f"2021-{number:02}-12",)
        assert MONTH_NUMBERS[name.lower()] == number


def test_days_of_the_week_are_counted_as_dates_count_them() -> None:
    """Monday is 0."""
    monday = dt.date(2024, 3, 18)
    for number, name in enumerate(WEEKDAYS):
        assert WEEKDAY_NUMBERS[name.lower()] == (monday + dt.timedelta(days=number)).weekday() == number
