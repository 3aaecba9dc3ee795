"""Clauses that say outright who somebody is."""

from __future__ import annotations

import pytest

from tests.annotate.entities.test_cast import words_of
from tests.reading import read_speech as read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The victim, identified by the paper as Edda Vance, 41, told her story in Lund.", "The victim"),
        ("Edda Vance, whom police have identified as the driver, left Lund on Monday.", "the driver"),
        ("Police named Edda Vance as the driver on Monday.", "the driver"),
        ("The driver, 41-year-old Edda Vance, left Lund on Monday.", "The driver"),
    ],
)
def test_who_is_identified(text: str, told: str) -> None:
    """A verb of naming, or an age between a description and a name, ties the two."""
    assert told in words_of(read(text), "Edda Vance")


def test_who_names_somebody_is_not_that_one() -> None:
    """Whoever identifies somebody is another."""
    speech = read("The driver identified Edda Vance as the culprit on Monday.")
    assert "The driver" not in words_of(speech, "Edda Vance")
