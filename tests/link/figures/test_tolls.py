"""Tolls that are one number of the same people."""

from __future__ import annotations

from dataclasses import replace

from crossread.link.figures import link_figures
from crossread.link.figures.barriers import barred
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


def test_the_latest_of_a_row_are_not_those_the_report_is_about() -> None:
    """`The last two officers slain` are two others than the two who were shot now."""
    shot = "Two officers were shot in Keld Bay."
    slain = "The last two officers shot in Keld Bay were Lund and Brask."
    last, again, other = (each for each in tell(slain, slain, shot) if each.interval.low == 2 and not each.implied)
    assert barred(last, other)
    assert not barred(last, again)
    assert not barred(replace(last, latest=False), other)


def test_a_statistic_differs_by_how_those_counted_died() -> None:
    """Of a year those who died from falls are fewer than those killed on duty; of one day the two numbers differ."""
    one = "Off Keldia, 34 divers had died from falls."
    other = "Off Keldia, 67 divers have been killed in the line of duty."
    year, day = ("2031-01-01", "2031-12-31"), ("2031-05-03", "2031-05-03")

    def judged(days: tuple[str, str]) -> list[str]:
        tallies = [replace(each, days=days) for each in tell(one, other)]
        return sorted(figure.verdict for figure in link_figures("s", tallies).figures)

    assert judged(day) == ["conflict"]
    assert judged(year) == ["single", "single"]


def test_a_toll_of_a_month_is_no_later_count_of_one_day() -> None:
    """Eight who died in a month are not the three of one day, counted later; on that day they may be."""
    days = ("2031-05-29", "2031-05-30")
    early, late = tell("In Keldia three divers were killed.", "In Keldia eight divers were killed.", published=days)
    early = replace(early, days=("2031-05-17", "2031-05-17"))
    assert barred(early, replace(late, days=("2031-05-01", "2031-05-30")))
    assert not barred(early, replace(late, days=("2031-05-17", "2031-05-17")))


def test_equal_tolls_find_each_other_before_one_that_is_less() -> None:
    """Where two reports give eight and an earlier one three, the eights are one figure."""
    tallies = tell(
        "Storms killed three divers off Osk.",
        "The storms off Osk claimed the lives of eight divers.",
        "The storms off Osk left eight divers dead.",
        published=("2031-05-29", "2031-05-30", "2031-05-30"),
    )
    links = link_figures("s", tallies)
    _, *eights = [links.figure_of[one.quantity.quantity_id] for one in tallies]
    assert eights[0] == eights[1]
