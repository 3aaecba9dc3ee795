"""Trees: the best one, always well formed."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.trees import find_tree


def is_tree(heads: list[int]) -> bool:
    """One root, and every word reaches it."""
    roots = [word for word, head in enumerate(heads) if word == head]
    if len(roots) != 1:
        return False
    for start in range(len(heads)):
        word = start
        for _ in heads:
            word = heads[word]
        if word != roots[0]:
            return False
    return True


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_finds_the_best_of_all_trees(count: int, seed: int) -> None:
    """Up to five words, no tree scores higher than the one found."""
    scores = np.random.default_rng(seed).normal(size=(count, count)).astype(np.float32) * 3
    found = find_tree(scores)
    assert is_tree(found)

    def total(heads: tuple[int, ...] | list[int]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(heads)))

    best = max(total(heads) for heads in product(range(count), repeat=count) if is_tree(list(heads)))
    assert abs(total(found) - best) < 1e-3


@settings(max_examples=40, deadline=None)
@given(st.integers(6, 60), st.integers(0, 10_000))
def test_long_sentences_give_trees(count: int, seed: int) -> None:
    """Random scores, full of cycles, still give one root and no cycle."""
    scores = np.random.default_rng(seed).normal(size=(count, count)).astype(np.float32)
    assert is_tree(find_tree(scores))
