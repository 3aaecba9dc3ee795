"""Measures that are one whatever stands around: a conversion in brackets, one weight told of one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossread.link.figures.across import pairs_across
from crossread.link.figures.alike import agree, converts_to
from crossread.link.figures.crowds import numeral_of
from crossread.link.figures.tallies import Tally

_LED = frozenset(["length", "mass", "time", "speed", "area", "volume"])
_NEARLY_ONE = Decimal("1.35")
_WEIGHED = frozenset(["mass"])
_BODILY = frozenset(["length", "mass", "speed"])
_LEAST = 10
_BETWEEN = 16
_IN_GENERAL = re.compile(
    r"\b(?:can|may|could|usually|typically|normally|generally|average|averages|adults?|species|up to)\b", re.IGNORECASE
)


def is_conversion(one: Tally, other: Tally) -> bool:
    """Whether one of two numbers gives the other in another unit just behind it: `the 400-pound (181-kg) bear`.

    Args:
        one: A number.
        other: Another.
    """
    if one.quantity.document_id != other.quantity.document_id or one.interval.unit == other.interval.unit:
        return False
    first, second = sorted((one, other), key=lambda each: each.quantity.start)
    near = 0 <= second.quantity.start - first.quantity.end <= _BETWEEN
    return (
        near
        and one.dimension == other.dimension
        and None not in (one.interval.unit, other.interval.unit)
        and converts_to(one, other)
    )


def find_conversions(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find numbers of one report that are given in two units side by side.

    Args:
        tallies: The numbers of a story, in the order of their reports and places.

    Yields:
        Places of two numbers, the lower first.
    """
    for place in range(1, len(tallies)):
        if is_conversion(tallies[place - 1], tallies[place]):
            yield place - 1, place


def find_weights(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find weights of two reports that are written with the same numeral and unit, each the one such of its report.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first; none of what a thing of its kind can weigh.
    """
    held: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        value = numeral_of(one)
        weighed = one.dimension in _WEIGHED and value is not None and value >= _LEAST
        if weighed and value is not None and not tells_in_general(one) and not one.long_past:
            held[one.interval.unit or "", value].append(place)
    for _, places in sorted(held.items()):
        yield from pairs_across(tallies, places)


def tells_in_general(one: Tally) -> bool:
    """Whether a measure is what a thing of its kind can have: `bears weigh up to 400 pounds`.

    Args:
        one: A number.
    """
    return one.dimension in _BODILY and one.sentence is not None and _IN_GENERAL.search(one.sentence) is not None


def find_led(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find measures of two reports that one word leads to: both fell 12 feet, both lasted two hours.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers that the words allow to be one, the lower first.
    """
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        if one.dimension in _LED and one.lead is not None and not one.vague:
            held[one.dimension, one.lead].append(place)
    for _, places in sorted(held.items()):
        yield from ((a, b) for a, b in pairs_across(tallies, places) if _nearly_one(tallies[a], tallies[b]))


def _nearly_one(one: Tally, other: Tally) -> bool:
    ends = [end for each in (one, other) for end in (each.interval.low, each.interval.high) if end]
    return agree(one, other) and bool(ends) and max(ends) <= min(ends) * _NEARLY_ONE
