"""Names within one story."""

from __future__ import annotations

from tests.telling import groups, told


def test_a_capital_that_acts_is_its_country_where_no_government_is_told_of() -> None:
    """The "Oslo" of one report is Norway, but not where a report tells of the Norwegian government, nor a seat."""
    country = told("r1", "place", "Norway", "Norway")
    capital = told("r2", "organisation", "Oslo", "Oslo")
    government = told("r3", "organisation", "Norwegian government", "the Norwegian government")
    assert groups(country, capital) == {frozenset({"r1:Norway", "r2:Oslo"})}
    assert frozenset({"r1:Norway", "r2:Oslo"}) not in groups(country, capital, government)
    seat = told("r2", "organisation", "Downing Street", "Downing Street")
    assert not groups(told("r1", "place", "Britain", "Britain"), seat)
