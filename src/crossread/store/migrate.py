"""Brings a database to the newest schema: numbered SQL files, each applied once, in order, in its own transaction."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from crossread.errors import WorkspaceError
from crossread.store.schema import APPLICATION_ID

STRICT_SINCE = (3, 37, 0)
"""First version of SQLite with STRICT tables; before it the same tables are made without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema.

    Attributes:
        number: Its place in the order, from 1; `PRAGMA user_version` after it.
        name: What it does, from its file name.
        sql: Its statements.
    """

    number: int
    name: str
    sql: str


def shipped_migrations() -> tuple[Migration, ...]:
    """Read the migrations that come with the package, in order.

    Example:
        >>> shipped_migrations()[0].name
        'initial'
    """
    found = []
    for file in resources.files(__package__).joinpath("migrations").iterdir():
        match = re.fullmatch(r"(\d{4})_(\w+)\.sql", file.name)
        if match:
            found.append(Migration(number=int(match[1]), name=match[2], sql=file.read_text("utf-8")))
    return tuple(sorted(found, key=lambda migration: migration.number))


def schema_version(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration a database has seen, 0 for a blank one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] | None = None) -> int:
    """Apply the migrations a database has not seen.

    Args:
        connection: A connection without an open transaction, in autocommit mode.
        migrations: All migrations in order; None for those that come with the package.

    Returns:
        How many were applied.

    Raises:
        WorkspaceError: The database was made by a newer version.
    """
    steps = shipped_migrations() if migrations is None else migrations
    newest = steps[-1].number
    version = schema_version(connection)
    if version > newest:
        raise WorkspaceError(
            f"the workspace has schema {version}, this version of crossread knows schemas up to {newest}",
            hint="install a newer crossread: pip install --upgrade crossread",
        )
    waiting = [step for step in steps if step.number > version]
    for step in waiting:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements(step.sql):
                connection.execute(fitting(statement, sqlite3.sqlite_version_info))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {step.number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return len(waiting)


def statements(sql: str) -> Iterator[str]:
    r"""Cut a file of SQL into statements; a trigger with its inner semicolons stays whole.

    Example:
        >>> list(statements("CREATE TABLE a (b); -- note\nDROP TABLE a;"))
        ['CREATE TABLE a (b);', '-- note\nDROP TABLE a;']
    """
    held = ""
    for piece in re.split(r"(?<=;)", sql):
        held += piece
        if held.strip() and sqlite3.complete_statement(held):
            yield held.strip()
            held = ""
    if held.strip():
        yield held.strip()


def fitting(statement: str, version: tuple[int, ...]) -> str:
    """Drop STRICT where the installed SQLite does not know it.

    Args:
        statement: One statement.
        version: Version of SQLite.

    Example:
        >>> fitting("CREATE TABLE a (b TEXT) STRICT, WITHOUT ROWID;", (3, 31, 0))
        'CREATE TABLE a (b TEXT) WITHOUT ROWID;'
    """
    if version >= STRICT_SINCE:
        return statement
    return re.sub(r"\) STRICT(, )?", lambda match: ") " if match[1] else ")", statement)
