"""Sagas: stories that would be one if time did not count, as the happenings of one inquiry, one war, one election.

A second, looser cut through the same likeness: two reports are compared as if both had been published on one day, and
the stories of a block are grouped by average link over that. A story belongs to one saga; most are a saga of their own.
"""

from __future__ import annotations

import numpy as np

from crossread.link.stories.carried import Carried
from crossread.link.stories.clustering import cluster
from crossread.link.stories.comparators import compare, without_time
from crossread.link.stories.describe import Grouped
from crossread.link.stories.forest import load_scorer
from crossread.link.stories.vectors import Real, Whole

SAGA = 0.5
"""How surely the reports of two stories must be of one on the average, were they of one day."""


def link_sagas(
    grouped: Grouped, carried: Carried, label: Whole, *, threads: int = 1
) -> tuple[dict[int, str], dict[str, str]]:
    """Group stories into sagas.

    Args:
        grouped: The reports at hand and their stories.
        carried: What was carried into the block.
        label: Number of the group each report was in before: those carried first, then the new reports.
        threads: In how many threads.

    Returns:
        The key of the saga of each story, and sagas of earlier blocks that went into others.
    """
    groups = grouped.groups
    alone = load_scorer()["alone"]

    def likely_of(rows: Real) -> Real:
        return np.asarray(alone.probability(without_time(rows), threads=threads))

    def score(one: Whole, other: Whole) -> Real:
        return likely_of(compare(grouped.compared, one, other, threads=threads))

    settled, key_at = _settle(groups, carried, label, grouped)
    left, right, places, rows = grouped.scored.wide
    apart = settled[left] != settled[right]
    left, right = left[apart], right[apart]
    likely = likely_of(rows[places[apart]])
    sagas = cluster(len(groups), left, right, likely, score, threshold=SAGA, settled=settled, by_lot=grouped.by_lot)
    stories = sorted(set(groups.tolist()))
    key_of = {story: key_at[int(sagas[story])] for story in stories}
    joined = {}
    for saga in set(settled.tolist()):
        key = key_at[int(sagas[saga])]
        if key != key_at[saga]:
            joined[key_at[saga]] = key
    known = set(carried.sagas)
    return key_of, {key: to for key, to in sorted(joined.items()) if key in known}


def _settle(groups: Whole, carried: Carried, label: Whole, grouped: Grouped) -> tuple[Whole, dict[int, str]]:
    """The saga of each report to begin with, by its first report at hand, and the key of each."""
    number_of = {key: number for number, key in enumerate(dict.fromkeys(carried.sagas))}
    sagas = np.array([number_of[key] for key in carried.sagas] + [-1], dtype=np.int64)
    saga = sagas[np.minimum(label, len(sagas) - 1)]
    above: dict[int, int] = {}

    def top(group: int) -> int:
        while group in above:
            group = above[group]
        return group

    # Stories that share a report of one saga: of each saga the first story, and any other that goes with it.
    before = np.flatnonzero(saga >= 0)
    pairs = np.unique(saga[before] * len(groups) + groups[before])
    owners, stories = pairs // len(groups), pairs % len(groups)
    heads = np.searchsorted(owners, owners)
    for one, other in zip(stories[heads].tolist(), stories.tolist(), strict=True):
        low, high = sorted((top(one), top(other)))
        if low != high:
            above[high] = low
    tops = np.arange(len(groups))
    tops[list(above)] = [top(group) for group in above]
    settled = tops[groups]
    keys = {
        at: carried.sagas[label[at]] if label[at] < len(carried.sagas) else grouped.keys[int(groups[at])]
        for at in np.unique(settled).tolist()
    }
    return settled, keys
