"""Results as JSON lines: one line a run, kept beside the code; the outcome of every case, kept on this machine."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.data import REPOSITORY
from bench.errors import BenchError
from bench.task import Case

RESULTS = Path(__file__).resolve().parent / "results"
OUTCOMES = Path(__file__).resolve().parent / "outcomes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One measure of one contestant.

    Attributes:
        contestant: Whose score it is.
        kind: One of system, baseline, peer, published.
        measure: Name of the measure.
        better: Whether higher or lower is better.
        unit: Unit of the value; empty for a share.
        status: One of measured, published, not installed, failed.
        value: The score; None when there is none.
        n: Its denominator; None for a published figure.
        groups: Stories or documents it was made from.
        low: Lower end of the 95 % interval.
        high: Upper end.
        by: How the interval was made: groups, wilson, none.
        ahead: How far the system is ahead of this contestant (its value minus this one), drawn in pairs.
        ahead_low: Lower end of that difference.
        ahead_high: Upper end.
        note: Source of a published figure, reason of a failure.
        signature: What the number depends on; empty when nothing was measured.
    """

    contestant: str
    kind: str
    measure: str
    better: str
    unit: str = ""
    status: str
    value: float | None = None
    n: int | None = None
    groups: int | None = None
    low: float | None = None
    high: float | None = None
    by: str = "none"
    ahead: float | None = None
    ahead_low: float | None = None
    ahead_high: float | None = None
    note: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of one task.

    Attributes:
        task: Name of the task.
        version: Its version.
        title: Its title.
        commit: Commit the code was at; "" outside a repository.
        date: Date of that commit, so that the same code gives the same line; "" outside a repository.
        dirty: Whether tracked files differed from the commit.
        fast: Whether only the fast subset was run.
        digests: Set name to digest.
        scores: What came of it.
    """

    task: str
    version: int
    title: str
    commit: str
    date: str
    dirty: bool
    fast: bool
    digests: Mapping[str, str]
    scores: tuple[Score, ...]

    def score(self, measure: str) -> Score:
        """The system's score of a measure.

        Raises:
            BenchError: The run has no such measure.
        """
        for score in self.scores:
            if score.kind == "system" and score.measure == measure:
                return score
        raise BenchError(f"{self.task} has no measure {measure}", hint="see: python -m bench list --measures")


def commit_facts() -> tuple[str, str, bool]:
    """Commit, its date (YYYY-MM-DD) and whether tracked files differ from it; empty outside a repository."""

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(REPOSITORY), *arguments]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.strip() if done.returncode == 0 else ""

    commit = git("rev-parse", "--short=12", "HEAD")
    changed = git("status", "--porcelain", "--untracked-files=no", "--", "src", "bench", ":!bench/results")
    return commit, git("show", "-s", "--format=%cs", "HEAD"), bool(changed)


def result_path(task: str, folder: Path = RESULTS) -> Path:
    """Where the runs of a task are kept."""
    return folder / f"{task}.jsonl"


def save_run(run: Run, folder: Path = RESULTS) -> Path:
    """Write a run as a line of its own, in place of one of the same commit and of those made on uncommitted code."""
    path = result_path(run.task, folder)
    kept = [old for old in load_runs(run.task, folder) if not (old.dirty or _key(old) == _key(run))]
    _write_lines(path, (json.dumps(asdict(one), ensure_ascii=False) for one in [*kept, run]))
    return path


def load_runs(task: str, folder: Path = RESULTS) -> tuple[Run, ...]:
    """The kept runs of a task, oldest first; none when it was never run."""
    path = result_path(task, folder)
    if not path.is_file():
        return ()
    runs = []
    for line in path.read_text("utf-8").splitlines():
        facts = json.loads(line)
        scores = tuple(Score(**score) for score in facts.pop("scores"))
        runs.append(Run(**facts, scores=scores))
    return tuple(runs)


def save_outcomes(run: Run, cases: Iterable[Case], folder: Path = OUTCOMES) -> Path:
    """Write the outcome of every case of the system, for `flips`; named after task, subset and commit."""
    state = f"{run.commit or 'unversioned'}{'+changes' if run.dirty else ''}"
    path = folder / f"{run.task}@{state}{'.fast' if run.fast else ''}.jsonl"
    _write_lines(
        path, (json.dumps(asdict(case), ensure_ascii=False) for case in sorted(cases, key=lambda one: one.case))
    )
    return path


def load_outcomes(path: Path) -> dict[str, Case]:
    """Cases by id.

    Raises:
        BenchError: There is no such file.
    """
    if not path.is_file():
        raise BenchError(f"there are no outcomes at {path}", hint="they are written by: python -m bench run TASK")
    cases = (Case(**json.loads(line)) for line in path.read_text("utf-8").splitlines())
    return {case.case: case for case in cases}


def _key(run: Run) -> tuple[str, bool, int]:
    return run.commit, run.fast, run.version


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".tmp")
    half.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    half.replace(path)
