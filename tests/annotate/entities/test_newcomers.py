"""Names that bring in a newcomer, though the report has told of somebody so called."""

from __future__ import annotations

import pytest

from tests.reading import read_speech


def _speakers(text: str) -> list[str | None]:
    """Who speaks, in order."""
    speech = read_speech(text)
    names = {entity.entity_id: entity.name for entity in speech.entities}
    return [names.get(one.speaker_entity_id or "") for one in speech.quotations]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Peter Brask met the crew. Brask wept. “We wait,” said Peter, a commander of the guards at the lock.",
            "Peter",
        ),
        ("Peter Brask, 37, met the crew. “We wait,” said Peter, a 33-year-old guard at the lock.", "Peter"),
        ("Peter Brask met the crew. “We wait,” said Peter, a guard at the lock.", "Peter Brask"),
        ("Peter Brask, 37, met the crew. “We wait,” said Peter, 37, at the lock.", "Peter Brask"),
    ],
)
def test_a_given_name_that_brings_somebody_in(text: str, speaker: str) -> None:
    """A given name set beside "a …" is somebody else only where the report calls its bearer otherwise or ages him."""
    assert _speakers(text) == [speaker]


def test_organs_of_two_countries_are_two() -> None:
    """The ministry that one country owns is not that of another."""
    found = _speakers(
        "The Swedish Foreign Ministry said the lock was shut. Norway's Foreign Ministry said the plan had its merits."
    )
    assert found == ["Swedish Foreign Ministry", "Norway's Foreign Ministry"]
