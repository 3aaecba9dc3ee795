"""Every format holds every table, whole, in order, and as other programs expect it."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crossread.errors import CrossreadError, MissingExtraError, UsageError
from crossread.records import DateCandidate, Document, Entity, Quantity, Reading, Sentence
from crossread.report.exports import TABLE_FORMATS, export_tables, guard_cell
from crossread.store import TABLES, Workspace

TEXT = '=SUM(A1) is no formula\u2028but a line,\r\nwith "marks", a \x85 and 22 crates.\x1c End'


def reading(text: str, title: str) -> Reading:
    """Make a report."""
    original = text.encode()
    sha256 = hashlib.sha256(original).hexdigest()
    document_id = f"d-{sha256[:8]}"
    return Reading(
        document=Document(
            document_id=document_id, path="-", title=title, words=len(text.split()), text=text, sha256=sha256
        ),
        dates=(DateCandidate(document_id=document_id, value="2031-05-03", origin="meta", chosen=True),),
        original=original,
        media_type="text/plain",
    )


def fill(workspace: Workspace, *, reverse: bool = False) -> None:
    """Save two reports with marks and actors."""
    readings = [reading(TEXT, "@home"), reading("Plain words, 3.5 t of them.", "-5")]
    for one in reversed(readings) if reverse else readings:
        workspace.save_reading(one)
        document_id, text = one.document.document_id, one.document.text
        workspace.save_marks(
            document_id,
            "sentences",
            "1",
            [Sentence(document_id=document_id, index=0, start=0, end=len(text), role="body")],
        )
        words, low = ("22", Decimal(22)) if "22" in text else ("3.5", Decimal("3.5"))
        start = text.index(words)
        mark = Quantity(
            quantity_id=f"q-{document_id}",
            document_id=document_id,
            start=start,
            end=start + len(words),
            text=words,
            low=low,
            high=None,
        )
        workspace.save_marks(document_id, "quantities", "1", [mark])
    names = [
        Entity(entity_id="e-1", kind="person", name="Veld", titles=("harbour master", "Küstenwache")),
        Entity(entity_id="e-2", kind="place", name="Oslin"),
    ]
    workspace.save_links("entities", "1", reversed(names) if reverse else names)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with two reports."""
    with Workspace.create(tmp_path / "case") as workspace:
        fill(workspace)
        yield workspace


def digests(folder: Path) -> dict[str, str]:
    """Digest of each file of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_every_table_is_exported(filled: Workspace, tmp_path: Path, form: str) -> None:
    """All tables are written, empty ones too, with their number of rows; nothing half-written stays."""
    counts = export_tables(filled, form, tmp_path / "out")
    assert list(counts) == list(TABLES)
    assert counts == {name: filled.count(record) for name, record in TABLES.items()}
    names = {path.name for path in (tmp_path / "out").iterdir()}
    one = {"sqlite": {"crossread.sqlite"}, "xlsx": {"crossread.xlsx"}}
    assert names == one.get(form, {f"{name}.{form}" for name in TABLES})


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_bytes_do_not_depend_on_the_order_of_saving(filled: Workspace, tmp_path: Path, form: str) -> None:
    """The same reports saved in another order give the same bytes; so does a second export over the first."""
    export_tables(filled, form, tmp_path / "one")
    export_tables(filled, form, tmp_path / "one")
    with Workspace.create(tmp_path / "other") as other:
        fill(other, reverse=True)
        export_tables(other, form, tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_jsonl_is_one_object_a_line(filled: Workspace, tmp_path: Path) -> None:
    """Numbers are numbers, lists lists, missing values null, and no character inside a text ends a line."""
    export_tables(filled, "jsonl", tmp_path / "out")

    def rows(name: str) -> list[dict[str, Any]]:
        lines = (tmp_path / "out" / f"{name}.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    documents = {row["document_id"]: row for row in rows("documents")}
    assert TEXT in {row["text"] for row in documents.values()}
    assert [row["document_id"] for row in rows("documents")] == sorted(documents)
    assert list(rows("documents")[0]) == [field.name for field in dataclasses.fields(Document)]
    assert {(row["low"], row["high"]) for row in rows("quantities")} == {(22, None), (3.5, None)}
    assert all(isinstance(row["start"], int) for row in rows("quantities"))
    assert rows("entities")[0]["titles"] == ["harbour master", "Küstenwache"]
    assert rows("dates")[0]["chosen"] is True


def test_csv_is_safe_and_readable(filled: Workspace, tmp_path: Path) -> None:
    """A CSV reader gets every cell back; what a spreadsheet would run begins with an apostrophe."""
    export_tables(filled, "csv", tmp_path / "out")
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["title"]: row for row in csv.DictReader(file)}
    assert set(rows) == {"'@home", "-5"}
    assert rows["'@home"]["text"] == "'" + TEXT
    assert rows["-5"]["outlet"] == ""
    with (tmp_path / "out" / "quantities.csv").open(encoding="utf-8", newline="") as file:
        assert {row["low"] for row in csv.DictReader(file)} == {"22", "3.5"}
    assert (tmp_path / "out" / "stories.csv").read_bytes().endswith(b"saga_id\r\n")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1-1", "'+1-1"),
        ("-2+3", "'-2+3"),
        ("@cmd", "'@cmd"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("-12.5", "-12.5"),
        ("+7", "+7"),
        ("-", "-"),
        ("- he said", "'- he said"),
        ("plain = text", "plain = text"),
        (-3, -3),
        (True, "true"),
        (None, ""),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.50"), "0.5"),
        (("a", "b"), '["a", "b"]'),
        ("", ""),
    ],
)
def test_cells(value: object, cell: object) -> None:
    """Numbers stay numbers, text that begins like a formula is disarmed, and nothing else is touched."""
    assert guard_cell(value) == cell


def test_parquet_has_types(filled: Workspace, tmp_path: Path) -> None:
    """Columns are typed, empty tables too, and rows come back as they are."""
    parquet = pytest.importorskip("pyarrow.parquet")
    export_tables(filled, "parquet", tmp_path / "out")
    quantities = parquet.read_table(tmp_path / "out" / "quantities.parquet")
    assert str(quantities.schema.field("low").type) == "double"
    assert str(quantities.schema.field("start").type) == "int64"
    assert sorted(quantities.column("low").to_pylist()) == [3.5, 22.0]
    entities = parquet.read_table(tmp_path / "out" / "entities.parquet").to_pylist()
    assert entities[0]["titles"] == ["harbour master", "Küstenwache"]
    cells = parquet.read_table(tmp_path / "out" / "cells.parquet")
    assert (cells.num_rows, str(cells.schema.field("score").type)) == (0, "double")
    texts = parquet.read_table(tmp_path / "out" / "documents.parquet").column("text").to_pylist()
    assert TEXT in texts


def test_parquet_without_pyarrow_says_what_to_install(
    filled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where pyarrow is missing the error says how to get it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError) as missing:
        export_tables(filled, "parquet", tmp_path / "out")
    assert missing.value.hint == "pip install 'crossread[parquet]'"
    assert list((tmp_path / "out").iterdir()) == []


def test_sqlite_is_plain(filled: Workspace, tmp_path: Path) -> None:
    """The copy holds the public tables with their rows and rules and nothing of the store's own."""
    export_tables(filled, "sqlite", tmp_path / "out")
    connection = sqlite3.connect(tmp_path / "out" / "crossread.sqlite")
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == set(TABLES)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {row[0] for row in connection.execute("SELECT text FROM documents")} >= {TEXT}
    connection.close()
    export_tables(filled, "sqlite", tmp_path / "some", tables=["sentences"])
    connection = sqlite3.connect(tmp_path / "some" / "crossread.sqlite")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("INSERT INTO sentences VALUES ('d-any', 0, 0, 1, 'body')")
    connection.close()


def test_unknown_names_are_refused(filled: Workspace, tmp_path: Path) -> None:
    """A format or table that does not exist is refused before anything is written, with the names there are."""
    with pytest.raises(UsageError) as error:
        export_tables(filled, "xlsb", tmp_path / "out")
    assert "parquet" in error.value.hint
    with pytest.raises(UsageError, match="no table 'qoutations'"):
        export_tables(filled, "csv", tmp_path / "out", tables=["qoutations"])
    assert not (tmp_path / "out").exists()
    assert list(export_tables(filled, "csv", tmp_path / "out", tables=["sentences", "documents"])) == [
        "documents",
        "sentences",
    ]


def test_a_file_in_the_way_is_explained(filled: Workspace, tmp_path: Path) -> None:
    """Where the folder cannot be made the error says so."""
    (tmp_path / "out").write_text("a file")
    with pytest.raises(CrossreadError, match="cannot write") as error:
        export_tables(filled, "csv", tmp_path / "out")
    assert error.value.hint


def test_a_failing_export_keeps_the_file_before(
    filled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When writing stops half-way, the file of the export before is still whole, and no part of a new one is left."""
    export_tables(filled, "jsonl", tmp_path / "out", tables=["documents"])
    before = digests(tmp_path / "out")

    def rows(name: str, *, story_id: str | None = None) -> Iterator[tuple[Any, ...]]:
        yield next(Workspace.rows(filled, name, story_id=story_id))
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(filled, "rows", rows)
    with pytest.raises(CrossreadError, match="cannot write"):
        export_tables(filled, "jsonl", tmp_path / "out", tables=["documents"])
    assert digests(tmp_path / "out") == before


MEMORY = """
import hashlib, resource, sys, tempfile
from pathlib import Path
from crossread.records import Document, Reading, Sentence
from crossread.report.exports import export_tables
from crossread.store import Workspace
folder, count, form = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
if not folder.exists():
    with Workspace.create(folder) as workspace:
        for first in range(0, count, 10_000):
            sha = hashlib.sha256(str(first).encode()).hexdigest()
            document = Document(document_id=f"d-{first}", path="p", words=1, text="x" * 10_001, sha256=sha)
            workspace.save_reading(Reading(document=document, original=str(first).encode(), media_type="t"))
            rows = (Sentence(document_id=f"d-{first}", index=n, start=n, end=n + 1, role="body") for n in range(10_000))
            workspace.save_marks(f"d-{first}", "sentences", "1", rows)
    sys.exit()
import pyarrow.parquet
with Workspace.open(folder, read_only=True) as workspace:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    counts = export_tables(workspace, form, folder / "out", tables=["sentences"])
    print(counts["sentences"], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="peak memory by the resource module")
def test_memory_does_not_grow_with_rows(tmp_path: Path) -> None:
    """Exporting 200,000 rows takes at most 12 MB more than exporting 20,000, in every format, with no row left out."""

    def run(count: int, form: str) -> list[int]:
        arguments = [sys.executable, "-c", MEMORY, str(tmp_path / str(count)), str(count), form]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
        return [int(word) for word in done.stdout.split()]

    for count in (20_000, 200_000):
        run(count, "-")
    for form in TABLE_FORMATS:
        few, many = run(20_000, form), run(200_000, form)
        assert (few[0], many[0]) == (20_000, 200_000)
        assert (many[1] - few[1]) * 1024 < 12_000_000, f"{form}: {few[1]} KiB, then {many[1]} KiB"
