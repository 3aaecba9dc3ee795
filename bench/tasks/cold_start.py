"""How long a newcomer's first command takes, and how much memory: five reports to a page, in a fresh process."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.data import Sample
from bench.errors import BenchError
from bench.measures import across_groups
from bench.task import Case, Contestant, Published, Task
from bench.timing import crossread_command, process_cost

RUNS = 15
_TARGET = "set before the work began; without the language engine"


def _runs(command: Callable[[Path, Path], list[str]]) -> Callable[[Sample], Iterator[Case]]:
    def measured(sample: Sample) -> Iterator[Case]:
        story = sample.folder("stories/caracas")
        for turn in range(RUNS):
            with tempfile.TemporaryDirectory() as folder:
                cost = process_cost(command(story, Path(folder) / "out"), timeout_seconds=120)
            if cost.exit_code:
                raise BenchError(
                    f"the command ended with exit code {cost.exit_code}: {cost.errors[-300:]}", hint="run it by hand"
                )
            counts = {
                "seconds": cost.seconds,
                "processor_seconds": cost.processor_seconds,
                "peak_memory": cost.peak_mb,
                "machine_load": os.getloadavg()[0] / (os.cpu_count() or 1),
            }
            yield Case(case=f"run {turn + 1:02}", group=f"run {turn + 1:02}", counts=counts)

    return measured


_MEASURES = (
    across_groups("seconds", "median", unit="s"),
    across_groups("seconds", "min", unit="s"),
    across_groups("processor_seconds", "median", unit="s"),
    across_groups("peak_memory", "max", unit="MB"),
    across_groups("machine_load", "median", unit="a core"),  # above 1 others were waiting, and seconds mean little
)

_READING = Contestant(
    name="python that reads the files and ends",
    kind="baseline",
    run=_runs(
        lambda story, _: [
            sys.executable,
            "-c",
            "import pathlib, sys; [p.read_text('utf-8') for p in pathlib.Path(sys.argv[1]).glob('*.txt')]",
            str(story),
        ]
    ),
)


def _crossread(*more: str) -> Contestant:
    return Contestant(
        name=" ".join(("crossread run", *more)),
        kind="system",
        run=_runs(lambda story, out: crossread_command("run", story, "-o", out, "--quiet", *more)),
    )


TASKS = (
    Task(
        name="cold_start",
        title=f"Five reports to a page in a fresh process, without the language engine, {RUNS} runs",
        version=2,
        sets=("stories/caracas",),
        measures=_MEASURES,
        contestants=(_crossread("--language-model", "none"), _READING),
        published=(
            Published(name="target", measure="seconds.median", value=2.0, source=_TARGET),
            Published(name="target", measure="peak_memory.max", value=250.0, source=_TARGET),
        ),
    ),
    Task(
        name="cold_start.whole",
        title=f"Five reports to a page in a fresh process, language engine and all, {RUNS} runs",
        sets=("stories/caracas",),
        measures=_MEASURES,
        contestants=(_crossread(), _READING),
    ),
)
