"""Tolls that are one number of the same people."""

from __future__ import annotations

from dataclasses import replace

from crossread.link.figures.tolls import (
    find_counted_persons,
    find_equal_tolls,
    find_main_tolls,
    find_same_told,
    find_told_twice,
)
from tests.link.figures.test_link_figures import tell, verdicts


def test_as_many_hurt_are_the_same_people_unless_they_are_few() -> None:
    """Nine hurt in two reports are one number; three may be of two places, and a part is no whole."""
    assert len(list(find_equal_tolls(tell("The blaze injured nine people.", "Nine sailors were wounded.")))) == 1
    assert not list(find_equal_tolls(tell("The blaze injured three people.", "Three sailors were wounded.")))
    assert not list(find_equal_tolls(tell("Nine people were killed.", "Nine sailors were wounded.")))


def test_an_age_beside_a_toll_is_no_other_toll() -> None:
    """A report that tells of seven dead and of a skipper, 41, gives one toll."""
    tallies = tell("Seven people were killed, among them the skipper, aged 41.", "Seven people died in the fire.")
    assert len(list(find_main_tolls(tallies))) == 1


def test_who_died_on_a_day_is_counted_among_the_dead_of_that_day() -> None:
    """The person whose death a report tells is one of those it counts, where the day is one and its counts agree."""
    day = ("2031-05-03", "2031-05-03")
    tallies = [replace(one, days=day) for one in tell("The fire killed two people. Ada Brandvik, 23, died.")]
    counts = [one for one in tallies if not one.implied and one.dimension == "count"]
    persons = [replace(counts[0], implied=True)]
    assert len(list(find_counted_persons([*counts[:1], *persons]))) == 1
    other = [replace(persons[0], days=("2031-05-04", "2031-05-04"))]
    assert not list(find_counted_persons([*counts[:1], *other]))


def test_as_many_of_the_same_of_whom_the_same_is_told() -> None:
    """Two reports that each sent eight victims home tell of one eight; with another number beside it they may not."""
    one = "Eight of the victims were released from the hospital."
    assert len(list(find_same_told(tell(one, "Eight victims were released from two hospitals.")))) == 1
    two = "Eight victims were released from one hospital, five victims were released from another hospital."
    assert not list(find_same_told(tell(one, two)))


def test_all_but_five_are_not_those_of_whom_it_is_told() -> None:
    """Whom a report excepts did not meet the outcome that it tells."""
    tallies = tell("All but five of the victims were released from the hospital.")
    assert [one.outcome for one in tallies] == ["not release"]


def test_bodies_that_are_found_are_dead() -> None:
    """A report counts its dead twice: as killed and as bodies."""
    tallies = tell("The wave killed four people. Four dead bodies were found.")
    assert len(list(find_told_twice(tallies))) == 1
    assert not list(find_told_twice(tell("The wave killed four people. Four bodies of law apply.")))


def test_counts_of_a_charge_are_no_toll_and_no_other_number_of_another_charge() -> None:
    """Two counts of assault are neither two dead nor fewer than three counts of murder; of one charge they differ."""
    (count,) = tell("Ivo Brask was booked on three counts of murder.")
    assert count.outcome == "charge"
    booked = "Ivo Brask was booked at the Velmar jail on three counts of murder."
    assert verdicts(booked, "Ivo Brask was booked at the Velmar jail on two counts of assault.") == []
    assert verdicts(booked, "Ivo Brask was booked at the Velmar jail on two counts of murder.") == ["conflict"]
