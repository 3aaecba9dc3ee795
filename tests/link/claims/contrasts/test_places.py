"""Streets and stretches."""

from __future__ import annotations

from crossread.link.claims.contrasts.places import read_addresses
from tests.link.claims.contrasts.conftest import Differing


def test_a_block_is_no_house() -> None:
    """Words such as "The 600 block" is a stretch of houses and gives no number."""
    assert read_addresses("in the 600 block of Quay Street") == {}
    assert read_addresses("at 12 Quay Street and 14 Quay St.") == {"quay street": {"12", "14"}}


def test_near_a_place_is_not_in_it(differing: Differing) -> None:
    """One report sets the suburb near the town, the other in it."""
    assert differing("A tram derailed in Ostby, near Velmar.", "A bend in Ostby, south Velmar, is closed.") == {
        ("place", "“Ostby, near Velmar” here, “Ostby, south Velmar” there")
    }
    assert differing("A tram derailed in Ostby, near Velmar.", "A bend in Ostby, near Velmar, is closed.") == set()


def test_houses_side_by_side(differing: Differing) -> None:
    """Number 12 of one report is number 13 of the other; who names both tells of two houses."""
    one, other = "Police were called to 12 Quay Street.", "Officers found him hurt at 13 Quay Street."
    assert differing(one, other) == {("place", "12 Quay Street here, 13 Quay Street there")}
    assert differing(f"{one} Shots came from 13 Quay Street.", other) == set()
    assert differing(one, "His aunt lives at 90 Quay Street.") == set()
    assert differing("The 1998 High Court ruled.", "The 1996 High Court ruled.") == set()
