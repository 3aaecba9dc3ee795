"""Answers structured queries: passages of one kind by who says them, what they count, who acts on whom, and when.

The rows come in order of publication, the latest first, so that a page is full before all rows have been read. Words
are compared in the passages themselves, by the same rules as in the search index. A query that few passages answer
stops after `MOST_REPORTS` reports.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from crossread.store.conditions import Conditions
from crossread.store.passages import around, matching_passages, sentences_of
from crossread.store.query import HitKind, Query
from crossread.store.query_conditions import about_passage, about_report
from crossread.store.searching import Hit, match_expression, search_reports
from crossread.text import headline_of

MOST_REPORTS = 500
"""Reports whose passages are compared with the words of a query before a search stops."""

_AT_ONCE = 40
_COMMON_WORDS = 20_000
"""Words that stand in more reports than this choose no reports; passages are compared with them one by one."""

_FEW_REPORTS = 2_000
"""Rows of so few reports are gathered and sorted; those of more are met in order of publication."""

_MANY_ROWS = 5_000
"""More rows than this are met in order of publication, not gathered and sorted."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the passages of a kind stand.

    Attributes:
        table: Their table.
        key: Its key.
        index: The index that finds its rows by report.
        document: The column with the report.
        start: The column with the first code point.
        end: The column with one past the last.
        told: An SQL expression for what the row says, in a few words.
    """

    table: str
    key: str
    index: str
    document: str = "document_id"
    start: str = "start"
    end: str = "end"
    told: str = "''"


_NAME_OF = 'coalesce((SELECT "name" FROM "entities" WHERE "entity_id" = q."{}"), {})'
_SOURCES: dict[HitKind, _Source] = {
    "reports": _Source("documents", "document_id", "documents_latest"),
    "quotations": _Source(
        "quotations",
        "quotation_id",
        "quotations_in_order",
        told=_NAME_OF.format("speaker_entity_id", "q.\"speaker_text\", ''"),
    ),
    "claims": _Source(
        "claims", "claim_id", "claims_gist_document_id", "gist_document_id", "gist_start", "gist_end", told='q."status"'
    ),
    "figures": _Source(
        "quantities",
        "quantity_id",
        "quantities_in_order",
        told="trim(coalesce(q.\"unit\", '') || ' ' || coalesce(q.\"counted\", ''))",
    ),
    "events": _Source(
        "event_mentions",
        "event_mention_id",
        "event_mentions_in_order",
        told=_NAME_OF.format("actor_entity_id", "'?'")
        + " || ' ' || q.\"event\" || ' ' || "
        + _NAME_OF.format("recipient_entity_id", "'?'"),
    ),
}


def ask(connection: sqlite3.Connection, query: Query, limit: int) -> Iterator[Hit]:
    """Yield the passages that answer a structured query, those of the latest reports first.

    Args:
        connection: Any connection.
        query: What is asked; it has a kind.
        limit: At most so many.
    """
    assert query.kind is not None
    # All but the head of the thing counted must stand in the sentence: "Russian troops" are troops.
    expression = match_expression(" ".join((query.words, *query.counting.split()[:-1])))
    of_report, of_passage = Conditions(), Conditions()
    about_report(of_report, query)
    if query.kind == "reports":
        if expression:
            yield from search_reports(connection, expression, limit, of_report.joined(), of_report.values)
        else:
            yield from _reports(connection, of_report, limit)
        return
    about_passage(of_passage, query)
    yield from _passages(connection, query.kind, of_report, of_passage, expression, limit)


def passages_of_actor(connection: sqlite3.Connection, kind: HitKind, entity_id: str, limit: int) -> Iterator[Hit]:
    """Yield what an actor says, or the acts in which it acts or is acted upon, those of the latest reports first.

    Args:
        connection: Any connection.
        kind: `quotations` or `events`.
        entity_id: The actor.
        limit: At most so many.
    """
    where = Conditions()
    if kind == "quotations":
        where.add('q."speaker_entity_id" = ?', entity_id)
    else:
        where.add('(q."actor_entity_id" = ? OR q."recipient_entity_id" = ?)', entity_id, entity_id)
    yield from _passages(connection, kind, Conditions(), where, "", limit)


def _reports(connection: sqlite3.Connection, where: Conditions, limit: int) -> Iterator[Hit]:
    condition = where.where()
    for document_id, outlet, path, published, title, text in connection.execute(
        'SELECT d."document_id", d."outlet", d."path", d."published", d."title", d."text" FROM "documents" AS d '  # noqa: S608
        f'{condition}ORDER BY d."published" DESC, d."document_id" LIMIT ?',
        (*where.values, limit),
    ):
        yield Hit(
            kind="reports",
            id=document_id,
            document_id=document_id,
            outlet=outlet,
            path=path,
            published=published,
            title=title,
            start=None,
            end=None,
            snippet=headline_of(title, text),
        )


def _passages(  # noqa: PLR0917 - what is asked, in its parts
    connection: sqlite3.Connection,
    kind: HitKind,
    of_report: Conditions,
    of_passage: Conditions,
    expression: str,
    limit: int,
) -> Iterator[Hit]:
    rows = _rows(connection, _SOURCES[kind], of_report, of_passage, expression)
    reports = (list(group) for _, group in groupby(rows, key=lambda row: row[0]))
    looked_at = 0
    while limit > 0 and (looked_at < MOST_REPORTS or not expression):
        batch = [rows for _, rows in zip(range(_AT_ONCE), reports, strict=False)]
        if not batch:
            return
        looked_at += len(batch)
        for hit in islice(_hits(connection, kind, batch, expression, limit), limit):
            limit -= 1
            yield hit


def _rows(
    connection: sqlite3.Connection, source: _Source, of_report: Conditions, of_passage: Conditions, expression: str
) -> sqlite3.Cursor:
    """Find the rows that fit, those of the latest reports first, by the way that reads least."""
    chosen = Conditions([*of_passage.parts], [*of_passage.values])
    text = "{text} : (" + expression + ")"
    holding = _count(connection, '"_words" WHERE "_words" MATCH ?', (text,), _COMMON_WORDS) if expression else None
    few = f'"{source.table}" AS q {of_passage.where()}'
    sorted_ = (holding is not None and holding <= _FEW_REPORTS) or (
        _count(connection, few, of_passage.values, _MANY_ROWS) <= _MANY_ROWS
    )
    if holding is not None and holding <= _COMMON_WORDS:
        report = f'q."{source.document}"' if sorted_ else 'd."document_id"'
        chosen.add(
            f'{report} IN (SELECT "document_id" FROM "_readings" WHERE "number" IN '  # noqa: S608 - our own names
            '(SELECT "rowid" FROM "_words" WHERE "_words" MATCH ?))',
            text,
        )
    # CROSS JOIN and INDEXED BY keep to one way: reports by date and then their rows, or rows and then their reports.
    tables = (
        f'"documents" AS d INDEXED BY "documents_latest" CROSS JOIN "{source.table}" AS q INDEXED BY "{source.index}"',
        f'"{source.table}" AS q CROSS JOIN "documents" AS d',
    )
    chosen.parts += of_report.parts
    chosen.values += of_report.values
    chosen.add(f'd."document_id" = q."{source.document}"')
    return connection.execute(
        f'SELECT d."document_id", d."outlet", d."published", q."{source.key}", q."{source.start}", '  # noqa: S608
        f'q."{source.end}" FROM {tables[sorted_]} {chosen.where()}'
        'ORDER BY d."published" DESC, d."document_id", 5, 6, 4',
        chosen.values,
    )


def _count(connection: sqlite3.Connection, rows: str, values: Sequence[Any], most: int) -> int:
    """Count rows, but not far beyond a number."""
    counted = connection.execute(f"SELECT count(*) FROM (SELECT 1 FROM {rows} LIMIT {most + 1})", values)  # noqa: S608
    return int(counted.fetchone()[0])


def _hits(
    connection: sqlite3.Connection, kind: HitKind, batch: Sequence[Sequence[Any]], expression: str, limit: int
) -> Iterator[Hit]:
    """Yield the rows of some reports whose sentences hold all words of an expression."""
    source = _SOURCES[kind]
    found: list[tuple[Any, str, str | None, str, str]] = []
    for rows in batch:
        path, title, text = connection.execute(
            'SELECT "path", "title", "text" FROM "documents" WHERE "document_id" = ?', (rows[0][0],)
        ).fetchone()
        sentences = sentences_of(connection, rows[0][0])
        for row in rows:
            left, right = around(sentences, row[4], row[5])
            shown = (row[4], row[5]) if kind in ("quotations", "claims") else (left, right)
            found.append((row, path, title, text[left:right], text[shown[0] : shown[1]]))
        if not expression and len(found) >= limit:
            break
    places = matching_passages([item[3] for item in found], expression) if expression else range(len(found))
    for place in places:
        (document_id, outlet, published, row_id, start, end), path, title, _, shown_text = found[place]
        told = connection.execute(
            f'SELECT {source.told} FROM "{source.table}" AS q WHERE q."{source.key}" = ?',  # noqa: S608 - our own names
            (row_id,),
        ).fetchone()[0]
        yield Hit(
            kind=kind,
            id=row_id,
            document_id=document_id,
            outlet=outlet,
            path=path,
            published=published,
            title=title,
            start=start,
            end=end,
            snippet=" ".join(shown_text.split()),
            told=told or "",
        )
