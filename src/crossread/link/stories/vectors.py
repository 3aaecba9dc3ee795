"""Terms of many reports as sparse vectors, and the dot products of many pairs of them at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Real = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.uint32]

_SLOTS = 1 << 12
_SHIFTS = (0, 10, 20)
_AT_ONCE = 1 << 18


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


def make_vectors_of_words(counts: Sequence[Mapping[str, int]], numbers: Mapping[str, int], weights: Real) -> Vectors:
    """Weigh the terms of reports that are not packed.

    Args:
        counts: Terms of each report and how often.
        numbers: Number of each term.
        weights: Weight of each term, by its number.
    """
    sizes = np.fromiter((len(each) for each in counts), dtype=np.int64, count=len(counts))
    starts = np.concatenate(([0], np.cumsum(sizes)))
    terms = np.fromiter((numbers[term] for each in counts for term in each), dtype=np.uint32, count=int(starts[-1]))
    times = np.fromiter((min(n, 255) for each in counts for n in each.values()), dtype=np.uint8, count=int(starts[-1]))
    owners = np.repeat(np.arange(len(counts)), sizes)
    order = np.lexsort((terms, owners))
    return make_vectors(starts, terms[order], times[order], weights[terms[order]])


def dot_pairs(left: Vectors, left_of: Whole, right: Vectors, right_of: Whole) -> Real:
    """Multiply the vectors of many pairs.

    The terms of some dozen left reports lie in small tables, which fit the nearest memory of a processor, and the terms
    of their partners are looked up there.

    Args:
        left: Vectors of one side.
        left_of: Index of the left report of each pair; pairs with the same one are best given in a row.
        right: Vectors of the other side, over the same terms.
        right_of: Index of the right report of each pair.

    Returns:
        The dot product of each pair.
    """
    out = np.zeros(len(left_of))
    if not len(left_of) or not len(left.terms) or not len(right.terms):
        return out
    sizes = np.diff(right.starts)[right_of]
    ends = np.cumsum(sizes)
    changes = np.concatenate(([True], left_of[1:] != left_of[:-1]))
    slot = np.cumsum(changes) - 1
    most = max(1, _AT_ONCE // _SLOTS)
    tables = [np.full(most * _SLOTS, -1, dtype=np.int32) for _ in _SHIFTS]
    begin = 0
    while begin < len(left_of):
        base = ends[begin - 1] if begin else 0
        end = int(np.searchsorted(ends, base + _AT_ONCE, side="right"))
        end = min(end, int(np.searchsorted(slot, slot[begin] + most, side="left")))
        end = max(end, begin + 1)
        heads = np.flatnonzero(changes[begin:end]) + begin
        if not changes[begin]:
            heads = np.concatenate(([begin], heads))
        filled = _fill(tables, left, left_of[heads])
        out[begin:end] = _look_up(
            tables[: len(filled)], left, right, slot[begin:end] - slot[begin], right_of[begin:end]
        )
        for table, places in zip(tables, filled, strict=False):
            table[places] = -1
        begin = end
    return out


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


def _fill(tables: list[npt.NDArray[np.int32]], left: Vectors, of: Whole) -> list[Whole]:
    """Put terms into tables; those whose place is taken go into the next one."""
    sizes = np.diff(left.starts)[of]
    entries = list_entries(left.starts, of, sizes)
    base = np.repeat(np.arange(len(of)) * _SLOTS, sizes)
    filled: list[Whole] = []
    for table, shift in zip(tables, _SHIFTS, strict=True):
        places = base + ((left.terms[entries] >> np.uint32(shift)) & np.uint32(_SLOTS - 1))
        table[places] = entries
        filled.append(places)
        late = table[places] != entries
        if not late.any():
            break
        entries, base = entries[late], base[late]
    return filled


def _look_up(tables: list[npt.NDArray[np.int32]], left: Vectors, right: Vectors, slot: Whole, of: Whole) -> Real:
    sizes = np.diff(right.starts)[of]
    entries = list_entries(right.starts, of, sizes)
    pair = np.repeat(np.arange(len(of), dtype=np.int32), sizes)
    base = np.repeat((slot * _SLOTS).astype(np.int32), sizes)
    terms = right.terms[entries]
    sums = np.zeros(len(of))
    for table, shift in zip(tables, _SHIFTS, strict=False):
        found = table[base + ((terms >> np.uint32(shift)) & np.uint32(_SLOTS - 1)).astype(np.int32)]
        hit = np.flatnonzero(found >= 0)
        hit = hit[left.terms[found[hit]] == terms[hit]]
        products = left.weights[found[hit]] * right.weights[entries[hit]]
        sums += np.bincount(pair[hit], weights=products, minlength=len(of))
    return sums


def number_terms(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Number the terms in the order of the alphabet, so that numbers do not hang on the order of reports."""
    return {term: number for number, term in enumerate(sorted({term for each in counts for term in each}))}


def weigh_terms(numbers: Mapping[str, int], counts: Iterable[Mapping[str, int]]) -> Real:
    """Weigh terms by how few of these reports hold them.

    Args:
        numbers: Number of each term.
        counts: Terms of each of these reports.

    Returns:
        Weight of each term, by its number: the logarithm of one over the share of reports that hold it.
    """
    holders = np.zeros(len(numbers))
    own = 0
    for each in counts:
        own += 1
        for term in each:
            holders[numbers[term]] += 1
    return idf(holders, own)


def idf(holders: Real, reports: int) -> Real:
    """The logarithm of one over the share of reports that hold a term, at most about 1."""
    return np.asarray(np.log((reports + 1) / (holders + 0.5)) / math.log(reports + 1))
