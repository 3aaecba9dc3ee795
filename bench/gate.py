"""The gate: pinned floors under the fast subset, and the digests of the sets they were measured on.

A score under its floor fails, and so does a set, a way of scoring or a subset that is no longer the one the floor was
pinned on. A floor goes up with `pin`; it goes down only with `lower` and a reason, which stays in the file.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bench.contest import run_task
from bench.errors import BenchError, SetMissingError
from bench.floors import Floor, Floors, Lowering
from bench.results import Run
from bench.task import Task, find_tasks

_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the gate says of one floor.

    Attributes:
        floor: The floor.
        value: The score now; None when there is none.
        n: Its denominator.
        passed: Whether it holds.
        why: Why it does not; "" when it does.
    """

    floor: Floor
    value: float | None
    n: int
    passed: bool
    why: str


def run_gate(floors: Floors, tasks: Sequence[Task] | None = None) -> tuple[Verdict, ...]:
    """Run the fast subset of every task with a floor and judge it.

    Args:
        floors: What is pinned.
        tasks: Where to look tasks up; None for those of `bench.tasks`.

    Returns:
        One verdict a floor, in the order of the file. A task that cannot run fails its floors.

    Raises:
        SetMissingError: A set is not on this machine, so nothing can be judged.
    """
    verdicts: dict[str, Verdict] = {}
    for name in dict.fromkeys(floor.task for floor in floors.floors):
        task = _task(name, tasks)
        mine = [floor for floor in floors.floors if floor.task == name]
        try:
            run = _fast_run(task)
        except SetMissingError:
            raise
        except Exception as error:  # noqa: BLE001 - one task that breaks must not hide the others
            why = " ".join(f"it did not run: {type(error).__name__}: {error}".split())
            verdicts.update((one.key, Verdict(floor=one, value=None, n=0, passed=False, why=why)) for one in mine)
            continue
        verdicts.update((floor.key, judge(floor, run, _moved(floor, task))) for floor in mine)
    return tuple(verdicts[floor.key] for floor in floors.floors)


def judge(floor: Floor, run: Run, moved: str = "") -> Verdict:
    """Hold one run against one floor.

    Args:
        floor: What is pinned.
        run: The fast run of its task.
        moved: What of the task is no longer what it was.
    """
    score = run.score(floor.measure)
    reasons = [moved] if moved else []
    for name, digest in floor.digests.items():
        if run.digests.get(name) != digest:
            reasons.append(f"the set {name} is not the one it was pinned on")
    reasons += [f"the set {name} is new to it" for name in sorted(run.digests.keys() - floor.digests.keys())]
    if score.value is None:
        reasons.append("there is no score")
    elif falls_short(score.value, floor.value, floor.better):
        reasons.append(
            f"{score.value:.{_DIGITS}f} is {'under' if floor.better == 'higher' else 'over'} {floor.value:g}"
        )
    return Verdict(floor=floor, value=score.value, n=score.n or 0, passed=not reasons, why="; ".join(reasons))


def falls_short(value: float, floor: float, better: str) -> bool:
    """Whether a score is worse than its floor; a hair's breadth of rounding is not."""
    slack = 1e-9
    return value < floor - slack if better == "higher" else value > floor + slack


def pin(
    floors: Floors,
    keys: Iterable[str],
    *,
    reason: str,
    date: str,
    tasks: Sequence[Task] | None = None,
    slack: float = 0.0,
) -> Floors:
    """Pin floors at the present scores of the fast subset; a floor already there can only rise.

    Args:
        floors: What is pinned so far.
        keys: `TASK.MEASURE`, or `TASK` for its first measure.
        reason: Why it is pinned where it is.
        date: YYYY-MM-DD.
        tasks: Where to look tasks up; None for those of `bench.tasks`.
        slack: Room left below the score, in its own unit.

    Raises:
        BenchError: The score is worse than the floor that stands, or its set is not the one pinned.
    """
    runs: dict[str, Run] = {}
    for key in keys:
        task, measure = _split(key, tasks)
        runs[task.name] = runs.get(task.name) or _fast_run(task)
        new = _present(task, measure, runs[task.name], reason=reason, date=date, slack=slack)
        old = floors.find(new.key)
        if old is not None:
            if _moved(old, task) or dict(old.digests) != dict(new.digests):
                raise BenchError(f"{new.key} was pinned on something else", hint="accept it with --accept and a reason")
            if falls_short(new.value, old.value, old.better):
                raise BenchError(
                    f"{new.key} would fall from {old.value:g} to {new.value:g}", hint="use --lower with a reason"
                )
        floors = floors.with_floor(new)
    return floors


def lower(
    floors: Floors,
    key: str,
    *,
    reason: str,
    date: str,
    to: float | None = None,
    tasks: Sequence[Task] | None = None,
) -> Floors:
    """Lower a floor, with a reason that stays in the file.

    Args:
        floors: What is pinned.
        key: `TASK.MEASURE`.
        reason: Why; not empty.
        date: YYYY-MM-DD.
        to: The new floor; None for the present score of the fast subset.
        tasks: Where to look tasks up.

    Raises:
        BenchError: No reason, no such floor, or the new floor is not lower.
    """
    old = _standing(floors, key, reason)
    if to is None:
        task, measure = _split(key, tasks)
        to = _present(task, measure, _fast_run(task), reason=reason, date=date).value
    if not falls_short(to, old.value, old.better):
        raise BenchError(f"{key} at {old.value:g} is not lowered by {to:g}", hint="raise a floor with --pin")
    logged = Lowering(key=key, before=old.value, after=to, reason=reason, date=date)
    return replace(floors.with_floor(replace(old, value=to, reason=reason, date=date)), log=(*floors.log, logged))


def accept(floors: Floors, key: str, *, reason: str, date: str, tasks: Sequence[Task] | None = None) -> Floors:
    """Accept the sets, version and subset a task has now for one floor, which stays where it is.

    Args:
        floors: What is pinned.
        key: `TASK.MEASURE`.
        reason: Why they changed; not empty.
        date: YYYY-MM-DD.
        tasks: Where to look tasks up.

    Raises:
        BenchError: No reason or no such floor.
    """
    old = _standing(floors, key, reason)
    task, measure = _split(key, tasks)
    now = _present(task, measure, _fast_run(task), reason=reason, date=date)
    logged = Lowering(key=key, before=old.value, after=old.value, reason=f"sets accepted: {reason}", date=date)
    return replace(floors.with_floor(replace(now, value=old.value)), log=(*floors.log, logged))


def _standing(floors: Floors, key: str, reason: str) -> Floor:
    if not reason.strip():
        raise BenchError(f"{key}: a floor is not moved without a reason", hint='say why: --reason "..."')
    old = floors.find(key)
    if old is None:
        raise BenchError(f"there is no floor {key}", hint=f"there are: {', '.join(one.key for one in floors.floors)}")
    return old


def _present(task: Task, measure: str, run: Run, *, reason: str, date: str, slack: float = 0.0) -> Floor:
    if not reason.strip():
        raise BenchError(f"{task.name}.{measure}: a floor needs a reason", hint='say why: --reason "..."')
    score = run.score(measure)
    if score.value is None:
        raise BenchError(f"{task.name}.{measure} has no score", hint="nothing in the fast subset counts for it")
    scale = 10**_DIGITS
    down = score.better == "higher"
    value = (
        math.floor((score.value - slack) * scale + 1e-6) if down else math.ceil((score.value + slack) * scale - 1e-6)
    )
    return Floor(
        task=task.name,
        measure=measure,
        value=value / scale,
        better=score.better,
        version=task.version,
        groups=task.fast or 0,
        digests=run.digests,
        reason=reason,
        date=date,
    )


def _fast_run(task: Task) -> Run:
    return run_task(task, fast=True, samples=0, kinds=())[0]


def _moved(floor: Floor, task: Task) -> str:
    if task.version != floor.version:
        return f"the way of scoring is version {task.version}, not {floor.version}"
    if task.fast != floor.groups:
        return f"the fast subset has {task.fast} groups, not {floor.groups}"
    return ""


def _task(name: str, tasks: Sequence[Task] | None) -> Task:
    found = [task for task in (find_tasks([name]) if tasks is None else tasks) if task.name == name]
    if not found:
        raise BenchError(f"there is no task {name}", hint="see: python -m bench list")
    return found[0]


def _split(key: str, tasks: Sequence[Task] | None) -> tuple[Task, str]:
    for task in find_tasks([key.partition(".")[0]]) if tasks is None else tasks:
        if key == task.name:
            return task, task.measures[0].name
        for measure in task.measures:
            if key == f"{task.name}.{measure.name}":
                return task, measure.name
    raise BenchError(f"{key} is no measure of a task", hint="see: python -m bench list --measures")
