"""Pairs of reports that share a run of words, found by winnowed fingerprints without comparing every two reports.

Winnowing (Schleimer, Wilkerson and Aiken 2003): of the hashes of all runs of `SEED_WORDS` words, keep the least in
every window of `WINDOW`. What stands in two texts for `SEED_WORDS + WINDOW - 1` words then surely shares one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from crossread.link.copies.corpus import Corpus, Whole, Words, hash_runs

SEED_WORDS = 8
WINDOW = 5
"""Together: a shared run of 12 words is never missed."""

MOST_HOLDERS = 48
"""Reports that hold one fingerprint and are still compared each with each; beyond, each only with the first."""

SURE_RUN = SEED_WORDS + WINDOW - 1
"""Words in the run around a shared fingerprint that make two reports worth aligning."""

LEAST_RUN = 9
"""Words in two shared runs, so far apart, that do; one such run alone is mostly a formula."""

WORDS_AT_ONCE = 1 << 26
"""Words of all reports together whose fingerprints are held at once: about 1.5 GB with what is made of them."""

_CHUNK = 1 << 22


class Pairs(NamedTuple):
    """Pairs of reports worth aligning: `first` below `second`, in order."""

    first: Whole
    second: Whole


def find_pairs(corpus: Corpus, *, parts: int | None = None) -> Pairs:
    """Find the pairs of reports that share a run of `SURE_RUN` words, or two of `LEAST_RUN`.

    Args:
        corpus: The words of all reports.
        parts: Into how many parts fingerprints are parted by their number, one being held in memory at a time; None
            for as many as `WORDS_AT_ONCE` asks for. The pairs are the same.

    Returns:
        Indexes of the reports of each pair.
    """
    parts = parts or 1 + len(corpus.words) // WORDS_AT_ONCE
    found = [_share_runs(corpus, part, parts) for part in range(parts)]
    left, right, first, second = (np.concatenate(each) for each in zip(*found, strict=True))
    return _keep_long(corpus, left, right, first, second)


def _share_runs(corpus: Corpus, part: int, parts: int) -> tuple[Whole, Whole, Whole, Whole]:
    """Runs that two reports share: where they begin in either, and the two reports."""
    hashes, places = _fingerprints(corpus, part, parts)
    order = np.argsort(hashes, kind="stable")
    hashes, places = hashes[order], places[order]
    documents = np.searchsorted(corpus.starts, places, side="right") - 1
    # A run that a report repeats counts once in it, so that no report crowds out others.
    fresh = np.ones(len(hashes), dtype=bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (documents[1:] != documents[:-1])
    hashes, places, documents = hashes[fresh], places[fresh], documents[fresh]
    begins = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))) if len(hashes) else np.zeros(0, int)
    sizes = np.diff(np.append(begins, len(hashes)))
    left, right = _within_groups(begins, sizes)
    return places[left], places[right], documents[left], documents[right]


def _fingerprints(corpus: Corpus, part: int, parts: int) -> tuple[Words, Whole]:
    """The winnowed hashes of a part and where their runs begin, chunk by chunk so that memory stays small."""
    kept_hashes: list[Words] = []
    kept_places: list[Whole] = []
    first = 0
    last = len(corpus.starts) - 1
    while first < last:
        until = int(np.searchsorted(corpus.starts, corpus.starts[first] + _CHUNK, side="right")) - 1
        until = min(max(until, first + 1), last)
        begin, end = int(corpus.starts[first]), int(corpus.starts[until])
        hashes = hash_runs(corpus.words[begin:end], SEED_WORDS)
        chosen = np.flatnonzero(_winnow(hashes) & _inside(corpus.starts[first : until + 1] - begin, len(hashes)))
        if parts > 1:
            chosen = chosen[hashes[chosen] % np.uint64(parts) == part]
        kept_hashes.append(hashes[chosen])
        kept_places.append(chosen.astype(np.int64) + begin)
        first = until
    if not kept_hashes:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    return np.concatenate(kept_hashes), np.concatenate(kept_places)


def _inside(starts: Whole, count: int) -> npt.NDArray[np.bool_]:
    """Whether each run lies within one report."""
    inside = np.ones(count, dtype=bool)
    for back in range(1, SEED_WORDS):
        edge = starts[1:] - back
        inside[edge[(edge >= 0) & (edge < count)]] = False
    return inside


def _winnow(hashes: Words) -> npt.NDArray[np.bool_]:
    """Whether each hash is the least of a window that holds it."""
    if len(hashes) < WINDOW:
        return np.ones(len(hashes), dtype=bool)
    least = hashes[: len(hashes) - WINDOW + 1].copy()
    for offset in range(1, WINDOW):
        np.minimum(least, hashes[offset : offset + len(least)], out=least)
    # A hash is kept if the greatest of the minima of the windows over it is the hash itself.
    padded = np.zeros(len(hashes) + WINDOW - 1, dtype=np.uint64)
    padded[WINDOW - 1 : WINDOW - 1 + len(least)] = least
    greatest = padded[: len(hashes)].copy()
    for offset in range(1, WINDOW):
        np.maximum(greatest, padded[offset : offset + len(hashes)], out=greatest)
    return np.asarray(greatest == hashes)


def _within_groups(begins: Whole, sizes: Whole) -> tuple[Whole, Whole]:
    """Positions of two members of one group: all of them in small groups, the first with each other in large ones."""
    left: list[Whole] = []
    right: list[Whole] = []
    large = sizes > MOST_HOLDERS
    begins_small, sizes_small = begins[~large], sizes[~large]
    for lag in range(1, int(sizes_small.max(initial=1))):
        more = sizes_small > lag
        begins_small, sizes_small = begins_small[more], sizes_small[more]
        counts = sizes_small - lag
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        first = np.repeat(begins_small, counts) + offsets
        left.append(first)
        right.append(first + lag)
    for begin, size in zip(begins[large], sizes[large], strict=True):
        right.append(np.arange(begin + 1, begin + size))
        left.append(np.full(size - 1, begin))
    if not left:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(left), np.concatenate(right)


def _keep_long(corpus: Corpus, left: Whole, right: Whole, first: Whole, second: Whole) -> Pairs:
    """Keep the pairs whose shared run is long enough, each once."""
    length = np.full(len(left), SEED_WORDS)
    words, starts = corpus.words, corpus.starts
    ahead = np.minimum(starts[first + 1] - left, starts[second + 1] - right) - SEED_WORDS
    behind = np.minimum(left - starts[first], right - starts[second])
    for way, room in ((1, ahead), (-1, behind)):
        alive = np.arange(len(left))
        for step in range(1, SURE_RUN - SEED_WORDS + 1):
            alive = alive[room[alive] >= step]
            offset = step - 1 + SEED_WORDS if way == 1 else -step
            alive = alive[words[left[alive] + offset] == words[right[alive] + offset]]
            length[alive] += 1
    # Both reports as one number, which is sorted much faster than two; the order within a pair changes nothing.
    keys = first * len(starts) + second
    order = np.argsort(keys)
    first, second, left, length = first[order], second[order], left[order], length[order]
    begins = np.flatnonzero(np.diff(keys[order], prepend=-1))
    if not len(begins):
        return Pairs(begins, begins)
    formula = length < LEAST_RUN
    least = np.minimum.reduceat(np.where(formula, len(words), left), begins)
    most = np.maximum.reduceat(np.where(formula, -1, left), begins)
    kept = begins[(np.maximum.reduceat(length, begins) >= SURE_RUN) | (most - least >= LEAST_RUN)]
    return Pairs(first[kept], second[kept])
