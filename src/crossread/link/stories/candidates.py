"""Pairs of reports that may be of one story: those that share their weightiest terms, close in time.

An inverted index over the weightiest terms of each report, its lists in the order of time, compares a report only with
the nearest holders of a term, so the cost a report is bounded whatever the number of reports.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from crossread.link.stories.vectors import Numbers, Real, Vectors, Whole

Mask = npt.NDArray[np.bool_]

INDEX_TERMS = 24
"""Weightiest terms of a report by which it is found."""

WINDOW_DAYS = 4000.0
"""Reports further apart are not compared; an undated one is compared whatever the time. Pages are stamped anew years
after they were written: one of five reports of a shooting bore a date three years late."""

MOST_NEIGHBOURS = 64
"""Holders of a term, before a report in its list, that it is compared with."""

MOST_CANDIDATES = 40
"""Earlier reports that a report is compared with in the end, by what they share."""


LEAST_SHARED = 0.01
"""What two reports must share of their weightiest terms, as a part of the cosine. Below it lay 1 of 2,868 pairs of one
story in five sets, and one pair in thirty."""


def find_pairs(vectors: Vectors, days: Real, fresh: Mask | None = None) -> tuple[Whole, Whole]:
    """Find the pairs worth comparing.

    Args:
        vectors: The text of the reports.
        days: When each was published, rising; NaN when unknown, at the end.
        fresh: Which reports are new: only pairs with one of them are found; None for all.

    Returns:
        Indexes of the two reports of each pair, the lower one first, in order.
    """
    report, term, weight = _index(vectors)
    undated = np.isnan(days)
    new = np.ones(len(days), dtype=bool) if fresh is None else fresh
    # A term that no new report holds joins nothing: most of those of reports that are carried from block to block.
    asked = np.zeros(_SPREAD, dtype=bool)
    asked[term[new[report]] % _SPREAD] = True
    held = asked[term % _SPREAD]
    report, term, weight = report[held], term[held], weight[held]
    order = np.argsort((term.astype(np.int64) << 31) | report)
    keys, sums = [], []
    # A first look at reports in the order of time; a second, in a fixed order, at pairs with an undated one.
    for with_undated in (False, True) if undated.any() else (False,):
        rows = order if with_undated else order[~undated[report[order]]]
        terms, reports, weights, fresh_rows = term[rows], report[rows], weight[rows], new[report[rows]]
        moments = days[reports]
        near = np.arange(len(rows))
        for lag in range(1, MOST_NEIGHBOURS + 1):
            # Who has no holder of the term so far on has none further on.
            near = near[: np.searchsorted(near, len(rows) - lag)]
            near = near[terms[near] == terms[near + lag]]
            if not len(near):
                break
            # Reports that are not new are no use to each other: only places near a new one are looked at.
            left = near[fresh_rows[near] | fresh_rows[near + lag]]
            right = left + lag
            if with_undated:
                held = undated[reports[left]] | undated[reports[right]]
            else:
                held = moments[right] - moments[left] <= WINDOW_DAYS
            left, right = left[held], right[held]
            low = np.minimum(reports[left], reports[right])
            high = np.maximum(reports[left], reports[right])
            keys.append(low * len(days) + high)
            sums.append(weights[left] * weights[right])
    if not keys:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    pairs, place = np.unique(np.concatenate(keys), return_inverse=True)
    shared: Real = np.bincount(place, weights=np.concatenate(sums)).astype(np.float64)
    enough = shared >= LEAST_SHARED
    pairs, shared = pairs[enough], shared[enough]
    return _keep_best(pairs // len(days), pairs % len(days), shared, len(days))


def keep_weightiest(vectors: Vectors) -> Vectors:
    """The vectors with those terms only by which `find_pairs` finds a report; its answer stays the same."""
    report, terms, weights = _index(vectors)
    sizes = np.bincount(report, minlength=len(vectors.totals))
    starts = np.concatenate(([0], np.cumsum(sizes)))
    return Vectors(starts=starts, terms=terms, weights=weights, totals=vectors.totals)


def _index(vectors: Vectors) -> tuple[Whole, Numbers, Real]:
    """The weightiest terms of each report: report, term, weight."""
    sizes = np.diff(vectors.starts)
    if len(sizes) and int(sizes.max()) <= INDEX_TERMS:
        return np.repeat(np.arange(len(sizes)), sizes), vectors.terms, vectors.weights
    owners = np.repeat(np.arange(len(sizes)), sizes)
    places = np.arange(len(owners)) - np.repeat(vectors.starts[:-1], sizes)
    # Report, lightness and place as one number, which is sorted much faster than three.
    light = ((1 - np.minimum(vectors.weights, 1)) * _STEPS).astype(np.int64)
    order = np.sort((owners << 42) | (light << 20) | np.minimum(places, _LAST_PLACE))
    rank = np.arange(len(order)) - np.repeat(vectors.starts[:-1], sizes)
    kept = order[rank < INDEX_TERMS]
    report = kept >> 42
    chosen = vectors.starts[report] + (kept & _LAST_PLACE)
    return report, vectors.terms[chosen], vectors.weights[chosen]


_SPREAD = np.uint32(1 << 20)
"""Places that terms share in a first look at whether a new report holds them."""

_STEPS = (1 << 22) - 1
_LAST_PLACE = (1 << 20) - 1


def _keep_best(low: Whole, high: Whole, shared: Real, count: int) -> tuple[Whole, Whole]:
    """Keep a pair if it is among the best of either of its reports."""
    sizes = [np.bincount(owner, minlength=count) for owner in (low, high)]
    kept = (sizes[0][low] <= MOST_CANDIDATES) | (sizes[1][high] <= MOST_CANDIDATES)
    for owner, size in zip((low, high), sizes, strict=True):
        asked = np.flatnonzero(size[owner] > MOST_CANDIDATES)
        # Pairs are in order, so that of equal ones the earlier stay before the later.
        order = asked[np.lexsort((-shared[asked], owner[asked]))]
        some = np.where(size > MOST_CANDIDATES, size, 0)
        rank = np.arange(len(order)) - np.repeat(np.cumsum(some) - some, some)
        kept[order[rank < MOST_CANDIDATES]] = True
    return low[kept], high[kept]
