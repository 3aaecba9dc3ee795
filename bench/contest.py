"""Runs a task: everybody on the same sample, each score with n, interval, distance to the system and signature."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from importlib.util import find_spec

from bench.data import Sample, digests
from bench.errors import BenchError, NotInstalledError
from bench.intervals import SAMPLES, SEED, Tally, interval, paired_difference, tally, value_and_size
from bench.measures import Measure
from bench.results import Run, Score, commit_facts
from bench.signature import Signature, crossread_version
from bench.task import KINDS, Case, Contestant, Kind, Task


def run_task(
    task: Task, *, fast: bool = False, samples: int = SAMPLES, seed: int = SEED, kinds: Collection[Kind] = KINDS
) -> tuple[Run, tuple[Case, ...]]:
    """Run every contestant of a task.

    Args:
        task: What to run.
        fast: Take the fast subset only.
        samples: Draws of the bootstrap.
        seed: Seed of the draws.
        kinds: Who takes part; figures of others are listed when peers do. The system always takes part.

    Returns:
        The run, and the system's cases.

    Raises:
        BenchError: A set is missing or changed, or the task has no fast subset.
        Exception: Whatever the system or the baseline raises; a peer that fails is listed as failed.
    """
    if fast and task.fast is None:
        raise BenchError(f"{task.name} has no fast subset", hint="run it without --fast")
    have = dict(digests(task.sets))
    signed = partial(
        Signature,
        task=task.name,
        version=task.version,
        digests=have,
        subset=f"fast{task.fast}" if fast else "all",
        samples=samples,
        seed=seed,
        crossread=crossread_version(),
        settings=task.settings,
    )
    sample = Sample(groups=task.fast if fast else None, seed=seed)
    scores: list[Score] = []
    system: tuple[tuple[Case, ...], Tally] | None = None
    for contestant in sorted(task.contestants, key=lambda one: KINDS.index(one.kind)):
        if contestant.kind != "system" and contestant.kind not in kinds:
            continue
        cases, status, note = _cases_of(contestant, sample)
        if cases is None:
            scores += [_without_value(contestant, measure, status, note) for measure in task.measures]
            continue
        mine = tally(cases, task.measures, samples=samples, seed=seed)
        rival = system[1] if system else None
        scores += [_score(contestant, measure, mine, rival, signed) for measure in task.measures]
        system = system or (cases, mine)
    if "peer" in kinds:
        scores += _published(task)
    commit, date, dirty = commit_facts()
    run = Run(
        task=task.name,
        version=task.version,
        title=task.title,
        commit=commit,
        date=date,
        dirty=dirty,
        fast=fast,
        digests=have,
        scores=tuple(scores),
    )
    return run, system[0] if system else ()


def _score(
    contestant: Contestant, measure: Measure, mine: Tally, rival: Tally | None, signed: Callable[..., Signature]
) -> Score:
    value, n = value_and_size(mine, measure)
    around = interval(mine, measure)
    ahead, around_ahead = paired_difference(rival, mine, measure) if rival else (None, None)
    return Score(
        contestant=contestant.name,
        kind=contestant.kind,
        measure=measure.name,
        better=measure.better,
        unit=measure.unit,
        status="measured",
        value=value,
        n=n,
        groups=len(mine.groups),
        low=around.low,
        high=around.high,
        by=around.by,
        ahead=ahead,
        ahead_low=around_ahead.low if around_ahead else None,
        ahead_high=around_ahead.high if around_ahead else None,
        signature=str(signed(n=n, groups=len(mine.groups))),
    )


def _cases_of(contestant: Contestant, sample: Sample) -> tuple[tuple[Case, ...] | None, str, str]:
    missing = [name for name in contestant.needs if find_spec(name.partition(".")[0]) is None]
    if missing:
        return None, "not installed", f"needs {', '.join(missing)}"
    try:
        return tuple(contestant.run(sample)), "measured", ""
    except NotInstalledError as error:
        return None, "not installed", str(error)
    except Exception as error:
        if contestant.kind != "peer":
            raise
        return None, "failed", f"{type(error).__name__}: {error}"


def _without_value(contestant: Contestant, measure: Measure, status: str, note: str) -> Score:
    return Score(
        contestant=contestant.name,
        kind=contestant.kind,
        measure=measure.name,
        better=measure.better,
        unit=measure.unit,
        status=status,
        note=note,
    )


def _published(task: Task) -> Iterable[Score]:
    of = {measure.name: measure for measure in task.measures}
    return [
        Score(
            contestant=figure.name,
            kind="published",
            measure=figure.measure,
            better=of[figure.measure].better,
            unit=of[figure.measure].unit,
            status="published",
            value=figure.value,
            note=figure.source,
        )
        for figure in task.published
    ]
