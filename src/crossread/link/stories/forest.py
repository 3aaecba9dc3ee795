"""A boosted forest of small trees, read from JSON and run over many rows at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from crossread.link.stories.vectors import Real, Whole

_AT_ONCE = 1 << 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Trees whose leaves add up to log odds.

    Attributes:
        features: Names of the columns, in order.
        start: Log odds before any tree.
        column: Column that each node asks about, tree by tree.
        threshold: A row goes left where its value is at most this.
        left: Node on the left; a leaf points at itself.
        right: Node on the right; a leaf points at itself.
        value: What a leaf adds.
        depth: Questions on the longest way to a leaf.
    """

    features: tuple[str, ...]
    start: float
    column: Whole
    threshold: Real
    left: Whole
    right: Whole
    value: Real
    depth: int

    def probability(self, rows: Real, *, prior: float = 0.0) -> Real:
        """How likely each row is, in [0, 1].

        Args:
            rows: One row a case, its columns in the order of `features`.
            prior: Log odds to begin with, beyond those of the data it learned from.
        """
        odds = np.full(len(rows), self.start + prior)
        for begin in range(0, len(rows), _AT_ONCE):
            self._add(rows[begin : begin + _AT_ONCE], odds[begin : begin + _AT_ONCE])
        return np.asarray(1 / (1 + np.exp(-odds)))

    def _add(self, rows: Real, odds: Real) -> None:
        flat = np.ascontiguousarray(rows).reshape(-1)
        first = np.arange(len(rows)) * rows.shape[1]
        for tree in range(len(self.column)):
            at = np.zeros(len(rows), dtype=np.int64)
            column, threshold, left, right = self.column[tree], self.threshold[tree], self.left[tree], self.right[tree]
            for _ in range(self.depth):
                at = np.where(flat[first + column[at]] <= threshold[at], left[at], right[at])
            odds += self.value[tree][at]


@cache
def load_scorer() -> Mapping[str, Any]:
    """The shipped scorer: two forests, `alone` and `in_context`, the threshold, and a digest of all it is made of."""
    data = files("crossread.link.stories").joinpath("data")
    digest = hashlib.blake2b(digest_size=8)
    for name in ("pair_scorer.json", "background.json", "stop_words.txt"):
        digest.update(data.joinpath(name).read_bytes())
    found: dict[str, Any] = json.loads(data.joinpath("pair_scorer.json").read_text("utf-8"))
    return found | {name: read_forest(found[name]) for name in ("alone", "in_context")} | {"digest": digest.hexdigest()}


def read_forest(stored: Mapping[str, Any]) -> Forest:
    """Make a forest of its JSON form.

    Args:
        stored: `features`, `start`, and `trees`, each a list of nodes: `[feature, threshold, left, right]`, or
            `[value]` for a leaf.

    Example:
        >>> tree = [["gap", 1.5, 1, 2], [2.0], [-2.0]]
        >>> forest = read_forest({"features": ["gap"], "start": 0.0, "trees": [tree]})
        >>> forest.probability(np.array([[0.0], [9.0]])).round(2).tolist()
        [0.88, 0.12]
    """
    features = tuple(stored["features"])
    trees: Sequence[Sequence[Sequence[Any]]] = stored["trees"]
    widest = max(len(tree) for tree in trees)
    shape = (len(trees), widest)
    column, left, right = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    threshold, value = np.zeros(shape), np.zeros(shape)
    depth = 0
    for number, tree in enumerate(trees):
        levels = [0] * len(tree)
        for at, node in enumerate(tree):
            left[number, at] = right[number, at] = at
            if len(node) == 1:
                value[number, at] = node[0]
                continue
            column[number, at] = features.index(node[0])
            threshold[number, at], left[number, at], right[number, at] = node[1], node[2], node[3]
            levels[node[2]] = levels[node[3]] = levels[at] + 1
        depth = max(depth, *levels)
    return Forest(
        features=features,
        start=float(stored["start"]),
        column=column,
        threshold=threshold,
        left=left,
        right=right,
        value=value,
        depth=depth,
    )
