"""The lists say what a name is that they know as a whole."""

from __future__ import annotations

import pytest

from crossread.language.name_kinds import name_kinds


@pytest.mark.parametrize(
    ("name", "found", "kind"),
    [
        ("Xinhua", "PERSON", "ORG"),
        ("the United Nations", "MISC", "ORG"),
        ("EU", "LOC", "ORG"),
        ("U.N.", "LOC", "ORG"),
        ("Norway", "ORG", "GPE"),
        ("North Korea", "MISC", "GPE"),
        ("Amazon", "LOC", "LOC"),
        ("Chad", "PERSON", "PERSON"),
        ("Chad Brink", "PERSON", "PERSON"),
        ("Norway Post", "ORG", "ORG"),
        ("Brannsund", "LOC", "LOC"),
        ("Oslo", "LOC", "GPE"),
        ("Norwegian", "MISC", "NORP"),
    ],
)
def test_a_listed_name_has_the_kind_of_its_list(name: str, found: str, kind: str) -> None:
    """Bodies and countries that are listed whole are what the list says; persons and rivers keep their names."""
    words = name.split()
    assert [each.kind for each in name_kinds(words, [(0, len(words), found)])] == [kind]
