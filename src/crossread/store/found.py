"""Keeps the entities that were found in each report beside those joined across reports, so that joining can be redone.

What annotate found never changes by joining: it rests in `_found`, and which entity across reports each of them is in
`_joined`. The public tables show the first through the second. A report found anew is shown through what is known.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossread.records import Entity, Label
from crossread.store.database import Database
from crossread.store.readings import insert
from crossread.store.schema import Table, quoted
from crossread.store.tables import BY_NAME
from crossread.store.values import Row, SqlValue, record_of

_ENTITIES = BY_NAME["entities"]
_LABELS = BY_NAME["labels"]
_MENTIONS = BY_NAME["mentions"]

Joins = Mapping[str, str | None]
"""For entities of a report the one across reports that each is; None for one that is left out."""

Reasons = Mapping[str, tuple[str | None, float | None, str | None]]
"""The same with how sure it is and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """An entity found in a report, and which entity across reports it is.

    Attributes:
        found_id: Id of the entity in its report.
        entity_id: Id across reports; None for one that the analyst leaves out.
        score: How sure that is, where it was joined to others.
        reason: Why, in words fit for the page.
    """

    found_id: str
    entity_id: str | None
    score: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundActors:
    """Whom one report names and how, before anything is joined.

    Attributes:
        document_id: The report.
        entities: Its entities.
        labels: How it names them, under the ids of this report.
    """

    document_id: str
    entities: tuple[Entity, ...]
    labels: tuple[Label, ...]


def load_found_actors(database: Database) -> Iterator[FoundActors]:
    """Yield the entities and labels of every report as they were found, in order of the reports' ids."""
    with database.explained():
        rows = database.connection().execute(
            'SELECT e."document_id", e."rows", l."rows" FROM "_found" AS e LEFT JOIN "_found" AS l '
            'ON l."document_id" = e."document_id" AND l."table" = \'labels\' '
            "WHERE e.\"table\" = 'entities' ORDER BY 1"
        )
        for document_id, entities, labels in rows:
            yield FoundActors(
                document_id=document_id,
                entities=tuple(record_of(_ENTITIES, row) for row in json.loads(entities)),
                labels=tuple(record_of(_LABELS, row) for row in json.loads(labels or "[]")),
            )


def keep_found(
    connection: sqlite3.Connection, document_id: str, before: Iterable[str], rows: dict[Table, list[Row]]
) -> tuple[dict[Table, list[Row]], list[Row]]:
    """Put aside what a stage found about entities, and say how its rows are to be shown.

    Args:
        connection: The writing connection.
        document_id: The report.
        before: Names of the tables the stage filled for this report before.
        rows: What it found now, by table.

    Returns:
        The rows through the entities they are joined to, without those of `entities`; and the entities that are
        new or have changed.
    """
    held = {*before, *(table.name for table in rows)}
    known: dict[SqlValue, Row] = {}
    if _ENTITIES in rows or _MENTIONS.name in held:
        known = {row[0]: row for row in _load(connection, document_id, _ENTITIES)}
        _keep(connection, document_id, _ENTITIES, rows.get(_ENTITIES, []))
    for name in sorted(held):
        table = BY_NAME[name]
        if table is not _ENTITIES and pointers(table):
            _keep(connection, document_id, table, _pointing(table, rows.get(table, [])))
    joins = load_joins(connection, document_id)
    shown = {table: show(table, found, joins) for table, found in rows.items() if table is not _ENTITIES}
    changed = [row for row in rows.get(_ENTITIES, []) if row[0] not in joins and known.get(row[0]) != row]
    return shown, changed


def forget_found(connection: sqlite3.Connection, document_id: str, tables: Iterable[str]) -> None:
    """Remove what was put aside for some tables of a report."""
    names = set(tables)
    if _MENTIONS.name in names:
        names.add(_ENTITIES.name)
        connection.execute('DELETE FROM "_joined" WHERE "document_id" = ?', (document_id,))
    for name in sorted(names):
        connection.execute('DELETE FROM "_found" WHERE "document_id" = ? AND "table" = ?', (document_id, name))


def load_joined(database: Database, document_id: str) -> tuple[Joined, ...]:
    """Load which entity across reports each entity of a report is, with the reasons, in order of the ids."""
    with database.explained():
        connection = database.connection()
        known = _load_reasons(connection, document_id)
        own = sorted(str(row[0]) for row in _load(connection, document_id, _ENTITIES))
    joined = []
    for found_id in own:
        entity_id, score, reason = known.get(found_id, (found_id, None, None))
        joined.append(Joined(found_id=found_id, entity_id=entity_id, score=score, reason=reason))
    return tuple(joined)


def save_joins(connection: sqlite3.Connection, joins: Mapping[str, Joined]) -> None:
    """Show every report through other entities, where these have changed, inside the open transaction.

    Args:
        connection: The writing connection.
        joins: For every entity found in any report the entity it is.

    Raises:
        ValueError: An entity found in a report is not among them.
    """
    reports = connection.execute(
        'SELECT f."document_id", f."rows", j."entities" FROM "_found" AS f LEFT JOIN "_joined" AS j '
        'USING ("document_id") WHERE f."table" = \'entities\' ORDER BY 1'
    ).fetchall()
    for document_id, rows, before in reports:
        own = [row[0] for row in json.loads(rows)]
        if missing := [found for found in own if found not in joins]:
            raise ValueError(f"{missing[0]} of {document_id} is no entity across reports")
        now = {
            found: (joins[found].entity_id, joins[found].score, joins[found].reason)
            for found in own
            if joins[found].entity_id != found or joins[found].reason
        }
        earlier = _read_reasons(before)
        if now == earlier:
            continue
        connection.execute('DELETE FROM "_joined" WHERE "document_id" = ?', (document_id,))
        if now:
            connection.execute('INSERT INTO "_joined" VALUES (?, ?)', (document_id, _written(now)))
        shown = _without_reasons(now)
        if shown != _without_reasons(earlier):
            _show_report(connection, document_id, shown)


def _show_report(connection: sqlite3.Connection, document_id: str, joins: Joins) -> None:
    """Write the entities of a report's rows anew."""
    for name, text in connection.execute(
        'SELECT "table", "rows" FROM "_found" WHERE "document_id" = ? ORDER BY 1', (document_id,)
    ).fetchall():
        table = BY_NAME[name]
        rows = json.loads(text)
        if table is _LABELS:
            connection.execute('DELETE FROM "labels" WHERE "document_id" = ?', (document_id,))
            connection.executemany(insert(table), show(table, rows, joins))
        elif table is not _ENTITIES:
            columns = pointers(table)
            changes = ", ".join(f"{quoted(column)} = ?" for column in columns)
            where = " AND ".join(f"{quoted(key)} = ?" for key in table.key)
            width = len(table.key)
            connection.executemany(
                f'UPDATE "{name}" SET {changes} WHERE {where}',  # noqa: S608 - our own names
                [(*_through(row[width:], joins), *row[:width]) for row in rows],
            )


def pointers(table: Table) -> tuple[str, ...]:
    """Columns of a table of one report that name entities."""
    if table is _LABELS:
        return ("entity_id",)
    return tuple(column for column, parent in table.links if parent == "entities")


def _pointing(table: Table, rows: Sequence[Row]) -> list[Row]:
    """Of labels all; of marks the key and the entities of each that names any."""
    if table is _LABELS:
        return list(rows)
    keys = [table.names.index(key) for key in table.key]
    places = [table.names.index(column) for column in pointers(table)]
    return [
        (*(row[place] for place in keys), *(row[place] for place in places))
        for row in rows
        if any(row[place] is not None for place in places)
    ]


def _through(values: Iterable[Any], joins: Joins) -> tuple[Any, ...]:
    return tuple(joins.get(value, value) for value in values)


def show(table: Table, rows: Iterable[Sequence[Any]], joins: Joins) -> list[Row]:
    """Rows through the entities they are joined to; labels that become equal are counted together."""
    columns = pointers(table)
    if not joins or not columns:
        return [tuple(row) for row in rows]
    places = [table.names.index(column) for column in columns]
    changed = []
    for row in rows:
        values = list(row)
        for place in places:
            values[place] = joins.get(values[place], values[place])
        changed.append(tuple(values))
    if table is not _LABELS:
        return changed
    counted: dict[Row, tuple[int, int]] = {}
    for row in changed:
        if row[0] is not None:
            count, first = counted.get(row[:5], (0, row[6]))
            counted[row[:5]] = (count + row[5], min(first, row[6]))
    return [(*key, *values) for key, values in sorted(counted.items())]


def _keep(connection: sqlite3.Connection, document_id: str, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(
            'INSERT OR REPLACE INTO "_found" VALUES (?, ?, ?)',
            (document_id, table.name, _written(sorted(rows, key=repr))),
        )
    else:
        connection.execute('DELETE FROM "_found" WHERE "document_id" = ? AND "table" = ?', (document_id, table.name))


def _load(connection: sqlite3.Connection, document_id: str, table: Table) -> list[Row]:
    row = connection.execute(
        'SELECT "rows" FROM "_found" WHERE "document_id" = ? AND "table" = ?', (document_id, table.name)
    ).fetchone()
    return [tuple(values) for values in json.loads(row[0])] if row else []


def load_joins(connection: sqlite3.Connection, document_id: str) -> Joins:
    """Load which entities of a report are another across reports."""
    return _without_reasons(_load_reasons(connection, document_id))


def _load_reasons(connection: sqlite3.Connection, document_id: str) -> Reasons:
    row = connection.execute('SELECT "entities" FROM "_joined" WHERE "document_id" = ?', (document_id,)).fetchone()
    return _read_reasons(row[0] if row else None)


def _read_reasons(text: str | None) -> Reasons:
    return {found: (target, score, reason) for found, (target, score, reason) in json.loads(text or "{}").items()}


def _without_reasons(reasons: Reasons) -> Joins:
    return {found: target for found, (target, _, _) in reasons.items() if target != found}


def _written(value: Any) -> str:  # noqa: ANN401 - rows or a mapping
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
