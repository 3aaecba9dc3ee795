"""Results, records and votes: one where two reports give the same numbers in the same order.

In 24 groups of equal results of two reports in 21 open stories (votes, games, records of a season) every pair was one,
small ones like 5-4 too: a story has one vote or one game with that result. A standing majority is no vote, though both
may be 52-48.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossread.link.figures.across import pairs_across
from crossread.link.figures.intervals import RESULT
from crossread.link.figures.tallies import Tally


def find_results(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find results of two reports that have the same numbers.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first.
    """
    held: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        if one.quantity.unit == RESULT:
            held[one.dimension].append(place)
    for _, places in sorted(held.items()):
        yield from pairs_across(tallies, places)
