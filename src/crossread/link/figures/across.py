"""Which numbers of a story are held against each other: those of two reports, and not too many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.link.figures.tallies import Tally


def pairs_across(tallies: Sequence[Tally], places: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of two reports.

    Args:
        tallies: The numbers of a story.
        places: Places of those to pair.
        most: How many of them are looked at, the first ones.

    Yields:
        Places of two numbers, in the order given.
    """
    for at, one in enumerate(places[:most]):
        for other in places[at + 1 : most]:
            if tallies[one].quantity.document_id != tallies[other].quantity.document_id:
                yield one, other
