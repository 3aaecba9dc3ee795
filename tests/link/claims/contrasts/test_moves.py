"""Years in which one came to a place."""

from __future__ import annotations

from tests.link.claims.contrasts.conftest import Differing


def test_two_years_of_one_arrival(differing: Differing) -> None:
    """Who was brought in one year did not come in the next."""
    one = "Brandvik was transferred to Velmar in 2014."
    assert differing(one, "Brandvik came to Velmar in 2015 from Oru.") == {("date", "2014 here, 2015 there")}
    assert differing(one, "Brandvik came to Velmar in 2014 from Oru.") == set()
    assert differing(one, "Brandvik came to Oru in 2015 from Brask.") == set()
