"""The tables beside the grammar hold together."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from crossread.annotate.quantities import load_units, read_quantities
from crossread.annotate.quantities.tables import load_hedges, load_trends, load_vague
from crossread.records.quantities import HEDGES

DATA = resources.files("crossread.annotate.quantities").joinpath("data")


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a table."""
    return list(csv.DictReader(DATA.joinpath(name).read_text("utf-8").splitlines()))


@pytest.mark.parametrize("name", ["units.csv", "currencies.csv", "hedges.csv", "vague.csv", "trends.csv"])
def test_every_line_fills_every_column(name: str) -> None:
    """No line is short or long, so no value slips into the wrong column."""
    assert all(None not in row and None not in row.values() for row in rows(name))


def test_units_can_be_converted() -> None:
    """Each unit has a positive factor, and money has a dimension of its own for each currency."""
    units = load_units()
    assert all(unit.factor > 0 for unit in units.values())
    assert units["km"].factor / units["m"].factor == 1000
    assert units["GBP/100"].dimension == units["GBP"].dimension
    assert units["USD"].dimension != units["EUR"].dimension


def test_every_hedge_is_one_of_the_record() -> None:
    """What the tables say fits the closed list of the record; `just_over` is recorded as `over`."""
    hedges = {hedge for place in ("before", "after") for found in load_hedges(place).values() for _, hedge in found}
    assert hedges <= HEDGES | {"just_over"}
    assert {vague.hedge for vague in load_vague().values()} <= HEDGES


def test_every_vague_word_has_a_reason() -> None:
    """An interval nobody wrote down needs a reason, and its ends are in order."""
    assert all(vague.reason and (vague.high is None or vague.low < vague.high) for vague in load_vague().values())


def test_no_verb_rises_and_falls() -> None:
    """A form stands under one trend."""
    forms = [word for row in rows("trends.csv") for word in row["words"].split()]
    assert len(forms) == len(set(forms)) == len(load_trends())


@pytest.mark.parametrize("row", rows("units.csv"), ids=lambda row: row["symbol"])
def test_a_unit_is_read_by_its_first_name(row: dict[str, str]) -> None:
    """`12` and the first name of a unit give that unit, or one that shares its names."""
    names = [name for name in row["words"].split("|") if name]
    if not names:
        return
    (one,) = read_quantities(f"It was exactly 12 {names[0]}.")
    assert one.unit is not None
    assert load_units()[one.unit].dimension == row["dimension"]


@pytest.mark.parametrize("row", rows("currencies.csv"), ids=lambda row: row["code"])
def test_an_amount_is_read_by_the_names_of_its_currency(row: dict[str, str]) -> None:
    """`12` and the first name of a currency give that currency, and so does its first sign."""
    names = [name for name in row["words"].split("|") if name]
    if names:
        (one,) = read_quantities(f"It cost 12 {names[0]} there.")
        assert one.unit == row["code"]
    signs = [sign for sign in row["before"].split("|") if sign]
    if signs:
        (one,) = read_quantities(f"It cost {signs[0]}12 there.")
        assert one.unit == row["code"]
