"""Every schema leads to the newest one, in order, once, and whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from crossread.errors import WorkspaceError
from crossread.store.migrate import Migration, fitting, migrate, schema_version, shipped_migrations, statements
from crossread.store.schema import APPLICATION_ID

SHIPPED = shipped_migrations()
# What may follow one day: each needs the one before it.
FUTURE = (
    Migration(number=len(SHIPPED) + 1, name="add", sql="CREATE TABLE _extra (word TEXT);"),
    Migration(
        number=len(SHIPPED) + 2,
        name="fill",
        sql="INSERT INTO _extra VALUES ('one'); INSERT INTO _extra VALUES ('two');",
    ),
    Migration(number=len(SHIPPED) + 3, name="rename", sql="ALTER TABLE _extra RENAME TO _more;"),
)


@pytest.fixture
def blank() -> Iterator[sqlite3.Connection]:
    """An empty database in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def schema(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """All that a database declares."""
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()


def test_numbers_follow_each_other() -> None:
    """Migrations are numbered from 1 without a gap, and each has statements."""
    assert [step.number for step in SHIPPED] == list(range(1, len(SHIPPED) + 1))
    assert all(list(statements(step.sql)) for step in SHIPPED)


@pytest.mark.parametrize("stop", range(len(SHIPPED) + len(FUTURE) + 1))
def test_any_version_reaches_the_newest(blank: sqlite3.Connection, stop: int) -> None:
    """From blank and from every version between, the remaining migrations are applied in order, and no other."""
    steps = (*SHIPPED, *FUTURE)
    if stop:
        assert migrate(blank, steps[:stop]) == stop
    assert schema_version(blank) == stop
    assert migrate(blank, steps) == len(steps) - stop
    assert migrate(blank, steps) == 0
    straight = sqlite3.connect(":memory:", isolation_level=None)
    migrate(straight, steps)
    assert schema(blank) == schema(straight)
    straight.close()
    assert blank.execute("SELECT word FROM _more").fetchall() == [("one",), ("two",)]
    assert blank.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_failing_migration_leaves_the_version_before(blank: sqlite3.Connection) -> None:
    """A migration is applied whole or not at all."""
    broken = Migration(number=len(SHIPPED) + 1, name="broken", sql="CREATE TABLE _half (a); SELECT * FROM nowhere;")
    with pytest.raises(sqlite3.OperationalError):
        migrate(blank, (*SHIPPED, broken))
    assert schema_version(blank) == len(SHIPPED)
    assert blank.execute("SELECT 1 FROM sqlite_master WHERE name = '_half'").fetchone() is None
    assert migrate(blank, (*SHIPPED, *FUTURE)) == len(FUTURE)


def test_a_newer_version_is_refused(blank: sqlite3.Connection) -> None:
    """A database from a later version is left alone."""
    migrate(blank, (*SHIPPED, *FUTURE))
    with pytest.raises(WorkspaceError, match="schema"):
        migrate(blank, SHIPPED)


def test_an_old_sqlite_gets_the_same_tables(blank: sqlite3.Connection) -> None:
    """Without STRICT the schema still holds, table for table and column for column."""
    for step in SHIPPED:
        for statement in statements(step.sql):
            old = fitting(statement, (3, 31, 0))
            assert "STRICT" not in old
            blank.execute(old)
    new = sqlite3.connect(":memory:", isolation_level=None)
    migrate(new)
    for _, name, _, _ in (row for row in schema(new) if row[0] == "table"):
        columns = f'PRAGMA table_info("{name}")'
        assert blank.execute(columns).fetchall() == new.execute(columns).fetchall()
    new.close()
