"""The one culprit of a story."""

from __future__ import annotations

from tests.telling import groups, told


def test_the_culprit_of_all_reports_is_whom_one_names() -> None:
    """The gunman of a report, the suspect of another and whom a third calls the shooter are one."""
    named = told("r1", "person", "Karl Brink", "Karl Brink", "the shooter")
    gunman = told("r2", "person", "Lund gunman", "the Lund gunman", "the gunman")
    suspect = told("r3", "person", "suspect", "the suspect")
    found = groups(named, gunman, suspect)
    assert frozenset({"r1:Karl Brink", "r2:Lund gunman"}) in found
    assert frozenset({"r1:Karl Brink", "r3:suspect"}) in found


def test_where_a_report_tells_of_several_nobody_is_joined() -> None:
    """Suspects in the plural, a second one, two names or two deeds leave all apart."""
    gunman = told("r1", "person", "gunman", "the gunman")
    suspect = told("r2", "person", "suspect", "the suspect")
    assert groups(gunman, suspect)
    assert not groups(gunman, suspect, told("r3", "group", "two suspects", "two suspects"))
    assert not groups(gunman, suspect, told("r3", "person", "second gunman", "the second gunman"))
    assert groups(gunman, suspect, told("r3", "group", "no other gunmen", "no other gunmen"))
    assert not groups(gunman, told("r2", "person", "bomber", "the bomber"))
    one, other = (told(f"r{n}", "person", name, name, "the killer") for n, name in ((1, "Karl Brink"), (2, "Jon Lund")))
    assert not groups(one, other, told("r3", "person", "suspect", "the suspect"))


def test_two_in_one_report_are_two() -> None:
    """Two culprits that one report keeps apart join nobody of another."""
    one, two = told("r1", "person", "gunman", "the gunman"), told("r1", "person", "attacker", "the attacker")
    assert not groups(one, two, told("r2", "person", "suspect", "the suspect"))


def test_ages_tell_two() -> None:
    """A suspect of 17 is not one of 35."""
    young = told("r1", "person", "17-year-old suspect", "the 17-year-old suspect")
    old = told("r2", "person", "35-year-old gunman", "the 35-year-old gunman")
    assert not groups(young, old)


def test_culprits_in_the_plural() -> None:
    """The shooters of a report are the suspects of another, unless two numbers, or words before them, tell two."""
    shooters = told("r1", "group", "two shooters", "two shooters", "the shooters")
    suspects = told("r2", "group", "suspects", "the suspects")
    assert groups(shooters, suspects)
    assert not groups(shooters, told("r2", "group", "three suspects", "three suspects"))
    assert not groups(shooters, told("r2", "group", "burglary suspects", "the burglary suspects"))
