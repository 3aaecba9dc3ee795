"""Relatives of one person across reports."""

from __future__ import annotations

from dataclasses import replace

from crossread.link.entities import ReportActor
from tests.telling import groups, told


def kin(actor: ReportActor, *titles: str) -> ReportActor:
    """An actor of whom a report tells whose relative it is."""
    return replace(actor, entity=replace(actor.entity, titles=titles))


def test_the_father_of_one_is_one() -> None:
    """A father without a name is whom another report names as the father of the same person."""
    first, second = (told(report, "person", "Karl Brink", "Karl Brink") for report in ("r1", "r2"))
    father = kin(told("r1", "person", "his father", "his father"), "father of Karl Brink")
    named = kin(told("r2", "person", "Samuel Brink", "Samuel Brink", "his father"), "father of Karl Brink")
    assert frozenset({"r1:his father", "r2:Samuel Brink"}) in groups(first, second, father, named)


def test_fathers_of_two_are_two() -> None:
    """Fathers of two who bear names are two, by whatever words."""
    karl, edda = told("r1", "person", "Karl Brink", "Karl Brink"), told("r2", "person", "Edda Vance", "Edda Vance")
    father = kin(told("r1", "person", "her father", "her father"), "father of Karl Brink")
    named = kin(told("r2", "person", "Jon Vance", "Jon Vance", "her father"), "father of Edda Vance")
    assert not any("r1:her father" in pair for pair in groups(karl, edda, father, named))


def test_his_father_is_not_her_father() -> None:
    """Where nobody knows whose, "his" and "her" tell two fathers, and the same words one."""
    his, other = told("r1", "person", "his father", "his father"), told("r2", "person", "his father", "his father")
    her = told("r3", "person", "her father", "her father")
    assert groups(his, other, her) == {frozenset({"r1:his father", "r2:his father"})}


def test_two_brothers_of_a_report_are_two() -> None:
    """Of brothers somebody may have several: where a report tells of two, none is joined by that alone."""
    people = [told(report, "person", "Karl Brink", "Karl Brink") for report in ("r1", "r2")]
    title = "brother of Karl Brink"
    jon, sam = (kin(told("r1", "person", name, name), title) for name in ("Jon Brink", "Samuel Brink"))
    brother = kin(told("r2", "person", "his brother", "his brother"), title)
    assert not any("r2:his brother" in pair for pair in groups(*people, jon, sam, brother))
