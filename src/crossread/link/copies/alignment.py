"""Exact aligned passages of two texts: seeds of a few words, grown to runs, bridged over small edits.

The seeds are runs of `SEED` words that both texts hold. On one diagonal they join to runs; the longest run is taken,
then those before and behind it that lie close by; ends are grown over small edits as long as words go on agreeing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from crossread.link.copies.corpus import Corpus, Words
from crossread.link.copies.runs import STEPS, WIDEST_EDIT, Run, Runs, find_runs

WIDEST_GAP = 7
"""Words on either side that an edit may have changed within one passage."""


class Passage(NamedTuple):
    """A passage of one text and its counterpart in another, in words; `runs` are the identical words within."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    runs: tuple[Run, ...]

    @property
    def identical(self) -> int:
        """Number of identical words."""
        return sum(run.words for run in self.runs)

    @property
    def longest(self) -> int:
        """Number of words of the longest identical run."""
        return max(run.words for run in self.runs)

    @property
    def share(self) -> float:
        """Share of the words of the longer side that are identical."""
        return self.identical / max(self.a_end - self.a_start, self.b_end - self.b_start)


def find_passages(a: Words, b: Words, *, least: int, found: Runs | None = None) -> tuple[Passage, ...]:
    """Find the passages that two texts share, none twice in either.

    Args:
        a: Words of one text.
        b: Words of the other.
        least: Identical words a passage must have.
        found: Their runs, when `find_runs` was asked of many pairs at once; None to ask it here.

    Returns:
        The passages in the order of `a`.

    Example:
        >>> one = np.arange(100, 130, dtype=np.uint64)
        >>> other = np.concatenate(([1, 2], one[:12], [3], one[13:])).astype(np.uint64)
        >>> [(p.a_start, p.a_end, p.b_start, p.b_end, p.identical) for p in find_passages(one, other, least=9)]
        [(0, 30, 2, 32, 29)]
    """
    runs, closed = _runs_of_two(a, b) if found is None else found
    if not runs:
        return ()
    if closed:
        (run,) = runs
        return (Passage(run.a, run.a + run.words, run.b, run.b + run.words, (run,)),) if run.words >= least else ()
    words_a, words_b = a.tolist(), b.tolist()
    passages: list[Passage] = []
    for run in sorted(runs, key=lambda run: (-run.words, run.a, run.b)):
        if any(_overlap(run, passage) for passage in passages):
            continue
        passage = _grow(words_a, words_b, run, runs, passages)
        if passage.identical >= least:
            passages.append(passage)
    return tuple(sorted(passages))


def _runs_of_two(a: Words, b: Words) -> Runs:
    both = Corpus(words=np.concatenate([a, b]), starts=np.array([0, len(a), len(a) + len(b)]))
    return next(find_runs(both, np.zeros(1, dtype=np.int64), np.ones(1, dtype=np.int64))).of(0)


def _overlap(run: Run, passage: Passage) -> bool:
    return (run.a < passage.a_end and passage.a_start < run.a + run.words) or (
        run.b < passage.b_end and passage.b_start < run.b + run.words
    )


def _grow(a: list[int], b: list[int], seed: Run, runs: Sequence[Run], taken: list[Passage]) -> Passage:
    """Join what lies before and behind a run, and grow over small edits, up to what is taken already."""
    low_a = max((p.a_end for p in taken if p.a_end <= seed.a), default=0)
    low_b = max((p.b_end for p in taken if p.b_end <= seed.b), default=0)
    high_a = min((p.a_start for p in taken if p.a_start >= seed.a + seed.words), default=len(a))
    high_b = min((p.b_start for p in taken if p.b_start >= seed.b + seed.words), default=len(b))
    others = [run for run in runs if run is not seed]
    chain = [seed]
    while True:
        last = chain[-1]
        ahead = _next(others, last.a + last.words, last.b + last.words, high_a, high_b)
        ahead = ahead or _step(a, b, (last.a + last.words, last.b + last.words), (high_a, high_b))
        if ahead is None:
            break
        chain.append(ahead)
    while True:
        first = chain[0]
        behind = _previous(others, first.a, first.b, low_a, low_b) or _step_back(
            a, b, (first.a, first.b), (low_a, low_b)
        )
        if behind is None:
            break
        chain.insert(0, behind)
    end = chain[-1]
    return Passage(chain[0].a, end.a + end.words, chain[0].b, end.b + end.words, tuple(chain))


def _next(runs: Sequence[Run], a: int, b: int, high_a: int, high_b: int) -> Run | None:
    """The nearest run behind a place, shortened where it overlaps the place."""
    best: tuple[int, Run] | None = None
    for run in runs:
        if run.a > a + WIDEST_GAP or run.b > b + WIDEST_GAP or run.a + run.words <= a or run.b + run.words <= b:
            continue  # most runs are far off, and this is asked at every edit of every pair
        cut = max(a - run.a, b - run.b, 0)
        words = min(run.words, high_a - run.a, high_b - run.b) - cut
        gap = max(run.a + cut - a, run.b + cut - b)
        if words >= WIDEST_EDIT and gap <= WIDEST_GAP and (best is None or gap < best[0]):
            best = (gap, Run(run.a + cut, run.b + cut, words))
    return best[1] if best else None


def _previous(runs: Sequence[Run], a: int, b: int, low_a: int, low_b: int) -> Run | None:
    """The nearest run before a place, shortened where it overlaps the place."""
    best: tuple[int, Run] | None = None
    for run in runs:
        if run.a >= a or run.b >= b or run.a + run.words < a - WIDEST_GAP or run.b + run.words < b - WIDEST_GAP:
            continue
        skipped = max(low_a - run.a, low_b - run.b, 0)
        end = min(run.a + run.words, a, run.a + b - run.b)
        words = end - run.a - skipped
        gap = max(a - end, b - (run.b + end - run.a))
        if words >= WIDEST_EDIT and gap <= WIDEST_GAP and (best is None or gap < best[0]):
            best = (gap, Run(run.a + skipped, run.b + skipped, words))
    return best[1] if best else None


def _step(a: list[int], b: list[int], at: tuple[int, int], high: tuple[int, int]) -> Run | None:
    """The words behind an edit that agree again, if enough of them do for the size of the edit."""
    room_a, room_b = high[0] - at[0], high[1] - at[1]
    for da, db, size in STEPS:
        if room_a - da <= size or room_b - db <= size:
            continue
        first, second = at[0] + da, at[1] + db
        if a[first] != b[second] or a[first : first + size + 1] != b[second : second + size + 1]:
            continue
        words, most = size + 1, min(room_a - da, room_b - db)
        while words < most and a[first + words] == b[second + words]:
            words += 1
        return Run(first, second, words)
    return None


def _step_back(a: list[int], b: list[int], at: tuple[int, int], low: tuple[int, int]) -> Run | None:
    """The words before an edit that agree, if enough of them do for the size of the edit."""
    room_a, room_b = at[0] - low[0], at[1] - low[1]
    for da, db, size in STEPS:
        if room_a - da <= size or room_b - db <= size:
            continue
        first, second = at[0] - da, at[1] - db
        if a[first - 1] != b[second - 1] or a[first - size - 1 : first] != b[second - size - 1 : second]:
            continue
        words, most = size + 1, min(room_a - da, room_b - db)
        while words < most and a[first - words - 1] == b[second - words - 1]:
            words += 1
        return Run(first - words, second - words, words)
    return None
