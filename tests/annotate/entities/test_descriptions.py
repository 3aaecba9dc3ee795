"""What a report calls people, things and happenings without a name, and what each of these words goes back to."""

from __future__ import annotations

import pytest

from tests.reading import read_speech


def together(text: str, one: str, other: str) -> bool:
    """Whether two labels of a text are of one entity."""
    labels = read_speech(text).labels
    holders = [{label.entity_id for label in labels if label.text == words} for words in (one, other)]
    assert all(holders), sorted(label.text for label in labels)
    return bool(holders[0] & holders[1])


SINKING = (
    "At least nine people were killed when a ferry sank off Odda on Sunday. The vessel was old, divers said. "
    "More than 40 injured were flown out, and dozens more were treated on land. The mayor mourned those who lost "
    "their lives. The incident was the second of its kind."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least nine people", "those who lost their lives"),
        ("a ferry", "The vessel"),
    ],
)
def test_words_for_one_are_together(one: str, other: str) -> None:
    """A fate goes back to those it befell, a wider noun to the one vehicle that was told."""
    assert together(SINKING, one, other)


def test_people_of_two_fates_are_two() -> None:
    """The injured are not the dead, whatever number of them is told."""
    assert not together(SINKING, "More than 40 injured", "those who lost their lives")
    assert "dozens more" in {label.text for label in read_speech(SINKING).labels}


def test_an_adjective_before_a_noun_stands_for_nobody() -> None:
    """A sailor who is injured is one person, and a missing boat is nobody."""
    labels = {
        label.text for label in read_speech("The injured sailor slept. The missing boat was found by a diver.").labels
    }
    assert "The injured sailor" in labels
    assert not {"The injured", "the injured", "The missing", "missing"} & labels


def test_killers_are_not_the_killed() -> None:
    """Those who do something do not share the fate of those they do it to."""
    text = "Three robbers killed two guards on Sunday. The town prayed for those who died."
    assert not together(text, "Three robbers", "those who died")


def test_two_vehicles_leave_a_wider_noun_open() -> None:
    """No vessel is meant for certain where two were told."""
    text = "A ferry rammed a dredger off Odda. The vessel sank at once, and the vessel was not found."
    assert not together(text, "A ferry", "the vessel") or not together(text, "a dredger", "the vessel")


def test_an_incident_is_the_happening_told_last() -> None:
    """A wide word for what happened goes back to it; an incident elsewhere does not."""
    text = "An explosion shook the pier on Sunday. The incident hurt two divers. The Lund incident was older."
    assert together(text, "An explosion", "The incident")
    assert not together(text, "An explosion", "The Lund incident")


def test_a_thing_told_once_is_found() -> None:
    """A van that only passes by far down is found too; linking leaves it out where no other report tells of it."""
    text = (
        "The council met on Monday. It spoke of fish. The mayor left. A van passed the mayor. "
        "A tram stood on the hill. The tram was red."
    )
    assert {"The tram", "A van"} <= {label.text for label in read_speech(text).labels}


def test_towns_told_by_their_kind() -> None:
    """A town is that whose name stands behind "of" or beside it; a capital that of its country."""
    text = "Snow fell on the old mining town of Roros on Sunday. Oslo, a city in the south, was dry."
    assert together(text, "Roros", "the old mining town of Roros")
    assert together(text, "Oslo", "Oslo, a city in the south")
    assert together("Oslo was calm on Sunday. The Norwegian capital slept.", "Oslo", "The Norwegian capital")


def test_a_town_among_two_stays_open() -> None:
    """No town is meant for certain where two were told as often."""
    labels = read_speech("Odda and Roros were calm on Sunday. The town slept.").labels
    names = {label.entity_id for label in labels if label.text in {"Odda", "Roros"}}
    assert not names & {label.entity_id for label in labels if label.text == "The town"}


def test_ages_and_days_belong_to_what_they_describe() -> None:
    """No label begins with a hyphen, and a day keeps its genitive mark."""
    labels = {label.text for label in read_speech("A 42-year-old skipper saw last Sunday's collision.").labels}
    assert "last Sunday's collision" in labels
    assert not any(text.startswith("-") for text in labels)
