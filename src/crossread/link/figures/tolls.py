"""Tolls: a later report that counts more contradicts nobody, and the one toll each of two reports gives is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations

from crossread.link.figures.across import MOST, pairs_across, pairs_of_reports
from crossread.link.figures.alike import GRAVE, counts_people
from crossread.link.figures.crowds import numeral_of
from crossread.link.figures.intervals import Interval, compare_values
from crossread.link.figures.nouns import is_people, outcome_of
from crossread.link.figures.tallies import Tally
from crossread.link.terms.listed import load_words

_TOLLS = frozenset(["die", "injure", "critical"])
_RUNNING = load_words("running")
_FEWEST = 4
_SELF = frozenset(["self"])
_DAY = len("2031-05-03")


def rises(one: Tally, other: Tally, first: Interval | None = None, second: Interval | None = None) -> bool:
    """Whether the later of two reports counts more of what goes on rising.

    Args:
        one: A number.
        other: Another.
        first: What the report of `one` says in all; None for the number alone.
        second: What the report of `other` says in all.
    """
    if one.outcome not in _RUNNING or one.outcome != other.outcome:
        return False
    low, high = first or one.interval, second or other.interval
    return _later(one, other, low, high) or _later(other, one, high, low)


def find_main_tolls(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find the tolls of two reports each of which gives one toll of that outcome, of people whoever they are.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two tolls, the lower first.
    """
    held: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, one in enumerate(tallies):
        if one.outcome in _TOLLS and one.dimension == "count" and not one.implied:
            held[one.outcome or ""][one.quantity.document_id].append(place)
    for _, reports in sorted(held.items()):
        for a, b in pairs_of_reports(reports, partial(_is_one, tallies)):
            if tallies[a].scope == tallies[b].scope or numeral_of(tallies[a]) == numeral_of(tallies[b]):
                yield a, b


def find_equal_tolls(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find tolls of two reports that are one number of people to whom one thing happened, and no small one.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two tolls, the lower first.
    """
    held: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        low = numeral_of(one)
        told = one.outcome in GRAVE and one.dimension == "count" and counts_people(one)
        if told and low is not None and low >= _FEWEST and not (one.part or one.implied):
            held[one.outcome or "", low].append(place)
    for _, places in sorted(held.items()):
        yield from pairs_across(tallies, places)


def find_same_told(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find counts of two reports that tell the same of as many of the same, each the one such of its report.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first: "eight of the victims were sent home", "eight victims have gone home".
    """
    held: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, one in enumerate(tallies):
        told = one.outcome is not None and one.noun is not None and one.dimension == "count"
        if told and one.interval.exact and not (one.implied or one.past or one.long_past or one.vague):
            held[one.outcome or "", one.noun or ""][one.quantity.document_id].append(place)
    for _, reports in sorted(held.items()):
        for a, b in pairs_of_reports(reports, partial(_is_one_value, tallies)):
            low = tallies[a].interval.low
            if low == tallies[b].interval.low and low is not None and low > 1:
                yield a, b


def find_told_twice(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find tolls that one report gives twice: "four were killed", "four bodies were brought in".

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two tolls of one report, the lower first.
    """
    held: dict[tuple[str, str, Decimal], list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        low = numeral_of(one)
        told = one.outcome in GRAVE and one.dimension == "count" and counts_people(one) and not one.long_past
        if told and low is not None and low > 1 and not (one.part or one.implied or one.back or one.vague):
            held[one.quantity.document_id, one.outcome or "", low].append(place)
    for _, places in sorted(held.items()):
        yield from combinations(places[:MOST], 2)


def find_counted_persons(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find persons whom a report tells to have died, and the count of the dead of that day that it gives.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers of one report, the lower first, where all its counts of that day agree.
    """
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    persons: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        day = one.days[0][:_DAY] if one.days and one.days[0] and not one.span else None
        if one.outcome in _TOLLS and one.dimension == "count" and day is not None and not one.part:
            key = (one.outcome or "", one.quantity.document_id, day)
            (persons if one.implied else counts)[key].append(place)
    for key, places in sorted(persons.items()):
        told = [tallies[place].interval for place in counts[key]]
        if all(compare_values(a, b)[0] != "conflict" for at, a in enumerate(told) for b in told[at + 1 :]):
            for person in places:
                yield from ((min(person, count), max(person, count)) for count in counts[key])


def _is_one(tallies: Sequence[Tally], places: Sequence[int]) -> bool:
    """Whether all tolls of a report are one number of people in general, told of no part and no time long past."""
    found = [tallies[place] for place in places]
    critical = all(one.outcome == "critical" for one in found)
    if any((one.part and not critical) or one.whole or one.past or one.vague or one.scope - _SELF for one in found):
        return False
    if not critical and not all(
        one.noun is not None and (is_people(one.noun) or outcome_of(one.noun)) for one in found
    ):
        return False
    return len({(one.interval.low, one.interval.high) for one in found}) == 1


def _is_one_value(tallies: Sequence[Tally], places: Sequence[int]) -> bool:
    return len({tallies[place].interval.low for place in places}) == 1


def same_day(one: Tally, other: Tally) -> bool:
    """Whether two numbers are of reports of one day."""
    return one.published is not None and other.published is not None and one.published[:_DAY] == other.published[:_DAY]


def _later(one: Tally, other: Tally, less: Interval, more: Interval) -> bool:
    earlier, later = one.published, other.published
    if earlier is None or later is None or earlier >= later:
        return False
    if same_day(one, other) and min(len(earlier), len(later)) <= _DAY:
        return False
    top, bottom = less.high or less.low, more.low
    return top is not None and bottom is not None and top < bottom
