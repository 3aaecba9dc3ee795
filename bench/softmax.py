"""A softmax regression fitted by plain descent, the same everywhere, so that folds can be fitted within a task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Softmax:
    """A fitted regression."""

    classes: tuple[str, ...]
    weights: Matrix
    start: Matrix

    def predict(self, rows: Matrix) -> list[str]:
        """The likeliest class of each row."""
        scores = rows @ self.weights.T + self.start
        return [self.classes[place] for place in scores.argmax(axis=1)]


def fit_softmax(rows: Matrix, labels: Sequence[str], *, strength: float = 3.0, steps: int = 300) -> Softmax:
    """Fit a regression; every class weighs the same whatever its number of rows.

    Args:
        rows: One row a case.
        labels: The class of each.
        strength: How freely weights may grow (the C of logistic regression).
        steps: Steps of descent with momentum.

    Example:
        >>> rows = np.array([[1, 0], [0, 1]], np.float32)
        >>> fit_softmax(rows, ["a", "b"]).predict(rows)
        ['a', 'b']
    """
    classes = tuple(sorted(set(labels)))
    place = {name: number for number, name in enumerate(classes)}
    wanted = np.zeros((len(labels), len(classes)), np.float32)
    wanted[np.arange(len(labels)), [place[name] for name in labels]] = 1
    counts = wanted.sum(axis=0)
    share = (wanted * (len(labels) / (len(classes) * counts))).sum(axis=1, keepdims=True)
    weights = np.zeros((len(classes), rows.shape[1]), np.float32)
    start = np.zeros(len(classes), np.float32)
    ahead, ahead_start = weights.copy(), start.copy()
    pace = np.float32(1 / (_steepest(rows, share) / 2 + 1 / strength))
    for step in range(1, steps + 1):
        scores = rows @ ahead.T + ahead_start
        scores -= scores.max(axis=1, keepdims=True)
        found = np.exp(scores)
        found /= found.sum(axis=1, keepdims=True)
        wrong = (found - wanted) * share
        before, before_start = weights, start
        weights = ahead - pace * (wrong.T @ rows + ahead / np.float32(strength))
        start = ahead_start - pace * wrong.sum(axis=0)
        drive = np.float32((step - 1) / (step + 2))
        ahead = weights + drive * (weights - before)
        ahead_start = start + drive * (start - before_start)
    return Softmax(classes, weights, start)


def _steepest(rows: Matrix, share: Matrix) -> float:
    """The largest eigenvalue of the weighted rows, bias included, from above: how steep the descent can be."""
    table = np.hstack([rows, np.ones((len(rows), 1), np.float32)]) * np.sqrt(share)
    guess = np.ones(table.shape[1], np.float32)
    value = 0.0
    for _ in range(30):
        guess = table.T @ (table @ (guess / np.float32(np.linalg.norm(guess))))
        value = float(np.linalg.norm(guess))
    return value * 1.05
