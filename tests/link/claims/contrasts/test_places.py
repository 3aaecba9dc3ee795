"""Streets and stretches."""

from __future__ import annotations

from crossread.link.claims.contrasts.places import read_addresses


def test_a_block_is_no_house() -> None:
    """Words such as "The 600 block" is a stretch of houses and gives no number."""
    assert read_addresses("in the 600 block of Quay Street") == {}
    assert read_addresses("at 12 Quay Street and 14 Quay St.") == {"quay street": {"12", "14"}}
