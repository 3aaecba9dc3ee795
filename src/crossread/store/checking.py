"""Looks for anything in a workspace that is not as it was saved."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import Any

from crossread.errors import CrossreadError, WorkspaceError
from crossread.store import runs
from crossread.store.database import Database, open_writer
from crossread.store.folder import Folder
from crossread.store.locking import WriteLock
from crossread.store.misshown import misshown
from crossread.store.originals import Originals
from crossread.store.schema import Span, Table, order_by, quoted
from crossread.store.tables import PUBLIC
from crossread.store.user_files import read_user_files
from crossread.store.values import record_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a workspace that is not as it should be.

    Attributes:
        where: The table, file or folder.
        what: Which row or file, and what is wrong with it.
        code: A short stable word for scripts.
    """

    where: str
    what: str
    code: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} [{self.code}]"


def check(folder: Folder, database: Database, originals: Originals) -> Iterator[Problem]:
    """Yield all problems of a workspace; nothing when it is sound.

    The database is read in one state; constant memory beside the longest text.

    Args:
        folder: The folder.
        database: Its open database.
        originals: Its originals.
    """
    try:
        with database.snapshot(), database.explained():
            connection = database.connection()
            yield from _check_database(connection)
            yield from _check_rows(connection)
            for table, document_id in misshown(connection):
                what = f"rows of {document_id} name other entities than they are joined to"
                yield Problem(where=table, what=what, code="not_joined")
            yield from _check_spans(connection)
            yield from _check_originals(connection, originals)
        yield from _check_index(folder, database)
    except WorkspaceError as error:
        yield Problem(where=folder.database.name, what=str(error), code="damaged")
    yield from _check_files(folder)


def _check_database(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem(where="crossread.db", what=line, code="damaged")
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem(where=table, what=f"a row points at a row of {parent} that does not exist", code="dangling")
    orphans = connection.execute(
        'SELECT "document_id" FROM "documents" WHERE "document_id" NOT IN (SELECT "document_id" FROM "_readings") '
        "ORDER BY 1"
    )
    for (document_id,) in orphans:
        yield Problem(where="_readings", what=f"nothing says how {document_id} was read", code="missing_row")


def _check_rows(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Make each record again: that checks its closed lists, scores and spans."""
    for table in PUBLIC:
        names = ", ".join(quoted(name) for name in table.names if name != "text" or table.name != "documents")
        if table.name == "documents":
            names = names.replace('"family_id"', '\'\' AS "text", "family_id"')
        for row in connection.execute(f'SELECT {names} FROM "{table.name}" ORDER BY {order_by(table)}'):  # noqa: S608
            try:
                record_of(table, row)
            except (ValueError, TypeError) as error:
                yield Problem(where=table.name, what=f"{row[0]}: {error}", code="bad_row")


def _check_spans(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Compare every passage with its report, one report at a time."""
    following = [_Passages(connection, table, span) for table in PUBLIC for span in table.spans]
    documents = connection.execute('SELECT "document_id", "text" FROM "documents" ORDER BY "document_id"')
    for document_id, text in documents:
        yield from chain.from_iterable(passages.compare(document_id, text) for passages in following)


class _Passages:
    """The passages of one kind, in step with the reports."""

    def __init__(self, connection: sqlite3.Connection, table: Table, span: Span) -> None:
        self._table, self._span = table, span
        end = quoted(span.end) if span.end else "NULL"
        text = quoted(span.text) if span.text else "NULL"
        self._rows = connection.execute(
            f"SELECT {quoted(span.document)}, {quoted(span.start)}, {end}, {text}, {quoted(table.key[0])} "  # noqa: S608
            f'FROM "{table.name}" WHERE {quoted(span.start)} IS NOT NULL ORDER BY {quoted(span.document)}'
        )
        self._next: Any = self._rows.fetchone()

    def compare(self, document_id: str, text: str) -> Iterator[Problem]:
        while self._next is not None and self._next[0] <= document_id:
            of, start, end, stored, key = self._next
            self._next = self._rows.fetchone()
            if of != document_id:
                continue  # a row of no report: the check of foreign keys has told it
            stop = start + len(stored or "") if end is None else end
            if not 0 <= start < stop <= len(text):
                what = f"{key}: {self._span.start} [{start}, {stop}) lies outside the {len(text)} characters of {of}"
                yield Problem(where=self._table.name, what=what, code="outside")
            elif stored is not None and text[start:stop] != stored:
                what = f"{key}: {self._span.text} is {stored[:40]!r}, the report says {text[start:stop][:40]!r}"
                yield Problem(where=self._table.name, what=what, code="other_words")


def _check_originals(connection: sqlite3.Connection, originals: Originals) -> Iterator[Problem]:
    for (sha256,) in connection.execute('SELECT DISTINCT "sha256" FROM "documents" ORDER BY 1'):
        try:
            found = originals.digest(sha256)
        except OSError as error:
            yield Problem(where="corpus", what=f"{sha256}: {error.strerror or error}", code="missing_original")
            continue
        if found != sha256:
            yield Problem(where="corpus", what=f"{sha256}: its content has changed", code="changed_original")
    under_way = originals.journalled()
    for path in originals.files():
        known = connection.execute('SELECT 1 FROM "documents" WHERE "sha256" = ?', (path.name,)).fetchone()
        unfinished = path.name.startswith(".writing-") and under_way
        if known is None and path.name not in under_way and not unfinished:
            yield Problem(where="corpus", what=f"{path.name}: no report has this original", code="extra_file")
        elif known is not None and path != originals.place(path.name):
            yield Problem(where="corpus", what=f"{path}: it lies in the wrong folder", code="extra_file")


def _check_index(folder: Folder, database: Database) -> Iterator[Problem]:
    """Compare the search index with the texts; that takes a writer, so it is left out while another one works."""
    lock = WriteLock(folder.path / "crossread.lock")
    with suppress(CrossreadError, sqlite3.Error):
        if not database.lock.held:
            lock.acquire(0)
        connection = open_writer(folder.database)
        try:
            for index, told in (("_words", "texts"), ("_names", "actors")):
                if not _sound_index(connection, index):
                    what = f"the search index is out of step with the {told}"
                    yield Problem(where=index, what=what, code="index")
        finally:
            connection.close()
            lock.release()


def _sound_index(connection: sqlite3.Connection, index: str) -> bool:
    """Compare an index with what it indexes, and change nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f'INSERT INTO "{index}" ("{index}", "rank") VALUES (\'integrity-check\', 1)')  # noqa: S608
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
            return False
        raise
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return True


def _check_files(folder: Folder) -> Iterator[Problem]:
    try:
        read_user_files(folder.user)
    except CrossreadError as error:
        yield Problem(where="user", what=str(error), code=error.code)
    try:
        runs.load_runs(folder.runs)
    except (ValueError, OSError) as error:
        yield Problem(where="runs", what=str(error), code="bad_file")
