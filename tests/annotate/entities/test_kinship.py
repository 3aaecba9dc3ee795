"""Relatives of one person in a report."""

from __future__ import annotations

from crossread.annotate.speech import Speech
from tests.annotate.entities.test_cast import words_of
from tests.reading import read_speech as read


def titles_of(speech: Speech, name: str) -> tuple[str, ...]:
    """The titles of an entity."""
    return next(one.titles for one in speech.entities if one.name == name)


def test_the_father_named_late_is_the_father() -> None:
    """The father told of before is whom a later apposition names, and whose he is is kept."""
    speech = read(
        "Karl Brink lived in Lund with his father. Neighbours liked Brink. His father, Samuel Brink, was a potter."
    )
    assert {"his father", "His father"} <= words_of(speech, "Samuel Brink")
    assert "father of Karl Brink" in titles_of(speech, "Samuel Brink")


def test_a_brother_beside_the_father_is_his_too() -> None:
    """In "his father, Samuel, and brother, Jon" the possessive counts for both."""
    speech = read("Karl Brink killed his father, Samuel Brink, 55, and brother, Jon Brink, 25, in Lund on Monday.")
    assert "brother of Karl Brink" in titles_of(speech, "Jon Brink")


def test_fathers_of_two_stay_two() -> None:
    """Fathers of two people are two."""
    speech = read("Karl Brink spoke in Lund with his father. Edda Vance wept. Vance's father, Jon Vance, did not.")
    assert "his father" not in words_of(speech, "Jon Vance")


def test_the_bare_surname_is_not_a_relative_told_of_once() -> None:
    """Further down the surname goes back to whom the report is about, not to the brother it named last."""
    speech = read(
        "Karl Brink was held in Lund on Monday. He lived with his brother, Jon Brink. The harbour was closed all day. "
        "Nobody was hurt. Brink left the town on Tuesday."
    )
    assert "Brink" in words_of(speech, "Karl Brink")


def test_her_dad_is_no_dad_of_another() -> None:
    """One called "her dad" is whom "the dad" behind that means, not the one who "is a great dad"."""
    speech = read(
        "Edda Vance lived in Lund. Otto Rask owns the mill. Rask is a great dad, neighbours said. "
        "Vance was shy, her dad told the court. The dad wept."
    )
    assert {"her dad", "The dad"} <= words_of(speech, "her dad")
    assert "father of Edda Vance" in titles_of(speech, "her dad")
