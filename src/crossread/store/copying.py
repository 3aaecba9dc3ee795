"""Copies public tables into a plain SQLite file: the same bytes whatever the order in which rows were saved."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from crossread.store.database import Database
from crossread.store.loading import rows
from crossread.store.readings import insert
from crossread.store.tables import BY_NAME

_ROWS_AT_ONCE = 500


def copy_tables(database: Database, path: Path, tables: Sequence[str]) -> dict[str, int]:
    """Write tables into a new SQLite file, rows in their documented order.

    Args:
        database: Where the tables are.
        path: The new file.
        tables: Their names.

    Returns:
        The number of rows of each.
    """
    counts = {}
    with database.snapshot(), database.explained():
        source = database.connection()
        copy = sqlite3.connect(path, isolation_level=None)
        try:
            copy.execute("PRAGMA journal_mode = OFF")  # the file counts only when it is complete
            copy.execute("PRAGMA synchronous = OFF")
            for name in tables:
                copy.execute("BEGIN")
                copy.execute(_definition(source, name, tables))
                copy.executemany(insert(BY_NAME[name]), rows(database, BY_NAME[name]))
                counts[name] = copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our own name
                copy.execute("COMMIT")
        finally:
            copy.close()
    return counts


def _definition(source: sqlite3.Connection, name: str, tables: Sequence[str]) -> str:
    """Return the statement that makes a table, without references to tables that are not copied."""
    sql: str = source.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone()[0]
    return re.sub(
        r' REFERENCES "(\w+)" \("\w+"\) ON DELETE [A-Z ]+? DEFERRABLE INITIALLY DEFERRED',
        lambda match: match[0] if match[1] in tables else "",
        sql,
    )
