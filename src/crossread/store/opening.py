"""Makes the folder of a workspace, and finds out whether a folder is one that can be used."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from crossread.errors import WorkspaceError
from crossread.store.database import Database, explain, open_reader, open_writer
from crossread.store.failed import failed_csv
from crossread.store.folder import Folder, explain_file_error, write_whole
from crossread.store.migrate import migrate, schema_version, shipped_migrations
from crossread.store.schema import APPLICATION_ID
from crossread.store.user_files import EMPTY_FILES


def make_folder(folder: Folder) -> None:
    """Make what a workspace consists of; files of the analyst's that are there already stay as they are.

    Raises:
        WorkspaceError: The folder cannot be written to.
    """
    try:
        for path in (folder.path, folder.corpus, folder.user, folder.runs):
            path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain_file_error(error, folder.path) from error
    database = Database(folder.database, read_only=False)
    try:
        database.lock.acquire(database.busy_seconds)
        folder.sweep()
        for name, content in EMPTY_FILES.items():
            if not (folder.user / name).exists():
                write_whole(folder.user / name, content.encode())
        if not folder.failed.exists():
            write_whole(folder.failed, failed_csv([]))
        with database.explained():
            # A new file has nothing to lose yet: without waiting for the disk it is made in a third of the time.
            connection = open_writer(folder.database, careful=folder.database.exists())
            try:
                migrate(connection)
            finally:
                connection.close()
    finally:
        database.close()


def prepare(folder: Folder, database: Database) -> None:
    """Check that a folder holds a workspace this version can use, and bring an older one up to date.

    Raises:
        WorkspaceError: It does not, or it is damaged, or newer.
    """
    if not folder.database.is_file():
        what = "there is no such folder" if not folder.path.exists() else "the folder holds no crossread.db"
        raise WorkspaceError(
            f"{folder.path} is no workspace: {what}", hint=f"make one with: crossread run PATH -o {folder.path}"
        )
    newest = shipped_migrations()[-1].number
    version = _version(folder)
    if version > newest:
        raise WorkspaceError(
            f"{folder.path} was made by a newer crossread (schema {version}, this one knows {newest})",
            hint="install a newer crossread: pip install --upgrade crossread",
        )
    if version == newest:
        return
    if database.read_only:
        raise WorkspaceError(
            f"{folder.path} was made by an older crossread (schema {version}, this one needs {newest})",
            hint=f"bring it up to date with: crossread build {folder.path}",
        )
    make_folder(folder)


def _version(folder: Folder) -> int:
    """Read the number of the schema, after making sure that the file is a workspace's."""
    connection = None
    try:
        connection = open_reader(folder.database)
        version = schema_version(connection)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        empty = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    except sqlite3.Error as error:
        raise explain(error, folder.database) from error
    finally:
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
    if application != APPLICATION_ID and not (empty and version == 0):
        raise WorkspaceError(
            f"{folder.database} is a database of another program",
            hint="choose another folder for the workspace",
        )
    return version
