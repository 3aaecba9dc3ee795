"""Tables as one Excel workbook that runs nothing and leaves no row and no word out.

A sheet of Excel ends after 1,048,576 rows, and a cell after 32,767 characters. A longer table goes on in another sheet,
and a longer text in further columns of its row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

from crossread.errors import MissingExtraError
from crossread.report.exports.csv_tables import guard_cell
from crossread.report.exports.writing import Rows
from crossread.store import Column

SHEET_ROWS = 1_048_576
CELL_CHARACTERS = 32_767
"""Limits of the format; UTF-16 code units are counted, as Excel does."""

_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""The day of making that every workbook carries, so that the same tables give the same bytes."""

RowsOf = Callable[[str], Rows]


def write_workbook(
    path: Path, tables: Sequence[str], columns_of: Callable[[str], Sequence[Column]], rows_of: RowsOf
) -> dict[str, int]:
    """Write tables into a workbook, one sheet a table.

    Args:
        path: The file.
        tables: Names of the tables, in order.
        columns_of: Gives the columns of a table.
        rows_of: Gives the rows of a table; it is called twice for each, since the widest text is measured first.

    Returns:
        The number of rows of each table.

    Raises:
        MissingExtraError: xlsxwriter is not installed.
    """
    counts = {}
    book = _xlsxwriter().Workbook(path, {"constant_memory": True, "in_memory": False, "tmpdir": str(path.parent)})
    try:
        book.set_properties({"created": _MADE, "title": "Tables of a Crossread workspace"})
        styles = (book.add_format({"quote_prefix": True}), book.add_format({"bold": True}))
        for name in tables:
            columns = columns_of(name)
            with closing(rows_of(name)) as measured:
                widths = _widths(measured, len(columns))
            with closing(rows_of(name)) as rows:
                counts[name] = _write_table(_Target(book, name, *styles), columns, widths, rows)
    finally:
        book.close()
    return counts


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a table goes: its workbook, the name of its sheets, and the styles of guarded cells and of heads."""

    book: Any
    name: str
    guarded: Any
    bold: Any

    def sheet(self, done: int, heads: Sequence[str]) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """Begin a sheet with the names of the columns, which stay in sight."""
        number = done // (SHEET_ROWS - 1) + 1
        sheet = self.book.add_worksheet(self.name if number == 1 else f"{self.name} ({number})")
        sheet.freeze_panes(1, 0)
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, self.bold)
        return sheet


def _write_table(target: _Target, columns: Sequence[Column], widths: Sequence[int], rows: Rows) -> int:
    heads = [
        column.name if not part else f"{column.name} ({part + 1})"
        for column, width in zip(columns, widths, strict=True)
        for part in range(width)
    ]
    count, line, sheet = 0, SHEET_ROWS, None
    for row in rows:
        if line == SHEET_ROWS:
            sheet, line = target.sheet(count, heads), 1
        place = 0
        for value, width in zip(row, widths, strict=True):
            for part, piece in enumerate(_pieces(value, width)):
                _write_cell(sheet, line, place + part, piece, target.guarded)
            place += width
        line += 1
        count += 1
    if sheet is None:
        target.sheet(0, heads)
    return count


def _write_cell(sheet: Any, line: int, place: int, value: object, guarded: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Write a value as what it is; text never becomes a formula, a link or a number."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(line, place, float(value) if isinstance(value, Decimal) else value)
    else:
        text = str(value)
        # The style says what an apostrophe says to Excel: this is text, even after somebody edits the cell.
        sheet.write_string(line, place, text, guarded if guard_cell(text) != text else None)


def _pieces(value: object, width: int) -> list[object]:
    """Cut a value into as many cells as its column has."""
    if isinstance(value, tuple | list):
        value = "; ".join(str(part) for part in value)
    if not isinstance(value, str) or width == 1:
        return [value]
    pieces, rest = [], value
    while rest:
        cut = _fitting(rest)
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return list(pieces)


def _fitting(text: str) -> int:
    """How many code points of a text fit a cell."""
    if len(text) * 2 <= CELL_CHARACTERS:
        return len(text)
    units = 0
    for place, char in enumerate(text):
        units += 2 if ord(char) > 0xFFFF else 1  # noqa: PLR2004 - the end of the basic plane
        if units > CELL_CHARACTERS:
            return place
    return len(text)


def _widths(rows: Rows, columns: int) -> list[int]:
    """How many cells the longest value of each column needs."""
    widths = [1] * columns
    for row in rows:
        for place, value in enumerate(row):
            if isinstance(value, str) and len(value) * 2 > CELL_CHARACTERS:
                needed, rest = 0, value
                while rest:
                    needed, rest = needed + 1, rest[_fitting(rest) :]
                widths[place] = max(widths[place], needed)
    return widths


def _xlsxwriter() -> ModuleType:
    try:
        import xlsxwriter  # noqa: PLC0415 - an optional companion
    except ImportError:
        raise MissingExtraError("export to xlsx needs xlsxwriter", hint="pip install 'crossread[xlsx]'") from None
    module: ModuleType = xlsxwriter
    return module
