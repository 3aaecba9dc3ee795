"""Days told in words, never more precise than they are known."""

from __future__ import annotations

from datetime import date, timedelta

from crossread.text.calendar_names import MONTHS, WEEKDAYS


def tell_day(day: str, *, weekday: bool = False) -> str:
    """Say a day, month or year.

    Args:
        day: ISO 8601 date, possibly partial.
        weekday: Whether to name the day of the week.

    Example:
        >>> tell_day("2024-03-16", weekday=True), tell_day("2024-03"), tell_day("2024")
        ('Saturday 16 March 2024', 'March 2024', '2024')
    """
    parts = day[:10].split("-")
    try:
        if len(parts) == 1:
            return str(int(parts[0]))
        if len(parts) == 2:  # noqa: PLR2004 - a year and a month
            return f"{MONTHS[int(parts[1]) - 1]} {int(parts[0])}"
        value = date(*(int(part) for part in parts))
    except (ValueError, IndexError, TypeError):
        return day
    words = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{WEEKDAYS[value.weekday()]} {words}" if weekday else words


def tell_interval(earliest: str | None, latest: str | None) -> str:
    """Say the days between which something happened.

    Example:
        >>> tell_interval("2024-02-27", "2024-02-28")
        '27 or 28 February 2024'
        >>> tell_interval("2024-03-16", "2024-03-20")
        '16 to 20 March 2024'
        >>> tell_interval("2024-03-01", "2024-03-31")
        'March 2024'
        >>> tell_interval(None, None)
        'day not known'
    """
    if not earliest or not latest:
        if earliest:
            return f"{tell_day(earliest)} or later"
        return f"{tell_day(latest)} or earlier" if latest else "day not known"
    if earliest[:10] == latest[:10]:
        return tell_day(earliest)
    try:
        return _tell_days(date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10]))
    except ValueError:
        return f"{tell_day(earliest)} to {tell_day(latest)}"


def _tell_days(first: date, last: date) -> str:
    """Say an interval of days as a year, a month, or two days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    months = [tell_day(day.isoformat()[:7]) for day in (first, last)]
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return " to ".join(dict.fromkeys(months))
    word = "or" if (last - first).days == 1 else "to"
    start = str(first.day) if months[0] == months[1] else tell_day(first.isoformat())
    return f"{start} {word} {tell_day(last.isoformat())}"
