"""Tables as CSV that a spreadsheet can open without running anything."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from crossread.report.exports.writing import Rows
from crossread.store import Column

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def guard_cell(value: object) -> object:
    """Write a value as a cell that no spreadsheet takes for a formula.

    Args:
        value: What the cell shall hold.

    Returns:
        The number itself; text, with a leading apostrophe where it begins like a formula and is no number;
        a list as JSON; "true" or "false"; empty text for a missing value.

    Example:
        >>> guard_cell("=1+1"), guard_cell("-12.5"), guard_cell(-3), guard_cell("- he said"), guard_cell(None)
        ("'=1+1", '-12.5', -3, "'- he said", '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, tuple | list):
        return guard_cell(json.dumps(list(value), ensure_ascii=False))
    if isinstance(value, str) and value.startswith(_DANGEROUS) and not _is_plain(value):
        return "'" + value
    return value


def _plain(number: Decimal) -> str:
    """Write a number without exponent and without needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_plain(text: str) -> bool:
    """Whether a spreadsheet reads a text as a plain number, or as a lone sign."""
    if len(text) == 1:
        return True
    digits = text[1:].replace(".", "", 1)
    return text[:1] in "+-" and digits.isascii() and digits.isdigit()


def write_csv(path: Path, columns: Sequence[Column], rows: Rows) -> int:
    """Write a table as CSV: UTF-8, comma, CR LF, the first line holds the names.

    Args:
        path: The file.
        columns: Its columns.
        rows: Its rows.

    Returns:
        The number of rows.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([column.name for column in columns])
        for row in rows:
            writer.writerow(_cells(row))
            count += 1
    return count


def _cells(row: tuple[Any, ...]) -> list[object]:
    return [guard_cell(value) for value in row]
