"""A boosted forest of small trees, read from JSON and run over many rows at once.

Not tree by tree: for every column, the place of a value among all thresholds of that column says at once which leaves
of all trees it rules out, as one bit a leaf; what is left of a tree after all columns is the leaf (QuickScorer:
Lucchese et al. 2015, with the masks of all places of a value made beforehand).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from crossread.link.stories.threads import in_threads
from crossread.link.stories.vectors import Real

Masks = npt.NDArray[np.uint16]

_AT_ONCE = 1 << 10
_MOST_PLACES = 1 << 10
"""Places of values in a table of masks: with so many it lies in the nearer memory of a processor beside the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Trees whose leaves add up to log odds.

    Attributes:
        features: Names of the columns, in order.
        start: Log odds before any tree.
        thresholds: Of each column, what its values are held against, rising.
        tables: Columns that are looked up together, and one row for each way in which their values may lie among their
            thresholds: the leaves of each tree that remain, the first leaf as the lowest of 16 bits.
        values: What each leaf of each tree adds, 16 a tree.
    """

    features: tuple[str, ...]
    start: float
    thresholds: tuple[Real, ...]
    tables: tuple[tuple[tuple[int, ...], Masks], ...]
    values: Real

    def probability(self, rows: Real, *, prior: float | Real = 0.0, threads: int = 1) -> Real:
        """How likely each row is, in [0, 1].

        Args:
            rows: One row a case, its columns in the order of `features`.
            prior: Log odds to begin with, beyond those of the data it learned from; one for all rows or one for each.
            threads: In how many threads.
        """
        odds = np.full(len(rows), self.start) + prior

        def add(part: slice) -> None:
            for begin in range(part.start, part.stop, _AT_ONCE):
                some = slice(begin, min(begin + _AT_ONCE, part.stop))
                odds[some] += self._add(rows[some])

        in_threads(add, len(rows), threads)
        return np.asarray(1 / (1 + np.exp(-odds)))

    def _add(self, rows: Real) -> Real:
        left = np.full((len(rows), len(self.values)), 0xFFFF, dtype=np.uint16)
        remain = np.empty_like(left)
        for columns, masks in self.tables:
            place = np.zeros(len(rows), dtype=np.int64)
            for column in columns:
                thresholds = self.thresholds[column]
                place *= len(thresholds) + 1
                place += np.searchsorted(thresholds, rows[:, column], side="left")
            # Places are never out of bounds; only with another mode than "raise" is nothing copied first.
            left &= masks.take(place, axis=0, out=remain, mode="clip")
        # The first leaf that remains is the one a row comes to.
        leaf = np.arange(0, _LEAVES * len(self.values), _LEAVES) + _FIRST_LEAF.take(left, mode="clip")
        return np.asarray(self.values.reshape(-1).take(leaf, mode="clip").sum(axis=1))


_LEAVES = 16

_FIRST_LEAF = np.zeros(1 << _LEAVES, dtype=np.uint8)
"""Of leaves as bits, the first; small enough for the nearer memory of a processor."""
for _bit in reversed(range(_LEAVES)):
    _FIRST_LEAF[1 << _bit :: 1 << (_bit + 1)] = _bit


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
    values = np.zeros((len(trees), _LEAVES))
    ruled_out: dict[str, list[tuple[float, int, int]]] = {name: [] for name in features}
    for number, tree in enumerate(trees):
        _read_tree(tree, number, values[number], ruled_out)
    thresholds, masks = [], []
    for name in features:
        asked = sorted(ruled_out[name])
        known = sorted({threshold for threshold, _, _ in asked})
        mask = np.full((len(known) + 1, len(trees)), 0xFFFF, dtype=np.uint16)
        for threshold, number, leaves in asked:
            mask[known.index(threshold) + 1 :, number] &= 0xFFFF ^ leaves
        thresholds.append(np.array(known, dtype=np.float64))
        masks.append(mask)
    return Forest(
        features=features,
        start=float(stored["start"]),
        thresholds=tuple(thresholds),
        tables=_share_tables(masks),
        values=values,
    )


def _share_tables(masks: Sequence[Masks]) -> tuple[tuple[tuple[int, ...], Masks], ...]:
    """Put columns of few thresholds together, so that fewer masks are looked up: first fit, the largest first."""
    tables: list[tuple[tuple[int, ...], Masks]] = []
    for column in sorted(range(len(masks)), key=lambda column: -len(masks[column])):
        added = masks[column]
        if len(added) == 1:
            continue
        fitting = (at for at, (_, held) in enumerate(tables) if len(held) * len(added) <= _MOST_PLACES)
        at = next(fitting, None)
        if at is None:
            tables.append(((column,), added))
        else:
            columns, held = tables[at]
            both = held[:, None] & added[None, :]
            tables[at] = (*columns, column), both.reshape(-1, both.shape[-1])
    return tuple(tables)


def _read_tree(
    tree: Sequence[Sequence[Any]], number: int, values: Real, ruled_out: Mapping[str, list[tuple[float, int, int]]]
) -> None:
    """Number the leaves of a tree from the left; a value above a threshold rules out the leaves on its left."""
    leaves = 0

    def visit(at: int) -> int:
        nonlocal leaves
        node = tree[at]
        if len(node) == 1:
            if leaves == _LEAVES:
                raise ValueError(f"tree {number} has more than {_LEAVES} leaves")
            values[leaves] = node[0]
            leaves += 1
            return 1 << (leaves - 1)
        left = visit(node[2])
        ruled_out[node[0]].append((float(node[1]), number, left))
        return left | visit(node[3])

    visit(0)
