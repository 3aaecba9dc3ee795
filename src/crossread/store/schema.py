"""What a table is: its columns come from the record whose rows it holds.

A table has exactly the columns of its record, in the order of its fields. Tables whose names begin with
an underscore are the store's own bookkeeping and are described in the migrations alone.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

ColumnKind = Literal["text", "integer", "real", "boolean", "number", "list"]
"""What a column holds: `number` is a Decimal stored as REAL, `list` a tuple of strings stored as JSON text."""

APPLICATION_ID = 0x58524544
"""`PRAGMA application_id` of a workspace: "XRED" in ASCII."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        name: Its name, as in the record.
        kind: What it holds.
        optional: Whether it may be missing (NULL).
    """

    name: str
    kind: ColumnKind
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Columns that point at a passage.

    Attributes:
        document: Column with the id of the report.
        start: Column with the first code point.
        end: Column with one past the last; None when the length is that of `text`.
        text: Column that must equal the passage, if there is one.
    """

    document: str = "document_id"
    start: str = "start"
    end: str | None = "end"
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """One public table; a table is equal to itself alone, so that it is found fast as a key.

    Attributes:
        name: Its name.
        record: The record type whose rows it holds.
        columns: Its columns, in order.
        key: Columns that identify a row; empty when equal rows may repeat.
        order: Columns of the documented order of rows; `rowid` is the order of saving within a report.
        documents: Columns that hold ids of reports; rows are found by report through them.
        mark: Whether a row is found in one report alone, by an annotate stage.
        own: Whether its rows may also be found in one report alone and be saved with the marks of that report.
        links: Columns of a mark that link stages fill, and the table whose rows they point at.
        story: SQL condition with one `?`, true for the rows of a story.
        document: SQL condition with one `?`, true for the rows about a report, where no column says it.
        spans: Columns that point at passages.
    """

    name: str
    record: type[Any]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]
    documents: tuple[str, ...] = ()
    mark: bool = False
    own: bool = False
    links: tuple[tuple[str, str], ...] = ()
    story: str
    document: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return _names(self)


@cache
def _names(table: Table) -> tuple[str, ...]:
    """Names of columns, kept because every row that is loaded asks for them."""
    return tuple(column.name for column in table.columns)


def quoted(name: str) -> str:
    """Quote a name for SQL.

    Example:
        >>> quoted("index")
        '"index"'
    """
    return f'"{name}"'


def columns_of(record: type[Any]) -> tuple[Column, ...]:
    """Derive the columns of a table from the fields of its record.

    Args:
        record: A record type.

    Returns:
        One column for each field, in order.

    Raises:
        TypeError: A field has a type that no column can hold.

    Example:
        >>> from crossread.records import Membership
        >>> [column.kind for column in columns_of(Membership)]
        ['text', 'text', 'real', 'text']
    """
    hints = typing.get_type_hints(record)
    return tuple(_column(record, field.name, hints[field.name]) for field in dataclasses.fields(record))


def _column(record: type[Any], name: str, hint: Any) -> Column:  # noqa: ANN401 - a type hint is anything
    optional = False
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        present = [part for part in typing.get_args(hint) if part is not type(None)]
        optional = len(present) < len(typing.get_args(hint))
        hint = present[0] if len(present) == 1 else hint
    kinds: dict[Any, ColumnKind] = {str: "text", int: "integer", float: "real", bool: "boolean", Decimal: "number"}
    if typing.get_origin(hint) is Literal:
        return Column(name=name, kind="text", optional=optional)
    if hint == tuple[str, ...]:
        return Column(name=name, kind="list", optional=optional)
    if hint not in kinds:
        raise TypeError(f"{record.__name__}.{name}: no column can hold {hint}")
    return Column(name=name, kind=kinds[hint], optional=optional)


def order_by(table: Table) -> str:
    """Write the ORDER BY of a table; missing values come last."""
    parts = []
    for term in table.order:
        column, _, direction = term.partition(" ")
        name = column if column == "rowid" else quoted(column)
        parts.append(f"{name} {direction}".rstrip())
    return ", ".join(parts)
