"""The index of names finds the actors that comparing each name with every other finds."""

from __future__ import annotations

import random

import pytest

from crossread.annotate.entities.name_index import NameIndex
from crossread.annotate.entities.names import Name, joins, read_name
from crossread.records.actors import EntityKind

NAMES: tuple[tuple[str, EntityKind], ...] = (
    ("Ana de Sousa", "person"), ("Ana Sousa", "person"), ("Sousa", "person"), ("A. Sousa", "person"),
    ("Anna Sousa", "person"), ("Ana Suosa", "person"), ("Rui Sousa", "person"), ("Ilse Brandvik", "person"),
    ("Brandvick", "person"), ("Brandvik", "other"), ("Ilse", "person"), ("Keldian Dockers' Union", "organisation"),
    ("KDU", "organisation"), ("K.D.U.", "organisation"), ("Keldian Dockers", "organisation"), ("Keldia", "place"),
    ("Port of Brannsund", "place"), ("Brannsund", "place"), ("Brannsund Ferry Company", "organisation"),
    ("Brannsund Ferrys Company", "organisation"), ("EU", "organisation"), ("European Union", "organisation"),
    ("Norway", "place"), ("Norwegians", "group"), ("Norwegian", "group"), ("Downing Street", "organisation"),
    ("Number 10", "organisation"), ("The Lund Herald", "organisation"), ("Lund", "place"), ("Lund Heralds", "other"),
    ("Oslo", "organisation"), ("Marina", "other"), ("Marian", "person"), ("Sosua", "person"), ("Sousas", "group"),
)  # fmt: skip


def read() -> list[Name]:
    """The names, two in three of them with one letter left out, doubled, changed or swapped somewhere."""
    draw = random.Random(3)
    found = []
    for text, kind in NAMES * 3:
        place = draw.randrange(len(text) - 1)
        slips = (
            text,
            text[:place] + text[place + 1 :],
            text[: place + 1] + text[place:],
            text[:place] + "x" + text[place + 1 :],
            text[:place] + text[place + 1] + text[place] + text[place + 2 :],
        )
        found.append(read_name(draw.choice(slips), draw.choice(("", "Mr", "Mrs")), kind))
    return found


def test_what_joins_is_found() -> None:
    """For every name the actors found are those of whose names any is joined, in order."""
    names = read()
    index = NameIndex()
    for place, name in enumerate(names):
        index.add(place, name, place)
    hits = 0
    for name in names:
        wanted = [place for place, other in enumerate(names) if joins(name, other)]
        hits += len(wanted)
        assert index.find(name) == wanted, name.text
    assert hits - len(names) > 90


def test_several_names_of_one_actor_give_it_once() -> None:
    """An actor with two names that are joined is found once."""
    index = NameIndex()
    index.add(4, read_name("Ana Sousa", "", "person"), 0)
    index.add(4, read_name("Sousa", "", "person"), 3)
    index.add(2, read_name("Rui Sousa", "", "person"), 5)
    assert index.find(read_name("Sousa", "", "person")) == [2, 4]


@pytest.mark.parametrize(("place", "nearest"), [(1, 4), (4, 4), (6, 2), (0, 4)])
def test_the_nearest_is_who_stood_last_before(place: int, nearest: int) -> None:
    """Of two the one that stood last before a place is meant, else the first after it."""
    index = NameIndex()
    index.add(4, read_name("Ana Sousa", "", "person"), 3)
    index.add(4, read_name("Ana Sousa", "", "person"), 0)
    index.add(2, read_name("Rui Sousa", "", "person"), 5)
    assert index.nearest([2, 4], place) == nearest
