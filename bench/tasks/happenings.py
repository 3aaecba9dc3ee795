"""How well dates of two reports are told to be of one happening, on two stories with a gold reading.

A gold date is the expression of a passage; it counts where the program found a date on it. Pairs are of two reports.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from bench.data import Sample
from bench.measures import precision_recall_f1
from bench.task import Case, Contestant, Task
from crossread import pipeline
from crossread.records import Document, Moment
from crossread.settings import Settings
from crossread.store import Workspace

STORIES = ("stories/tibet", "stories/uk-visit")

Judge = Callable[[Moment, Moment], bool]


@lru_cache(maxsize=2)
def _read(folder: Path) -> tuple[tuple[Document, ...], tuple[Moment, ...]]:
    with tempfile.TemporaryDirectory() as scratch:
        pipeline.run([str(folder)], Path(scratch) / "case", Settings(jobs=1))
        with Workspace.open(Path(scratch) / "case", read_only=True) as workspace:
            return tuple(workspace.load(Document)), tuple(workspace.load(Moment))


def _dates(folder: Path) -> Iterator[tuple[str, Moment]]:
    """Gold happenings with the dates that were found on their expressions."""
    documents, moments = _read(folder)
    named = {Path(row.path).name: row for row in documents}
    for happening in json.loads((folder / "gold.json").read_text("utf-8"))["happenings"]:
        for report in happening["reports"]:
            document, said = named.get(report["file"]), report.get("date_expression")
            passage = report.get("passage") or ""
            if document is None or not said or said.lower() not in passage.lower():
                continue
            at = document.text.find(passage)
            start = at + passage.lower().find(said.lower())
            found = [
                row
                for row in moments
                if row.document_id == document.document_id and start <= row.start < start + len(said)
            ]
            if at >= 0 and found:
                yield happening["id"], found[0]


def _linked(one: Moment, other: Moment) -> bool:
    return one.happening_id is not None and one.happening_id == other.happening_id


def _same_days(one: Moment, other: Moment) -> bool:
    return one.earliest is not None and (one.earliest[:10], (one.latest or "")[:10]) == (
        (other.earliest or "")[:10],
        (other.latest or "")[:10],
    )


def _cases(judge: Judge) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for story in STORIES:
            wanted: dict[tuple[str, str], bool] = {}
            dates: dict[str, Moment] = {}
            for (one_id, one), (other_id, other) in combinations(list(_dates(sample.folder(story))), 2):
                if one.document_id == other.document_id:
                    continue
                dates |= {one.moment_id: one, other.moment_id: other}
                pair = (min(one.moment_id, other.moment_id), max(one.moment_id, other.moment_id))
                wanted[pair] = wanted.get(pair, False) or one_id == other_id
            for (first, second), gold in sorted(wanted.items()):
                found = judge(dates[first], dates[second])
                side = ("pair.tp" if gold else "pair.fp") if found else ("pair.fn" if gold else "")
                yield Case(
                    case=f"{story}/{first}/{second}",
                    group=f"{story}/{first}",
                    counts={side: 1} if side else {},
                    right=found == gold,
                    note=f"{dates[first].text!r} ~ {dates[second].text!r}",
                )

    return run


TASKS = (
    Task(
        name="happenings",
        title="Dates of two reports: one happening or not",
        sets=STORIES,
        measures=precision_recall_f1("pair"),
        contestants=(
            Contestant(name="crossread", kind="system", run=_cases(_linked)),
            Contestant(name="the same days", kind="baseline", run=_cases(_same_days)),
        ),
    ),
)
