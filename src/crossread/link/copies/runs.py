"""Runs of identical words of many pairs of reports at once.

The seeds of a few dozen first reports lie in a small table, which fits the nearer memory of a processor, and those of
their counterparts are looked up there; seeds that share a place in it form a chain. Seeds on one diagonal of a pair
join to runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from crossread.link.copies.corpus import Corpus, Whole, Words, hash_runs

SEED = 5
"""Words in a seed; under four, ordinary phrases begin to seed."""

_MOST_SEEDS = 200_000
_MOST_REPEATS = 4
_SLOTS = 1 << 11
_FIRSTS_AT_ONCE = 64
_AT_ONCE = 1 << 17

WIDEST_EDIT = 3
"""Words on either side that an edit at the end of a passage may have changed."""

STEPS = sorted(
    ((da, db, max(da, db)) for da in range(WIDEST_EDIT + 1) for db in range(WIDEST_EDIT + 1)),
    key=lambda step: (step[2], abs(step[0] - step[1]), step),
)
"""Words that an edit may have changed on either side, and how many more than so many must agree beyond it."""

Links = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Run(NamedTuple):
    """Identical words: where they begin in either text, and how many."""

    a: int
    b: int
    words: int


class Runs(NamedTuple):
    """The runs of a pair.

    Attributes:
        runs: The runs, by diagonal and then by place.
        closed: There is one, and on neither side of it do words agree again beyond an edit of up to `WIDEST_EDIT`
            words: it is the whole passage.
    """

    runs: list[Run]
    closed: bool


def find_runs(corpus: Corpus, first: Whole, second: Whole) -> Iterator[Runs]:
    """Find the longest stretches on one diagonal whose seeds stand in both reports of a pair.

    A seed that stands in the second report too often says nothing about where it belongs, and is left out.

    Args:
        corpus: The words of all reports.
        first: Index of one report of each pair; pairs with the same one in a row.
        second: Index of the other.

    Yields:
        For each pair its runs.
    """
    sizes = np.diff(corpus.starts)
    ends = np.cumsum(sizes[second])
    slot = np.cumsum(np.concatenate(([True], first[1:] != first[:-1]))) - 1
    table = np.full(_FIRSTS_AT_ONCE * _SLOTS, -1, dtype=np.int64)
    begin = 0
    while begin < len(first):
        base = ends[begin - 1] if begin else 0
        end = int(np.searchsorted(ends, base + _AT_ONCE, side="right"))
        end = max(min(end, int(np.searchsorted(slot, slot[begin] + _FIRSTS_AT_ONCE, side="left"))), begin + 1)
        some = slice(begin, end)
        seeds = _match(corpus, table, first[some], second[some], slot[some] - slot[begin])
        yield from _join(corpus, first[some], second[some], seeds)
        begin = end


def _seeds(corpus: Corpus, reports: Whole) -> tuple[Words, Whole, Whole]:
    """The seeds of some reports one after the other, which of them each belongs to, and where it begins there."""
    starts, sizes = corpus.starts[reports], corpus.starts[reports + 1] - corpus.starts[reports]
    before = np.cumsum(sizes) - sizes
    owners = np.repeat(np.arange(len(reports)), sizes)
    places = np.arange(int(sizes.sum())) - before[owners]
    hashes = hash_runs(corpus.words[starts[owners] + places], SEED)
    inside = np.flatnonzero(places[: len(hashes)] + SEED <= sizes[owners[: len(hashes)]])
    return hashes[inside], owners[inside], places[inside]


def _match(corpus: Corpus, table: Links, first: Whole, second: Whole, slot: Whole) -> tuple[Whole, Whole, Whole]:
    """Equal seeds of the reports of each pair: the pair, and where they begin in either."""
    heads = np.flatnonzero(np.diff(slot, prepend=-1))
    known, owners, left = _seeds(corpus, first[heads])
    seeds, pair, right = _seeds(corpus, second)
    slots = owners * _SLOTS + (known & np.uint64(_SLOTS - 1)).astype(np.int64)
    following = _fill(table, slots)
    found = table[slot[pair] * _SLOTS + (seeds & np.uint64(_SLOTS - 1)).astype(np.int64)]
    table[slots] = -1
    at = np.flatnonzero(found >= 0)
    found = found[at]
    hits, founds = [at[:0]], [found[:0]]
    while len(at):
        same = known[found] == seeds[at]
        hits.append(at[same])
        founds.append(found[same])
        found = following[found]
        on = np.flatnonzero(found >= 0)
        at, found = at[on], found[on]
    hit, place = np.concatenate(hits), np.concatenate(founds)
    pair, left, right = pair[hit], left[place], right[hit]
    order = np.lexsort((right, left, pair))
    return _drop_repeats(pair[order], left[order], right[order])


def _fill(table: Links, slots: Whole) -> Links:
    """Put seeds, by their number, into a table; of those that share a place, each names the next."""
    numbers = np.arange(len(slots))
    following = np.full(len(slots), -1)
    # In the order of their places, each names the one before it at the same place; the last of a place stands there.
    order = np.argsort(slots, kind="stable")
    again = np.flatnonzero(slots[order[1:]] == slots[order[:-1]]) + 1
    following[order[again]] = order[again - 1]
    table[slots[order]] = numbers[order]
    return following


def _drop_repeats(pair: Whole, left: Whole, right: Whole) -> tuple[Whole, Whole, Whole]:
    """Leave out seeds of the first report that stand in the second too often, and what is beyond all measure."""
    if not len(pair):
        return pair, left, right
    fresh = np.concatenate(([True], (pair[1:] != pair[:-1]) | (left[1:] != left[:-1])))
    sizes = np.diff(np.append(np.flatnonzero(fresh), len(pair)))
    kept = np.repeat(sizes <= _MOST_REPEATS, sizes)
    pair, left, right = pair[kept], left[kept], right[kept]
    sizes = np.bincount(pair, minlength=1)
    if int(sizes.max()) > _MOST_SEEDS:
        kept = np.arange(len(pair)) - (np.cumsum(sizes) - sizes)[pair] < _MOST_SEEDS
        pair, left, right = pair[kept], left[kept], right[kept]
    return pair, left, right


def _join(corpus: Corpus, first: Whole, second: Whole, seeds: tuple[Whole, Whole, Whole]) -> Iterator[Runs]:
    """Join the seeds of each pair to runs."""
    pair, left, right = seeds
    diagonal = left - right
    order = np.lexsort((left, diagonal, pair))
    pair, left, right, diagonal = pair[order], left[order], right[order], diagonal[order]
    breaks = (np.diff(pair) != 0) | (np.diff(diagonal) != 0) | (np.diff(left) != 1)
    begins = np.flatnonzero(np.concatenate(([True], breaks))) if len(pair) else np.zeros(0, dtype=np.int64)
    lengths = np.diff(np.append(begins, len(left))) + SEED - 1
    pair, left, right = pair[begins], left[begins], right[begins]
    edges = np.searchsorted(pair, np.arange(len(first) + 1))
    single = np.flatnonzero(np.diff(edges) == 1)
    of = edges[single]
    closed = np.zeros(len(first), dtype=bool)
    closed[single] = ~_go_on(corpus, (first[single], left[of]), (second[single], right[of]), lengths[of])
    runs = [Run(*each) for each in zip(left.tolist(), right.tolist(), lengths.tolist(), strict=True)]
    for (begin, end), whole in zip(pairwise(edges.tolist()), closed.tolist(), strict=True):
        yield Runs(runs[begin:end], whole)


def _go_on(corpus: Corpus, one: tuple[Whole, Whole], other: tuple[Whole, Whole], words: Whole) -> Mask:
    """Whether words before or behind a run agree again beyond an edit; reports, and where it begins in either."""
    (low_a, high_a, a), (low_b, high_b, b) = (
        (corpus.starts[report], corpus.starts[report + 1], corpus.starts[report] + at) for report, at in (one, other)
    )
    ahead = _agree(corpus.words, (a + words, b + words), (high_a - a - words, high_b - b - words), 1)
    return ahead | _agree(corpus.words, (a - 1, b - 1), (a - low_a, b - low_b), -1)


def _agree(words: Words, at: tuple[Whole, Whole], room: tuple[Whole, Whole], way: int) -> Mask:
    """Whether enough words agree beyond an edit at two places, behind which so many words are left in either report."""
    found = np.zeros(len(at[0]), dtype=bool)
    for da, db, size in STEPS:
        left, right = at[0] + way * da, at[1] + way * db
        # What lies beyond the report, or all words, is asked for before it is left out.
        alive = np.flatnonzero(words.take(left, mode="clip") == words.take(right, mode="clip"))
        alive = alive[np.minimum(room[0][alive] - da, room[1][alive] - db) > size]
        for offset in range(1, size + 1):
            alive = alive[words[left[alive] + way * offset] == words[right[alive] + way * offset]]
        found[alive] = True
    return found
