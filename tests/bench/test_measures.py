from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.measures import (
    Measure,
    across_groups,
    b_cubed,
    b_cubed_counts,
    found_counts,
    macro_f1_over,
    mean_absolute_error,
    pair_counts,
    precision_recall_f1,
    proportion,
    rate,
)

clusterings = st.integers(1, 12).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 4), min_size=n, max_size=n) for _ in range(2)])
)


def score(measure: Measure, counts: dict[str, float]) -> float:
    """The score of counts already summed."""
    return float(measure.of({name: np.asarray(counts.get(name, 0.0)) for name in measure.counts}))


def named(labels: list[int]) -> dict[str, int]:
    """A clustering of items a, b, c, ..."""
    return {chr(97 + k): label for k, label in enumerate(labels)}


def test_found_counts_are_those_of_bags() -> None:
    """An item that is there twice and found once counts once as found and once as missed."""
    assert found_counts(["x", "x", "y"], ["x", "z"], "n") == {"n.tp": 1, "n.fp": 1, "n.fn": 2}


def test_b_cubed_agrees_with_values_worked_out_by_hand() -> None:
    """Gold {a b c}{d e}, found {a b}{c d e}: precision (1+1+1/3+2/3+2/3)/5, recall (2/3+2/3+1/3+1+1)/5."""
    rows = b_cubed_counts(named([0, 0, 0, 1, 1]), named([0, 0, 1, 1, 1]), "s")
    sums = {name: sum(row[name] for row in rows.values()) for name in rows["a"]}
    p, r, f = (score(measure, sums) for measure in b_cubed("s"))
    assert p == pytest.approx(11 / 15)
    assert r == pytest.approx(11 / 15)
    assert f == pytest.approx(11 / 15)


def test_an_item_left_out_stands_alone() -> None:
    """What the system did not place is a cluster of its own, never one shared by all that it left out."""
    rows = b_cubed_counts(named([0, 0]), {}, "s")
    assert [row["s.b3_recall"] for row in rows.values()] == [0.5, 0.5]
    assert pair_counts(named([0, 0]), {}, "s") == {"s.tp": 0, "s.fp": 0, "s.fn": 1}


@given(clusterings)
def test_pairs_are_those_one_would_count_one_by_one(both: tuple[list[int], list[int]]) -> None:
    """The closed form and the double loop agree."""
    gold, found = map(named, both)
    pairs = list(itertools.combinations(gold, 2))
    want = {pair for pair in pairs if gold[pair[0]] == gold[pair[1]]}
    have = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
    expected = {"s.tp": len(want & have), "s.fp": len(have - want), "s.fn": len(want - have)}
    assert pair_counts(gold, found, "s") == expected


@given(clusterings)
def test_b_cubed_is_one_exactly_for_the_same_clusters(both: tuple[list[int], list[int]]) -> None:
    """Names of clusters do not matter; any difference in members costs."""
    gold, found = map(named, both)
    rows = b_cubed_counts(gold, found, "s")
    sums = {name: sum(row[name] for row in rows.values()) for name in rows["a"]}
    f = score(b_cubed("s")[2], sums)
    same = all((gold[x] == gold[y]) == (found[x] == found[y]) for x in gold for y in gold)
    assert 0 < f <= 1 + 1e-12
    assert (f == pytest.approx(1)) == same


def test_measures_read_the_counts_they_name() -> None:
    """Precision 3/4, recall 3/5; two of eight right; errors of 6 days over 4 cases; macro F1 over two labels."""
    counts = {"v.tp": 6.0, "v.fp": 2.0, "v.fn": 4.0}
    assert [score(one, counts) for one in precision_recall_f1("v")] == [0.75, 0.6, pytest.approx(2 / 3)]
    assert score(proportion("v"), {"v.right": 2, "v.n": 8}) == 0.25
    assert score(proportion("v", better="lower"), {"v.wrong": 1, "v.n": 8}) == 0.125
    assert score(mean_absolute_error("v"), {"v.error": 6, "v.n": 4}) == 1.5
    labels = {"r.a.tp": 8.0, "r.a.fp": 2.0, "r.a.fn": 2.0, "r.b.tp": 1.0, "r.b.fn": 1.0}
    assert score(macro_f1_over("r", ["a", "b", "c"]), labels) == pytest.approx((0.8 + 2 / 3) / 2)


def test_the_n_of_a_measure_is_its_denominator() -> None:
    """Precision is out of what was found (8), recall and F1 are out of what there is (10)."""
    counts = {"v.tp": np.asarray(6.0), "v.fp": np.asarray(2.0), "v.fn": np.asarray(4.0)}
    assert [float(one.size(counts)) for one in precision_recall_f1("v")] == [8, 10, 10]


def test_a_median_is_taken_across_groups() -> None:
    """Runs of 3, 1 and 8 seconds have the median 3 and the minimum 1."""
    runs = {"seconds": np.array([3.0, 1.0, 8.0])}
    assert float(across_groups("seconds", "median", unit="s").of(runs)) == 3.0
    assert float(across_groups("seconds", "min", unit="s").of(runs)) == 1.0


def test_a_rate_is_what_is_done_in_a_second() -> None:
    """Counts and seconds are summed before they are divided, and its n is what was done."""
    measure = rate("sentences", unit="sentences/s")
    counts = {"rate.sentences": 300.0, "rate.seconds": 2.0}
    assert score(measure, counts) == 150.0
    assert float(measure.size({name: np.asarray(value) for name, value in counts.items()})) == 300.0
