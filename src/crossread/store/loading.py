"""Loads rows as they were saved, one at a time, in a fixed order."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from crossread.errors import UsageError
from crossread.store.database import Database
from crossread.store.schema import Table, order_by, quoted


def rows(
    database: Database,
    table: Table,
    *,
    document_id: str | None = None,
    story_id: str | None = None,
    ids: Sequence[str] | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Iterator[tuple[Any, ...]]:
    """Yield the stored rows of a table in its documented order.

    Args:
        database: Where they are.
        table: Which.
        document_id: Only rows about this report.
        story_id: Only rows of this story.
        ids: Only rows whose first key column is one of these.
        limit: At most so many.
        offset: Leave out so many first.

    Yields:
        The values as they are stored.

    Raises:
        UsageError: `limit` or `offset` is negative.
    """
    if (limit is not None and limit < 0) or (offset is not None and offset < 0):
        raise UsageError("limit and offset count rows: they cannot be negative", hint="leave them out for all rows")
    conditions, values = _conditions(table, document_id, story_id)
    if ids is not None:
        # Bound as one JSON text: SQLite allows a limited number of parameters only.
        first = table.key[0] if table.key else table.documents[0]
        conditions.append(f"{quoted(first)} IN (SELECT value FROM json_each(?))")  # noqa: S608
        values.append(json.dumps(list(ids)))
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    names = ", ".join(quoted(name) for name in table.names)
    window = ""
    if limit is not None or offset is not None:
        window = f" LIMIT {-1 if limit is None else limit} OFFSET {offset or 0}"
    query = f'SELECT {names} FROM "{table.name}"{where} ORDER BY {order_by(table)}{window}'  # noqa: S608 - our own names
    with database.explained():
        found = database.connection().execute(query, values)
        # A query must not run on while rows under it change; outside a transaction it sees one state.
        yield from found.fetchall() if database.in_transaction() else found


def digest(database: Database, table: Table, *, story_id: str | None = None) -> str:
    """Digest the stored rows of a table, of the whole workspace or of one story; texts of reports are left out.

    Returns:
        Hexadecimal digest; equal rows give equal digests.
    """
    long = [place for place, column in enumerate(table.columns) if (table.name, column.name) == ("documents", "text")]
    found = hashlib.blake2b(digest_size=16)
    for row in rows(database, table, story_id=story_id):
        found.update(repr([value for place, value in enumerate(row) if place not in long]).encode())
    return found.hexdigest()


def _conditions(table: Table, document_id: str | None, story_id: str | None) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    if document_id is not None:
        if table.documents:
            conditions.append("(" + " OR ".join(f"{quoted(column)} = ?" for column in table.documents) + ")")
            values += [document_id] * len(table.documents)
        else:
            conditions.append(table.document)
            values.append(document_id)
    if story_id is not None:
        conditions.append(table.story)
        values.append(story_id)
    return conditions, values


def count(connection: sqlite3.Connection, table: Table, document_id: str | None, story_id: str | None) -> int:
    """Count the rows of a table, of a report or of a story."""
    conditions, values = _conditions(table, document_id, story_id)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return int(connection.execute(f'SELECT count(*) FROM "{table.name}"{where}', values).fetchone()[0])  # noqa: S608


def ids_beginning(connection: sqlite3.Connection, table: Table, prefix: str, limit: int) -> list[str]:
    """List the ids of a table that begin with a prefix, in order."""
    key = quoted(table.key[0])
    query = f'SELECT {key} FROM "{table.name}" WHERE substr({key}, 1, ?) = ? ORDER BY {key} LIMIT ?'  # noqa: S608
    return [row[0] for row in connection.execute(query, (len(prefix), prefix, limit))]
