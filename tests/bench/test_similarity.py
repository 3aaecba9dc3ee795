"""Rankings, correlations and matched pieces out of scores; vectors of a peer out of its numbers."""

from __future__ import annotations

from collections import Counter
from math import erf

import numpy as np
import pytest

from bench.data import Sample
from bench.minilm import _gelu
from bench.tasks import similarity
from bench.tasks.similarity import Matrix, Pairs


def _held(labels: list[float]) -> Pairs:
    return Pairs([], [(0, 0)] * len(labels), np.array(labels), [str(place) for place in range(len(labels))])


def test_area_under_the_curve_counts_pairs_in_order() -> None:
    """A true pair that scores above one of two false ones, and one that ties with it, give .5 and .25 of all."""
    held, scores = _held([1, 1, -1, -1]), np.array([0.5, 0.1, 0.1, 0.9])

    def read(_: Sample) -> Pairs:
        return held

    def score(_: Pairs, __: str) -> Matrix:
        return scores

    sums: Counter[str] = Counter()
    for case in similarity._ranked(read, "made", score)(Sample()):
        sums.update({name: int(4 * value) for name, value in case.counts.items()})
    assert sums["auc.right"] / sums["auc.n"] == pytest.approx(0.375)


def test_correlation_of_sums_is_that_of_the_numbers() -> None:
    """Pearson's r out of sums equals numpy's."""
    x, y = np.array([1.0, 2.0, 4.0, 3.0]), np.array([2.0, 1.0, 5.0, 4.0])
    sums = {"n": 4.0, "x": x.sum(), "y": y.sum(), "xx": (x * x).sum(), "yy": (y * y).sum(), "xy": (x * y).sum()}
    assert float(similarity._pearson(sums)) == pytest.approx(np.corrcoef(x, y)[0, 1])


def test_gelu_is_the_exact_one() -> None:
    """The series stays within a millionth of the error function."""
    values = np.linspace(-4, 4, 33)
    exact = [0.5 * value * (1 + erf(value / 2**0.5)) for value in values]
    assert np.abs(_gelu(values) - exact).max() < 1e-6
