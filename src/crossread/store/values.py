"""Records into rows and back, without loss."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from crossread.store.schema import Column, Table

SqlValue = str | int | float | None
"""What SQLite stores in our columns."""

Row = tuple[SqlValue, ...]
RecordType = TypeVar("RecordType")

_WHOLE_BELOW = 2.0**53
"""Below this, every whole float is exactly one integer."""


def number_to_real(number: Decimal) -> float:
    """Turn a number read from text into the float that SQLite stores.

    Args:
        number: The number.

    Returns:
        The float whose shortest decimal form is this number.

    Raises:
        ValueError: The number is not finite, or has more digits than a float keeps.

    Example:
        >>> number_to_real(Decimal("0.1"))
        0.1
        >>> number_to_real(Decimal("0.12345678901234567890"))
        Traceback (most recent call last):
        ...
        ValueError: 0.12345678901234567890 has more digits than a table keeps (about 15)
    """
    try:
        real = float(number)
    except (OverflowError, ValueError):
        real = math.nan
    if not math.isfinite(real):
        raise ValueError(f"{number} is no finite number that a table can keep")
    if Decimal(repr(real)) != number:
        raise ValueError(f"{number} has more digits than a table keeps (about 15)")
    return real


def real_to_number(real: float) -> Decimal:
    """Turn a stored float back into the number it stands for.

    Example:
        >>> real_to_number(0.1), real_to_number(1200.0)
        (Decimal('0.1'), Decimal('1200'))
    """
    if real.is_integer() and abs(real) < _WHOLE_BELOW:
        return Decimal(int(real))
    return Decimal(repr(real))


def list_to_text(values: Iterable[str]) -> str:
    """Write a tuple of strings as JSON text.

    Example:
        >>> list_to_text(("Präsident", "MP"))
        '["Präsident","MP"]'
    """
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def text_to_list(text: str) -> tuple[str, ...]:
    """Read what `list_to_text` wrote."""
    return tuple(json.loads(text))


@cache
def _attributes(table: Table) -> Callable[[Any], tuple[Any, ...]]:
    getter: Callable[[Any], tuple[Any, ...]] = attrgetter(*table.names)
    return getter


@cache
def _special(table: Table) -> tuple[tuple[int, Column], ...]:
    """List the columns whose stored form is not the value itself."""
    return tuple((place, column) for place, column in enumerate(table.columns) if column.kind in ("number", "list"))


def row_of(table: Table, record: Any) -> Row:  # noqa: ANN401 - any record of the table
    """Turn a record into the row that is stored.

    Args:
        table: The table of the record's type.
        record: The record.

    Returns:
        Its values in the order of the columns.

    Raises:
        ValueError: A number cannot be kept without loss.
    """
    special = _special(table)
    values = _attributes(table)(record)
    if not special:
        return values
    changed = list(values)
    for place, column in special:
        value = changed[place]
        if value is not None:
            changed[place] = number_to_real(value) if column.kind == "number" else list_to_text(value)
    return tuple(changed)


@cache
def _readers(table: Table) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    reading: dict[str, Callable[[Any], Any]] = {"number": real_to_number, "list": text_to_list, "boolean": bool}
    return tuple((place, reading[column.kind]) for place, column in enumerate(table.columns) if column.kind in reading)


def values_of(table: Table, row: Sequence[Any]) -> tuple[Any, ...]:
    """Turn a stored row into the values of a record, in the order of the columns.

    Raises:
        ValueError: A stored value cannot be read.
    """
    readers = _readers(table)
    if not readers:
        return tuple(row)
    values = list(row)
    for place, read in readers:
        if values[place] is not None:
            values[place] = read(values[place])
    return tuple(values)


def record_of(table: Table, row: Sequence[Any]) -> Any:  # noqa: ANN401 - the record type of the table
    """Turn a stored row into its record.

    Raises:
        ValueError: The row breaks a rule of its record.
    """
    return table.record(**dict(zip(table.names, values_of(table, row), strict=True)))
