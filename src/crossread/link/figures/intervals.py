"""Intervals in one unit, and how two of them relate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from crossread.records.quantities import FigureVerdict, Quantity

ROUNDED_BY = Decimal("0.025")
"""Share of a plain number by which a rounding may differ from it."""

SOFT = Decimal(3)
"""Words like `thousands` are said of more than ten thousand too: their upper end is taken so many times higher."""

STRETCHED = Decimal("0.05")
"""Share by which `about` and `nearly` are stretched beyond what they usually mean before they are held wrong."""

_SHARE = "1"
"""The unit of shares written as fractions: half of the houses are 50 % of them."""

RESULT = "score"
"""The unit of results and votes: `26-24`, of which the value is the first number."""

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PART = re.compile(rf"\d+|{'|'.join(_DIGITS)}")
_NEARLY = frozenset(["about", "nearly"])
_SOFT_HEDGES = frozenset(["dozens", "some"])
_ZERO_CELSIUS = {"°C": Decimal(0), "K": Decimal("-273.15")}


class Unit(NamedTuple):
    """What a unit measures, and how many of the dimension's base unit one of it is."""

    dimension: str
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """What the words of a number allow, in the base unit of its dimension.

    Attributes:
        low: Smallest value; None for no lower bound.
        high: Largest; None for no upper bound.
        step: Half a unit of the last digit that was written, of a rounded number; 0 for one that is not.
        unit: Symbol as the report has it.
        hedge: How it is qualified.
    """

    low: Decimal | None
    high: Decimal | None
    step: Decimal = Decimal(0)
    unit: str | None = None
    hedge: str | None = None

    @property
    def exact(self) -> bool:
        """Whether the report commits to one value."""
        return self.hedge is None and self.low is not None and self.low == self.high


def read_interval(quantity: Quantity, units: Mapping[str, Unit]) -> tuple[str, Interval]:
    """Read a quantity in the base unit of its dimension.

    Args:
        quantity: The quantity.
        units: Units by symbol; an unknown symbol is a dimension of its own.

    Returns:
        The dimension (`count` without a unit, `age` for ages; all its numbers for a result, `score 26-24`, so that
        only equal ones are compared), and the interval.
    """
    symbol = quantity.unit
    dimension, factor = units.get(symbol, Unit(f"unit:{symbol}", Decimal(1))) if symbol else Unit("count", Decimal(1))
    if quantity.counted == "age":
        dimension = "age"
    elif quantity.counted == "rank":
        dimension = "rank"
    elif symbol == _SHARE:
        dimension = "ratio"
    elif symbol == RESULT:
        parts = _PART.findall(quantity.text.lower())
        dimension = f"{RESULT} {'-'.join(str(_DIGITS.index(part)) if part in _DIGITS else part for part in parts)}"
    low, high = (None if end is None else _convert(end, symbol, factor) for end in (quantity.low, quantity.high))
    value = quantity.low if quantity.low is not None and quantity.low == quantity.high else None
    step = Decimal(0) if value is None else _step(value, whole=symbol is None) * factor
    return dimension, Interval(low=low, high=high, step=step, unit=symbol, hedge=quantity.hedge)


def _convert(value: Decimal, symbol: str | None, factor: Decimal) -> Decimal:
    if symbol == "°F":
        return (value - 32) * 5 / 9
    return value * factor + _ZERO_CELSIUS.get(symbol or "", Decimal(0))


def _step(value: Decimal, *, whole: bool) -> Decimal:
    """Half a unit of the last digit written, for a number that may be rounded: one with zeros, decimals or a unit."""
    _, digits, exponent = value.normalize().as_tuple()
    places = int(exponent)
    if whole and places <= 0:
        return Decimal(0)
    return min(Decimal(10) ** places / 2, abs(value) * ROUNDED_BY) if digits != (0,) else Decimal(0)


def compare_values(one: Interval, other: Interval) -> tuple[FigureVerdict, str]:
    """Compare two intervals of one dimension.

    Returns:
        The verdict and its reason; the same whichever is named first.

    Example:
        >>> hundred, up_to = Interval(low=Decimal(95), high=Decimal(100)), Interval(low=Decimal(0), high=Decimal(100))
        >>> compare_values(hundred, up_to)[0]
        'bounds_compatible'
    """
    converted = one.unit != other.unit
    if (one.low, one.high) == (other.low, other.high):
        return ("equal_after_conversion", "equal in one unit") if converted else ("equal", "the same number")
    if one.exact and other.exact:
        return _compare_exact(one, other, converted=converted)
    if _meet(one, other):
        return "bounds_compatible", "the wordings allow one number"
    return "conflict", "no number fits both"


def _compare_exact(one: Interval, other: Interval, *, converted: bool) -> tuple[FigureVerdict, str]:
    assert one.low is not None
    assert other.low is not None
    gap = abs(one.low - other.low)
    if gap <= max(one.step, other.step):
        if converted:
            return "equal_after_conversion", "equal in one unit, as far as they are rounded"
        return "within_rounding", "one is the other rounded"
    return "conflict", "the numbers differ"


def _meet(one: Interval, other: Interval) -> bool:
    low, high = _widen(one)
    begin, end = _widen(other)
    above = high is not None and begin is not None and begin > high
    below = low is not None and end is not None and low > end
    return not (above or below)


def _widen(one: Interval) -> tuple[Decimal | None, Decimal | None]:
    """The ends of an interval as far as its words can be stretched before they are wrong."""
    low = None if one.low is None else one.low - one.step
    high = None if one.high is None else one.high + one.step
    if high is not None and one.hedge in _SOFT_HEDGES and high >= Decimal(1000):
        high *= SOFT
    elif one.hedge in _NEARLY:
        low = None if low is None else low * (1 - STRETCHED)
        high = None if high is None else high * (1 + STRETCHED)
    return low, high
