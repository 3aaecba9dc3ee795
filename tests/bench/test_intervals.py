from __future__ import annotations

import numpy as np
import pytest

from bench.intervals import Tally, interval, paired_difference, tally, value_and_size, wilson
from bench.measures import across_groups, precision_recall_f1, proportion
from bench.task import Case

SHARE = proportion("hit")


def clustered(rng: np.random.Generator, *, groups: int, size: int, mean: float) -> list[Case]:
    """Stories of `size` cases each, whose own rates differ from story to story around the mean."""
    rates = rng.beta(mean * 4, (1 - mean) * 4, size=groups)
    return [
        Case(case=f"{g}/{k}", group=f"g{g:03}", counts={"hit.right": float(rng.random() < rates[g]), "hit.n": 1.0})
        for g in range(groups)
        for k in range(size)
    ]


def drawn(cases: list[Case], samples: int = 400) -> Tally:
    """Tally with few draws, to keep tests quick."""
    return tally(cases, [SHARE], samples=samples)


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """Of 200 samples with correlated cases, 90 to 99 % of intervals hold the true rate; a case-wise one would not."""
    rng = np.random.default_rng(5)
    covered = naive = 0
    for _ in range(200):
        cases = clustered(rng, groups=40, size=10, mean=0.6)
        tallied = drawn(cases)
        around = interval(tallied, SHARE)
        assert around.low is not None
        assert around.high is not None
        covered += around.low <= 0.6 <= around.high
        low, high = wilson(sum(case.counts["hit.right"] for case in cases), len(cases))
        naive += low <= 0.6 <= high
    assert 180 <= covered <= 198
    assert naive < covered


def test_the_same_seed_gives_the_same_interval() -> None:
    """An interval is a fact of the cases and the seed, whatever order the cases come in."""
    cases = clustered(np.random.default_rng(1), groups=20, size=3, mean=0.5)
    assert interval(drawn(cases), SHARE) == interval(drawn(cases[::-1]), SHARE)


def test_few_groups_give_wilson_for_a_share_and_nothing_else_an_interval() -> None:
    """Two stories say nothing about other stories, and the result says so."""
    cases = clustered(np.random.default_rng(2), groups=2, size=10, mean=0.5)
    around = interval(drawn(cases), SHARE)
    assert around.by == "wilson"
    f1 = precision_recall_f1("hit")[2]
    few = tally([Case(case="a", group="a", counts={"hit.tp": 1, "hit.fp": 1})], [f1], samples=50)
    assert interval(few, f1).by == "none"


def test_wilson_agrees_with_published_values() -> None:
    """Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (right, n), ends in published.items():
        assert wilson(right, n) == pytest.approx(ends, abs=1e-4)


def test_a_pair_knows_what_two_intervals_do_not() -> None:
    """A system that is right wherever the other is and a little oftener is ahead for sure, wide intervals or not."""
    theirs = clustered(np.random.default_rng(3), groups=40, size=10, mean=0.5)
    ours = [
        Case(case=one.case, group=one.group, counts={**one.counts, "hit.right": 1.0}) if k % 10 == 0 else one
        for k, one in enumerate(theirs)
    ]
    ahead, around = paired_difference(drawn(ours), drawn(theirs), SHARE)
    assert ahead is not None
    assert ahead > 0
    assert around.low is not None
    assert around.low > 0
    alone, other = interval(drawn(ours), SHARE), interval(drawn(theirs), SHARE)
    assert alone.low is not None
    assert other.high is not None
    assert alone.low < other.high


def test_against_itself_a_system_is_ahead_by_nothing() -> None:
    """The same draws for both sides leave no difference at all."""
    mine = drawn(clustered(np.random.default_rng(4), groups=10, size=4, mean=0.5))
    ahead, around = paired_difference(mine, mine, SHARE)
    assert (ahead, around.low, around.high) == (0.0, 0.0, 0.0)


def test_unlike_groups_are_not_paired() -> None:
    """A contestant that skipped a story is found out."""
    cases = clustered(np.random.default_rng(6), groups=10, size=2, mean=0.5)
    with pytest.raises(ValueError, match="same groups"):
        paired_difference(drawn(cases), drawn(cases[2:]), SHARE)


def test_a_misspelt_count_and_a_double_case_are_refused() -> None:
    """Both would change a score in silence."""
    with pytest.raises(ValueError, match="no measure reads"):
        drawn([Case(case="a", group="a", counts={"hit.rihgt": 1.0})])
    twice = Case(case="a", group="a", counts={"hit.n": 1.0})
    with pytest.raises(ValueError, match="two of that name"):
        drawn([twice, twice])


def test_no_cases_are_no_score() -> None:
    """An empty run has neither score nor interval."""
    assert value_and_size(drawn([]), SHARE) == (None, 0)
    assert interval(drawn([]), SHARE).by == "none"


def test_a_median_has_an_interval_over_runs() -> None:
    """The median of runs lies within its interval, and the interval within the runs."""
    measure = across_groups("seconds", "median", unit="s")
    seconds = [1.0, 1.1, 0.9, 1.4, 1.0, 1.2, 0.8, 1.3, 1.05]
    cases = [Case(case=f"{k}", group=f"{k}", counts={"seconds": value}) for k, value in enumerate(seconds)]
    tallied = tally(cases, [measure])
    around = interval(tallied, measure)
    assert value_and_size(tallied, measure) == (1.05, 9)
    assert around.low is not None
    assert around.high is not None
    assert min(seconds) <= around.low < 1.05 < around.high <= max(seconds)
