"""How fast and how large the language engine is: words a second, load, peak memory, each run in a fresh process."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.data import Sample
from bench.errors import BenchError, NotInstalledError
from bench.language_text import raw_blocks
from bench.measures import across_groups
from bench.peers_language import FOLDER, FULL
from bench.task import Case, Contestant, Task
from bench.timing import process_cost

RUNS = 3
_SENTENCES = 25  # a text: about the length of a news report
_SETS = ("treebanks/ewt_test", "treebanks/gum_test")


def _runs(engine: Callable[[], str], how: str) -> Callable[[Sample], Iterator[Case]]:
    def measured(sample: Sample) -> Iterator[Case]:
        texts = [block.text for name in _SETS for block in raw_blocks(name, sample.rows(name), size=_SENTENCES)]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "texts.json"
            file.write_text(json.dumps(texts), "utf-8")
            for turn in range(RUNS):
                command = [sys.executable, "-m", "bench.language_runner", engine(), how, str(file)]
                cost = process_cost(command, timeout_seconds=900)
                if cost.exit_code:
                    raise BenchError(
                        f"the engine ended with {cost.exit_code}: {cost.errors[-300:]}", hint="run by hand"
                    )
                facts = json.loads(cost.output.splitlines()[-1])
                counts = {
                    "speed": facts["words"] / facts["seconds"],
                    "speed_of_processor": facts["words"] / facts["processor_seconds"],
                    "load": facts["load_seconds"],
                    "load_of_processor": facts["load_processor_seconds"],
                    "peak_memory": cost.peak_mb,
                }
                yield Case(case=f"run {turn + 1}", group=f"run {turn + 1}", counts=counts)

    return measured


def _folder(variable: str, how: str) -> Callable[[], str]:
    def named() -> str:
        folder = os.environ.get(variable, "")
        if not Path(folder or "-").is_dir():
            raise NotInstalledError(f"{variable} names no folder", hint=how)
        return folder

    return named


def _task(how: str) -> Task:
    return Task(
        name=f"language_speed.{how}",
        title=f"EWT + GUM test as texts of 25 sentences, {'one at a time' if how == 'one' else 'all at once'}",
        sets=_SETS,
        measures=(
            across_groups("speed", "median", unit="words/s", better="higher"),
            across_groups("speed_of_processor", "median", unit="words/s of one core", better="higher"),
            across_groups("load", "median", unit="s"),
            across_groups("load_of_processor", "median", unit="s"),
            across_groups("peak_memory", "max", unit="MB"),
        ),
        contestants=(
            Contestant(name="crossread", kind="system", run=_runs(lambda: "shipped", how)),
            Contestant(
                name="crossread in full precision",
                kind="peer",
                run=_runs(_folder(FULL, "export it with: python -m training export --full"), how),
            ),
            Contestant(
                name="spaCy CNN, same data",
                kind="peer",
                run=_runs(_folder(FOLDER, "build it with: python -m training.peer"), how),
            ),
        ),
    )


TASKS = (_task("one"), _task("many"))
