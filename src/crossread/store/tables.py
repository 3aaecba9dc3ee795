"""The public tables of a workspace: keys, order, spans and links of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crossread import records
from crossread.store.schema import Span, Table, columns_of

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


PUBLIC: tuple[Table, ...] = (
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
        own=True,
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
    _marks(
        records.Clause,
        "clauses",
        spans=(Span(start="subject_start", end="subject_end"), Span(start="object_start", end="object_end")),
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
    _marks(records.Moment, "moments", links=(("happening_id", "happenings"),)),
    _table(
        records.Happening,
        "happenings",
        key=("happening_id",),
        order=("story_id", "happening_id"),
        story=_OF_STORY,
        document=_held_by("moments", "happening_id"),
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
        key=("claim_id", "document_id", "passage"),
        order=("claim_id", "document_id", "passage"),
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
        own=True,
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

TABLES: Mapping[str, type[Any]] = {table.name: table.record for table in PUBLIC}
"""The record type of each public table, in the order of the reference."""

BY_NAME: Mapping[str, Table] = {table.name: table for table in PUBLIC}
BY_RECORD: Mapping[type[Any], Table] = {table.record: table for table in PUBLIC}


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
