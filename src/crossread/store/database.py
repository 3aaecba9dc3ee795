"""Connections to the database of a workspace: one for writing, one a thread for reading."""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crossread.errors import WorkspaceError
from crossread.store.locking import WriteLock

BUSY_SECONDS = 5.0
"""How long a writer waits for another one before it gives up."""

# No memory mapping: it is hardly faster here, and the whole file then counts as memory of the process.
_WRITER_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -32768",  # KiB
    "PRAGMA wal_autocheckpoint = 4000",  # pages: 16 MB, fewer checkpoints in bulk loads
    "PRAGMA journal_size_limit = 67108864",
    "PRAGMA recursive_triggers = ON",
)
_READER_SETTINGS = (
    "PRAGMA query_only = ON",
    "PRAGMA cache_size = -8192",
)


class _Reader:
    """A reading connection that closes itself when its thread ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.snapshots = 0

    def __del__(self) -> None:
        self.connection.close()


class Database:
    """The database file of a workspace.

    Args:
        path: The file.
        read_only: Refuse to write.
        busy_seconds: How long a first write waits for another writer.

    Attributes:
        lock: Held against other programs from the first write until closing.
        guard: Held by the thread that writes; other threads of this program wait for it.
    """

    def __init__(self, path: Path, *, read_only: bool, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self.read_only = read_only
        self.busy_seconds = busy_seconds
        self.lock = WriteLock(path.with_name("crossread.lock"))
        self._writer: sqlite3.Connection | None = None
        self.guard = threading.RLock()
        self._depth = 0
        self._writing_thread: int | None = None
        self._local = threading.local()
        self._readers: weakref.WeakSet[_Reader] = weakref.WeakSet()
        self._closed = False

    def connection(self) -> sqlite3.Connection:
        """Return the connection this thread reads from.

        Inside `transaction` it is the writing one, so that a thread sees what it has just saved.
        """
        if self._writing_thread == threading.get_ident() and self._writer is not None:
            return self._writer
        return self._reader().connection

    def in_transaction(self) -> bool:
        """Whether this thread is inside `transaction`."""
        return self._writing_thread == threading.get_ident()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Save everything inside together or not at all; nested ones are part of the outermost.

        Raises:
            WorkspaceError: Another program writes, the folder cannot be written to, or the disk is full.
            ValueError: A row breaks a rule of the schema (a double key, a link to nothing).
        """
        with self.guard, self.explained():
            writer = self._write_connection()
            if self._depth:
                yield writer
                return
            writer.execute("BEGIN IMMEDIATE")
            self._depth, self._writing_thread = 1, threading.get_ident()
            try:
                yield writer
                _commit(writer)
            except BaseException:
                if writer.in_transaction:
                    with suppress(sqlite3.Error):
                        writer.execute("ROLLBACK")
                raise
            finally:
                self._depth, self._writing_thread = 0, None

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the workspace in this thread, whatever is saved meanwhile."""
        if self.in_transaction():
            yield
            return
        reader = self._reader()
        if reader.snapshots == 0:
            reader.connection.execute("BEGIN")
        reader.snapshots += 1
        try:
            yield
        finally:
            reader.snapshots -= 1
            if reader.snapshots == 0 and not self._closed:
                reader.connection.execute("ROLLBACK")

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn errors of SQLite and of the file system into errors that say what to do."""
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise ValueError(f"a row cannot be saved: {error}") from error
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def close(self) -> None:
        """Close all connections and let the lock go."""
        self._closed = True
        for reader in list(self._readers):
            reader.connection.close()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self.lock.release()

    def _reader(self) -> _Reader:
        self._refuse_closed()
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is None:
            reader = _Reader(open_reader(self.path))
            self._local.reader = reader
            self._readers.add(reader)
        return reader

    def _write_connection(self) -> sqlite3.Connection:
        self._refuse_closed()
        if self.read_only:
            raise WorkspaceError(f"{self.path.parent} is open for reading only", hint="open it without read_only=True")
        if self._writer is None:
            self.lock.acquire(self.busy_seconds)
            self._writer = open_writer(self.path, self.busy_seconds)
        return self._writer

    def _refuse_closed(self) -> None:
        if self._closed:
            raise WorkspaceError(f"{self.path.parent} is closed", hint="open the workspace again")


def _commit(writer: sqlite3.Connection) -> None:
    try:
        writer.execute("COMMIT")
    except sqlite3.IntegrityError as error:
        broken = writer.execute('SELECT "table", "parent" FROM pragma_foreign_key_check LIMIT 1').fetchone()
        if broken is None:
            raise
        raise ValueError(f"a row for {broken[0]} points at a row of {broken[1]} that does not exist") from error


def open_writer(path: Path, busy_seconds: float = BUSY_SECONDS, *, careful: bool = True) -> sqlite3.Connection:
    """Open a database for writing, in autocommit mode; it is made when it does not exist.

    Args:
        path: The file.
        busy_seconds: How long to wait for another connection.
        careful: Wait for the disk where that keeps the file sound over a power cut.
    """
    connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA auto_vacuum = NONE")
        connection.execute("PRAGMA journal_mode = WAL")
        for setting in _WRITER_SETTINGS:
            connection.execute(setting)
        if careful:
            # In WAL mode a crash loses nothing, a power cut at most the last saves.
            connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """Open a database for reading, also one in a folder that cannot be written to."""
    uri = path.absolute().as_uri()
    modes = ["rw"] if os.access(path.parent, os.W_OK) and os.access(path, os.W_OK) else ["ro", "ro&immutable=1"]
    for mode in modes:
        connection = sqlite3.connect(
            f"{uri}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            for setting in _READER_SETTINGS:
                connection.execute(setting)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            # A WAL database in a read-only folder opens as it is when nothing waits in its log.
            if mode == "ro" and error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                continue
            raise
        except BaseException:
            connection.close()
            raise
        return connection
    raise WorkspaceError(f"cannot open {path}", hint="copy the workspace to a folder that can be written to")


_EXPLANATIONS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and run the same command again; nothing saved is lost"),
    sqlite3.SQLITE_READONLY: (
        "it cannot be written to",
        "make the folder and its files writable, or copy it elsewhere",
    ),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "check that the folder exists and may be read and written"),
    sqlite3.SQLITE_BUSY: ("it is busy: another program is writing to it", "wait until it is done, or stop it"),
    sqlite3.SQLITE_LOCKED: ("it is busy: another program is writing to it", "wait until it is done, or stop it"),
    sqlite3.SQLITE_NOTADB: ("it is no database", "restore crossread.db from a copy, or start a new workspace"),
    sqlite3.SQLITE_CORRUPT: (
        "it is damaged",
        "restore the workspace from a copy, or add the originals in corpus/ anew",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk reports an error",
        "check the disk and its free space, then run the command again",
    ),
    sqlite3.SQLITE_PERM: ("access is denied", "check who owns the folder and its files"),
}


def explain(error: sqlite3.Error, path: Path) -> WorkspaceError:
    """Say in words what SQLite reports.

    Args:
        error: The error.
        path: The database.

    Returns:
        The error to raise instead.
    """
    code = getattr(error, "sqlite_errorcode", None)
    known = _EXPLANATIONS.get(code & 0xFF) if code is not None else None
    if known is not None:
        return WorkspaceError(f"{path}: {known[0]} ({error})", hint=known[1])
    return WorkspaceError(f"{path}: {error}", hint=f"look for damage with: crossread check {path.parent}")


def describe_sqlite() -> str:
    """Say which SQLite is in use and what it can do, for `crossread doctor`.

    Example:
        >>> describe_sqlite().split()[0].count(".")
        2
    """
    connection = sqlite3.connect(":memory:")
    try:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    finally:
        connection.close()
    search = "with" if "ENABLE_FTS5" in options else "WITHOUT"
    strict = "" if sqlite3.sqlite_version_info >= (3, 37, 0) else ", no STRICT tables"
    return f"{sqlite3.sqlite_version} {search} FTS5{strict}"
