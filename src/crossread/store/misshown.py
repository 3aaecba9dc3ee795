"""Looks for rows that do not show the entity across reports that was joined to what was found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from crossread.store.found import load_joins, pointers, show
from crossread.store.schema import quoted
from crossread.store.tables import BY_NAME


def misshown(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the table and report of rows that do not show the entity they are joined to."""
    present: dict[str | None, str] = {
        row[0]: row[0] for row in connection.execute('SELECT "entity_id" FROM "entities"')
    }
    reports = connection.execute('SELECT "document_id", "table", "rows" FROM "_found" ORDER BY 1, 2').fetchall()
    for document_id, name, text in reports:
        table = BY_NAME[name]
        if table is BY_NAME["entities"]:
            continue
        rows, joins, width = json.loads(text), load_joins(connection, document_id), len(table.key)
        if table is BY_NAME["labels"]:
            wanted = {row[:5]: row[5:] for row in show(table, rows, joins) if row[0] in present}
            columns = table.names
        else:
            wanted = {
                tuple(row[:width]): tuple(present.get(joins.get(one, one)) for one in row[width:]) for row in rows
            }
            columns = (*table.key, *pointers(table))
        stored = connection.execute(
            f'SELECT {", ".join(map(quoted, columns))} FROM "{name}" WHERE "document_id" = ?',  # noqa: S608
            (document_id,),
        )
        shown = {row[:width]: row[width:] for row in stored}
        # A stage that links may name an entity where the report itself named none.
        if any(
            key not in shown or any(one not in (None, other) for one, other in zip(values, shown[key], strict=True))
            for key, values in wanted.items()
        ):
            yield name, document_id
