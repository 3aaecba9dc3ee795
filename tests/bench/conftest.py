"""What the tests of the bench share: the checkout on the path, a small set with its card, and a task on it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # bench is no installed package

from bench import data
from bench.data import Sample, digest
from bench.measures import found_counts, precision_recall_f1, proportion
from bench.task import Case, Contestant, Published, Task

_PARTS = ("two ferries and 14 buses", "a toll of 30 crowns", "no figure here", "7 of 9 gates shut", "about 1200 guests")


MakeTask = Callable[..., Task]


@pytest.fixture
def make_task() -> MakeTask:
    """How a test makes a task on the small set: of what pattern, version and fast subset."""
    return number_task


@pytest.fixture
def small_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A set of 60 rows in twelve stories, `numbers/small`, with its card; the path of its file is returned."""
    path = tmp_path / "shared" / "data" / "small.jsonl"
    path.parent.mkdir(parents=True)
    rows = [
        {"id": f"row {k:02}", "story": f"story {k % 12:02}", "text": f"In hall {k % 4}: {_PARTS[k % 5]}."}
        for k in range(60)
    ]
    for row in rows:
        row["numbers"] = " ".join(re.findall(r"\d{2,}", row["text"]))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    cards = tmp_path / "cards"
    monkeypatch.setenv("CROSSREAD_SHARED", str(tmp_path / "shared"))
    monkeypatch.setattr(data, "CARDS", cards)
    write_card(cards / "numbers" / "small.toml", digest(path))
    return path


def write_card(path: Path, sha256: str) -> None:
    """Write a card of `numbers/small`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'path = "data/small.jsonl"\nhome = "shared"\nwhat = "A sentence with its numbers."\nn = 60\n'
        f'fields = ["id", "story", "text", "numbers"]\nlicence = "Apache-2.0"\norigin = "written for this test"\n'
        f'defects = "none known"\nsplit = "Open."\nsha256 = "{sha256}"\n',
        "utf-8",
    )


def number_finder(pattern: str) -> Callable[[Sample], Iterator[Case]]:
    """A contestant that takes for a number whatever matches."""

    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("numbers/small", group="story"):
            counts = found_counts(row["numbers"].split(), re.findall(pattern, row["text"]), "number")
            exact = {"exact.right": float(counts["number.fp"] == counts["number.fn"] == 0), "exact.n": 1.0}
            yield Case(case=row["id"], group=row["story"], counts={**counts, **exact})

    return run


def number_task(pattern: str = r"\d+", *, version: int = 1, fast: int | None = 6) -> Task:
    """A task on `numbers/small`; its gold are the numbers of two digits and more."""
    return Task(
        name="numbers",
        title="Numbers of a sentence",
        version=version,
        sets=("numbers/small",),
        measures=(*precision_recall_f1("number"), proportion("exact")),
        contestants=(
            Contestant(name="finder", kind="system", run=number_finder(pattern)),
            Contestant(name="four digits only", kind="baseline", run=number_finder(r"\d{4}")),
            Contestant(name="absent", kind="peer", run=number_finder(r"\d"), needs=("no_such_module_anywhere.part",)),
        ),
        published=(Published(name="an older program", measure="number.f1", value=0.5, source="a leaflet"),),
        fast=fast,
    )
