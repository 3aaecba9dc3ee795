from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.formulas import f1, harmonic_mean, macro_f1, precision, ratio, recall

counts = st.integers(min_value=0, max_value=1000)


def test_scores_agree_with_values_worked_out_by_hand() -> None:
    """Six found rightly, two wrongly, four missed: precision 3/4, recall 3/5, F1 2/3."""
    assert float(precision(6, 2)) == 0.75
    assert float(recall(6, 4)) == 0.6
    assert float(f1(6, 2, 4)) == pytest.approx(2 / 3)


def test_macro_f1_is_the_mean_over_labels_that_occur() -> None:
    """Labels A (F1 .8), B (F1 2/3) and one that never occurs give the mean of the first two."""
    assert float(macro_f1([8, 1, 0], [2, 0, 0], [2, 1, 0])) == pytest.approx((0.8 + 2 / 3) / 2)


def test_no_denominator_is_no_score() -> None:
    """Where nothing was found, precision is not 0 but undefined."""
    assert math.isnan(float(precision(0, 0)))
    assert math.isnan(float(recall(0, 0)))
    assert math.isnan(float(f1(0, 0, 0)))
    assert float(harmonic_mean(0.0, 0.0)) == 0.0


@given(counts, counts, counts)
def test_f1_lies_between_precision_and_recall(tp: int, fp: int, fn: int) -> None:
    """A harmonic mean never leaves the span of its parts."""
    p, r, f = float(precision(tp, fp)), float(recall(tp, fn)), float(f1(tp, fp, fn))
    if not (math.isnan(p) or math.isnan(r)):
        assert min(p, r) - 1e-12 <= f <= max(p, r) + 1e-12
        assert f == pytest.approx(float(harmonic_mean(p, r)))


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=20))
def test_arrays_give_what_single_numbers_give(pairs: list[tuple[int, int]]) -> None:
    """One function serves a score and a thousand resamples."""
    parts, wholes = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    one_by_one = [float(ratio(part, whole)) for part, whole in pairs]
    np.testing.assert_array_equal(ratio(parts, wholes), np.array(one_by_one))
