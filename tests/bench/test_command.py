from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench import __main__ as command
from bench import results as results_module
from bench.__main__ import main
from bench.data import REPOSITORY, digest
from bench.floors import Floors, load_floors, save_floors
from bench.gate import pin
from bench.report import latest_runs
from bench.results import save_outcomes, save_run
from bench.task import Case, Task

MakeTask = Callable[..., Task]


@pytest.fixture
def at_home(tmp_path: Path, small_set: Path, make_task: MakeTask, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command with the small task, and every file that it writes below the folder returned."""
    tasks = (make_task(),)

    def keep_run(run: results_module.Run) -> Path:
        return save_run(run, tmp_path / "results")

    def keep_outcomes(run: results_module.Run, cases: tuple[Case, ...]) -> Path:
        return save_outcomes(run, cases, tmp_path / "outcomes")

    monkeypatch.setattr(command, "find_tasks", lambda names=(): tasks)
    monkeypatch.setattr(command, "save_run", keep_run)
    monkeypatch.setattr(command, "save_outcomes", keep_outcomes)
    return tmp_path


def test_run_prints_scores_and_keeps_a_line(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scores on standard output with n and interval; the line is kept, and a fast run keeps none."""
    assert main(["run", "numbers", "--fast", "--draws", "50"]) == 0
    assert not (at_home / "results").exists()
    assert main(["run", "numbers", "--draws", "50"]) == 0
    printed = capsys.readouterr().out
    assert "95 % interval" in printed
    assert "not installed" in printed
    assert (at_home / "results" / "numbers.jsonl").is_file()


def test_run_wants_names_or_all(at_home: Path, small_set: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing named is a slip (2); --all goes on past what cannot be measured here and says so (4)."""
    assert main(["run"]) == 2
    assert main(["run", "--all", "--draws", "10"]) == 0
    assert (at_home / "results" / "numbers.jsonl").is_file()
    small_set.unlink()
    assert main(["run", "--all"]) == 4
    assert "error: numbers: there is no test set" in capsys.readouterr().err


def test_a_fast_run_passes_over_what_has_no_fast_subset(
    at_home: Path, make_task: MakeTask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A module's other tasks are run; the task itself, named, is an error that says what to do."""
    slow = replace(make_task(fast=None), name="numbers.slow")
    quick = replace(make_task(), name="numbers.quick")
    monkeypatch.setattr(command, "find_tasks", lambda names=(): (slow, quick) if "numbers" in names else (slow,))
    assert main(["run", "numbers", "--fast", "--draws", "10"]) == 0
    printed = capsys.readouterr().out
    assert "numbers.quick" in printed
    assert "numbers.slow" not in printed
    assert main(["run", "numbers.slow", "--fast"]) == 1
    assert "without --fast" in capsys.readouterr().err


def test_what_is_held_out_runs_only_when_named_in_full(
    at_home: Path, make_task: MakeTask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither its module nor --all scores it, and they say so; its full name does."""
    held = replace(make_task(), name="numbers.held", held_out=True)
    open_to_all = replace(make_task(), name="numbers.open")
    monkeypatch.setattr(
        command, "find_tasks", lambda names=(): (held,) if "numbers.held" in names else (held, open_to_all)
    )
    for words in (["numbers"], ["numbers", "--fast"], ["--all"]):
        assert main(["run", *words, "--draws", "10"]) == 0
        printed = capsys.readouterr()
        assert "numbers.open" in printed.out
        assert "numbers.held" not in printed.out
        assert "numbers.held: held out" in printed.err
    assert not (at_home / "results" / "numbers.held.jsonl").exists()
    assert main(["run", "numbers.held", "--draws", "10"]) == 0
    assert "numbers.held" in capsys.readouterr().out
    assert (at_home / "results" / "numbers.held.jsonl").is_file()


def test_list_says_what_is_here(at_home: Path, small_set: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A set that is missing is named."""
    assert main(["list", "--measures"]) == 0
    assert ".number.f1" in capsys.readouterr().out
    small_set.write_text(small_set.read_text("utf-8") + "\n", "utf-8")
    assert main(["list", "--sets"]) == 0
    assert f"changed: {digest(small_set)}" in capsys.readouterr().out
    small_set.unlink()
    assert main(["list"]) == 0
    assert "missing: numbers/small" in capsys.readouterr().out


def test_a_missing_set_has_its_own_exit_code(
    at_home: Path, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """4: nothing could be measured here, and the hint says what to do."""
    small_set.unlink()
    assert main(["run", "numbers"]) == 4
    said = capsys.readouterr().err
    assert "error: there is no test set" in said
    assert "hint: " in said


def test_the_gate_tells_by_its_exit_code(
    at_home: Path, make_task: MakeTask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 when all floors hold, 1 when one fell or none is pinned."""
    task, path = make_task(), at_home / "floors.toml"
    monkeypatch.setattr(command, "load_floors", lambda: load_floors(path))
    monkeypatch.setattr(command, "save_floors", lambda floors: save_floors(floors, path))
    monkeypatch.setattr("bench.gate.find_tasks", lambda names=(): (task,))
    assert main(["gate"]) == 1
    assert "no floor is pinned" in capsys.readouterr().err
    assert main(["gate", "--pin", "numbers.number.f1"]) == 1
    assert "needs a reason" in capsys.readouterr().err
    assert main(["gate", "--pin", "numbers.number.f1", "--reason", "first"]) == 0
    assert main(["gate"]) == 0
    save_floors(pin(Floors(), ["numbers.number.f1"], reason="x", date="2026-01-02", tasks=[make_task(r"\d{2,}")]), path)
    assert main(["gate"]) == 1
    assert "FAILS" in capsys.readouterr().out
    assert main(["gate", "--lower", "numbers.number.f1"]) == 1
    assert "without a reason" in capsys.readouterr().err
    assert main(["gate", "--lower", "numbers.number.f1", "--reason", "halls count"]) == 0
    assert main(["gate"]) == 0
    assert [entry.reason for entry in load_floors(path).log] == ["halls count"]


def test_flips_lists_what_changed(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run against itself has none."""
    main(["run", "numbers", "--fast", "--draws", "10"])
    (path,) = (at_home / "outcomes").iterdir()
    assert main(["flips", str(path), str(path)]) == 0
    assert "no case changed" in capsys.readouterr().out
    other = at_home / "other.jsonl"
    other.write_text(path.read_text("utf-8").replace('"number.fp": 1', '"number.fp": 3', 1), "utf-8")
    assert main(["flips", str(path), str(other)]) == 0
    assert "1 worse" in capsys.readouterr().out


def test_report_writes_a_page_and_finds_an_old_one(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--check` writes nothing and ends with 1 when the page is out of date."""
    page = at_home / "scores.md"
    monkeypatch.setattr(command, "latest_runs", lambda: latest_runs(at_home / "results"))
    monkeypatch.setattr(command, "load_floors", Floors)
    assert main(["run", "numbers", "--draws", "10"]) == 0
    assert main(["report", "--check", "-o", str(page)]) == 1
    assert main(["report", "-o", str(page)]) == 0
    assert main(["report", "--check", "-o", str(page)]) == 0
    assert "## numbers" in page.read_text("utf-8")
    page.write_text(page.read_text("utf-8") + "by hand\n", "utf-8")
    assert main(["report", "--check", "-o", str(page)]) == 1


def test_the_module_runs_as_a_command() -> None:
    """`python -m bench` in the checkout lists the tasks; a wrong command ends with 2."""
    done = subprocess.run(
        [sys.executable, "-m", "bench", "list"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "cold_start" in done.stdout
    wrong = subprocess.run([sys.executable, "-m", "bench", "lsit"], cwd=REPOSITORY, capture_output=True, check=False)
    assert wrong.returncode == 2
