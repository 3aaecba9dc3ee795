from __future__ import annotations

from crossread.annotate.events.towns import find_town
from tests.annotate.events.conftest import Desk


def test_a_town_is_found_with_its_country(desk: Desk) -> None:
    """The place of an act is a town with country and coordinates, and the row says why."""
    [row] = desk.find("Norwegian police arrested two smugglers in Bergen.")
    assert (row.place_country, row.place_city) == ("NOR", "Bergen")
    assert row.place_latitude is not None
    assert row.place_latitude > 60
    assert "NOR" in (row.place_reason or "")


def test_an_empty_place_says_why(desk: Desk) -> None:
    """A row without a place says that none is named."""
    [row] = desk.find("Norwegian police arrested two smugglers.")
    assert row.place_country is None
    assert row.place_reason == "no place is named in its clause"


def test_a_country_is_no_town(desk: Desk) -> None:
    """A country as place has no town."""
    [row] = desk.find("Police arrested two smugglers in Norway.")
    assert (row.place_country, row.place_city) == ("NOR", None)


def test_of_two_towns_the_one_of_the_story() -> None:
    """A name that many towns bear is left open unless a country is told or one is far larger."""
    assert find_town("Springfield")[0] is None
    town, _ = find_town("Victoria", ["SYC"])
    assert town is not None
    assert town.country == "SYC"
