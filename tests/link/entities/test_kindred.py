"""The one child, animal, police force or armed body of a story, by whatever noun."""

from __future__ import annotations

import pytest

from crossread.link.entities import link_entities
from crossread.link.entities.comparators import compare_bodies, compare_persons, relatives
from crossread.link.entities.spelling import read_words
from tests.telling import groups, told


def test_the_one_child_of_a_story() -> None:
    """The child each report tells most of is one, though ages differ by a year; a girl and an older child are not."""
    boy = told("r1", "person", "4-year-old boy", "a 4-year-old boy", "the boy")
    child = told("r2", "person", "child", "the child")
    younger = told("r3", "person", "3-year-old boy", "a 3-year-old boy", "the boy")
    girl = told("r4", "person", "girl", "the girl")
    older = told("r5", "person", "9-year-old boy", "a 9-year-old boy", "the boy")
    assert frozenset({"r1:4-year-old boy", "r2:child"}) in groups(boy, child)
    assert frozenset({"r1:4-year-old boy", "r3:3-year-old boy"}) in groups(boy, younger)
    assert not groups(boy, girl)
    assert not groups(boy, older)


def test_a_child_told_once_beside_another_is_nobody_certain() -> None:
    """Where a report tells of two children alike, neither is the one of the story."""
    one = told("r1", "person", "boy", "the boy", count=3)
    two = told("r1", "person", "toddler", "the toddler", count=3)
    assert not groups(one, two, told("r2", "person", "child", "the child"))


def test_the_named_animal() -> None:
    """The gorilla of a report that gives no name is the one that another names, who is no person."""
    named = told("r1", "person", "Tamba", "Tamba", "the gorilla")
    bare = told("r2", "other", "gorilla", "the gorilla")
    other = told("r3", "other", "female gorilla", "the female gorilla")
    links = link_entities([named, bare, other], stories=dict.fromkeys(("r1", "r2", "r3"), "s"), published={})
    assert links.joined["r1:Tamba"] == links.joined["r2:gorilla"] != links.joined["r3:female gorilla"]
    assert next(one.kind for one in links.entities if one.entity_id == links.joined["r1:Tamba"]) == "other"


def test_a_ship_of_one_report_is_one_in_all() -> None:
    """A name that one report knows for a ship's is not a person's in another; a person with a title stays one."""
    ship = told("r1", "other", "Edda Vance", "Edda Vance", "the ferry")
    guess = told("r2", "person", "Edda Vance", "Edda Vance")
    assert groups(ship, guess)


def test_police_of_a_story() -> None:
    """Police, officers and the one force are one; officers with a number or an article, and two forces, are not."""
    force = told("r1", "organisation", "Lund Police Department", "Lund Police Department")
    police = told("r2", "group", "police", "police")
    officers = told("r3", "group", "officers", "officers")
    two = told("r5", "group", "two officers", "two officers")
    other = told("r4", "organisation", "Hald Police Department", "Hald Police Department")
    found = groups(force, police, officers)
    assert frozenset({"r1:Lund Police Department", "r2:police"}) in found
    assert frozenset({"r1:Lund Police Department", "r3:officers"}) in found
    assert not any("r5:two officers" in pair for pair in groups(force, police, two))
    assert not any("r2:police" in pair for pair in groups(force, police, other))


def test_fighters_of_a_body_but_not_of_a_country() -> None:
    """Militants with a body's name are the body; rebels of a country are not the country."""
    body = told("r1", "organisation", "Harbour Front", "Harbour Front")
    fighters = told("r2", "group", "Harbour Front militants", "the Harbour Front militants")
    assert groups(body, fighters)
    assert not groups(
        told("r1", "place", "Norway", "Norway"), told("r2", "group", "Norway rebels", "the Norway rebels")
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.J. Sousa", "Ana J. Sousa"),
        ("AJ Sousa", "Ana J. Sousa"),
        ("Joe Brink", "Joseph Brink"),
        ("Noor Faiz", "Noor Fayez"),
    ],
)
def test_initials_and_short_names(one: str, other: str) -> None:
    """Initials and short forms of given names are the name."""
    assert compare_persons(read_words(one), read_words(other)) is not None
    assert not relatives(read_words(one), read_words(other))


def test_other_initials_and_names_stay_apart() -> None:
    """Other initials, a listed given name of two letters and a ship's number say that another is meant."""
    assert compare_persons(read_words("B.J. Sousa"), read_words("Ana J. Sousa")) is None
    assert relatives(read_words("Jo Sousa"), read_words("Jan Sousa"))
    assert compare_persons(("svala",), ("svala", "3")) is None


def test_small_words_between_hyphens() -> None:
    """A place is one with either small word in its name."""
    assert compare_bodies(read_words("Deh-e-Bala"), read_words("Deh-i-Bala"), {}) is not None


def test_the_armed_group_is_the_one_body_with_fighters() -> None:
    """The militant group and the insurgents are the one body that has fighters; a peaceful movement is not."""
    body = told("r1", "organisation", "Harbour Front", "Harbour Front")
    fighters = told("r2", "group", "Harbour Front militants", "the Harbour Front militants")
    group = told("r3", "organisation", "militant group", "the militant group")
    insurgents = told("r4", "group", "insurgents", "the insurgents")
    found = groups(body, fighters, group, insurgents)
    assert {frozenset({"r1:Harbour Front", one}) for one in ("r3:militant group", "r4:insurgents")} <= found
    movement = told("r3", "organisation", "peace movement", "the peace movement")
    assert not any("r3:peace movement" in pair for pair in groups(body, fighters, movement))


def test_campus_police_are_no_police_of_the_town() -> None:
    """Police and officers with a word before them are a force of their own; detectives are of the one force."""
    force = told("r1", "organisation", "Lund Police Department", "Lund Police Department")
    police, detectives = told("r2", "group", "police", "police"), told("r3", "group", "detectives", "detectives")
    campus = told("r4", "group", "campus police", "campus police")
    found = groups(force, police, detectives, campus)
    assert frozenset({"r2:police", "r3:detectives"}) in found
    assert not any("r4:campus police" in pair for pair in found)


def test_intelligence_has_many_words() -> None:
    """The intelligence community and a country's intelligence agencies are one where one country's are told of."""
    agencies = told("r1", "organisation", "intelligence agencies", "the intelligence agencies")
    community = told("r2", "group", "intelligence community", "the intelligence community")
    domestic = told("r3", "organisation", "domestic intelligence agency", "the domestic intelligence agency")
    assert groups(agencies, community, domestic) == {
        frozenset({"r1:intelligence agencies", "r2:intelligence community"})
    }
