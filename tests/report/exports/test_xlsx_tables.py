"""The workbook, read back by openpyxl."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from crossread.errors import MissingExtraError
from crossread.report.exports import export, xlsx_tables
from crossread.report.exports.xlsx_tables import write_workbook
from crossread.store import Column, Workspace

COLUMNS = (
    Column(name="title", kind="text", optional=True),
    Column(name="number", kind="integer", optional=True),
    Column(name="names", kind="list", optional=False),
)


def book(path: Path, rows: list[tuple[Any, ...]]) -> Any:  # noqa: ANN401 - openpyxl has no types
    """Write one table of rows and read the workbook."""

    def rows_of(name: str) -> Iterator[tuple[Any, ...]]:
        assert name == "things"
        yield from rows

    write_workbook(path, ["things"], lambda _: COLUMNS, rows_of)  # type: ignore[arg-type]
    return openpyxl.load_workbook(path)


def test_every_table_is_a_sheet(linked: Path, tmp_path: Path) -> None:
    """Names of columns on the first line, numbers as numbers, lists joined, and every row."""
    with Workspace.open(linked, read_only=True) as workspace:
        counts = export(workspace, "xlsx", tmp_path)
    read = openpyxl.load_workbook(tmp_path / "crossread.xlsx")
    assert read.sheetnames == list(counts)
    assert {name: read[name].max_row - 1 for name in counts} == counts
    assert [cell.value for cell in read["figures"][1]] == ["figure_id", "story_id", "counted", "verdict"]
    assert [cell.value for cell in read["quantities"]["G"]][1:] == [0, 36]
    assert read["entities"]["E2"].value == "mayor"


@pytest.mark.parametrize("text", ["=1+1", "+1-1", "-2+3", "@cmd", '=HYPERLINK("https://x.example","y")', "\tx"])
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    """What begins like a formula is text, stays text when the cell is edited, and is not changed."""
    cell = book(tmp_path / "a.xlsx", [(text, 1, ())])["things"]["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


@pytest.mark.parametrize("text", ["plain", "https://x.example/a", "12", "-5", "e_x0041_", "a\x07b", "\U0001f30a"])
def test_other_text_is_text(tmp_path: Path, text: str) -> None:
    """Addresses make no links, digits no numbers, and odd characters come back."""
    cell = book(tmp_path / "a.xlsx", [(text, 1, ())])["things"]["A2"]
    assert (cell.data_type, cell.quotePrefix, cell.hyperlink) == ("s", False, None)
    assert openpyxl.utils.escape.unescape(cell.value) == text


def test_a_long_text_goes_on_in_the_next_columns(tmp_path: Path) -> None:
    """A text above the limit of a cell is cut into columns and not into words lost."""
    text = "wörter \U0001f30a " * 9_000
    sheet = book(tmp_path / "a.xlsx", [("short", 1, ()), (text, 2, ("a", "b"))])["things"]
    heads = [cell.value for cell in sheet[1]]
    assert heads == ["title", "title (2)", "title (3)", "number", "names"]
    assert "".join(sheet.cell(3, column).value for column in (1, 2, 3)) == text
    assert (sheet.cell(2, 4).value, sheet.cell(3, 4).value, sheet.cell(3, 5).value) == (1, 2, "a; b")


def test_a_long_table_goes_on_in_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is left out where a sheet ends."""
    monkeypatch.setattr(xlsx_tables, "SHEET_ROWS", 5)
    read = book(tmp_path / "a.xlsx", [(f"t{number}", number, ()) for number in range(10)])
    assert read.sheetnames == ["things", "things (2)", "things (3)"]
    values = [sheet.cell(row, 2).value for sheet in read for row in range(2, sheet.max_row + 1)]
    assert values == list(range(10))
    assert all(sheet["A1"].value == "title" for sheet in read)


def test_without_xlsxwriter_it_says_what_to_install(
    linked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where xlsxwriter is missing the error says how to get it, and no file is left."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with Workspace.open(linked, read_only=True) as workspace, pytest.raises(MissingExtraError) as missing:
        export(workspace, "xlsx", tmp_path / "out")
    assert missing.value.hint == "pip install 'crossread[xlsx]'"
    assert list((tmp_path / "out").iterdir()) == []
