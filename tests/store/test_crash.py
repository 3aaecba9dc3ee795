"""A crash at any moment leaves a workspace that opens, checks clean and resumes."""

from __future__ import annotations

import os
import random
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from crossread.store import TABLES, Workspace

WORKLOAD = Path(__file__).with_name("workload.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")


def start(folder: Path, moment: int | None = None) -> subprocess.CompletedProcess[str]:
    """Do the work in a process of its own."""
    arguments = [sys.executable, str(WORKLOAD), str(folder), *([] if moment is None else [str(moment)])]
    return subprocess.run(arguments, capture_output=True, text=True, check=False)


def state(folder: Path) -> tuple[dict[str, list[Any]], list[str], bytes]:
    """All rows, all originals, and the list of failures."""
    with Workspace.open(folder, read_only=True) as workspace:
        rows = {name: list(workspace.rows(name)) for name in TABLES}
    files = sorted(path.name for path in (folder / "corpus").rglob("*") if path.is_file())
    return rows, files, (folder / "failed.csv").read_bytes()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Any]:
    """The number of steps of the work, and what it leaves when nothing disturbs it."""
    folder = tmp_path_factory.mktemp("undisturbed") / "case"
    done = start(folder)
    assert done.returncode == 0, done.stderr
    return int(done.stdout), state(folder)


def assert_recovers(folder: Path, expected: object) -> None:
    """Check that what a crash left is sound, and that doing the work again ends where it should."""
    if (folder / "crossread.db").exists():
        with Workspace.open_or_create(folder) as workspace:
            assert [str(problem) for problem in workspace.check()] == []
    work = runpy.run_path(str(WORKLOAD))["work"]
    work(folder)
    with Workspace.open(folder, read_only=True) as workspace:
        assert [str(problem) for problem in workspace.check()] == []
    assert state(folder) == expected
    left = [path.name for path in folder.rglob(".*")]
    assert left == [], "nothing half-written stays"


@pytest.mark.parametrize("part", range(12))
def test_kill_before_any_step(part: int, undisturbed: tuple[int, Any], tmp_path: Path) -> None:
    """Killed before a random step (a statement, a file made, renamed or removed), the work ends in the same bytes."""
    steps, expected = undisturbed
    first, last = 1 + steps * part // 12, steps * (part + 1) // 12
    moment = random.Random(part).randint(first, last)
    done = start(tmp_path / "case", moment)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert_recovers(tmp_path / "case", expected)


def test_kill_twice(undisturbed: tuple[int, Any], tmp_path: Path) -> None:
    """Killed again while it resumes, the work still ends in the same bytes."""
    steps, expected = undisturbed
    for share in (0.3, 0.2, 0.6):
        start(tmp_path / "case", int(steps * share))
    assert_recovers(tmp_path / "case", expected)


@pytest.mark.slow
@pytest.mark.skipif("CROSSREAD_SLOW" not in os.environ, reason="set CROSSREAD_SLOW=1: it kills the work at every step")
def test_kill_before_every_step(undisturbed: tuple[int, Any], tmp_path: Path) -> None:
    """There is no step at which a kill does harm."""
    steps, expected = undisturbed
    for moment in range(1, steps + 1):
        start(tmp_path / str(moment), moment)
        assert_recovers(tmp_path / str(moment), expected)


def test_kill_at_any_time(undisturbed: tuple[int, Any], tmp_path: Path) -> None:
    """Killed from outside at random times, the work ends in the same bytes."""
    _, expected = undisturbed
    times = random.Random(7)
    for attempt in range(5):
        folder = tmp_path / str(attempt)
        process = subprocess.Popen([sys.executable, str(WORKLOAD), str(folder)], stdout=subprocess.DEVNULL)
        while not folder.exists() and process.poll() is None:
            time.sleep(0.001)
        time.sleep(times.uniform(0, 0.25))
        process.kill()
        process.wait()
        assert_recovers(folder, expected)
