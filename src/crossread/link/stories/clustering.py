"""Groups of reports by average likeness: a group takes another in only if their members are alike on the whole.

Average link by mutual nearest neighbours, in rounds: whenever two groups are each other's likest, and likely enough of
one story, they become one. For average link this gives the same groups as joining one pair after the other (Murtagh
1983). One likely pair between two groups never joins them, so nothing chains; and a group is compared as a whole, so
a report that is unlike one member is not lost. Of a large group only some members, spread evenly, are compared.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from crossread.link.stories.vectors import Real, Whole

Score = Callable[[Whole, Whole], Real]
"""How surely the reports of each pair are of one story, in [0, 1]."""

SAMPLE = 8
"""Members of a group that are compared with those of another."""

LEAST_LINK = 0.1
"""How likely one pair between two groups must be for the groups to be compared."""


def cluster(count: int, left: Whole, right: Whole, likely: Real, score: Score, *, threshold: float) -> Whole:
    """Group reports.

    Args:
        count: Number of reports; they are in the order of time.
        left: Index of one report of each pair worth comparing.
        right: Index of the other.
        likely: How surely they are of one story.
        score: Scores any pair.
        threshold: Average likeness that two groups need to become one.

    Returns:
        The group of each report, by the index of its first member.

    Example:
        >>> close = lambda a, b: np.where(np.abs(a - b) < 2, 0.9, 0.0)
        >>> pairs = np.array([0, 1, 2]), np.array([1, 2, 3])
        >>> cluster(4, *pairs, close(*pairs), close, threshold=0.5).tolist()
        [0, 0, 2, 2]
    """
    groups = np.arange(count)
    kept = likely >= LEAST_LINK
    left, right = left[kept], right[kept]
    known: dict[str, Whole | Real] = {"key": np.zeros(0, dtype=np.int64), "value": np.zeros(0)}
    while len(left):
        low = np.minimum(groups[left], groups[right])
        high = np.maximum(groups[left], groups[right])
        apart = low != high
        left, right = left[apart], right[apart]
        keys = np.unique(low[apart] * count + high[apart])
        values = _average(groups, keys, count, score, known)
        merged = _mutual(keys // count, keys % count, values, threshold, count)
        if not len(merged):
            break
        target = np.arange(count)
        target[keys[merged] % count] = keys[merged] // count
        groups = target[groups]
        changed = np.zeros(count, dtype=bool)
        changed[keys[merged] // count] = changed[keys[merged] % count] = True
        still = ~changed[keys // count] & ~changed[keys % count]
        known = {"key": keys[still], "value": values[still]}
    return groups


def _average(groups: Whole, keys: Whole, count: int, score: Score, known: dict[str, Whole | Real]) -> Real:
    """Average likeness of each pair of groups; those that did not change are not scored again."""
    values = np.full(len(keys), np.nan)
    if len(known["key"]):
        place = np.minimum(np.searchsorted(keys, known["key"]), len(keys) - 1)
        same = keys[place] == known["key"]
        values[place[same]] = known["value"][same]
    fresh = np.flatnonzero(np.isnan(values))
    sample, sizes = _sample(groups, count)
    one, other = keys[fresh] // count, keys[fresh] % count
    shape = (len(fresh), SAMPLE, SAMPLE)
    a = np.broadcast_to(sample[one][:, :, None], shape)
    b = np.broadcast_to(sample[other][:, None, :], shape)
    real = (a >= 0) & (b >= 0)
    alike = np.full(shape, np.nan)
    alike[real] = score(np.minimum(a[real], b[real]), np.maximum(a[real], b[real]))
    values[fresh] = np.nansum(alike, axis=(1, 2)) / np.maximum(sizes[one] * sizes[other], 1)
    return values


def _sample(groups: Whole, count: int) -> tuple[Whole, Whole]:
    """Up to `SAMPLE` members of each group, spread evenly over its time, and how many they are."""
    order = np.argsort(groups, kind="stable")
    sizes = np.bincount(groups, minlength=count)
    starts = np.cumsum(sizes) - sizes
    taken = np.minimum(sizes, SAMPLE)
    steps = np.arange(SAMPLE)[None, :]
    spread = np.where(
        sizes[:, None] > SAMPLE, steps * (sizes[:, None] - 1) // (SAMPLE - 1), np.minimum(steps, sizes[:, None] - 1)
    )
    places = np.clip(starts[:, None] + spread, 0, count - 1)
    return np.where(steps < taken[:, None], order[places], -1), taken


def _mutual(low: Whole, high: Whole, values: Real, threshold: float, count: int) -> Whole:
    """Indexes of the pairs of groups that are each other's likest and likely enough."""
    good = np.flatnonzero(values >= threshold)
    # Ties go to the pair of the earliest groups.
    order = good[np.lexsort((high[good], low[good], -values[good]))]
    best = np.full(count, -1)
    for side in (low, high):
        owners = side[order]
        first_owner, first_at = np.unique(owners, return_index=True)
        better = best[first_owner]
        rank = np.where(better < 0, len(order), better)
        best[first_owner] = np.minimum(rank, first_at)
    ranks = np.arange(len(order))
    return np.asarray(order[(best[low[order]] == ranks) & (best[high[order]] == ranks)])
