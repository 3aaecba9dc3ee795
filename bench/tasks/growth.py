"""What linking stories costs as an archive grows, from stored features, on made reports.

Reports are those of `bench/made_stories.py`: 10,000 a day, so that 10,000 are one day, 100,000 ten and a million a
hundred. Their features lie in a file and are read from it block by block. It is one process, linking in `THREADS`
threads, and both of its costs run from the first report listed to the last row. `reports_a_second` is by the clock:
what somebody with two cores waits for, and true only of a machine that does nothing else. `processor` is the processor
time a report, of all threads together: what linking costs, and what is held against each other when an archive grows.
Memory is the most that the whole process held until then, the making of the reports with it: a contestant that comes
after another one shows at least the memory of that.
`added` is what ten more reports of the last day cost then, in processor seconds. The naive way, in one thread, puts
reports together whose two weightiest headline words are the same.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.data import Sample
from bench.formulas import ratio
from bench.made_stories import make_story_reports
from bench.measures import Measure, across_groups, b_cubed, b_cubed_counts
from bench.task import Case, Contestant, Task
from bench.tasks.store import peak_mb
from crossread.link.stories import Listed, PackedReport, link_listed_stories, read_packed, write_packed

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
ADDED = 10
THREADS = 2
_FAST = 2_000


class Linked(NamedTuple):
    """The story of each report, seconds by the clock and of the processor, those of `ADDED` more, most memory in GB."""

    found: Mapping[str, str]
    clock: float
    seconds: float
    added: float
    memory: float


class Archive(NamedTuple):
    """Features in a file, where each begins, and the true story of each report."""

    path: Path
    places: Mapping[str, tuple[int, int]]
    days: Mapping[str, float]
    gold: Mapping[str, str]

    def load(self, ids: Sequence[str]) -> list[PackedReport]:
        """Read reports from the file."""
        found = []
        with self.path.open("rb") as file:
            for each in ids:
                begin, size = self.places[each]
                file.seek(begin)
                found.append(read_packed(each, file.read(size)))
        return found


def make_archive(count: int, seed: int, path: Path) -> Archive:
    """Write the features of made reports to a file."""
    places: dict[str, tuple[int, int]] = {}
    days: dict[str, float] = {}
    gold: dict[str, str] = {}
    at = 0
    with path.open("wb") as file:
        for made in make_story_reports(count, seed):
            content = write_packed(made.packed)
            file.write(content)
            identity = made.packed.document_id
            places[identity] = at, len(content)
            days[identity] = made.packed.day or 0.0
            gold[identity] = str(made.story)
            at += len(content)
    return Archive(path, places, days, gold)


def _crossread(archive: Archive) -> Linked:
    listed = [Listed(document_id=each, day=day) for each, day in archive.days.items()]
    listed.sort(key=lambda one: one.day or 0.0)
    kept: dict[str, bytes] = {}
    clock, began = time.perf_counter(), time.process_time()
    link_listed_stories(listed[:-ADDED], archive.load, kept, threads=THREADS)
    clock, between = time.perf_counter() - clock, time.process_time()
    found = link_listed_stories(listed, archive.load, kept, threads=THREADS)
    added = time.process_time() - between
    memory = peak_mb() / 1_000  # before the reports are counted one by one, which takes more
    stories = {one.document_id: one.story_id for one in found.membership}
    return Linked(stories, clock, between - began, added, memory)


def _headlines(archive: Archive) -> Linked:
    clock, began = time.perf_counter(), time.process_time()
    found: dict[str, str] = {}
    ids = list(archive.places)
    for begin in range(0, len(ids), 1_000):
        for report in archive.load(ids[begin : begin + 1_000]):
            found[report.document_id] = str(sorted(report.spelled("title"))[:2])
    seconds = time.process_time() - began
    return Linked(found, time.perf_counter() - clock, seconds, seconds, peak_mb() / 1_000)


def _cases(count: int, link: Callable[[Archive], Linked], sample: Sample) -> Iterator[Case]:
    with tempfile.TemporaryDirectory() as folder:
        archive = make_archive(sample.groups or count, sample.seed, Path(folder) / "features")
        linked = link(archive)
    sums: dict[str, dict[str, float]] = {}
    for identity, counts in b_cubed_counts(archive.gold, linked.found, "story").items():
        of = sums.setdefault(archive.gold[identity], {})
        for name, value in counts.items():
            of[name] = of.get(name, 0) + value
    for story, counts in sums.items():
        yield Case(case=f"story {story}", group=f"story {story}", counts=counts)
    yield Case(
        case="cost",
        group="cost",
        counts={
            "cost.reports": len(linked.found),
            "cost.clock": linked.clock,
            "cost.seconds": linked.seconds,
            "added": linked.added,
            "memory": linked.memory,
        },
    )


_SPEED = Measure(
    name="reports_a_second",
    of=lambda sums: ratio(sums["cost.reports"], sums["cost.clock"]),
    size=lambda sums: np.round(sums["cost.reports"]),
    counts=("cost.reports", "cost.clock"),
    unit="1/s",
)
_COST = Measure(
    name="processor",
    of=lambda sums: ratio(1_000 * sums["cost.seconds"], sums["cost.reports"]),
    size=lambda sums: np.round(sums["cost.reports"]),
    counts=("cost.reports", "cost.seconds"),
    better="lower",
    unit="ms a report",
)

TASKS = tuple(
    Task(
        name=f"growth.{name}",
        title=f"Cost of linking {count:,} made reports into stories, from stored features",
        sets=(),
        measures=(
            *b_cubed("story"),
            _SPEED,
            _COST,
            across_groups("added", "max", unit="s"),
            across_groups("memory", "max", unit="GB"),
        ),
        contestants=(
            Contestant(name="crossread", kind="system", run=partial(_cases, count, _crossread)),
            Contestant(name="same headline words", kind="baseline", run=partial(_cases, count, _headlines)),
        ),
        fast=_FAST,
        version=2,
    )
    for name, count in SIZES.items()
)
