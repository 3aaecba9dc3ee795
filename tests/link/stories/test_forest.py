from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.link.stories.forest import load_scorer, read_forest

COLUMNS = ("gap", "text", "title")
VALUES = st.sampled_from([-1.0, 0.0, 0.25, 0.5, 1.0, 7.0])


def walk(tree: list[list[Any]], row: dict[str, float]) -> float:
    """What a tree adds, question by question."""
    node = tree[0]
    while len(node) > 1:
        node = tree[node[2] if row[node[0]] <= node[1] else node[3]]
    return float(node[0])


@st.composite
def trees(draw: st.DrawFn) -> list[list[Any]]:
    """A tree of at most 16 leaves."""
    nodes: list[list[Any]] = []

    def grow(depth: int) -> int:
        at = len(nodes)
        nodes.append([])
        if depth == 4 or draw(st.booleans()):
            nodes[at] = [draw(VALUES)]
        else:
            nodes[at] = [draw(st.sampled_from(COLUMNS)), draw(VALUES)]
            nodes[at] += [grow(depth + 1), grow(depth + 1)]
        return at

    grow(0)
    return nodes


@settings(max_examples=60, deadline=None)
@given(st.lists(trees(), min_size=1, max_size=5), st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=8))
def test_all_trees_at_once_give_what_each_gives_alone(forest: list[Any], rows: list[tuple[float, ...]]) -> None:
    """However trees ask, thresholds met exactly included, the leaves are those of walking each tree."""
    read = read_forest({"features": list(COLUMNS), "start": 0.5, "trees": forest})
    found = read.probability(np.array(rows))
    for row, likely in zip(rows, found.tolist(), strict=True):
        odds = 0.5 + sum(walk(tree, dict(zip(COLUMNS, row, strict=True))) for tree in forest)
        assert likely == pytest.approx(1 / (1 + math.exp(-odds)))


def test_a_row_is_scored_alike_alone_and_among_many() -> None:
    """What is compared at once does not change a score, not by a bit."""
    forest = load_scorer()["in_context"]
    rows = np.random.default_rng(4).random((5_000, len(forest.features)))
    whole = forest.probability(rows)
    assert (
        np.concatenate([forest.probability(rows[at : at + 1]) for at in range(0, 5_000, 499)]) == whole[::499]
    ).all()


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    """A tree has 16 leaves at most; more would be lost without a word."""
    tree: list[list[Any]] = [["gap", float(at), 2 * at + 1, 2 * at + 2] for at in range(16)]
    with pytest.raises(ValueError, match="more than 16 leaves"):
        read_forest({"features": ["gap"], "start": 0.0, "trees": [tree + [[1.0]] * 17]})
