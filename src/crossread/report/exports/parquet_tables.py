"""Tables as Parquet with typed columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from crossread.errors import MissingExtraError
from crossread.report.exports.writing import Rows
from crossread.store import Column

_GROUP_ROWS = 4096
_GROUP_CHARACTERS = 16_000_000
"""A row group ends after so many rows, or earlier after so many characters of text."""


def write_parquet(path: Path, columns: Sequence[Column], rows: Rows) -> int:
    """Write a table as Parquet, compressed with zstd.

    Args:
        path: The file.
        columns: Its columns: text, 64-bit integers and floats, booleans, lists of text.
        rows: Its rows.

    Returns:
        The number of rows.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    _, parquet = _arrow("export to parquet")
    count = 0
    with parquet.ParquetWriter(path, arrow_schema(columns), compression="zstd") as writer:
        while group := _take(rows):
            count += len(group)
            writer.write_batch(arrow_batch(columns, group), row_group_size=len(group))
    return count


def arrow_schema(columns: Sequence[Column]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Write the columns of a table as an Arrow schema.

    Args:
        columns: Text, 64-bit integers and floats, booleans, lists of text.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow, _ = _arrow("an Arrow table")
    kinds: dict[str, Any] = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "real": arrow.float64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "list": arrow.list_(arrow.string()),
    }
    return arrow.schema([arrow.field(column.name, kinds[column.kind], column.optional) for column in columns])


def arrow_batch(columns: Sequence[Column], rows: Sequence[tuple[Any, ...]]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Put rows into an Arrow record batch.

    Args:
        columns: The columns.
        rows: Their values, row by row.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow, _ = _arrow("an Arrow table")
    schema = arrow_schema(columns)
    arrays = [
        arrow.array([change(row[place]) for row in rows], type=schema.field(place).type)
        for place, change in enumerate(_converter(column) for column in columns)
    ]
    return arrow.record_batch(arrays, schema=schema)


def _take(rows: Rows) -> list[tuple[Any, ...]]:
    """Take the rows of one group."""
    group: list[tuple[Any, ...]] = []
    characters = 0
    for row in islice(rows, _GROUP_ROWS):
        group.append(row)
        characters += sum(len(value) for value in row if isinstance(value, str))
        if characters >= _GROUP_CHARACTERS:
            break
    return group


def _converter(column: Column) -> Callable[[Any], Any]:
    if column.kind == "number":
        return lambda value: None if value is None else float(value)
    return lambda value: value


def _arrow(wanted: str) -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow  # noqa: PLC0415, ICN001 - an optional companion, slow to import
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(f"{wanted} needs pyarrow", hint="pip install 'crossread[parquet]'") from None
    return pyarrow, pyarrow.parquet
