"""Days told in words."""

from __future__ import annotations

import pytest

from crossread.report.days import tell_day, tell_interval


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2024-03-16", "2024-03-16", "16 March 2024"),
        ("2024-03-16T18:00", "2024-03-16T23:59", "16 March 2024"),
        ("2024-02-27", "2024-02-28", "27 or 28 February 2024"),
        ("2024-02-21", "2024-02-29", "21 to 29 February 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2021-01-01", "2024-12-31", "2021 to 2024"),
        ("2024-02-01", "2024-03-31", "February 2024 to March 2024"),
        ("2024-02-28", "2024-03-04", "28 February 2024 to 4 March 2024"),
        ("2023-12-31", "2024-01-01", "31 December 2023 or 1 January 2024"),
        ("2024-03-16", None, "16 March 2024 or later"),
        (None, "2024-03-16", "16 March 2024 or earlier"),
        (None, None, "day not known"),
        ("2024-02", "2024-03", "February 2024 to March 2024"),
        ("soon", "later", "soon to later"),
    ],
)
def test_intervals_keep_their_precision(earliest: str | None, latest: str | None, told: str) -> None:
    """Days, months and years are told as such; what is no date is told as it stands."""
    assert tell_interval(earliest, latest) == told


@pytest.mark.parametrize("day", ["", "2024-13-40", "x-y-z", "2024-99"])
def test_what_is_no_day_stays_as_it_is(day: str) -> None:
    """Odd values are shown, never lost."""
    assert tell_day(day) == day
