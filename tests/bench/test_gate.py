from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.data import digest
from bench.errors import BenchError, SetMissingError
from bench.floors import Floors, load_floors, save_floors
from bench.gate import accept, lower, pin, run_gate
from bench.task import Task

MakeTask = Callable[..., Task]
KEY = "numbers.number.f1"
DAY = "2026-01-02"


@pytest.fixture
def pinned(small_set: Path, make_task: MakeTask) -> Floors:
    """Floors under the small task with a finder that takes every run of digits."""
    return pin(Floors(), [KEY, "numbers.exact"], reason="first measured", date=DAY, tasks=[make_task()])


def test_a_score_at_its_floor_passes(pinned: Floors, make_task: MakeTask) -> None:
    """The same code on the same set holds its own floor, and a better one holds it too."""
    assert all(one.passed for one in run_gate(pinned, [make_task()]))
    assert all(one.passed for one in run_gate(pinned, [make_task(r"\d{2,}")]))


def test_a_score_under_its_floor_fails(pinned: Floors, make_task: MakeTask) -> None:
    """A finder that takes four digits only falls, and the verdict says from what to what."""
    better = pin(pinned, [KEY], reason="two digits", date=DAY, tasks=[make_task(r"\d{2,}")])
    (verdict,) = [one for one in run_gate(better, [make_task(r"\d{4}")]) if one.floor.key == KEY]
    assert not verdict.passed
    assert verdict.why.endswith("is under 1")


def test_a_changed_set_fails(pinned: Floors, small_set: Path, make_task: MakeTask, tmp_path: Path) -> None:
    """Even when the card is corrected and the score is as good as before: the floor was pinned on another set."""
    small_set.write_text(small_set.read_text("utf-8").replace("hall 1", "hall 2", 1), "utf-8")
    verdicts = run_gate(pinned, [make_task()])
    assert all(not one.passed and "not the one its card describes" in one.why for one in verdicts)
    card = tmp_path / "cards" / "numbers" / "small.toml"
    old = pinned.floors[0].digests["numbers/small"]
    card.write_text(card.read_text("utf-8").replace(old, digest(small_set)), "utf-8")
    verdicts = run_gate(pinned, [make_task()])
    assert all(not one.passed and "not the one it was pinned on" in one.why for one in verdicts)
    taken = accept(pinned, KEY, reason="a typing error in the set", date=DAY, tasks=[make_task()])
    assert {one.floor.key: one.passed for one in run_gate(taken, [make_task()])} == {KEY: True, "numbers.exact": False}
    assert taken.log[-1].reason == "sets accepted: a typing error in the set"


def test_another_way_of_scoring_or_another_subset_fails(pinned: Floors, make_task: MakeTask) -> None:
    """A floor says nothing about a score made in another way."""
    assert "way of scoring" in run_gate(pinned, [make_task(version=2)])[0].why
    assert "fast subset" in run_gate(pinned, [make_task(fast=7)])[0].why


def test_a_missing_set_is_no_verdict(pinned: Floors, small_set: Path, make_task: MakeTask) -> None:
    """Where the sets are not, the gate neither passes nor fails."""
    small_set.unlink()
    with pytest.raises(SetMissingError):
        run_gate(pinned, [make_task()])


def test_a_floor_is_lowered_only_with_a_reason(pinned: Floors, make_task: MakeTask) -> None:
    """Without one it is refused; with one, the reason stays in the file."""
    for reason in ("", "  "):
        with pytest.raises(BenchError, match="without a reason"):
            lower(pinned, KEY, reason=reason, date=DAY, to=0.1)
    lowered = lower(pinned, KEY, reason="the old one counted hall numbers", date=DAY, to=0.1)
    floor = lowered.find(KEY)
    assert floor is not None
    assert floor.value == 0.1
    (entry,) = lowered.log
    assert (entry.key, entry.after, entry.reason) == (KEY, 0.1, "the old one counted hall numbers")
    with pytest.raises(BenchError, match="not lowered"):
        lower(lowered, KEY, reason="up", date=DAY, to=0.9)
    with pytest.raises(BenchError, match="no floor"):
        lower(pinned, "numbers.number.f2", reason="none", date=DAY, to=0.1)


def test_pinning_never_lowers(pinned: Floors, make_task: MakeTask) -> None:
    """A worse score cannot slip in as a new pin; a better one raises the floor."""
    raised = pin(pinned, [KEY], reason="two digits", date=DAY, tasks=[make_task(r"\d{2,}")])
    floor = raised.find(KEY)
    assert floor is not None
    assert floor.value == 1.0
    with pytest.raises(BenchError, match="would fall"):
        pin(raised, [KEY], reason="again", date=DAY, tasks=[make_task()])
    with pytest.raises(BenchError, match="needs a reason"):
        pin(Floors(), [KEY], reason="", date=DAY, tasks=[make_task()])


def test_where_lower_is_better_the_floor_is_a_ceiling(small_set: Path, make_task: MakeTask) -> None:
    """A share of harm fails when it rises."""
    task = make_task()
    harm = [replace(one, better="lower") if one.name == "exact" else one for one in task.measures]
    good, bad = (replace(one, measures=tuple(harm)) for one in (task, make_task(r"\d{2,}")))
    floors = pin(Floors(), ["numbers.exact"], reason="none is exact", date=DAY, tasks=[good])
    assert run_gate(floors, [good])[0].passed
    assert "is over 0" in run_gate(floors, [bad])[0].why


def test_one_task_that_breaks_does_not_hide_the_others(pinned: Floors, make_task: MakeTask) -> None:
    """Its floors fail with the reason."""
    task = make_task()

    def breaks(sample: object) -> list[object]:
        raise RuntimeError("no model")

    system = replace(task.contestants[0], run=breaks)  # type: ignore[arg-type]
    verdicts = run_gate(pinned, [replace(task, contestants=(system,))])
    assert [one.why for one in verdicts] == ["it did not run: RuntimeError: no model"] * 2


def test_floors_load_back_as_they_were_written(pinned: Floors, tmp_path: Path) -> None:
    """Whatever a reason holds; and the same floors give the same bytes."""
    floors = lower(pinned, KEY, reason='he said "why\\not"\nand # left \x7f', date=DAY, to=0.1)
    path = tmp_path / "floors.toml"
    save_floors(floors, path)
    first = path.read_bytes()
    assert load_floors(path) == floors
    save_floors(load_floors(path), path)
    assert path.read_bytes() == first
    assert load_floors(tmp_path / "none.toml") == Floors()


@pytest.mark.shared
def test_no_score_has_fallen_under_its_floor(shared: Path) -> None:
    """The fast subset of every task with a floor, on the shared sets as they were when it was pinned."""
    verdicts = run_gate(load_floors())
    failed = {one.floor.key: one.why for one in verdicts if not one.passed}
    assert not failed, json.dumps(failed, indent=1)
