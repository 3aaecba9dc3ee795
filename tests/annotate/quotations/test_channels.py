"""Channels named around a cue, by the shipped language engine."""

from __future__ import annotations

import pytest

from tests.reading import read_speech


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The port is shut, Osk told the Lund Courier Wednesday.", "the Lund Courier"),
        ("Osk announced in an interview with the Keldian state television today that the port is shut.", "state"),
        ("Osk told reporters it would be a long winter for the port.", "reporters"),
        ("“The port is shut,” Edda Osk told the U.S. Senate on Monday.", "the U.S. Senate"),
        ("The port is shut, Osk said on Lund News Radio on Monday.", "Lund News Radio"),
        ("Osk denounced attacks on Keldia's soldiers and said that the port was shut.", None),
        ("Osk said on Monday that the port was shut.", None),
    ],
)
def test_the_channel_is_the_outlet_and_no_more(text: str, via: str | None) -> None:
    """Days, the words behind it and whoever was attacked are no part of it."""
    found = {one.via for one in read_speech(text).quotations}
    if via == "state":
        assert any(one and one.endswith("state television") for one in found)
    else:
        assert found == {via}


def test_a_pronoun_alone_is_no_content() -> None:
    """Whoever denies it has said something, but not these words."""
    text = "The pilot was blamed for the loss, but Edda Osk denied it on Monday, and Brask said the pier was shut."
    assert [one.text for one in read_speech(text).quotations] == ["the pier was shut"]
