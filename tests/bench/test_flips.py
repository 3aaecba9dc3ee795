from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from bench.errors import BenchError
from bench.flips import find_flips, outcome_path
from bench.task import Case


def cases(**counts: dict[str, float]) -> dict[str, Case]:
    """Cases by name with these counts."""
    return {name: Case(case=name, group=name, counts=count) for name, count in counts.items()}


def changes(before: dict[str, Case], after: dict[str, Case]) -> Iterable[tuple[str, str]]:
    """Case and change of every flip."""
    return [(flip.case, flip.change) for flip in find_flips(before, after)]


def test_each_kind_of_change_is_named() -> None:
    """Fixed and broken are about being wholly right; better and worse about the number of errors between."""
    right, one, two = {"x.tp": 3.0}, {"x.tp": 2.0, "x.fn": 1.0}, {"x.tp": 1.0, "x.fn": 2.0}
    other = {"x.tp": 2.0, "x.fp": 1.0}
    before = cases(a=right, b=one, c=one, d=two, e=one, f=right, g=right)
    after = cases(a=one, b=right, c=two, d=one, e=other, f=right, h=right)
    assert dict(changes(before, after)) == {
        "a": "broken",
        "b": "fixed",
        "c": "worse",
        "d": "better",
        "e": "changed",
        "g": "gone",
        "h": "new",
    }


def test_a_still_score_can_hide_flips() -> None:
    """One fixed and one broken leave the sum as it was, and are both shown, the broken one first."""
    before = cases(a={"x.right": 1.0, "x.n": 1.0}, b={"x.right": 0.0, "x.n": 1.0})
    after = cases(a={"x.right": 0.0, "x.n": 1.0}, b={"x.right": 1.0, "x.n": 1.0})
    assert changes(before, after) == [("a", "broken"), ("b", "fixed")]


def test_less_harm_is_better() -> None:
    """A share that should be low counts what went wrong, so that fewer of them are fewer errors."""
    before = cases(a={"x.wrong": 2.0, "x.n": 9.0}, b={"x.wrong": 1.0, "x.n": 9.0})
    after = cases(a={"x.wrong": 1.0, "x.n": 9.0}, b={"x.wrong": 0.0, "x.n": 9.0})
    assert changes(before, after) == [("a", "better"), ("b", "fixed")]


def test_a_written_miss_is_broken_where_it_appears_and_fixed_where_it_goes() -> None:
    """A case without counts is a miss that was written down; where it is absent, nothing was missed."""
    miss = {"m": Case(case="m", group="g", counts={}, right=False, note="what was missed")}
    assert changes(miss, {}) == [("m", "fixed")]
    (flip,) = find_flips({}, miss)
    assert (flip.change, flip.note) == ("broken", "what was missed")


def test_a_run_against_itself_has_no_flips() -> None:
    """Nothing changed, nothing is listed."""
    same = cases(a={"x.tp": 1.0}, b={"x.fn": 1.0})
    assert find_flips(same, same) == ()


def test_outcomes_are_found_by_task_and_commit(tmp_path: Path) -> None:
    """The first digits of a commit are enough where they name one file."""
    for name in ("numbers@aaaa1111.jsonl", "numbers@aaaa2222.jsonl"):
        (tmp_path / name).write_text("", "utf-8")
    assert outcome_path("numbers@aaaa1", tmp_path).name == "numbers@aaaa1111.jsonl"
    assert outcome_path(str(tmp_path / "numbers@aaaa2222.jsonl"), tmp_path).name == "numbers@aaaa2222.jsonl"
    with pytest.raises(BenchError, match="several"):
        outcome_path("numbers@aaaa", tmp_path)
    with pytest.raises(BenchError, match="no outcomes"):
        outcome_path("numbers@bbbb", tmp_path)
