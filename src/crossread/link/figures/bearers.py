"""Whose age a number is where no name tells: the boy of one report and the child of another.

Two ages of one nameless person are a difference that a report on its own never shows. They are set against each other
only where each report gives one age of such a person, tells it of no year long past, and has something else to say of
the person that the other says too. An age that a report corrects ("first given as four") is held beside
the right one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from crossread.link.figures.across import pairs_of_reports
from crossread.link.figures.alike import agree
from crossread.link.figures.barriers import OTHER_AGE
from crossread.link.figures.tallies import Tally
from crossread.link.terms import share_terms

_LIKE = 0.3
_LEAST_SHARED = 2


def find_rival_ages(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find two ages that two reports give of one nameless person.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two ages that differ, the lower first.
    """
    held: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, one in enumerate(tallies):
        if one.dimension == "age" and one.bearer and not one.aged and one.interval.exact and one.days_past <= OTHER_AGE:
            for key in _keys(one.bearer):
                held[key][one.quantity.document_id].append(place)
    found = set()
    for reports in held.values():
        for a, b in pairs_of_reports(reports, partial(_is_one, tallies)):
            if _may_be_one_person(tallies[a], tallies[b]):
                found.add((a, b))
    yield from sorted(found)


def _keys(bearer: str) -> tuple[str, ...]:
    """A boy and a girl are two, a child can be either."""
    return ("boy", "girl") if bearer == "child" else (bearer,)


def _is_one(tallies: Sequence[Tally], places: Sequence[int]) -> bool:
    values = {tallies[place].interval.low for place in places if not tallies[place].superseded}
    return len(values) == 1


def _may_be_one_person(one: Tally, other: Tally) -> bool:
    if one.superseded or other.superseded or agree(one, other):
        return False
    if one.outcome and other.outcome and one.outcome != other.outcome:
        return False
    shared = share_terms(one.wide, other.wide)
    least = min(sum(one.wide.values()), sum(other.wide.values())) or 1.0
    return len(shared.pairs) >= _LEAST_SHARED and shared.weight / least >= _LIKE
