"""The tables of a workspace: their columns come from the records, everything else about them is said here.

A table has exactly the columns of its record, in the order of its fields. Tables whose names begin with
an underscore are the store's own bookkeeping and are described in the migrations alone.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from crossread import records

ColumnKind = Literal["text", "integer", "real", "boolean", "number", "list"]
"""What a column holds: `number` is a Decimal stored as REAL, `list` a tuple of strings stored as JSON text."""

SQL_TYPES: Mapping[ColumnKind, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "boolean": "INTEGER",
    "number": "REAL",
    "list": "TEXT",
}

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One public table.

    Attributes:
        name: Its name.
        record: The record type whose rows it holds.
        columns: Its columns, in order.
        key: Columns that identify a row; empty when equal rows may repeat.
        order: Columns of the documented order of rows; `rowid` is the order of saving within a report.
        documents: Columns that hold ids of reports; rows are found by report through them.
        mark: Whether a row is found in one report alone, by an annotate stage.
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
    links: tuple[tuple[str, str], ...] = ()
    story: str
    document: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


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
        >>> [column.kind for column in columns_of(records.Membership)]
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


_IN_STORY = 'IN (SELECT "document_id" FROM "membership" WHERE "story_id" = ?)'
_OF_STORY = '"story_id" = ?'
_OF_REPORT = f'"document_id" {_IN_STORY}'


def _table(record: type[Any], name: str, **facts: Any) -> Table:  # noqa: ANN401 - the fields of Table
    return Table(name=name, record=record, columns=columns_of(record), **facts)


def _marks(record: type[Any], name: str, *, text: bool = True, **facts: Any) -> Table:  # noqa: ANN401
    """Describe a table of marks: rows of one report, in the order of its text."""
    key = columns_of(record)[0].name
    spans = (Span(text="text" if text else None), *facts.pop("spans", ()))
    return _table(
        record,
        name,
        key=(key,),
        order=("document_id", "start", "end", key),
        documents=("document_id",),
        mark=True,
        story=_OF_REPORT,
        spans=spans,
        **facts,
    )


def _held_by(table: str, column: str) -> str:
    """Write the condition that a row of a report points at this row."""
    return f'"{column}" IN (SELECT "{column}" FROM "{table}" WHERE "document_id" = ?)'  # noqa: S608 - our own names


TABLES: tuple[Table, ...] = (
    _table(
        records.Document,
        "documents",
        key=("document_id",),
        order=("document_id",),
        documents=("document_id",),
        links=(("family_id", "documents"),),
        story=_OF_REPORT,
    ),
    _table(
        records.Sentence,
        "sentences",
        key=("document_id", "index"),
        order=("document_id", "index"),
        documents=("document_id",),
        mark=True,
        story=_OF_REPORT,
        spans=(Span(),),
    ),
    _table(
        records.Entity,
        "entities",
        key=("entity_id",),
        order=("entity_id",),
        story=f'"entity_id" IN (SELECT "entity_id" FROM "mentions" WHERE {_OF_REPORT})',  # noqa: S608
        document=_held_by("mentions", "entity_id"),
    ),
    _marks(records.Mention, "mentions", links=(("entity_id", "entities"), ("speaker_entity_id", "entities"))),
    _marks(
        records.Quotation,
        "quotations",
        links=(("utterance_id", "utterances"), ("speaker_entity_id", "entities")),
        spans=(
            Span(start="cue_start", end="cue_end"),
            Span(start="speaker_start", end="speaker_end", text="speaker_text"),
        ),
    ),
    _table(
        records.Utterance,
        "utterances",
        key=("utterance_id",),
        order=("story_id", "utterance_id"),
        story=_OF_STORY,
        document=_held_by("quotations", "utterance_id"),
    ),
    _marks(
        records.Quantity,
        "quantities",
        links=(("figure_id", "figures"),),
        spans=(Span(start="counted_start", end="counted_end"),),
    ),
    _table(
        records.Figure,
        "figures",
        key=("figure_id",),
        order=("story_id", "figure_id"),
        story=_OF_STORY,
        document=_held_by("quantities", "figure_id"),
    ),
    _marks(records.Moment, "moments"),
    _table(
        records.Happening,
        "happenings",
        key=("happening_id",),
        order=("story_id", "happening_id"),
        story=_OF_STORY,
        document='"happening_id" IN (SELECT "happening_id" FROM "events" WHERE "event_id" IN '
        '(SELECT "event_id" FROM "event_mentions" WHERE "document_id" = ?))',
    ),
    _marks(
        records.EventMention,
        "event_mentions",
        text=False,
        links=(
            ("event_id", "events"),
            ("actor_entity_id", "entities"),
            ("recipient_entity_id", "entities"),
            ("place_entity_id", "entities"),
            ("attribution_entity_id", "entities"),
        ),
        spans=(
            Span(start="actor_start", end="actor_end"),
            Span(start="recipient_start", end="recipient_end"),
            Span(start="place_start", end="place_end"),
        ),
    ),
    _table(
        records.Event,
        "events",
        key=("event_id",),
        order=("story_id", "event_id"),
        story=_OF_STORY,
        document=_held_by("event_mentions", "event_id"),
    ),
    _table(
        records.Claim,
        "claims",
        key=("claim_id",),
        order=("story_id", "claim_id"),
        story=_OF_STORY,
        document=_held_by("cells", "claim_id"),
        spans=(Span(document="gist_document_id", start="gist_start", end="gist_end"),),
    ),
    _table(
        records.Cell,
        "cells",
        key=("claim_id", "document_id"),
        order=("claim_id", "document_id"),
        documents=("document_id",),
        story='"claim_id" IN (SELECT "claim_id" FROM "claims" WHERE "story_id" = ?)',
        spans=(Span(),),
    ),
    _table(
        records.Copy,
        "copies",
        key=("copy_id",),
        order=("from_document_id", "from_start", "to_document_id", "to_start", "copy_id"),
        documents=("from_document_id", "to_document_id"),
        story=f'"from_document_id" {_IN_STORY}',
        spans=(
            Span(document="from_document_id", start="from_start", end="from_end"),
            Span(document="to_document_id", start="to_start", end="to_end"),
        ),
    ),
    _table(
        records.Label,
        "labels",
        key=("entity_id", "document_id", "voice", "kind", "text"),
        order=("entity_id", "document_id", "voice", "kind", "text"),
        documents=("document_id",),
        story=_OF_REPORT,
        spans=(Span(start="first_start", end=None, text="text"),),
    ),
    _table(
        records.Citation,
        "citations",
        key=("document_id", "start", "end", "source_kind", "source_text"),
        order=("document_id", "start", "end", "source_kind", "source_text"),
        documents=("document_id",),
        mark=True,
        links=(("cited_entity_id", "entities"), ("cited_document_id", "documents")),
        story=_OF_REPORT,
        spans=(Span(),),
    ),
    _table(
        records.Story,
        "stories",
        key=("story_id",),
        order=("last DESC", "story_id"),
        story=_OF_STORY,
        document='"story_id" IN (SELECT "story_id" FROM "membership" WHERE "document_id" = ?)',
    ),
    _table(
        records.Membership,
        "membership",
        key=("story_id", "document_id"),
        order=("story_id", "document_id"),
        documents=("document_id",),
        story=_OF_STORY,
    ),
    _table(
        records.DateCandidate,
        "dates",
        key=(),
        order=("document_id", "rowid"),
        documents=("document_id",),
        story=_OF_REPORT,
    ),
    _table(
        records.Failure,
        "failures",
        key=("path", "stage", "code"),
        order=("path", "stage", "code"),
        story='"path" IN (SELECT "path" FROM "documents" JOIN "membership" USING ("document_id") WHERE "story_id" = ?)',
        document='"path" IN (SELECT "path" FROM "documents" WHERE "document_id" = ?)',
    ),
)
"""All public tables, in the order of the reference."""

BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
BY_RECORD: Mapping[type[Any], Table] = {table.record: table for table in TABLES}


def table_of(record: type[Any]) -> Table:
    """Find the table that holds a record type.

    Raises:
        TypeError: The type has no table.

    Example:
        >>> table_of(records.Claim).name
        'claims'
    """
    try:
        return BY_RECORD[record]
    except KeyError:
        raise TypeError(f"{record.__name__} has no table in a workspace") from None


def order_by(table: Table) -> str:
    """Write the ORDER BY of a table; missing values come last.

    Example:
        >>> order_by(table_of(records.Story))
        '"last" DESC, "story_id"'
    """
    parts = []
    for term in table.order:
        column, _, direction = term.partition(" ")
        name = column if column == "rowid" else quoted(column)
        parts.append(f"{name} {direction}".rstrip())
    return ", ".join(parts)
