"""Reports as a bibliography."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest

from crossread.records import Document
from crossread.report.exports import export
from crossread.report.exports.bibliography import bibtex_entry, csl_entry, ris_entry
from crossread.store import Workspace

REPORT = Document(
    document_id="d-1f2e",
    path="in/a.txt",
    url="https://daily.example/a_b?x={1}&y=2",
    outlet="Daily & Sons",
    title="50% of {hulls} are dry,\n the #1 owner_says \\ ~ ^ $",
    byline="By Anna Reuel and Daily Staff",
    published="2031-05-03T08:30:00+02:00",
    language="en",
    words=3,
    text="One two three",
    sha256="0" * 64,
)


def test_ris_has_one_entry_a_report(linked: Path, tmp_path: Path) -> None:
    """Every entry begins with its type and ends with ER; each line is a tag, two spaces, a hyphen, a value."""
    with Workspace.open(linked, read_only=True) as workspace:
        export(workspace, "ris", tmp_path)
    text = (tmp_path / "reports.ris").read_bytes().decode("utf-8")
    entries = text.split("\r\n\r\n")[:-1]
    assert len(entries) == 3
    for entry in entries:
        lines = entry.split("\r\n")
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
        assert (lines[0], lines[-1]) == ("TY  - NEWS", "ER  - ")


def test_ris_fields() -> None:
    """Title on one line, authors inverted, date with slashes."""
    lines = ris_entry(REPORT).split("\r\n")
    assert "TI  - 50% of {hulls} are dry, the #1 owner_says \\ ~ ^ $" in lines
    assert {"AU  - Reuel, Anna", "AU  - Daily Staff", "DA  - 2031/05/03/", "T2  - Daily & Sons"} <= set(lines)


def test_bibtex_escapes_what_tex_acts_on() -> None:
    """Braces balance, special marks are escaped, the key is plain."""
    entry = bibtex_entry(REPORT)
    assert entry.startswith("@article{dailysons2031_1f2e,\n")
    assert r"50\% of \{hulls\} are dry, the \#1 owner\_says {\textbackslash} {\textasciitilde}" in entry
    assert "author = {Reuel, Anna and {Daily Staff}}" in entry
    assert "url = {https://daily.example/a_b?x=%7B1%7D&y=2}" in entry
    plain = re.sub(r"\\[{}]", "", entry)
    assert plain.count("{") == plain.count("}")


def test_csl_is_json_with_date_parts(linked: Path, tmp_path: Path) -> None:
    """Items have ids, types and dates as far as they are known."""
    assert csl_entry(REPORT)["issued"] == {"date-parts": [[2031, 5, 3]]}
    assert csl_entry(REPORT)["author"] == [{"family": "Reuel", "given": "Anna"}, {"literal": "Daily Staff"}]
    with Workspace.open(linked, read_only=True) as workspace:
        export(workspace, "csl", tmp_path)
    items = json.loads((tmp_path / "reports.csl.json").read_text("utf-8"))
    assert [item["id"] for item in items] == ["d-blog", "d-daily", "d-wire"]
    assert "issued" not in items[0]


@pytest.mark.parametrize(("published", "parts"), [("2031", [2031]), ("2031-05", [2031, 5]), (None, None)])
def test_partial_dates_stay_partial(published: str | None, parts: list[int] | None) -> None:
    """A report of an unknown day gets none."""
    item = csl_entry(dataclasses.replace(REPORT, published=published))
    assert item.get("issued", {}).get("date-parts") == (None if parts is None else [parts])
    assert "DA" not in ris_entry(dataclasses.replace(REPORT, published=None))
