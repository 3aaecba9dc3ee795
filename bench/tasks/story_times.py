"""What a story of 5, 20, 100 and 200 reports costs: the whole run, and lining up what is stored.

The reports are made from the five of the invented example by leaving out two paragraphs in five and one word in
twenty-five, each anew, so that every statement has many near twins: more pairs to compare than in a real story. An
analyst's lines in `user/stories.csv` put them into one story: what is measured is a story of that size, and many cut
rewrites of one text beside those of others are not always found to be one (`docs/concepts/stories.md`).
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.data import Sample
from bench.errors import BenchError
from bench.measures import across_groups
from bench.task import Case, Contestant, Task
from bench.timing import crossread_command, process_cost
from crossread.linking.claims import link_claim_rows
from crossread.linking.figures import link_figure_rows
from crossread.linking.happenings import link_happening_rows
from crossread.linking.utterances import link_utterance_rows
from crossread.records import Clause, Story
from crossread.store import Workspace

SIZES = (5, 20, 100, 200)
_EXAMPLE = "stories/brannsund-ferry"
_PARAGRAPHS = 0.6
_WORDS = 0.96
_HEAD = 2
_LINKS = (link_figure_rows, link_utterance_rows, link_happening_rows, link_claim_rows)


def make_reports(source: Path, folder: Path, count: int, *, seed: int = 13) -> None:
    """Make reports from those of a folder by leaving out paragraphs and words.

    Args:
        source: Folder with reports and their index.
        folder: Where the made ones are written, with an index.
        count: How many.
        seed: Of what is left out.
    """
    draw = random.Random(seed)
    known = {entry["file"]: entry for entry in json.loads((source / "index.json").read_text("utf-8"))}
    files = sorted(path for path in source.iterdir() if path.suffix in {".txt", ".md"})
    made = []
    for number in range(count):
        path = files[number % len(files)]
        blocks = path.read_text("utf-8").split("\n\n")
        kept = [block for place, block in enumerate(blocks) if place < _HEAD or draw.random() < _PARAGRAPHS]
        lines = [
            block if place < _HEAD else " ".join(word for word in block.split() if draw.random() < _WORDS)
            for place, block in enumerate(kept)
        ]
        name = f"{number:03}.txt"
        (folder / name).write_text("\n\n".join(lines), "utf-8")
        day = known.get(path.name, {}).get("date")
        made.append({"file": name, "outlet": f"outlet {number:03}", "date": day})
    (folder / "index.json").write_text(json.dumps(made), "utf-8")


def write_wishes(workspace: Path, count: int) -> None:
    """Write an analyst's wish that the made reports are one story, before there is a workspace.

    Args:
        workspace: Where it will be.
        count: How many reports were made.
    """
    file = workspace / "user" / "stories.csv"
    file.parent.mkdir(parents=True)
    lines = ["action,report,other,note", *(f"merge,000.txt,{number:03}.txt," for number in range(1, count))]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _measured(count: int) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        with tempfile.TemporaryDirectory() as made:
            reports, workspace = Path(made) / "reports", Path(made) / "workspace"
            reports.mkdir()
            make_reports(sample.folder(_EXAMPLE), reports, count)
            write_wishes(workspace, count)
            cost = process_cost(
                crossread_command("run", reports, "-o", workspace, "--quiet", "--jobs", "1"), timeout_seconds=1800
            )
            if cost.exit_code:
                raise BenchError(f"crossread run: {cost.errors[-300:]}", hint="run it by hand")
            with Workspace.open(workspace, read_only=True) as opened:
                stories = sorted(opened.load(Story), key=lambda one: -one.documents)
                clauses = sum(1 for _ in opened.load(Clause, story_id=stories[0].story_id))
                begun = time.process_time()
                for link in _LINKS:
                    deque(link(opened, stories[0].story_id), maxlen=0)
                linking = time.process_time() - begun
        counts = {
            "run": cost.processor_seconds,
            "lining_up": linking,
            "memory": cost.peak_mb,
            "reports_in_story": float(stories[0].documents),
            "statements": float(clauses),
        }
        yield Case(case=f"{count} reports", group=f"{count} reports", counts=counts)

    return run


TASKS = tuple(
    Task(
        name=f"story_times.{count}",
        title=f"Processor time and memory of a story of {count} made reports, one run on one core",
        sets=(_EXAMPLE,),
        measures=(
            across_groups("run", "max", unit="s"),
            across_groups("lining_up", "max", unit="s"),
            across_groups("memory", "max", unit="MB"),
            across_groups("reports_in_story", "min", unit="reports", better="higher"),
            across_groups("statements", "max", unit="statements", better="higher"),
        ),
        contestants=(Contestant(name="crossread", kind="system", run=_measured(count)),),
        version=2,
    )
    for count in SIZES
)
