"""The English names of months and days of the week; those of `calendar` change with the locale of the machine."""

from __future__ import annotations

from collections.abc import Mapping

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""Pattern of the whole name of a day of the week."""

MONTH_NUMBERS: Mapping[str, int] = {
    name: number for number, month in enumerate(MONTHS, 1) for name in (month.lower(), month[:3].lower())
} | {"sept": 9}
"""Number of each month from 1, by its name in lower case, whole or cut short and without a dot."""

WEEKDAY_NUMBERS: Mapping[str, int] = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
"""Number of each day of the week from 0 for Monday, by its whole name in lower case."""
