"""How fast reports are saved, checked, searched and exported, and that memory stays flat.

The reports are made from a fixed vocabulary with the frequencies of a language (Zipf), 300 words each, so that
the search index has as much to do as with news; no set is read. A round is one batch of reports.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.data import Sample
from bench.measures import across_groups
from bench.task import Case, Contestant, Task
from crossread.records import DateCandidate, Document, Reading, Sentence, content_id
from crossread.report.exports import FORMATS, export_tables
from crossread.store import Workspace

WORDS = 300
BATCH = 500
ROUNDS = 15


def make_readings(count: int, *, seed: int = 1) -> Iterator[Reading]:
    """Make reports of 300 words.

    Args:
        count: How many.
        seed: Of the words.
    """
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(30_000)]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for number in range(count):
        text = " ".join(chance.choices(words, cum_weights=weights, k=WORDS))
        original = text.encode()
        sha256 = hashlib.sha256(original).hexdigest()
        document_id = content_id("d", sha256)
        yield Reading(
            document=Document(
                document_id=document_id, path=f"{number}.txt", title=text[:60], words=WORDS, text=text, sha256=sha256
            ),
            dates=(DateCandidate(document_id=document_id, value="2031-05-03", origin="meta", chosen=True),),
            original=original,
            media_type="text/plain",
        )


def sentences_of(reading: Reading) -> list[Sentence]:
    """Cut a report into thirty sentences."""
    text = reading.document.text
    cuts = [len(text) * part // 30 for part in range(31)]
    return [
        Sentence(document_id=reading.document.document_id, index=index, start=start, end=end, role="body")
        for index, (start, end) in enumerate(itertools.pairwise(cuts))
    ]


def peak_mb() -> float:
    """Largest resident memory of this process so far, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds of a piece of work."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def throughput(count: int) -> dict[str, float]:
    """Save, mark, check and export reports once.

    Args:
        count: Number of reports.

    Returns:
        Reports and rows a second of wall time (`..._wall`) and of processor time (`..._cpu`), and
        peak memory in MB after a tenth and at the end of saving.
    """
    folder = Path(tempfile.mkdtemp(prefix="bench-store-"))
    try:
        return _throughput(folder, count)
    finally:
        shutil.rmtree(folder)


def _throughput(folder: Path, count: int) -> dict[str, float]:
    figures: dict[str, float] = {}

    def note(name: str, amount: int, seconds: tuple[float, float]) -> None:
        figures[f"{name}_wall"], figures[f"{name}_cpu"] = amount / seconds[0], amount / seconds[1]

    saving, marking, early = [0.0, 0.0], [0.0, 0.0], 0.0
    with Workspace.create(folder / "case") as workspace:
        stream = make_readings(count)
        done = 0
        while batch := list(itertools.islice(stream, BATCH)):
            spent = timed(lambda batch=batch: workspace.save_readings(batch))  # type: ignore[misc]
            saving = [total + part for total, part in zip(saving, spent, strict=True)]
            found = [(reading.document.document_id, sentences_of(reading)) for reading in batch]
            spent = timed(lambda found=found: _mark(workspace, found))  # type: ignore[misc]
            marking = [total + part for total, part in zip(marking, spent, strict=True)]
            done += len(batch)
            if not early and done >= count // 10:
                early = peak_mb()
    figures["peak_mb_after_a_tenth"], figures["peak_mb_after_all"] = early, peak_mb()
    note("save_documents", count, (saving[0], saving[1]))
    note("save_sentences", count * 30, (marking[0], marking[1]))
    with Workspace.open(folder / "case", read_only=True) as workspace:
        note("check_documents", count, timed(lambda: list(workspace.check())))
        for form in FORMATS:
            for table, rows in (("documents", count), ("sentences", count * 30)):
                out = folder / "out"
                note(f"{form}_{table}", rows, timed(lambda f=form, t=table, o=out: export_tables(workspace, f, o, [t])))  # type: ignore[misc]
    figures["peak_mb_with_exports"] = peak_mb()
    return figures


def _mark(workspace: Workspace, found: Iterable[tuple[str, list[Sentence]]]) -> None:
    with workspace.transaction():
        for document_id, sentences in found:
            workspace.save_marks(document_id, "sentences", "1", sentences)


def bare_inserts(folder: Path, readings: list[Reading]) -> None:
    """The least that could be done with the same reports: original files and one table without an index of words."""
    import sqlite3  # noqa: PLC0415 - the baseline alone

    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE documents (document_id TEXT PRIMARY KEY, path TEXT, title TEXT, text TEXT)")
    connection.execute("BEGIN")
    for reading in readings:
        document = reading.document
        (folder / document.sha256).write_bytes(reading.original)
        row = (document.document_id, document.path, document.title, document.text)
        connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?)", row)
    connection.execute("COMMIT")
    connection.close()


def _rounds(save: Callable[[Path, list[Reading]], object]) -> Callable[[Sample], Iterator[Case]]:
    def measured(_: Sample) -> Iterator[Case]:
        for number in range(ROUNDS):
            readings = list(make_readings(BATCH, seed=number))
            folder = Path(tempfile.mkdtemp(prefix="bench-store-"))
            try:
                wall, processor = timed(lambda folder=folder, readings=readings: save(folder, readings))  # type: ignore[misc]
            finally:
                shutil.rmtree(folder)
            counts = {
                "microseconds": wall / BATCH * 1e6,
                "processor_microseconds": processor / BATCH * 1e6,
                "machine_load": os.getloadavg()[0] / (os.cpu_count() or 1),
            }
            yield Case(case=f"round {number + 1:02}", group=f"round {number + 1:02}", counts=counts)

    return measured


def _save_all(folder: Path, readings: list[Reading]) -> None:
    with Workspace.create(folder / "case") as workspace:
        workspace.save_readings(readings)


TASKS = (
    Task(
        name="store",
        title=f"Saving {BATCH} reports of {WORDS} words in a new workspace, {ROUNDS} rounds",
        sets=(),
        measures=(
            across_groups("processor_microseconds", "median", unit="us a report"),
            across_groups("microseconds", "median", unit="us a report"),
            across_groups("microseconds", "min", unit="us a report"),
            across_groups("machine_load", "median", unit="a core"),
        ),
        contestants=(
            Contestant(name="crossread", kind="system", run=_rounds(_save_all)),
            Contestant(name="files and one table without search", kind="baseline", run=_rounds(bare_inserts)),
        ),
    ),
)

if __name__ == "__main__":
    for name, figure in throughput(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000).items():
        print(f"{name:28}{figure:12,.0f}")
