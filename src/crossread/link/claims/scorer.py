"""How surely two statements say the same: a line of weights over the comparisons, then what is known for certain.

The weights were learned (`training/claims`) and are data one can read; the anchors are a table below.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from crossread.link.claims.comparators import FEATURES, Weighed, compare
from crossread.link.claims.nesting import overlap
from crossread.link.claims.statements import Statement
from crossread.link.claims.told_alike import SAY_LITTLE
from crossread.link.claims.word_vectors import WIDTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pair = tuple[int, int]

ANCHORS: Mapping[str, tuple[float, str]] = {
    "utterance": (2.5, "both give the same words of somebody"),
    "figure": (1.5, "both give the same number of the same thing"),
    "event": (0.1, "both tell the same act of the same actors"),  # 1.5 put all visits of one man into one row
    "predicate": (1.5, "both say it of the same"),
    "other_words": (-1.5, "both give words between marks, and not the same ones"),
    "other_event": (-0.5, "both tell coded acts, and not the same ones"),
}
"""What is known of two statements beyond their words: log odds it adds, and why."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights over the comparisons.

    Attributes:
        mean: What is taken off each column.
        weights: What each column then counts.
        bias: Log odds where all columns are at their mean.
    """

    mean: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float

    def odds(self, rows: Sequence[Sequence[float]] | NDArray[np.float64]) -> NDArray[np.float64]:
        """Log odds of pairs, one row of comparisons each."""
        return np.asarray((np.array(rows) - self.mean) @ self.weights + self.bias)


def read_scorer(file: str, columns: Sequence[str]) -> Scorer:
    """Read weights that are shipped.

    Args:
        file: Name of the file among the data of claims.
        columns: Names of what they weigh, in order.

    Raises:
        ValueError: They are of other columns.
    """
    told = json.loads((files("crossread.link.claims") / "data" / file).read_text("utf8"))
    if [entry["column"] for entry in told["weights"]] != list(columns):
        raise ValueError(f"the weights in {file} are not those of the comparisons")
    return Scorer(
        np.array([entry["mean"] for entry in told["weights"]]),
        np.array([entry["weight"] for entry in told["weights"]]),
        float(told["bias"]),
    )


@cache
def load_scorer() -> Scorer:
    """Load the weights of pairs by themselves."""
    return read_scorer("pair_scorer.json", [name for name, _ in FEATURES])


class Judge:
    """Scores pairs of the statements of one story, each pair once.

    Args:
        weighed: The statements.
    """

    def __init__(self, weighed: Sequence[Weighed]) -> None:
        self.weighed = weighed
        self._scorer = load_scorer()
        self._known: dict[Pair, float] = {}
        self._compared: dict[Pair, NDArray[np.float64]] = {}
        self.means = np.stack([one.mean for one in weighed]) if weighed else np.zeros((0, WIDTH), np.float32)
        self._places: dict[str, list[int]] = {}
        for place, one in enumerate(weighed):
            if not one.nested:
                self._places.setdefault(one.statement.clause.document_id, []).append(place)

    def standing_in(self, document_id: str) -> list[int]:
        """Places of the statements of a report that are no part of longer ones."""
        return self._places.get(document_id, [])

    def look(self, pairs: Iterable[Pair]) -> None:
        """Score many pairs at once."""
        ordered = {(min(pair), max(pair)) for pair in pairs}
        new = sorted(pair for pair in ordered if pair not in self._known)  # a difference would walk over all it knows
        if not new:
            return
        rows = np.array([compare(self.weighed[i], self.weighed[j]) for i, j in new])
        self._compared.update(zip(new, rows, strict=True))
        for (i, j), value in zip(new, self._scorer.odds(rows), strict=True):
            one, other = self.weighed[i].statement, self.weighed[j].statement
            self._known[i, j] = float(value) + sum(ANCHORS[name][0] for name in anchors(one, other))

    def odds(self, i: int, j: int) -> float:
        """Log odds that two statements say the same, by what is known of these two alone."""
        pair = (min(i, j), max(i, j))
        if pair not in self._known:
            self.look([pair])
        return self._known[pair]

    def compared(self, i: int, j: int) -> NDArray[np.float64]:
        """What `compare` gives for two statements, one number for each of `FEATURES`."""
        self.odds(i, j)
        return self._compared[min(i, j), max(i, j)]

    def likely(self, i: int, j: int) -> float:
        """How surely two statements say the same, in [0, 1]; 0 for two that overlap in one report."""
        if overlap(self.weighed[i].statement, self.weighed[j].statement):
            return 0.0
        return chance(self.odds(i, j))


def chance(odds: float) -> float:
    """The chance in [0, 1] that log odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def anchors(one: Statement, other: Statement) -> list[str]:
    """Which anchors hold between two statements, by their names in `ANCHORS`."""
    found = []
    marked = one.clause.voice == other.clause.voice == "quoted"
    if one.utterance_id is not None and one.utterance_id == other.utterance_id:
        found.append("utterance")
    elif marked and one.utterance_id is not None and other.utterance_id is not None:
        found.append("other_words")
    if {item.figure_id for item in one.quantities if item.figure_id} & {item.figure_id for item in other.quantities}:
        found.append("figure")
    if _same_predicate(one, other):
        found.append("predicate")
    if one.event_ids & other.event_ids:
        found.append("event")
    elif one.event_ids and other.event_ids:
        found.append("other_event")
    return found


def _same_predicate(one: Statement, other: Statement) -> bool:
    """Whether both say one predicate of one object, and not of two subjects."""
    if one.clause.predicate != other.clause.predicate or one.clause.predicate in SAY_LITTLE:
        return False
    if not one.whom & other.whom & (one.entities | other.entities):
        return False
    return not one.who or not other.who or bool(one.who & other.who)
