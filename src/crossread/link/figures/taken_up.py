"""Numbers that a report takes up again: two sailors died, and `the two crew members killed` are those two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossread.link.figures.across import MOST
from crossread.link.figures.alike import GRAVE
from crossread.link.figures.crowds import numeral_of
from crossread.link.figures.tallies import Tally

_LEAST = 2


def find_taken_up(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find counts of people that a report takes up with an article, and the count before that they are.

    They are named by the same noun, or the same is told of them; where the report counts as many to whom something
    else happened, it must be told.

    Args:
        tallies: The numbers of a story, in the order of their reports and places.

    Yields:
        Places of two numbers of one report, the lower first.
    """
    held: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        value = numeral_of(one)
        whole = one.interval.exact and not (one.part or one.added or one.others or one.implied or one.long_past)
        if one.dimension == "count" and one.person and whole and value is not None and value >= _LEAST:
            held[one.quantity.document_id, value].append(place)
    for _, places in sorted(held.items()):
        for at, place in enumerate(places[:MOST]):
            yield from ((before, place) for before in _taken_up(tallies, places[:at], place))


def _taken_up(tallies: Sequence[Tally], before: Sequence[int], place: int) -> list[int]:
    """The counts before that a number takes up; none where two of them are of people of whom two things are told."""
    one = tallies[place]
    if not _is_definite(one):
        return []
    same = [each for each in before if tallies[each].noun == one.noun]
    told = [each for each in before if one.outcome in GRAVE and tallies[each].outcome == one.outcome]
    found = told or same
    outcomes = {tallies[each].outcome for each in (*found, place)} - {None}
    return found if len(outcomes) <= 1 else []


def _is_definite(one: Tally) -> bool:
    words = re.escape(one.quantity.text)
    return re.search(rf"\b(?:the|these|those) {words}\b", one.sentence or "", re.IGNORECASE) is not None
