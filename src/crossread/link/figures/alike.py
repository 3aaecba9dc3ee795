"""What speaks for two numbers that agree beside the words around them: size, one toll, one length in two units."""

from __future__ import annotations

import re
from decimal import Decimal

from crossread.link.figures.intervals import compare_values
from crossread.link.figures.nouns import SYNONYM, is_people, outcome_of
from crossread.link.figures.tallies import Tally
from crossread.link.terms import Shared

GRAVE = frozenset(["die", "injure", "arrest", "miss"])
"""Outcomes that a report does not leave out where it counts those who met them."""


_APART = Decimal("1.5")
_SMALL = 12
_CLOSE_UNITS = Decimal("0.03")
_CLOSE_BOUND = Decimal("0.1")
_ALIKE = 0.1
_RISEN_BY = 0.15
_NEARLY_ONE = Decimal("1.25")
_RISEN = re.compile(
    r"\b(?:rais(?:ed?|es|ing)|r(?:ose|isen?|ises|ising)|climb(?:ed|s)|grew|grown|reach(?:ed|es)|jumped"
    r"|(?:has|have) (?:now |already )?been [a-z]+ (?:since|so far|to date|in all))\b"
)


def close_values(one: Tally, other: Tally, apart: Decimal = _APART) -> bool:
    """Whether two numbers are told as nearly one value, and not merely allowed by wide bounds."""
    if one.vague or other.vague:
        return one.quantity.text.lower() == other.quantity.text.lower()
    first, second = (side.interval.low or side.interval.high for side in (one, other))
    if first is None or second is None:
        return first == second
    return max(first, second) <= min(first, second) * apart


def agree(one: Tally, other: Tally) -> bool:
    """Whether the words of two numbers allow one."""
    return compare_values(one.interval, other.interval)[0] != "conflict"


def counts_people(one: Tally) -> bool:
    """Whether a number counts people, or does not tell what."""
    return one.person or one.noun is None or is_people(one.noun) or outcome_of(one.noun) is not None


def converts_to(one: Tally, other: Tally) -> bool:
    """Whether the middles of two intervals are nearly one value, or one is a bound just beyond the other.

    Three kilometres are 1.9 miles, and less than two miles.
    """
    first, second = _middle(one), _middle(other)
    if first is None or second is None or not max(first, second):
        return False
    bounds = [side for side in (one, other) if not side.interval.low or side.interval.high is None]
    if not bounds:
        return abs(first - second) <= max(first, second) * _CLOSE_UNITS
    if len(bounds) > 1 or abs(first - second) > max(first, second) * _CLOSE_BOUND:
        return False
    bound, value = (first, second) if bounds[0] is one else (second, first)
    return bound <= value if bounds[0].interval.low else value <= bound


def _middle(one: Tally) -> Decimal | None:
    """The middle of an interval, or its one end; nothing is less than zero kilometres away."""
    ends = [end for end in (one.interval.low, one.interval.high) if end]
    return sum(ends, Decimal(0)) / len(ends) if ends else None


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
    if one.back and other.back and one.interval.exact and one.interval == other.interval and not is_small(one):
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
