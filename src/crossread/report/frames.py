"""Rows of a table as a data frame of pandas, polars or Arrow, with the types of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from crossread.errors import MissingExtraError
from crossread.report.exports.parquet_tables import arrow_batch
from crossread.store import Column

_PANDAS = {"text": "string", "integer": "Int64", "real": "float64", "number": "float64", "boolean": "boolean"}


def to_pandas(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Any:  # noqa: ANN401 - pandas is no dependency
    """Make a pandas data frame; what is missing is NA.

    Args:
        columns: The columns.
        rows: Their values, row by row.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - an optional companion
    except ImportError:
        raise MissingExtraError("pandas is not installed", hint="pip install pandas") from None
    values = _by_column(columns, rows)
    return pd.DataFrame(
        {
            column.name: pd.Series(values[place], dtype=_PANDAS.get(column.kind, "object"))
            for place, column in enumerate(columns)
        }
    )


def to_polars(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Any:  # noqa: ANN401 - polars is no dependency
    """Make a polars data frame; what is missing is null.

    Args:
        columns: The columns.
        rows: Their values, row by row.

    Raises:
        MissingExtraError: polars is not installed.
    """
    try:
        import polars as pl  # noqa: PLC0415 - an optional companion
    except ImportError:
        raise MissingExtraError("polars is not installed", hint="pip install polars") from None
    kinds: dict[str, Any] = {
        "text": pl.String,
        "integer": pl.Int64,
        "real": pl.Float64,
        "number": pl.Float64,
        "boolean": pl.Boolean,
        "list": pl.List(pl.String),
    }
    values = _by_column(columns, rows)
    return pl.DataFrame(
        {column.name: values[place] for place, column in enumerate(columns)},
        schema={column.name: kinds[column.kind] for column in columns},
    )


def to_arrow(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Any:  # noqa: ANN401 - pyarrow is an extra
    """Make an Arrow table, with the types of the Parquet files.

    Args:
        columns: The columns.
        rows: Their values, row by row.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    batch = arrow_batch(columns, [tuple(row) for row in rows])
    import pyarrow as pa  # noqa: PLC0415 - an optional companion, there by now

    return pa.Table.from_batches([batch])


def _by_column(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """Turn rows into columns; numbers read from text become floats, tuples lists."""
    values: list[list[Any]] = [[] for _ in columns]
    for row in rows:
        for held, value in zip(values, row, strict=True):
            plain = float(value) if isinstance(value, Decimal) else list(value) if isinstance(value, tuple) else value
            held.append(plain)
    return values
