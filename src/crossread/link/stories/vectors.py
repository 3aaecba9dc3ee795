"""Terms of many reports as sparse vectors, and the dot products of many pairs of them at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Real = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

_CHUNK = 1 << 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """One sparse vector a report, of length 1 or empty.

    Attributes:
        starts: Where each report begins in `terms`, and at the end their number.
        terms: Numbers of terms, rising within a report.
        weights: Weight of each.
        totals: Sum of the unscaled weights of each report: how much there is to compare.
        vocabulary: How many terms there are.
        keys: Report and term of each entry as one rising number.
    """

    starts: Whole
    terms: Whole
    weights: Real
    totals: Real
    vocabulary: int
    keys: Whole


def make_vectors(counts: Sequence[Mapping[str, int]], numbers: Mapping[str, int], weights: Real) -> Vectors:
    """Weigh the terms of reports.

    Args:
        counts: Terms of each report and how often.
        numbers: Number of each term.
        weights: Weight of each term, by its number.

    Returns:
        Vectors in which a term weighs (1 + ln count) times its weight.
    """
    sizes = np.fromiter((len(each) for each in counts), dtype=np.int64, count=len(counts))
    starts = np.concatenate(([0], np.cumsum(sizes)))
    terms = np.fromiter((numbers[term] for each in counts for term in each), dtype=np.int64, count=int(starts[-1]))
    times = np.fromiter((n for each in counts for n in each.values()), dtype=np.float64, count=int(starts[-1]))
    owners = np.repeat(np.arange(len(counts)), sizes)
    order = np.lexsort((terms, owners))
    terms, times = terms[order], times[order]
    values = (1 + np.log(times)) * weights[terms]
    totals: Real = np.bincount(owners, weights=values, minlength=len(counts)).astype(np.float64)
    lengths = np.sqrt(np.bincount(owners, weights=values**2, minlength=len(counts)))
    values = values / np.repeat(np.maximum(lengths, 1e-12), sizes)
    vocabulary = max(len(weights), 1)
    keys = owners * vocabulary + terms
    return Vectors(starts=starts, terms=terms, weights=values, totals=totals, vocabulary=vocabulary, keys=keys)


def dot_pairs(left: Vectors, left_of: Whole, right: Vectors, right_of: Whole) -> Real:
    """Multiply the vectors of many pairs.

    Args:
        left: Vectors of one side.
        left_of: Index of the left report of each pair.
        right: Vectors of the other side, over the same terms.
        right_of: Index of the right report of each pair.

    Returns:
        The dot product of each pair.
    """
    keys = right.keys
    sizes = left.starts[left_of + 1] - left.starts[left_of]
    ends = np.cumsum(sizes)
    out = np.zeros(len(left_of))
    begin = 0
    while begin < len(left_of):
        base = ends[begin - 1] if begin else 0
        end = max(int(np.searchsorted(ends, base + _CHUNK, side="right")), begin + 1)
        part = sizes[begin:end]
        within = np.arange(part.sum()) - np.repeat(np.cumsum(part) - part, part)
        entries = np.repeat(left.starts[left_of[begin:end]], part) + within
        pair = np.repeat(np.arange(end - begin), part)
        wanted = right_of[begin:end][pair] * right.vocabulary + left.terms[entries]
        places = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        if len(keys):
            hit = keys[places] == wanted
            products = left.weights[entries[hit]] * right.weights[places[hit]]
            out[begin:end] = np.bincount(pair[hit], weights=products, minlength=end - begin)
        begin = end
    return out


def number_terms(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Number the terms in the order of the alphabet, so that numbers do not hang on the order of reports."""
    return {term: number for number, term in enumerate(sorted({term for each in counts for term in each}))}


def weigh_terms(
    numbers: Mapping[str, int], counts: Iterable[Mapping[str, int]], background: Mapping[str, int], reports: int
) -> Real:
    """Weigh terms by how few reports hold them, in a background of other news and among these.

    Args:
        numbers: Number of each term.
        counts: Terms of each of these reports.
        background: In how many background reports each term stands.
        reports: Number of background reports.

    Returns:
        Weight of each term, by its number: the logarithm of one over the share of reports that hold it.
    """
    holders = np.zeros(len(numbers))
    own = 0
    for each in counts:
        own += 1
        for term in each:
            holders[numbers[term]] += 1
    for term, number in numbers.items():
        holders[number] += background.get(term, 0)
    return np.asarray(np.log((reports + own + 1) / (holders + 0.5)) / math.log(reports + own + 1))
