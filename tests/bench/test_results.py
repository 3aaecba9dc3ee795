from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.contest import run_task
from bench.errors import BenchError
from bench.results import Run, load_outcomes, load_runs, save_outcomes, save_run
from bench.task import Task

MakeTask = Callable[..., Task]


@pytest.fixture
def run(small_set: Path, make_task: MakeTask) -> Run:
    """A run of the small task, as made on committed code."""
    return replace(run_task(make_task(), samples=100)[0], commit="0123456789ab", date="2026-01-02", dirty=False)


def test_what_was_saved_loads_back_equal(run: Run, tmp_path: Path) -> None:
    """One line, and every score with n, interval and signature in it."""
    path = save_run(run, tmp_path)
    assert load_runs("numbers", tmp_path) == (run,)
    (line,) = path.read_text("utf-8").splitlines()
    first = json.loads(line)["scores"][0]
    assert {"value", "n", "low", "high", "signature"} <= first.keys()


def test_the_same_commit_again_takes_the_place_of_its_line(run: Run, tmp_path: Path) -> None:
    """Another commit adds a line; what was made on uncommitted code goes once there is something better."""
    save_run(replace(run, dirty=True), tmp_path)
    save_run(run, tmp_path)
    save_run(run, tmp_path)
    save_run(replace(run, commit="ffff"), tmp_path)
    assert [(one.commit, one.dirty) for one in load_runs("numbers", tmp_path)] == [
        ("0123456789ab", False),
        ("ffff", False),
    ]


def test_the_same_run_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    """No clock and no order of sets gets into a line."""
    one, two = save_run(run, tmp_path / "one"), save_run(run, tmp_path / "two")
    assert one.read_bytes() == two.read_bytes()


def test_a_task_never_run_has_no_runs(tmp_path: Path) -> None:
    """No file is no mistake."""
    assert load_runs("numbers", tmp_path) == ()


def test_outcomes_load_back_by_case(run: Run, small_set: Path, make_task: MakeTask, tmp_path: Path) -> None:
    """Every case with its counts, under a name that tells commit and subset."""
    _, cases = run_task(make_task(), samples=10)
    path = save_outcomes(replace(run, fast=True), cases, tmp_path)
    assert path.name == "numbers@0123456789ab.fast.jsonl"
    assert load_outcomes(path) == {case.case: case for case in cases}


def test_results_hold_no_text_of_a_set(run: Run, tmp_path: Path) -> None:
    """Results are committed, so only counts may go in."""
    assert "In hall" not in save_run(run, tmp_path).read_text("utf-8")


def test_an_unknown_measure_is_an_error(run: Run) -> None:
    """A gate must not pass because of a misspelt measure."""
    with pytest.raises(BenchError, match=r"number\.f2"):
        run.score("number.f2")
