"""Saves what was found in a report, stage by stage, and knows which reports still wait."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from crossread.records import Entity
from crossread.records.word_states import WordStates
from crossread.store.found import forget_found, keep_found
from crossread.store.readings import insert
from crossread.store.schema import Table, quoted
from crossread.store.tables import table_of
from crossread.store.values import Row, row_of
from crossread.store.word_states import forget_states, keep_states

_MENTIONS = "mentions"
_ENTITIES = table_of(Entity)
_DELETE_UNNAMED = (
    'DELETE FROM "entities" WHERE NOT EXISTS '
    '(SELECT 1 FROM "mentions" WHERE "mentions"."entity_id" = "entities"."entity_id")'
)


def save_marks(
    connection: sqlite3.Connection, document_id: str, stage: str, fingerprint: str, records: Iterable[Any]
) -> None:
    """Replace what a stage found in a report, inside the open transaction.

    Entities are saved with the mentions that name them; one that no mention names any more goes. Where entities of
    the report are joined to those of others, its rows are shown under these.

    Args:
        connection: The writing connection.
        document_id: The report.
        stage: Name of the stage.
        fingerprint: What the rows were made by.
        records: All marks the stage finds in the report.

    Raises:
        ValueError: The report is unknown, a record belongs to another report, two records have one
            identity, or another stage fills the same table.
        TypeError: A record is no mark.
    """
    rows: dict[Table, list[Row]] = {}
    states: list[WordStates] = []
    for record in records:
        if isinstance(record, WordStates):
            _check_report("states", record.document_id, document_id)
            states.append(record)
            continue
        table = table_of(type(record))
        if not (table.mark or table.own):
            raise TypeError(f"{table.name} are no marks of one report; save them with save_links")
        if table.documents:
            _check_report(f"a row for {table.name}", record.document_id, document_id)
        rows.setdefault(table, []).append(row_of(table, record))
    if connection.execute('SELECT 1 FROM "documents" WHERE "document_id" = ?', (document_id,)).fetchone() is None:
        raise ValueError(f"there is no report {document_id}")
    before = _tables_before(connection, document_id, stage, {table.name for table in rows if table is not _ENTITIES})
    rows, named = keep_found(connection, document_id, before or (), rows)
    gone = _named_in(connection, document_id) if before and _MENTIONS in before else []
    connection.executemany(upsert(_ENTITIES), named)
    if before is None:
        for table, values in rows.items():
            connection.executemany(insert(table), values)
    else:
        for name in before | {table.name for table in rows}:
            _replace(connection, name, document_id, rows)
    connection.executemany(_DELETE_UNNAMED + ' AND "entity_id" = ?', gone)
    for one in states:
        keep_states(connection, fingerprint, one)
    names = json.dumps(sorted(table.name for table in rows))
    connection.execute('INSERT OR REPLACE INTO "_stages" VALUES (?, ?, ?, ?)', (document_id, stage, fingerprint, names))
    connection.execute(
        'DELETE FROM "failures" WHERE "stage" = ? AND "path" = '
        '(SELECT "path" FROM "documents" WHERE "document_id" = ?)',
        (stage, document_id),
    )


def _check_report(what: str, document_id: str, expected: str) -> None:
    if document_id != expected:
        raise ValueError(f"{what} of {document_id} was handed over with {expected}")


def _named_in(connection: sqlite3.Connection, document_id: str) -> list[tuple[str]]:
    """List the entities that the mentions of a report name."""
    return connection.execute(
        'SELECT DISTINCT "entity_id" FROM "mentions" WHERE "document_id" = ? AND "entity_id" IS NOT NULL',
        (document_id,),
    ).fetchall()


def _tables_before(connection: sqlite3.Connection, document_id: str, stage: str, tables: set[str]) -> set[str] | None:
    """Return the tables the stage filled for this report before, None when it has not been done yet."""
    before = None
    for name, filled in connection.execute(
        'SELECT "stage", "tables" FROM "_stages" WHERE "document_id" = ?', (document_id,)
    ):
        if name == stage:
            before = set(json.loads(filled))
        elif shared := tables.intersection(json.loads(filled)):
            raise ValueError(f"the stage {name!r} fills {', '.join(sorted(shared))} already; {stage!r} may not")
    return before


def _replace(connection: sqlite3.Connection, name: str, document_id: str, rows: dict[Table, list[Row]]) -> None:
    """Put the new rows of a report in place; rows that stay keep what points at them."""
    table = next((table for table in rows if table.name == name), None)
    if table is None:
        connection.execute(f'DELETE FROM "{name}" WHERE "document_id" = ?', (document_id,))  # noqa: S608 - our own name
        return
    places = [table.names.index(key) for key in table.key]
    fresh = {tuple(row[place] for place in places) for row in rows[table]}
    if len(fresh) < len(rows[table]):
        raise ValueError(f"two rows for {name} of {document_id} have the same {', '.join(table.key)}")
    keys = ", ".join(quoted(key) for key in table.key)
    where = " AND ".join(f"{quoted(key)} = ?" for key in table.key)
    stored = connection.execute(f'SELECT {keys} FROM "{name}" WHERE "document_id" = ?', (document_id,))  # noqa: S608
    gone = [key for key in stored.fetchall() if key not in fresh]
    connection.executemany(f'DELETE FROM "{name}" WHERE {where}', gone)  # noqa: S608
    connection.executemany(upsert(table), rows[table])


def upsert(table: Table) -> str:
    """Write the statement that saves a row or changes the one with the same key."""
    keys = ", ".join(quoted(key) for key in table.key)
    others = [name for name in table.names if name not in table.key]
    changes = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in others)
    return f"{insert(table)} ON CONFLICT ({keys}) DO {'UPDATE SET ' + changes if changes else 'NOTHING'}"


PENDING = (
    'SELECT "document_id" FROM "documents" AS d WHERE NOT EXISTS (SELECT 1 FROM "_stages" AS s '
    'WHERE s."document_id" = d."document_id" AND s."stage" = ? AND s."fingerprint" = ?) ORDER BY "document_id"'
)
"""Reports for which a stage is not done by this fingerprint."""


def forget_stage(connection: sqlite3.Connection, stage: str) -> None:
    """Remove all rows of a stage, inside the open transaction."""
    for document_id, tables in connection.execute(
        'SELECT "document_id", "tables" FROM "_stages" WHERE "stage" = ?', (stage,)
    ).fetchall():
        for name in json.loads(tables):
            connection.execute(f'DELETE FROM "{name}" WHERE "document_id" = ?', (document_id,))  # noqa: S608
        forget_found(connection, document_id, json.loads(tables))
        if _MENTIONS in json.loads(tables):
            connection.execute(_DELETE_UNNAMED)
    forget_states(connection, stage)
    connection.execute('DELETE FROM "_stages" WHERE "stage" = ?', (stage,))
