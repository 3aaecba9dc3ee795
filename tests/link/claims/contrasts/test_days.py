"""Two days for one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.days import find_days, no_day_of_act, two_named
from tests.link.claims.contrasts.conftest import Differing

Read = Callable[[str], Statement]


def test_one_weekday_of_two_weeks_is_one_day_dated_twice(statement: Read) -> None:
    """Words such as "On Saturday" in a report that is dated a week later is the same Saturday."""
    one = statement("Ada Brandvik signed the lease on Saturday.")
    days = [replace(one, days=((day, day),)) for day in ("2025-05-03", "2025-05-10", "2025-05-04")]
    assert list(find_days(days[0], days[1])) == []
    assert list(find_days(days[0], days[2])) == [("2025-05-03", "2025-05-04")]


def test_days_of_a_page_that_was_stamped_anew(statement: Read) -> None:
    """A Friday of another year is the stamp's doing; two years that both texts give are not."""
    one = statement("Ada Brandvik signed the lease on Friday.")
    here, there = replace(one, days=(("2025-05-02", "2025-05-02"),)), replace(one, days=(("2028-08-17", "2028-08-17"),))
    assert list(find_days(here, there)) == []
    told = [statement(f"Ada Brandvik signed the lease on 2 May {year}.") for year in (2025, 2024)]
    assert list(find_days(*told)) == [("2025-05-02", "2024-05-02")]


def test_two_who_are_named_have_a_day_each(statement: Read) -> None:
    """What one signed on Saturday another signed on Sunday."""
    one = statement("Ada Brandvik signed the lease on 3 May 2025.")
    other = statement("Ilse Oru signed the lease on 4 May 2025.")
    assert two_named(one, other)
    assert list(find_days(one, other)) == []


def test_two_who_are_told_by_age_have_a_day_each(statement: Read) -> None:
    """An 8-year-old boy is not a 3-year-old girl, whoever else the statement names."""
    older = statement("An 8-year-old boy was shot in Oru on Friday.")
    assert two_named(older, statement("A 3-year-old girl was shot in Oru on Wednesday."))
    assert not two_named(older, statement("The 8-year-old was shot in Oru on Wednesday."))
    assert not two_named(older, statement("A boy was shot in Oru on Wednesday."))


def test_an_act_that_may_happen_twice_has_two_days(statement: Read) -> None:
    """Who visits on Friday may visit on Saturday too."""
    one = statement("Ada Brandvik visited the port on 3 May 2025.")
    other = statement("Ada Brandvik visited the port on 4 May 2025.")
    assert list(find_days(one, other)) == []


def test_spans_apart_are_two_times_and_spans_that_touch_are_not(statement: Read) -> None:
    """A month and a week that have no day in common cannot both be right; with a day or a week between they may be."""
    one = statement("Ada Brandvik signed the lease in March.")
    march, april, june = ("2025-03-01", "2025-03-31"), ("2025-04-02", "2025-04-05"), ("2025-06-02", "2025-06-08")
    read = [replace(one, days=(days,)) for days in (march, april, june)]
    assert list(find_days(read[0], read[1])) == []
    assert list(find_days(read[0], read[2])) == [("2025-03-01 to 2025-03-31", "2025-06-02 to 2025-06-08")]


def test_the_day_up_to_which_it_holds_is_not_that_of_the_act(differing: Differing) -> None:
    """As of Sunday five were freed, by Monday most: two states of one thing, and no two days of it."""
    one = "As of Sunday, 4 May 2025, the five hostages had been released."
    assert differing(one, "By Monday, 5 May 2025, the five hostages had been released.") == set()


def test_this_week_and_last_week(differing: Differing) -> None:
    """An act set in two weeks by reports of one week; reports of two weeks may mean one."""
    one = "The guards called it revenge for the air strike on Ostby this week."
    other = "The guards called it revenge for an air strike on Ostby last week."
    week = ("2025-05-08", "2025-05-09")
    assert differing(one, other, week) == {("date", "“this week” here, “last week” there")}
    assert differing(one, other, ("2025-05-08", "2025-05-13")) == set()


@pytest.mark.parametrize(
    ("text", "of_the_act"),
    [
        ("Police arrested Ada Brandvik on Tuesday.", True),
        ("Ada Brandvik was still being sought late Tuesday.", False),
        ("Police arrested Ada Brandvik for the Aug. 3 fire in the mill.", False),
        ("Police arrested Ada Brandvik for the Monday night fire.", False),
        ("On the Monday in question police arrested Ada Brandvik.", True),
        ("The other 14 people left the mill on Tuesday.", True),
    ],
)
def test_a_day_may_be_that_of_a_noun_or_hold_no_longer(statement: Read, text: str, *, of_the_act: bool) -> None:
    """The day of a fire is not that of an arrest, and who is still sought on a day was not sought on it alone."""
    assert no_day_of_act(statement(text)) is not of_the_act


def test_the_day_from_which_it_holds_and_the_day_of_a_vow(statement: Read) -> None:
    """Who resigns effective Friday did not announce it then, and who vowed on Thursday to vote does not vote then."""
    assert no_day_of_act(statement("Ada Brandvik announced that she resigns, effective Friday."))
    vowed = statement("Ada Brandvik vowed on 8 May 2025 to sign the lease.")
    assert list(find_days(vowed, statement("Ada Brandvik vowed to sign the lease on 11 May 2025."))) == []
    planned = [statement(f"Ada Brandvik will sign the lease on {day} May 2025.") for day in (8, 11)]
    assert list(find_days(*planned)) == [("2025-05-08", "2025-05-11")]
