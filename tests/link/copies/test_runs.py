"""Runs of many pairs at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.link.copies.alignment import Passage, find_passages
from crossread.link.copies.corpus import Corpus, Whole, Words
from crossread.link.copies.runs import SEED, Run, Runs, find_runs

WORDS = st.lists(st.integers(0, 2), max_size=9)
TEXTS = st.lists(st.lists(st.integers(0, 3), max_size=30), min_size=2, max_size=6)


def _plain(a: list[int], b: list[int]) -> list[Run]:
    """The same without tables: every seed of one text against every seed of the other."""
    counts = [
        sum(b[j : j + SEED] == a[i : i + SEED] for j in range(len(b) - SEED + 1)) for i in range(len(a) - SEED + 1)
    ]
    found: list[Run] = []
    for diagonal in range(-len(b), len(a) + 1):
        before = None
        for i in range(len(a) - SEED + 1):
            j = i - diagonal
            if counts[i] > 4 or not 0 <= j <= len(b) - SEED or a[i : i + SEED] != b[j : j + SEED]:
                continue
            if before == i - 1:
                found[-1] = Run(found[-1].a, found[-1].b, found[-1].words + 1)
            else:
                found.append(Run(i, j, SEED))
            before = i
    return found


def _each(corpus: Corpus, first: Whole, second: Whole) -> list[Runs]:
    """The runs of each pair."""
    return [batch.of(pair) for batch in find_runs(corpus, first, second) for pair in range(batch.end - batch.begin)]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_many_pairs_at_once_give_what_each_gives(texts: list[list[int]]) -> None:
    """Every pair has the runs that a plain search finds, in the same order, repeats and empty texts included."""
    numbers: list[Words] = [np.array(text, dtype=np.uint64) + np.uint64(7) for text in texts]
    starts = np.cumsum([0, *map(len, texts)])
    corpus = Corpus(words=np.concatenate(numbers), starts=starts)
    pairs = [(i, j) for i in range(len(texts)) for j in range(i + 1, len(texts))]
    first, second = np.array(pairs).T
    assert [found.runs for found in _each(corpus, first, second)] == [_plain(texts[i], texts[j]) for i, j in pairs]


def test_texts_larger_than_a_table_are_searched() -> None:
    """A text of more seeds than a table has places is looked up in full, and many first texts in turn."""
    draw = np.random.default_rng(3)
    texts = [draw.integers(0, 1 << 40, size=size, dtype=np.uint64) for size in [9_000, *[40] * 150]]
    texts[1:] = [np.concatenate([texts[0][at * 50 : at * 50 + 20], text]) for at, text in enumerate(texts[1:])]
    corpus = Corpus(words=np.concatenate(texts), starts=np.cumsum([0, *map(len, texts)]))
    count = len(texts) - 1
    zeros, others = np.zeros(count, dtype=np.int64), np.arange(1, count + 1)
    ahead = [found.runs for found in _each(corpus, zeros, others)]
    assert ahead == [[Run(at * 50, 0, 20)] for at in range(count)]
    back = [found.runs for found in _each(corpus, others, zeros)]
    assert back == [[Run(0, at * 50, 20)] for at in range(count)]


@settings(max_examples=200, deadline=None)
@given(st.tuples(WORDS, WORDS), st.tuples(WORDS, WORDS), st.integers(5, 14))
def test_a_closed_run_is_the_whole_passage(
    one: tuple[list[int], list[int]], other: tuple[list[int], list[int]], size: int
) -> None:
    """Where a run is called closed, growing it word by word gives the run; where one is not, it grows."""
    shared = list(range(10, 10 + size))
    # A third text on either side: what lies beyond a report must not be taken for its words.
    texts = [shared, [*one[0], *shared, *one[1]], [*other[0], *shared, *other[1]], shared]
    numbers: list[Words] = [np.array(text, dtype=np.uint64) for text in texts]
    corpus = Corpus(words=np.concatenate(numbers), starts=np.cumsum([0, *map(len, texts)]))
    (found,) = _each(corpus, np.array([1]), np.array([2]))
    grown = find_passages(numbers[1], numbers[2], least=5, found=Runs(found.runs, closed=False))
    if found.closed:
        (run,) = found.runs
        assert grown == (Passage(run.a, run.a + run.words, run.b, run.b + run.words, (run,)),)
        assert find_passages(numbers[1], numbers[2], least=5, found=found) == grown
    elif len(found.runs) == 1:
        assert [len(passage.runs) > 1 for passage in grown] == [True]
