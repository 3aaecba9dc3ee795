"""Runs of identical words of many pairs of reports at once.

The seeds of a few dozen first reports lie in a small table, which fits the nearer memory of a processor, and those of
their counterparts are looked up there; seeds that share a place in it form a chain. Seeds on one diagonal of a pair
join to runs. Seeds are hashed once for all pairs, to 32 bits; the words of those that meet are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from crossread.link.chains import Links, fill_chains
from crossread.link.copies.corpus import Corpus, Whole, Words, hash_runs

SEED = 5
"""Words in a seed; under four, ordinary phrases begin to seed."""

_MOST_SEEDS = 200_000
_MOST_REPEATS = 4
_SLOTS = 1 << 11
_FIRSTS_AT_ONCE = 64
_AT_ONCE = 1 << 17
_CHUNK = 1 << 22

WIDEST_EDIT = 3
"""Words on either side that an edit at the end of a passage may have changed."""

STEPS = sorted(
    ((da, db, max(da, db)) for da in range(WIDEST_EDIT + 1) for db in range(WIDEST_EDIT + 1)),
    key=lambda step: (step[2], abs(step[0] - step[1]), step),
)
"""Words that an edit may have changed on either side, and how many more than so many must agree beyond it."""

Seeds = npt.NDArray[np.uint32]
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


class Batch(NamedTuple):
    """The runs of some pairs.

    Attributes:
        begin: The first of the pairs.
        end: One past the last.
        edges: Where the runs of each pair begin in what follows, and at the end their number.
        a: Where each run begins in the first report of its pair.
        b: Where it begins in the second.
        words: Its words.
        closed: For each pair what `Runs.closed` says.
    """

    begin: int
    end: int
    edges: Whole
    a: Whole
    b: Whole
    words: Whole
    closed: Mask

    def of(self, pair: int) -> Runs:
        """The runs of one of them, counted from the first."""
        some = slice(int(self.edges[pair]), int(self.edges[pair + 1]))
        runs = zip(self.a[some].tolist(), self.b[some].tolist(), self.words[some].tolist(), strict=True)
        return Runs([Run(*each) for each in runs], bool(self.closed[pair]))


def hash_seeds(corpus: Corpus) -> Seeds:
    """Hash the seeds that begin at each word of all reports; those that reach beyond their report say nothing."""
    seeds = np.zeros(len(corpus.words), dtype=np.uint32)
    for begin in range(0, len(corpus.words), _CHUNK):
        found = hash_runs(corpus.words[begin : begin + _CHUNK + SEED - 1], SEED)
        seeds[begin : begin + len(found)] = found >> np.uint64(32)
    return seeds


def find_runs(corpus: Corpus, first: Whole, second: Whole, seeds: Seeds | None = None) -> Iterator[Batch]:
    """Find the longest stretches on one diagonal whose seeds stand in both reports of a pair.

    A seed that stands in the second report too often says nothing about where it belongs, and is left out.

    Args:
        corpus: The words of all reports.
        first: Index of one report of each pair; pairs with the same one in a row.
        second: Index of the other.
        seeds: What `hash_seeds` gives; None to ask it here.

    Yields:
        The runs of some pairs after the other, by diagonal and then by place.
    """
    hashes = hash_seeds(corpus) if seeds is None else seeds
    sizes = np.diff(corpus.starts)
    ends = np.cumsum(sizes[second])
    slot = np.cumsum(np.concatenate(([True], first[1:] != first[:-1]))) - 1
    table = np.full(_FIRSTS_AT_ONCE * _SLOTS, -1, dtype=np.int32)
    begin = 0
    while begin < len(first):
        base = ends[begin - 1] if begin else 0
        end = int(np.searchsorted(ends, base + _AT_ONCE, side="right"))
        end = max(min(end, int(np.searchsorted(slot, slot[begin] + _FIRSTS_AT_ONCE, side="left"))), begin + 1)
        some = slice(begin, end)
        met = _match(corpus, (table, hashes), first[some], second[some], slot[some] - slot[begin])
        yield Batch(begin, end, *_join(corpus, first[some], second[some], met))
        begin = end


def _list_seeds(corpus: Corpus, hashes: Seeds, reports: Whole) -> tuple[Seeds, Whole, Whole]:
    """The seeds of some reports one after the other, how many each has, and what makes of a place its place of all."""
    starts = corpus.starts[reports]
    sizes = np.maximum(corpus.starts[reports + 1] - starts - (SEED - 1), 0)
    parts = [hashes[begin:end] for begin, end in zip(starts.tolist(), (starts + sizes).tolist(), strict=True)]
    return np.concatenate(parts), sizes, starts - np.cumsum(sizes) + sizes


def _match(
    corpus: Corpus, tables: tuple[Links, Seeds], first: Whole, second: Whole, slot: Whole
) -> tuple[Whole, Whole, Whole]:
    """Equal seeds of the reports of each pair: the pair, and where they begin in either."""
    table, hashes = tables
    heads = np.flatnonzero(np.diff(slot, prepend=-1))
    known, counts, known_at = _list_seeds(corpus, hashes, first[heads])
    slots = np.repeat(np.arange(len(heads), dtype=np.int32) * _SLOTS, counts) + _slots(known)
    following = fill_chains(table, slots)
    seeds, counts, seeds_at = _list_seeds(corpus, hashes, second)
    found = table[np.repeat((slot * _SLOTS).astype(np.int32), counts) + _slots(seeds)]
    table[slots] = -1
    at = np.flatnonzero(found >= 0)
    found, wanted = found[at], seeds[at]
    hits, founds = [at[:0]], [found[:0]]
    while len(at):
        same = known[found] == wanted
        hits.append(at[same])
        founds.append(found[same])
        found = following[found]
        on = np.flatnonzero(found >= 0)
        at, found, wanted = at[on], found[on], wanted[on]
    hit, place = np.concatenate(hits), np.concatenate(founds)
    pair = np.searchsorted(np.cumsum(counts), hit, side="right")
    left, right = place + known_at[slot[pair]], hit + seeds_at[pair]
    real = np.ones(len(left), dtype=bool)
    for offset in range(SEED):
        real &= corpus.words[left + offset] == corpus.words[right + offset]
    pair, left, right = pair[real], left[real], right[real]
    left, right = left - corpus.starts[first[pair]], right - corpus.starts[second[pair]]
    order = _in_order(pair, left, right)
    return _drop_repeats(pair[order], left[order], right[order])


def _slots(seeds: Seeds) -> Links:
    return (seeds & np.uint32(_SLOTS - 1)).view(np.int32)


def _in_order(pair: Whole, one: Whole, other: Whole) -> Whole:
    """What sorts by three numbers that are together unlike any other three; as one number they are sorted faster."""
    wide, long = int(one.max(initial=0)) + 1, int(other.max(initial=0)) + 1
    if (int(pair.max(initial=0)) + 1) * wide * long >= _LARGEST:
        return np.lexsort((other, one, pair))
    return np.argsort((pair * wide + one) * long + other)


_LARGEST = 1 << 62


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


def _join(
    corpus: Corpus, first: Whole, second: Whole, met: tuple[Whole, Whole, Whole]
) -> tuple[Whole, Whole, Whole, Whole, Mask]:
    """Join the seeds of each pair to runs; what `Batch` holds of them."""
    pair, left, right = met
    diagonal = left - right
    order = _in_order(pair, diagonal - diagonal.min(initial=0), left)
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
    return edges, left, right, lengths, closed


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
