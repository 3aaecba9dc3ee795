from __future__ import annotations

import pytest

from crossread.annotate.events.bodies import find_body
from crossread.annotate.events.coding import code_words


@pytest.mark.parametrize(
    ("words", "day", "country", "sector"),
    [
        ("the Bundestag", None, "DEU", "LEG"),
        ("a Taliban commander", "1999-01-01", "AFG", "GOV"),
        ("a Taliban commander", "2015-01-01", "AFG", "REB"),
        ("European Union legislators", None, "EUR", "LEG"),
        ("a former CIA official", None, "USA", "ELI"),
        ("three Norwegian trade unions", None, "NOR", "LAB"),
        ("the Ecuadorean ombudsman’s office", None, "ECU", "GOV"),
        ("Somalia-based paramilitaries", None, "SOM", "PRM"),
        ("two cats", None, None, None),
        ("Douglas James Brown", None, None, None),
    ],
)
def test_actors_are_coded_for_their_day(words: str, day: str | None, country: str | None, sector: str | None) -> None:
    """Bodies are dated; a role beside a body's name says what the actor is; a man's name is no capital."""
    code = code_words(words, day=day)
    assert (code.country, code.sector) == (country, sector)


def test_a_short_name_needs_its_capitals() -> None:
    """Neither a pan nor whoever stays is a body."""
    assert find_body("the frying Pan") is None
    assert find_body("Those Who stayed") is None
