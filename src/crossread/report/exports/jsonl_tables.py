"""Tables as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from crossread.report.exports.writing import Rows
from crossread.store import Column

# Characters that JSON allows in a string and that some programs take for the end of a line.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


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
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_number).encode
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            line = encode(dict(zip(names, row, strict=True)))
            file.write(line if line.isascii() else line.translate(_LINE_ENDS))
            file.write("\n")
            count += 1
    return count


def _number(value: object) -> int | float:
    """Turn a Decimal into a JSON number."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is nothing that JSON holds")
    return int(value) if value == value.to_integral_value() else float(value)
