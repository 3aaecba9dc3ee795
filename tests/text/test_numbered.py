"""Groups of states that are called by their number."""

from __future__ import annotations

import pytest

from crossread.text.numbered import group_of_states, joined_numbers


@pytest.mark.parametrize("text", ["G7", "g-7", "the G-7", "Group of Seven", "the Group of 7", "@G7"])
def test_one_name_for_a_group(text: str) -> None:
    """Letters with or without a hyphen, and the words, say one thing."""
    assert group_of_states(text) == "g7"


@pytest.mark.parametrize("text", ["G", "G7 summit", "group of friends", "B-52", "G-777"])
def test_other_words_are_no_group(text: str) -> None:
    """A letter and a number of something else, and a group of no number, stay as they are."""
    assert group_of_states(text) is None


def test_within_a_phrase() -> None:
    """The words become one within a longer phrase."""
    assert joined_numbers("the Group of Twenty meeting") == "the g20 meeting"
