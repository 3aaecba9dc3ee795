"""Which names of one report mean the same."""

from __future__ import annotations

import pytest

from crossread.annotate.entities.names import joins, read_name
from crossread.records.actors import EntityKind

SAME: list[tuple[str, str, EntityKind]] = [
    ("Brae", "Orla Brae", "person"),
    ("O. Brae", "Orla Brae", "person"),
    ("Orla M. Brae", "Orla Brae", "person"),
    ("Orla Kestrell", "Orla Kestrel", "person"),
    ("HDU", "Harbour Drivers' Union", "organisation"),
    ("U.K.", "Britain", "place"),
]
DIFFERENT: list[tuple[str, str, EntityKind]] = [
    ("Finn Brae", "Orla Brae", "person"),
    ("Orla Stone", "Orla Brae", "person"),
    ("Harbour", "Harbour Drivers' Union", "place"),
    ("North Korea", "South Korea", "place"),
]


@pytest.mark.parametrize(("short", "long", "kind"), SAME)
def test_names_that_join(short: str, long: str, kind: EntityKind) -> None:
    """A surname, initials, an acronym, a slip of the keyboard and a country's other name join the longer name."""
    assert joins(read_name(short, "", kind), read_name(long, "", kind))


@pytest.mark.parametrize(("short", "long", "kind"), DIFFERENT)
def test_names_that_stay_apart(short: str, long: str, kind: EntityKind) -> None:
    """A shared surname, first name or word is not enough."""
    assert not joins(read_name(short, "", kind), read_name(long, "", kind))


def test_forms_of_address_keep_a_couple_apart() -> None:
    """Mr and Mrs of one surname are two people."""
    assert not joins(read_name("Brae", "Mr.", "person"), read_name("Orla Brae", "Mrs.", "person"))
