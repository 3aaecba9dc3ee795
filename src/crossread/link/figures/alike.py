"""What speaks for two numbers that agree beside the words around them: size, one toll, one length in two units."""

from __future__ import annotations

import re
from decimal import Decimal

from crossread.link.figures.nouns import SYNONYM, outcome_of
from crossread.link.figures.tallies import Tally
from crossread.link.terms import Shared

GRAVE = frozenset(["die", "injure", "arrest", "miss"])
"""Outcomes that a report does not leave out where it counts those who met them."""


_APART = Decimal("1.5")
_SMALL = 12
_CLOSE_UNITS = Decimal("0.03")
_ALIKE = 0.1
_RISEN_BY = 0.15
_NEARLY_ONE = Decimal("1.25")
_RISEN = re.compile(
    r"\b(?:rais(?:ed?|es|ing)|r(?:ose|isen?|ises|ising)|climb(?:ed|s)|grew|grown|reach(?:ed|es)|jumped)\b"
)


def close_values(one: Tally, other: Tally, apart: Decimal = _APART) -> bool:
    """Whether two numbers are told as nearly one value, and not merely allowed by wide bounds."""
    if one.vague or other.vague:
        return one.quantity.text.lower() == other.quantity.text.lower()
    first, second = (side.interval.low or side.interval.high for side in (one, other))
    if first is None or second is None:
        return first == second
    return max(first, second) <= min(first, second) * apart


def counts_people(one: Tally) -> bool:
    """Whether a number counts people, or does not tell what."""
    return one.person or one.noun is None or outcome_of(one.noun) is not None


def converts_to(one: Tally, other: Tally) -> bool:
    """Whether the middles of two intervals are nearly one value."""
    ends = one.interval.low, one.interval.high, other.interval.low, other.interval.high
    if any(end is None for end in ends):
        return False
    first, second = (Decimal(ends[0] or 0) + Decimal(ends[1] or 0), Decimal(ends[2] or 0) + Decimal(ends[3] or 0))
    return abs(first - second) <= max(first, second) * _CLOSE_UNITS


def is_small(one: Tally) -> bool:
    """Whether a number is so small that many things come in it."""
    return one.quantity.low is not None and one.quantity.low <= _SMALL and one.quantity.unit is None


def told_alike(one: Tally, other: Tally, noun: float, near: Shared, wide: Shared) -> float:
    """What speaks for numbers that agree beside the words around: one toll, one length in two units, one set of things.

    Tolls of one outcome are rarely two in one story, and so is a length that agrees after conversion; a few aircraft
    are those of the other report where a word beside them is shared too.
    """
    if (
        one.outcome in GRAVE
        and one.outcome == other.outcome
        and counts_people(one)
        and counts_people(other)
        and not is_small(one)
    ):
        return _RISEN_BY if _risen(one, other) else _ALIKE if close_values(one, other, _NEARLY_ONE) else 0.0
    if one.interval.unit != other.interval.unit and converts_to(one, other) and (near.pairs or wide.pairs):
        return _ALIKE
    things = noun >= SYNONYM and not (one.person or other.person) and bool(near.pairs)
    return _ALIKE if things and one.interval.exact and one.interval.low == other.interval.low else 0.0


def _risen(one: Tally, other: Tally) -> bool:
    """Whether one of two tolls is told as risen, and is the higher one."""
    low = [side.interval.low or side.interval.high or Decimal(0) for side in (one, other)]
    higher = one if low[0] > low[1] else other
    return has_risen(higher) and close_values(one, other)


def has_risen(one: Tally) -> bool:
    """Whether a number is told as raised or risen."""
    return one.sentence is not None and _RISEN.search(one.sentence) is not None
