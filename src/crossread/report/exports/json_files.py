"""Long lists as JSON, written one entry at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

# Characters that JSON allows in a string and that some programs take for the end of a line.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_line(value: object) -> str:
    """Write a value as JSON on one line, missing members of mappings left as they are.

    Example:
        >>> json_line({"low": Decimal("3.50"), "titles": ("a",)})
        '{"low": 3.5, "titles": ["a"]}'
    """
    line = json.dumps(value, ensure_ascii=False, allow_nan=False, default=json_number)
    return line if line.isascii() else line.translate(_LINE_ENDS)


def json_number(value: object) -> int | float:
    """Turn a Decimal into a JSON number.

    Raises:
        TypeError: The value is nothing that JSON holds.
    """
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is nothing that JSON holds")
    return int(value) if value == value.to_integral_value() else float(value)


def without_missing(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out members that are None or empty.

    Example:
        >>> without_missing({"a": 0, "b": None, "c": "", "d": []})
        {'a': 0}
    """
    return {name: value for name, value in entry.items() if value is not None and value not in ("", [], (), {})}


def write_json_list(path: Path, entries: Iterable[object], *, opening: str = "", closing: str = "") -> int:
    """Write entries as a JSON list, one a line.

    Args:
        path: The file.
        entries: The entries.
        opening: What stands before the list, for a list inside an object.
        closing: What stands after it.

    Returns:
        The number of entries.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(opening + "[")
        for entry in entries:
            file.write((",\n" if count else "\n") + json_line(entry))
            count += 1
        file.write(("\n]" if count else "]") + closing + "\n")
    return count


def write_json_lines(path: Path, entries: Iterable[object]) -> int:
    """Write entries as JSON Lines and return their number."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entry in entries:
            file.write(json_line(entry) + "\n")
            count += 1
    return count
