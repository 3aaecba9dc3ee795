"""Who and what every report of a story brings in anew."""

from __future__ import annotations

from tests.telling import groups, told


def test_one_brought_in_by_each_report() -> None:
    """A night watchman in each of three reports is one; where a report tells of two, nobody knows which."""
    first = told("r1", "person", "night watchman", "a night watchman", count=1)
    second = told("r2", "person", "night watchman", "a night watchman", count=1)
    harbour = told("r3", "person", "harbour night watchman", "a harbour night watchman", count=1)
    two = told("r3", "group", "two night watchmen", "two night watchmen", count=1)
    found = groups(first, second, harbour)
    assert frozenset({"r1:night watchman", "r2:night watchman"}) in found
    assert frozenset({"r1:night watchman", "r3:harbour night watchman"}) in found
    assert not groups(first, second, two)


def test_a_man_is_anybody() -> None:
    """A noun that fits everybody joins nobody, whatever stands before it."""
    one = told("r1", "person", "old man", "an old man", count=1)
    other = told("r2", "person", "old man", "an old man", count=1)
    assert not groups(one, other)


def test_a_number_of_a_part_is_not_that_of_the_whole() -> None:
    """Where a report gives several numbers for the victims, none parts them from those of another report."""
    parts = told("r1", "group", "ten victims", "ten victims", "eight of the victims", "the victims")
    whole = told("r2", "group", "eleven victims", "eleven victims", "nine of the victims", "the victims")
    assert groups(parts, whole)


def test_people_by_one_number() -> None:
    """13 people and thirteen sailors are one group; 30 people and 30 sailors need not be, nor two numbers."""
    people = told("r1", "group", "13 people", "13 people")
    sailors = told("r2", "group", "thirteen sailors", "thirteen sailors")
    assert frozenset({"r1:13 people", "r2:thirteen sailors"}) in groups(people, sailors)
    round_one = told("r1", "group", "30 people", "30 people")
    round_other = told("r2", "group", "30 sailors", "30 sailors")
    assert not groups(round_one, round_other)
    assert not groups(people, told("r2", "group", "14 sailors", "14 sailors"))


def test_the_press_conference_of_a_story() -> None:
    """Told of once in each report, it is one; where a report tells of two, none is joined."""
    one = told("r1", "other", "news conference", "a news conference")
    afternoon = told("r2", "other", "Sunday afternoon press conference", "a Sunday afternoon press conference")
    later = told("r1", "other", "press briefing", "a press briefing")
    assert groups(one, afternoon)
    assert frozenset({"r1:news conference", "r2:Sunday afternoon press conference"}) not in groups(
        one, afternoon, later
    )


def test_any_of_many_is_nobody() -> None:
    """Any night watchman and another say that there are more; what "co-" stands before is told by nothing else."""
    first = told("r1", "person", "night watchman", "a night watchman", count=1)
    second = told("r2", "person", "night watchman", "a night watchman", count=1)
    for name in ("any night watchman", "another night watchman"):
        more = told("r3", "person", name, name, count=1)
        assert frozenset({"r1:night watchman", "r2:night watchman"}) not in groups(first, second, more)
    one = told("r1", "person", "co-founder", "a co-founder", count=1)
    other = told("r2", "person", "co-founder", "a co-founder", count=1)
    assert not groups(one, other)


def test_the_number_of_a_channel_counts_nobody() -> None:
    """A number counts people only before a plural, and millions are not so few."""
    people = told("r1", "group", "seven people", "seven people")
    crew = told("r2", "group", "7 news crew", "the 7 news crew")
    millions = told("r2", "group", "seven million people", "seven million people")
    assert not groups(people, crew)
    assert not groups(people, millions)


def test_people_are_not_everybody_so_called() -> None:
    """Those of whom a number is told are not the people told of without one."""
    thirteen = told("r1", "group", "13 people", "13 people")
    plain = told("r2", "group", "people", "the people")
    assert not groups(thirteen, plain)


def test_the_victims_are_those_whom_several_reports_count() -> None:
    """The victims are the 13 people whom a report calls the 13 victims; 40 victims are not."""
    people = [told(f"r{n}", "group", "13 people", "13 people") for n in (1, 2)]
    counted = told("r3", "group", "13 victims", "the 13 victims")
    victims = told("r4", "group", "victims", "the victims")
    assert frozenset({"r3:13 victims", "r4:victims"}) in groups(*people, counted, victims)
    many = told("r4", "group", "40 victims", "40 victims", "the victims")
    assert frozenset({"r3:13 victims", "r4:40 victims"}) not in groups(*people, counted, many)
