"""Pairs of reports that may be of one story: those that share their weightiest terms, close in time.

An inverted index over the weightiest terms of each report, its lists in the order of time, compares a report only with
the nearest holders of a term, so the cost a report is bounded whatever the number of reports.
"""

from __future__ import annotations

import numpy as np

from crossread.link.stories.vectors import Real, Vectors, Whole

INDEX_TERMS = 24
"""Weightiest terms of a report by which it is found."""

WINDOW_DAYS = 400.0
"""Reports further apart are not compared; an undated one is compared whatever the time."""

MOST_NEIGHBOURS = 64
"""Holders of a term, before a report in its list, that it is compared with."""

MOST_CANDIDATES = 40
"""Earlier reports that a report is compared with in the end, by what they share."""


def find_pairs(vectors: Vectors, days: Real) -> tuple[Whole, Whole]:
    """Find the pairs worth comparing.

    Args:
        vectors: The text of the reports.
        days: When each was published; NaN when unknown.

    Returns:
        Indexes of the two reports of each pair, the lower one first, in order.
    """
    report, term, weight = _index(vectors)
    undated = np.isnan(days)
    # A first look at reports in the order of time; a second, in a fixed order, at pairs with an undated one.
    looks = [(np.where(undated, np.inf, days)[report], ~undated[report]), (report.astype(float), None)]
    if not undated.any():
        looks.pop()
    keys, sums = [], []
    for moments, chosen in looks:
        rows = np.arange(len(report)) if chosen is None else np.flatnonzero(chosen)
        rows = rows[np.lexsort((report[rows], moments[rows], term[rows]))]
        for lag in range(1, MOST_NEIGHBOURS + 1):
            left, right = rows[:-lag], rows[lag:]
            near = term[left] == term[right]
            if not near.any():
                break
            left, right = left[near], right[near]
            if chosen is None:
                held = undated[report[left]] | undated[report[right]]
            else:
                held = moments[right] - moments[left] <= WINDOW_DAYS
            low = np.minimum(report[left[held]], report[right[held]])
            high = np.maximum(report[left[held]], report[right[held]])
            keys.append(low * len(days) + high)
            sums.append(weight[left[held]] * weight[right[held]])
    if not keys:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    pairs, place = np.unique(np.concatenate(keys), return_inverse=True)
    shared: Real = np.bincount(place, weights=np.concatenate(sums)).astype(np.float64)
    return _keep_best(pairs // len(days), pairs % len(days), shared, len(days))


def _index(vectors: Vectors) -> tuple[Whole, Whole, Real]:
    """The weightiest terms of each report: report, term, weight."""
    sizes = np.diff(vectors.starts)
    owners = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((vectors.terms, -vectors.weights, owners))
    rank = np.arange(len(order)) - np.repeat(vectors.starts[:-1], sizes)
    kept = order[rank < INDEX_TERMS]
    return owners[kept], vectors.terms[kept], vectors.weights[kept]


def _keep_best(low: Whole, high: Whole, shared: Real, count: int) -> tuple[Whole, Whole]:
    """Keep a pair if it is among the best of either of its reports."""
    kept = np.zeros(len(low), dtype=bool)
    for owner in (low, high):
        order = np.lexsort((low, high, -shared, owner))
        sizes = np.bincount(owner, minlength=count)
        rank = np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        kept[order[rank < MOST_CANDIDATES]] = True
    return low[kept], high[kept]
