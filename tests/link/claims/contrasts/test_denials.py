"""Blame and its denial."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.denials import blamed_in, cleared_in, denies_before, find_denials, is_denial

Read = Callable[[str], Statement]


def test_who_gave_the_orders_is_blamed(statement: Read) -> None:
    """The one named behind the orders is blamed, not the one who follows them."""
    for text in (
        "Ivo Torrel cut the cable on the orders of Ilse Brandvik.",
        "Ilse Brandvik was responsible for the fire in the port.",
        "They blamed Ilse Brandvik for what Ivo Torrel had left in the port.",
    ):
        assert [key.split()[-1] for key in blamed_in(statement(text))] == ["brandvik"]
    assert blamed_in(statement("Ilse Brandvik opened the gate.")) == set()


def test_a_denial_clears_whom_it_names(statement: Read) -> None:
    """Whoever is named in a denial is cleared; a denial of something else clears nobody."""
    cleared = cleared_in(statement("Ilse Brandvik denied any involvement in the fire."))
    assert "brandvik" in {key.split()[-1] for key in cleared}
    assert cleared_in(statement("Ilse Brandvik denied the visitors a seat.")) == set()


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("Ilse Brandvik denied it.", True),
        ("Ilse Brandvik rejected the allegations.", True),
        ("Ilse Brandvik denied the port money.", False),
        ("Ilse Brandvik confirmed it.", False),
    ],
)
def test_it_and_the_claim_point_back(statement: Read, text: str, denies: bool) -> None:
    """Words such as "Denied it" and "rejected the allegations" deny what stands before."""
    assert denies_before(statement(text)) is denies
    assert is_denial(statement(text)) or not denies


def test_a_denial_of_one_act_is_none_of_another(statement: Read) -> None:
    """Who denies having cut the cable has not denied that the fire was set on her orders."""
    blame = statement("Ivo Torrel set the fire on the orders of Ilse Brandvik.")
    assert list(find_denials(blame, statement("Ilse Brandvik denied having ordered the fire.")))
    assert list(find_denials(blame, statement("Ilse Brandvik denied any involvement.")))
    assert not list(find_denials(blame, statement("Ilse Brandvik denied having cut the cable.")))


def test_a_denial_of_claims_that_are_told_is_one_of_what_they_say(statement: Read) -> None:
    """Claims about money are not the blame for a fire; claims of any involvement are, and claims of nothing named."""
    blame = statement("Ivo Torrel set the fire on the orders of Ilse Brandvik.")
    assert not list(find_denials(blame, statement("Ilse Brandvik denied claims by Osk that she took port money.")))
    assert list(find_denials(blame, statement("Ilse Brandvik denied claims that the fire was hers.")))
    assert list(find_denials(blame, statement("Ilse Brandvik denied claims of involvement in anything.")))
    assert list(find_denials(blame, statement("Ilse Brandvik denied the claims, calling them a plot.")))
