from __future__ import annotations

import itertools

import numpy as np
import pytest

from bench.coreference import _best_total, align_chains, chain_counts, conll, without_singletons


def scores(gold: dict[str, int], found: dict[str, int]) -> dict[str, float]:
    """MUC, B-cubed, CEAF-e and their mean of one topic."""
    counts = {name: np.asarray(value) for name, value in chain_counts(gold, found, "x").items()}
    return {measure.name: round(float(measure.of(counts)), 4) for measure in conll("x")}


def test_the_same_chains_are_perfect() -> None:
    """All three scores of the gold itself are one, whatever the chains are called."""
    gold = {"a": 1, "b": 1, "c": 2, "d": 3, "e": 3}
    renamed = {item: chain + 7 for item, chain in gold.items()}
    assert set(scores(gold, renamed).values()) == {1.0}


def test_the_example_of_the_reference_scorer() -> None:
    """Gold {a b c} {d e f g}, found {a b} {c d} {f g h i}: the worked example of Pradhan and others (2014)."""
    gold = dict.fromkeys("abc", 1) | dict.fromkeys("defg", 2)
    found = dict.fromkeys("ab", 1) | dict.fromkeys("cd", 2) | dict.fromkeys("fghi", 3)
    counts = chain_counts(gold, found, "x")
    assert counts["x.muc_tp"] / counts["x.muc_gold"] == pytest.approx(0.40, abs=0.005)
    assert counts["x.muc_tp"] / counts["x.muc_found"] == pytest.approx(0.40, abs=0.005)
    assert counts["x.b3_recall"] / counts["x.gold"] == pytest.approx(0.42, abs=0.005)
    assert counts["x.b3_precision"] / counts["x.found"] == pytest.approx(0.50, abs=0.005)
    assert counts["x.ceaf_tp"] / counts["x.ceaf_gold"] == pytest.approx(0.65, abs=0.005)
    assert counts["x.ceaf_tp"] / counts["x.ceaf_found"] == pytest.approx(0.43, abs=0.005)


def test_one_chain_of_all_is_no_good() -> None:
    """Joining everything has all links and few right ones."""
    gold = {name: number for number, name in enumerate("abcdefgh")} | {"i": 0, "j": 1}
    assert scores(gold, dict.fromkeys(gold, 1))["x.conll"] < 0.4


@pytest.mark.parametrize("seed", range(20))
def test_chains_are_aligned_at_best(seed: int) -> None:
    """The alignment is the best there is, by trying all."""
    rng = np.random.default_rng(seed)
    shares = np.where((found := rng.random((rng.integers(1, 5), rng.integers(1, 6)))) < 0.4, 0, found)
    wide = shares if shares.shape[0] <= shares.shape[1] else shares.T
    ways = itertools.permutations(range(wide.shape[1]), wide.shape[0])
    best = max(sum(wide[row, column] for row, column in enumerate(way)) for way in ways)
    assert _best_total(shares) == pytest.approx(best)


def test_nothing_aligns_with_nothing() -> None:
    """Without chains nothing is shared, and a mention alone is no chain without singletons."""
    assert align_chains([], [frozenset("a")]) == 0.0
    assert without_singletons({"a": 1, "b": 2}) == {}
