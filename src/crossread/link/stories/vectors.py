"""Terms of many reports as sparse vectors."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Real = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """One sparse vector a report, of length 1 or empty.

    Attributes:
        starts: Where each report begins in `terms`, and at the end their number.
        terms: Numbers of terms, each once in a report.
        weights: Weight of each.
        totals: Sum of the unscaled weights of each report: how much there is to compare.
    """

    starts: Whole
    terms: Numbers
    weights: Real
    totals: Real


def make_vectors(starts: Whole, terms: Numbers, times: npt.NDArray[np.uint8], weights: Real) -> Vectors:
    """Weigh the terms of reports.

    Args:
        starts: Where each report begins, and at the end the number of terms.
        terms: Numbers of terms.
        times: How often each stands in its report.
        weights: Weight of each.

    Returns:
        Vectors in which a term weighs (1 + ln count) times its weight.
    """
    count = len(starts) - 1
    owners = np.repeat(np.arange(count), np.diff(starts))
    values = (1 + np.log(times.astype(np.float64))) * weights
    totals: Real = np.bincount(owners, weights=values, minlength=count).astype(np.float64)
    lengths = np.sqrt(np.bincount(owners, weights=values**2, minlength=count))
    values = values / np.maximum(lengths, 1e-12)[owners]
    return Vectors(starts=starts, terms=terms, weights=values, totals=totals)


def list_entries(starts: Whole, of: Whole, sizes: Whole) -> Whole:
    """The places of the terms of some reports, report after report.

    Args:
        starts: Where each report begins.
        of: The reports.
        sizes: Number of terms of each of these.
    """
    before = np.cumsum(sizes) - sizes
    places = np.repeat(starts[of] - before, sizes)
    places += np.arange(len(places))
    return np.asarray(places)


def take_vectors(vectors: Vectors, rows: Whole, other: Vectors | None = None) -> Vectors:
    """The vectors of some of the reports, and then others."""
    sizes = np.diff(vectors.starts)[rows]
    entries = list_entries(vectors.starts, rows, sizes)
    found = Vectors(
        starts=np.concatenate(([0], np.cumsum(sizes))),
        terms=vectors.terms[entries],
        weights=vectors.weights[entries],
        totals=vectors.totals[rows],
    )
    if other is None:
        return found
    return Vectors(
        starts=np.concatenate([found.starts, found.starts[-1] + other.starts[1:]]),
        terms=np.concatenate([found.terms, other.terms]),
        weights=np.concatenate([found.weights, other.weights]),
        totals=np.concatenate([found.totals, other.totals]),
    )


def idf(holders: Real, reports: int) -> Real:
    """The logarithm of one over the share of reports that hold a term, at most about 1."""
    return np.asarray(np.log((reports + 1) / (holders + 0.5)) / math.log(reports + 1))
