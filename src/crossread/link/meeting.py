"""Which items of a story have words or other keys in common, found without comparing all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations


def count_meetings(places: Iterable[Iterable[int]], *, fullest: int) -> Counter[tuple[int, int]]:
    """Count the keys that each two items have in common.

    Args:
        places: For each key the places of the items that have it.
        fullest: A key that more items have proposes no pairs; rarer ones do.

    Returns:
        The pairs of places with a key in common, the lower first, with how many.

    Example:
        >>> sorted(count_meetings([[0, 1], [0, 1, 2]], fullest=9).items())
        [((0, 1), 2), ((0, 2), 1), ((1, 2), 1)]
        >>> sorted(count_meetings([[0, 1], [0, 1, 2]], fullest=2).items())
        [((0, 1), 1)]
    """
    counts: Counter[tuple[int, int]] = Counter()
    for held in places:
        listed = sorted(set(held))
        if len(listed) <= fullest:
            counts.update(combinations(listed, 2))
    return counts
