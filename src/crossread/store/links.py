"""Saves what holds across reports, stage by stage, for the whole workspace or for one story."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from crossread.store.found import Joined, save_joins
from crossread.store.marks import upsert
from crossread.store.schema import Table, quoted
from crossread.store.tables import PUBLIC, table_of
from crossread.store.values import row_of

_BATCH_ROWS = 500


def save_links(
    connection: sqlite3.Connection, stage: str, fingerprint: str, records: Iterable[Any], story_id: str | None
) -> None:
    """Replace what a link stage holds, inside the open transaction.

    Records of linked tables become the rows of the stage. Records of marks (and reports) must exist
    already; only their links are taken from them. A link that the stage set before and no record
    sets again becomes empty. `Joined` says which entity each entity of a report is: where a stage gives them, it
    gives them for all.

    Args:
        connection: The writing connection.
        stage: Name of the stage.
        fingerprint: What the rows were made by.
        records: All the stage links, in any order; read one at a time.
        story_id: The story the rows belong to; None for the whole workspace.

    Raises:
        ValueError: A mark does not exist, two records have one identity, or another stage fills the same table.
        TypeError: A record is neither a link nor a mark with links.
    """
    scope = story_id or ""
    row = connection.execute(
        'SELECT "tables" FROM "_links" WHERE "stage" = ? AND "story_id" = ?', (stage, scope)
    ).fetchone()
    before = {table for table in PUBLIC if row is not None and table.name in json.loads(row[0])}
    _empty_links(connection, before, story_id)
    writer = _Writer(connection)
    try:
        for record in records:
            writer.take(record)
        writer.flush()
        if writer.joins:
            save_joins(connection, writer.joins)
        _refuse_shared(connection, stage, scope, writer.tables)
        for table in sorted(before | writer.tables, key=_parents_last):
            if not table.links:
                _delete_stale(connection, table, story_id, saved=table in writer.tables)
    finally:
        writer.close()
    connection.execute(
        'INSERT OR REPLACE INTO "_links" VALUES (?, ?, ?, ?, ?)',
        (
            stage,
            scope,
            fingerprint,
            basis(connection, story_id),
            json.dumps(sorted(table.name for table in writer.tables)),
        ),
    )


def forget_links(connection: sqlite3.Connection, stage: str, keep: frozenset[str]) -> None:
    """Remove the rows of a stage for stories that are no more, inside the open transaction.

    Args:
        connection: The writing connection.
        stage: Name of the stage.
        keep: Ids of the stories there are.
    """
    held = connection.execute(
        'SELECT "story_id", "tables" FROM "_links" WHERE "stage" = ? AND "story_id" <> \'\'', (stage,)
    ).fetchall()
    for story_id, tables in held:
        if story_id in keep:
            continue
        before = {table for table in PUBLIC if table.name in json.loads(tables)}
        _empty_links(connection, before, story_id)
        for table in sorted((table for table in before if not table.links), key=_parents_last):
            _delete_stale(connection, table, story_id, saved=False)
        connection.execute('DELETE FROM "_links" WHERE "stage" = ? AND "story_id" = ?', (stage, story_id))


def _parents_last(table: Table) -> bool:
    """Rows found through their story's claims go before the claims themselves."""
    return table.story == '"story_id" = ?'


class _Writer:
    """Saves records in batches and remembers the keys of the rows it saved."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held: dict[Table, list[tuple[Any, ...]]] = {}
        self.tables: set[Table] = set()
        self.joins: dict[str, Joined] = {}

    def take(self, record: Any) -> None:  # noqa: ANN401 - any record
        if isinstance(record, Joined):
            self.joins[record.found_id] = record
            return
        table = table_of(type(record))
        if table.mark and not table.links:
            raise TypeError(f"{table.name} hold no links; save them with save_marks")
        if table.name in ("dates", "failures"):
            raise TypeError(f"{table.name} hold no links")
        if table not in self.tables:
            self.tables.add(table)
            if not table.links:
                keys = ", ".join(quoted(key) for key in table.key)
                self._connection.execute(
                    f'CREATE TEMP TABLE "fresh_{table.name}" ({keys}, PRIMARY KEY ({keys})) WITHOUT ROWID'
                )
        held = self._held.setdefault(table, [])
        held.append(row_of(table, record))
        if len(held) >= _BATCH_ROWS:
            self._save(table)

    def flush(self) -> None:
        for table in self._held:
            self._save(table)

    def close(self) -> None:
        for table in self.tables:
            if not table.links:
                self._connection.execute(f'DROP TABLE IF EXISTS temp."fresh_{table.name}"')

    def _save(self, table: Table) -> None:
        rows, self._held[table] = self._held[table], []
        if table.links:
            self._set_links(table, rows)
            return
        places = [table.names.index(key) for key in table.key]
        marks = ", ".join("?" * len(places))
        try:
            self._connection.executemany(
                f'INSERT INTO temp."fresh_{table.name}" VALUES ({marks})',  # noqa: S608 - our own names
                [tuple(row[place] for place in places) for row in rows],
            )
        except sqlite3.IntegrityError as error:
            raise ValueError(f"two rows for {table.name} have the same {', '.join(table.key)}") from error
        self._connection.executemany(upsert(table), rows)

    def _set_links(self, table: Table, rows: list[tuple[Any, ...]]) -> None:
        columns = [column for column, _ in table.links]
        places = [table.names.index(name) for name in (*columns, *table.key)]
        changes = ", ".join(f"{quoted(column)} = ?" for column in columns)
        where = " AND ".join(f"{quoted(key)} = ?" for key in table.key)
        changed = self._connection.executemany(
            f'UPDATE "{table.name}" SET {changes} WHERE {where}',  # noqa: S608 - our own names
            [tuple(row[place] for place in places) for row in rows],
        ).rowcount
        if changed != len(rows):
            raise ValueError(f"{len(rows) - changed} rows for {table.name} are linked that were never saved")


def _empty_links(connection: sqlite3.Connection, tables: set[Table], story_id: str | None) -> None:
    """Empty the links that point at rows of these tables, before they are set anew."""
    names = {table.name: table for table in tables}
    for table in PUBLIC:
        for column, parent in table.links:
            if parent not in names or (parent == "documents" and table.name != "documents"):
                continue
            if parent == "entities":  # set through `_joined`, and emptied where the entity goes
                continue
            where, values = f"{quoted(column)} IS NOT NULL", ()
            if story_id is not None:
                condition = names[parent].story
                chosen = f'SELECT {quoted(names[parent].key[0])} FROM "{parent}" WHERE {condition}'  # noqa: S608
                subject = quoted(table.key[0]) if parent == table.name else quoted(column)
                where, values = f"{where} AND {subject} IN ({chosen})", (story_id,)  # type: ignore[assignment]
            connection.execute(f'UPDATE "{table.name}" SET {quoted(column)} = NULL WHERE {where}', values)  # noqa: S608


def _delete_stale(connection: sqlite3.Connection, table: Table, story_id: str | None, *, saved: bool) -> None:
    """Remove the rows of a table that were not saved just now."""
    conditions, values = [], []
    if story_id is not None:
        conditions.append(table.story)
        values.append(story_id)
    if saved:
        same = " AND ".join(f'f.{quoted(key)} = "{table.name}".{quoted(key)}' for key in table.key)
        conditions.append(f'NOT EXISTS (SELECT 1 FROM temp."fresh_{table.name}" AS f WHERE {same})')  # noqa: S608
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    connection.execute(f'DELETE FROM "{table.name}"{where}', values)  # noqa: S608 - our own names


def _refuse_shared(connection: sqlite3.Connection, stage: str, scope: str, tables: set[Table]) -> None:
    filled = {table.name for table in tables if not table.links}
    for name, others in connection.execute(
        'SELECT "stage", "tables" FROM "_links" WHERE "stage" <> ? AND "story_id" IN (?, \'\')', (stage, scope)
    ):
        if shared := filled.intersection(json.loads(others)):
            raise ValueError(f"the stage {name!r} fills {', '.join(sorted(shared))} already; {stage!r} may not")


def basis(connection: sqlite3.Connection, story_id: str | None) -> str:
    """Digest what a link stage builds on: the reports of its scope and what their marks were made by.

    Args:
        connection: Any connection.
        story_id: The story; None for the whole workspace.

    Returns:
        Hexadecimal digest; it changes when a report is added or any of its stages is done anew.
    """
    digest = hashlib.blake2b(digest_size=16)
    where = (
        ""
        if story_id is None
        else 'WHERE "document_id" IN (SELECT "document_id" FROM "membership" WHERE "story_id" = ?) '
    )
    values = () if story_id is None else (story_id,)
    for query in (
        f'SELECT "document_id" FROM "documents" {where}ORDER BY 1',  # noqa: S608 - our own condition
        f'SELECT "document_id", "stage", "fingerprint" FROM "_stages" {where}ORDER BY 1, 2',  # noqa: S608
    ):
        for row in connection.execute(query, values):
            digest.update("\x1f".join(row).encode())
            digest.update(b"\x1e")
    return digest.hexdigest()


def links_pending(connection: sqlite3.Connection, stage: str, fingerprint: str, story_id: str | None) -> bool:
    """Whether a link stage is not done by this fingerprint over the marks as they are now."""
    row = connection.execute(
        'SELECT "fingerprint", "basis" FROM "_links" WHERE "stage" = ? AND "story_id" = ?', (stage, story_id or "")
    ).fetchone()
    return row is None or row[0] != fingerprint or row[1] != basis(connection, story_id)
