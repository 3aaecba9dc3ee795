"""Two days for one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.days import find_days

Read = Callable[[str], Statement]


def test_one_weekday_of_two_weeks_is_one_day_dated_twice(statement: Read) -> None:
    """Words such as "On Saturday" in a report that is dated a week later is the same Saturday."""
    one = statement("Ada Brandvik signed the lease on Saturday.")
    days = [replace(one, days=((day, day),)) for day in ("2025-05-03", "2025-05-10", "2025-05-04")]
    assert list(find_days(days[0], days[1])) == []
    assert list(find_days(days[0], days[2])) == [("2025-05-03", "2025-05-04")]


def test_an_act_that_may_happen_twice_has_two_days(statement: Read) -> None:
    """Who visits on Friday may visit on Saturday too."""
    one = statement("Ada Brandvik visited the port on 3 May 2025.")
    other = statement("Ada Brandvik visited the port on 4 May 2025.")
    assert list(find_days(one, other)) == []
