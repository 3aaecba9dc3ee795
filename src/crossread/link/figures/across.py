"""Which numbers of a story are held against each other: those of two reports, and not too many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from crossread.link.figures.tallies import Tally

MOST = 80
"""Of so many numbers that have one thing in common all pairs are looked at, the first ones."""


def pairs_across(tallies: Sequence[Tally], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of two reports.

    Args:
        tallies: The numbers of a story.
        places: Places of those to pair; the first `MOST` are.

    Yields:
        Places of two numbers, in the order given.
    """
    for at, one in enumerate(places[:MOST]):
        for other in places[at + 1 : MOST]:
            if tallies[one].quantity.document_id != tallies[other].quantity.document_id:
                yield one, other


def pairs_of_reports(
    reports: Mapping[str, Sequence[int]], is_one: Callable[[Sequence[int]], bool]
) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of two reports each of which gives one number of something, be it told twice.

    Args:
        reports: For each report the places of its numbers of that thing.
        is_one: Whether the places of a report hold one number; the first `MOST` reports of which they do are paired.

    Yields:
        Places of two numbers, the lower first.
    """
    single = [places for _, places in sorted(reports.items()) if is_one(places)][:MOST]
    for at, ours in enumerate(single):
        for theirs in single[at + 1 :]:
            yield from ((min(a, b), max(a, b)) for a in ours for b in theirs)
