"""Who a phrase names, whatever the parse makes of it."""

from __future__ import annotations

from tests.annotate.events.conftest import Desk


def test_a_modifier_that_hangs_behind_its_noun(desk: Desk) -> None:
    """A parse of odd English may put the country behind the noun and nothing before it: the noun is the party."""
    scene = desk.scene("Ships Danish left Oru on Monday.")
    ships, danish = scene.doc[0], scene.doc[1]
    danish.head = ships
    danish.dep_, ships.pos_, ships.dep_ = "amod", "NOUN", "nsubj"
    party = scene.party_within(ships, whole=True)
    assert party is not None
    assert (party.head, party.start, party.end) == (0, 0, 1)
