"""Tables as JSON Lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crossread.report.exports.json_files import write_json_lines
from crossread.report.exports.writing import Rows
from crossread.store import Column


def write_jsonl(path: Path, columns: Sequence[Column], rows: Rows) -> int:
    """Write a table as JSON Lines: UTF-8, one object a row, missing values as null.

    Args:
        path: The file.
        columns: Its columns; they are the keys, in this order.
        rows: Its rows.

    Returns:
        The number of rows.
    """
    names = [column.name for column in columns]
    return write_json_lines(path, (dict(zip(names, row, strict=True)) for row in rows))
