"""Words that would like to be more than words leave in every format as words: files read back and hold no markup."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest

from crossread.report.exports import export
from crossread.report.exports.registry import REGISTRY
from crossread.store import Workspace

UNSEEN = re.compile("[\u0000-\u0008\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def files(hostile_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every format of a story whose titles, names, texts and reasons are hostile."""
    csv.field_size_limit(10_000_000)  # a text with a word of ten thousand letters in each sentence
    folder = tmp_path_factory.mktemp("exports")
    with Workspace.open(hostile_case, read_only=True) as workspace:
        for name in ("csv", "jsonl", "xlsx", *(form.name for form in REGISTRY)):
            export(workspace, name, folder / name)
    return folder


def test_files_of_every_format_read_back(files: Path) -> None:
    """XML, JSON, CSV and workbooks are well formed and keep the words; nothing becomes an element."""
    read = 0
    for path in sorted(files.rglob("*")):
        suffix = path.suffix
        if suffix in {".graphml", ".gexf"}:
            tags = {element.tag.rpartition("}")[2] for element in ET.parse(path).iter()}
            assert not tags & {"img", "script"}, path
        elif suffix in {".json", ".jsonld"} and path.name != "entities.ftm.json":
            assert json.loads(path.read_text("utf-8")) is not None
        elif suffix == ".jsonl" or path.name == "entities.ftm.json":
            for line in path.read_text("utf-8").splitlines():
                assert isinstance(json.loads(line), dict)
        elif suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as rows:
                assert len({len(row) for row in csv.reader(rows)}) == 1, path
        elif suffix == ".xlsx":
            assert openpyxl.load_workbook(path, read_only=True).sheetnames
        else:
            continue
        read += 1
    assert read > 20


def test_no_cell_is_a_formula(files: Path) -> None:
    """A cell that a spreadsheet would run begins with a mark that stops it."""
    for path in (files / "csv").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as rows:
            for row in csv.reader(rows):
                assert not [cell for cell in row if cell[:1] in {"=", "@", "\t", "\r"}], path


def test_bibliographies_keep_to_their_lines(files: Path) -> None:
    """No field of a bibliography begins a line of its own making."""
    for line in (files / "ris/reports.ris").read_text("utf-8").splitlines():
        assert not line or re.match(r"[A-Z][A-Z0-9]  - ", line), line[:80]
    entries = (files / "bibtex/reports.bib").read_text("utf-8")
    assert entries.count("\n@") + entries.startswith("@") == 3


def test_documents_hold_no_markup_and_nothing_unseen(files: Path) -> None:
    """In Markdown every sign of markup is escaped, and direction marks and zero-width letters are left out."""
    (path,) = (files / "markdown").glob("*.md")
    text = path.read_text("utf-8")
    assert "img src" in text
    assert not re.search(r"(?<!\\)<(?:img|script|/script)", text)
    assert not UNSEEN.search(text)
    for path in (files / "timelinejs").glob("*.json"):
        assert "<img" not in path.read_text("utf-8")
        assert "<script" not in path.read_text("utf-8")
