"""Which reports a reader who follows feeds has been told of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def untold(connection: sqlite3.Connection) -> list[str]:
    """List the reports nobody was told of, by id."""
    query = (
        'SELECT "document_id" FROM "documents" AS d WHERE NOT EXISTS '
        '(SELECT 1 FROM "_told" AS t WHERE t."document_id" = d."document_id") ORDER BY 1'
    )
    return [row[0] for row in connection.execute(query)]


def save_told(connection: sqlite3.Connection, document_ids: Iterable[str]) -> None:
    """Remember that these reports were told of, inside the open transaction."""
    connection.executemany('INSERT OR IGNORE INTO "_told" VALUES (?)', [(one,) for one in document_ids])


def has_path(connection: sqlite3.Connection, path: str) -> bool:
    """Whether a report came under this path."""
    return connection.execute('SELECT 1 FROM "documents" WHERE "path" = ? LIMIT 1', (path,)).fetchone() is not None
