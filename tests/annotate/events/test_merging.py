from __future__ import annotations

from tests.annotate.events.conftest import Desk


def test_one_act_in_several_words_is_one_row(desk: Desk) -> None:
    """Killing in an attack, and shelling a town and wounding people there, are one act each."""
    assert len(desk.find("Rebels killed two soldiers in an attack on a village.")) == 1
    assert len(desk.find("Rebels shelled Abéché on Monday, wounding nine people.")) == 1


def test_two_actors_are_two_acts(desk: Desk) -> None:
    """What two parties do to each other stays apart."""
    assert len(desk.find("Rebels attacked the army and the army attacked the rebels.")) == 2


def test_two_recipients_are_two_acts(desk: Desk) -> None:
    """Two met by one are two meetings."""
    assert len(desk.find("The minister met the Norwegian king and met the Chadian president.")) == 2
