from __future__ import annotations

import pytest

from crossread.annotate.events.coding import code_party
from tests.annotate.events.conftest import Desk


@pytest.mark.parametrize(
    ("text", "word", "country", "sector"),
    [
        ("Norway attacked.", "Norway", "NOR", "GOV"),
        ("Norwegian soldiers attacked.", "soldiers", "NOR", "MIL"),
        ("The Chadian parliament voted.", "parliament", "TCD", "LEG"),
        ("Rebels in Chad attacked.", "Rebels", "TCD", "REB"),
        ("Villagers fled.", "Villagers", None, "CVL"),
    ],
)
def test_country_and_sector(desk: Desk, text: str, word: str, country: str | None, sector: str | None) -> None:
    """A demonym, a place or a country name gives the country; the noun gives the sector; a country alone governs."""
    scene = desk.scene(text)
    code = code_party(scene, scene.party_at(next(token for token in scene.doc if token.text == word)))
    assert (code.country, code.sector) == (country, sector)
