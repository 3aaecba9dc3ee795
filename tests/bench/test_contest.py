from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench.contest import run_task
from bench.data import Sample
from bench.errors import BenchError, NotInstalledError
from bench.task import Case, Contestant, Task, find_tasks, load_tasks, task_modules

MakeTask = Callable[..., Task]


def test_scores_are_those_worked_out_by_hand(small_set: Path, make_task: MakeTask) -> None:
    """Gold are 36 numbers of two digits and more; every digit run also takes 60 halls and 24 single figures."""
    run, cases = run_task(make_task())
    assert len(cases) == 60
    precision, recall, f1, exact = (
        run.score(name) for name in ("number.precision", "number.recall", "number.f1", "exact")
    )
    assert (precision.value, precision.n) == (36 / 120, 120)
    assert (recall.value, recall.n) == (1.0, 36)
    assert f1.value == pytest.approx(2 * 36 / (36 + 120))
    assert (f1.n, f1.groups) == (36, 12)
    assert (exact.value, exact.n) == (0.0, 60)
    assert f1.low is not None
    assert f1.high is not None
    assert f1.low <= 2 * 36 / 156 <= f1.high


def test_baseline_peers_and_published_figures_stand_beside_the_system(small_set: Path, make_task: MakeTask) -> None:
    """A peer that is not installed is listed as such, with what it needs."""
    run, _ = run_task(make_task(r"\d{2,}"))
    of = {(score.contestant, score.measure): score for score in run.scores}
    assert of["finder", "number.f1"].value == 1.0
    baseline = of["four digits only", "number.recall"]
    assert baseline.value == 12 / 36
    assert baseline.ahead == pytest.approx(24 / 36)
    assert baseline.ahead_low is not None
    assert baseline.ahead_low > 0
    absent = of["absent", "number.f1"]
    assert (absent.status, absent.value, absent.note) == ("not installed", None, "needs no_such_module_anywhere.part")
    assert of["an older program", "number.f1"].status == "published"


def test_a_peer_that_breaks_is_listed_and_a_system_that_breaks_is_not_hidden(
    small_set: Path, make_task: MakeTask
) -> None:
    """A failure of ours is ours; one of a peer stands in the table with its reason."""

    def breaks(sample: Sample) -> Iterator[Case]:
        raise RuntimeError("no model")

    def says_so(sample: Sample) -> Iterator[Case]:
        raise NotInstalledError("needs a Java jar", hint="install it")

    task = make_task()
    peers = (Contestant(name="broken", kind="peer", run=breaks), Contestant(name="jar", kind="peer", run=says_so))
    run, _ = run_task(replace(task, contestants=(*task.contestants, *peers)))
    status = {score.contestant: (score.status, score.note) for score in run.scores}
    assert status["broken"] == ("failed", "RuntimeError: no model")
    assert status["jar"] == ("not installed", "needs a Java jar")
    broken = replace(task, contestants=(Contestant(name="us", kind="system", run=breaks),))
    with pytest.raises(RuntimeError, match="no model"):
        run_task(broken)


def test_a_fast_run_is_a_part_and_says_so(small_set: Path, make_task: MakeTask) -> None:
    """Six stories of twelve; the signature tells the subset from the whole."""
    fast, cases = run_task(make_task(), fast=True)
    whole, _ = run_task(make_task())
    assert len(cases) == 30
    assert "subset:fast6|" in fast.score("number.f1").signature
    assert "subset:all|" in whole.score("number.f1").signature
    with pytest.raises(BenchError, match="no fast subset"):
        run_task(make_task(fast=None), fast=True)


def test_the_same_run_twice_gives_the_same_scores(small_set: Path, make_task: MakeTask) -> None:
    """Scores, intervals and signatures are facts of code, sets, settings and seed."""
    assert run_task(make_task())[0].scores == run_task(make_task())[0].scores


def test_a_task_needs_one_system_and_names_that_differ(make_task: MakeTask) -> None:
    """Two systems, a measure twice or a published figure of no measure are mistakes of the task."""
    task = make_task()
    with pytest.raises(ValueError, match="exactly one"):
        replace(task, contestants=task.contestants[1:])
    with pytest.raises(ValueError, match="stands twice"):
        replace(task, measures=(*task.measures, task.measures[0]))
    with pytest.raises(ValueError, match="of no measure"):
        replace(task, published=(replace(task.published[0], measure="number.f2"),))


def test_tasks_are_found_by_module_and_by_name() -> None:
    """A module's name stands for all its tasks; what is unknown is named with what there is."""
    assert {"cold_start", "synopsis"} <= set(task_modules())
    assert [task.name for task in find_tasks(["cold_start"])] == ["cold_start", "cold_start.whole"]
    assert find_tasks(["synopsis.tibet"])[0] in load_tasks("synopsis")
    with pytest.raises(BenchError, match=r"no task synopsis\.none") as caught:
        find_tasks(["synopsis.none"])
    assert "synopsis.tibet" in caught.value.hint
    with pytest.raises(BenchError, match=r"nothing\.py"):
        find_tasks(["nothing"])
