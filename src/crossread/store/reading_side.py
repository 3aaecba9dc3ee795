"""What can be asked of a workspace without changing it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeVar

from crossread.errors import WorkspaceError
from crossread.records import DateCandidate, Document, Reading, Story
from crossread.records.word_states import WordStates
from crossread.store import found, links, loading, marks, runs, told, word_states
from crossread.store.checking import Problem, check
from crossread.store.copying import copy_tables
from crossread.store.database import Database
from crossread.store.folder import Folder
from crossread.store.originals import Originals
from crossread.store.overrides import as_read
from crossread.store.schema import Column, Table
from crossread.store.searching_side import SearchableWorkspace
from crossread.store.tables import BY_NAME, PUBLIC, table_of
from crossread.store.user_files import UserFiles, read_user_files
from crossread.store.values import record_of, text_to_list, values_of

RecordType = TypeVar("RecordType")


class ReadableWorkspace(SearchableWorkspace):
    """The reading side of an open workspace.

    It may be used from several threads at once, and while another program writes.

    Attributes:
        path: Its folder.
        read_only: Whether it refuses to be changed.
    """

    def __init__(self, folder: Folder, database: Database) -> None:
        super().__init__(database)
        self.path = folder.path
        self.read_only = database.read_only
        self._folder = folder
        self._originals = Originals(folder.corpus)

    # Loading

    def snapshot(self) -> AbstractContextManager[None]:
        """Read one state of the workspace in this thread while a writer goes on (a context manager)."""
        return self._database.snapshot()

    def load_word_states(self, document_ids: Sequence[str]) -> Iterator[WordStates]:
        """Load the states of the words of the clauses of some reports, in order of id."""
        return word_states.load_states(self._database, document_ids)

    def load(
        self,
        record: type[RecordType],
        *,
        document_id: str | None = None,
        story_id: str | None = None,
        ids: Sequence[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> Iterator[RecordType]:
        """Yield records as they were saved, one at a time, in the documented order of their table.

        Args:
            record: The type of record.
            document_id: Only those about this report.
            story_id: Only those of this story, or of its reports.
            ids: Only those whose first key column is one of these.
            limit: At most so many.
            offset: Leave out so many first.
        """
        table = table_of(record)
        for row in loading.rows(
            self._database, table, document_id=document_id, story_id=story_id, ids=ids, limit=limit, offset=offset
        ):
            yield record_of(table, row)

    def load_document(self, document_id: str) -> Document:
        """Load one report.

        Raises:
            WorkspaceError: There is none with this id.
        """
        for document in self.load(Document, ids=[document_id]):
            return document
        raise WorkspaceError(
            f"no report {document_id} in {self.path}", hint=f"list the reports with: crossread show {self.path}"
        )

    def load_reading(self, document_id: str) -> Reading:
        """Load a report as it was read, with its original, dates and warnings; nothing of `user/` applies.

        Raises:
            WorkspaceError: There is none with this id, or its original is missing.
        """
        document = as_read(self._database.connection(), self.load_document(document_id))
        media_type, warnings = self._how_read(document_id)
        return Reading(
            document=document,
            dates=tuple(self.load(DateCandidate, document_id=document_id)),
            original=self._originals.read(document.sha256),
            media_type=media_type,
            warnings=warnings,
        )

    def warnings(self, document_id: str) -> tuple[str, ...]:
        """What a careful reader of a report should know, one line each."""
        return self._how_read(document_id)[1]

    def original(self, document_id: str) -> bytes:
        """Read the bytes of a report as they were given.

        Raises:
            WorkspaceError: There is no such report, or its original is missing.
        """
        with self._database.explained():
            row = (
                self._database.connection()
                .execute('SELECT "sha256" FROM "documents" WHERE "document_id" = ?', (document_id,))
                .fetchone()
            )
        if row is None:
            raise WorkspaceError(f"no report {document_id} in {self.path}", hint="")
        return self._originals.read(row[0])

    def _how_read(self, document_id: str) -> tuple[str, tuple[str, ...]]:
        with self._database.explained():
            row = (
                self._database.connection()
                .execute('SELECT "media_type", "warnings" FROM "_readings" WHERE "document_id" = ?', (document_id,))
                .fetchone()
            )
        return ("", ()) if row is None else (row[0], text_to_list(row[1]))

    def found_actors(self) -> Iterator[found.FoundActors]:
        """Yield whom each report names, as it was found there before anything was joined, in order of the ids."""
        return found.load_found_actors(self._database)

    def joined(self, document_id: str) -> tuple[found.Joined, ...]:
        """Which entity across reports each entity of a report is, how sure that is and why."""
        return found.load_joined(self._database, document_id)

    # Tables

    def count(self, record: type[Any], *, document_id: str | None = None, story_id: str | None = None) -> int:
        """Count the rows of a record's table, all or those of a report or story."""
        with self._database.explained():
            return loading.count(self._database.connection(), table_of(record), document_id, story_id)

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """Names of all public tables and of their columns, in the order of the reference."""
        return {table.name: table.names for table in PUBLIC}

    def columns(self, table: str) -> tuple[Column, ...]:
        """The columns of a table with what they hold.

        Raises:
            KeyError: There is no such table.
        """
        return BY_NAME[table].columns

    def rows(
        self, table: str, *, story_id: str | None = None, limit: int | None = None, offset: int | None = None
    ) -> Generator[tuple[Any, ...], None, None]:
        """Yield the rows of a table as plain values in its documented order.

        Args:
            table: Its name.
            story_id: Only those of this story, or of its reports.
            limit: At most so many.
            offset: Leave out so many first.

        Raises:
            KeyError: There is no such table.
        """
        return self._rows(BY_NAME[table], story_id=story_id, limit=limit, offset=offset)

    def _rows(self, table: Table, **chosen: Any) -> Generator[tuple[Any, ...], None, None]:  # noqa: ANN401 - of `loading.rows`
        for row in loading.rows(self._database, table, **chosen):
            yield values_of(table, row)

    def copy_tables(self, path: Path, tables: Sequence[str]) -> Mapping[str, int]:
        """Write public tables into a new plain SQLite file and return the number of rows of each.

        Args:
            path: The file; it must not exist.
            tables: Names of tables.
        """
        return copy_tables(self._database, path, tables)

    def table_name(self, record: type[Any]) -> str:
        """Name of the table that holds a type of record."""
        return table_of(record).name

    def ids_beginning(self, prefix: str, *, limit: int = 20) -> tuple[list[str], list[str]]:
        """List the ids of reports and of stories that begin with a prefix, in order."""
        with self._database.explained():
            connection = self._database.connection()
            return (
                loading.ids_beginning(connection, table_of(Document), prefix, limit),
                loading.ids_beginning(connection, table_of(Story), prefix, limit),
            )

    # What is still to do, and what was done

    def pending(self, stage: str, fingerprint: str) -> Iterator[str]:
        """Yield the ids of reports for which a stage is not done by this fingerprint, in order of id."""
        with self._database.explained():
            waiting = self._database.connection().execute(marks.PENDING, (stage, fingerprint))
            for (document_id,) in waiting.fetchall() if self._database.in_transaction() else waiting:
                yield document_id

    def links_pending(self, stage: str, fingerprint: str, *, story_id: str | None = None) -> bool:
        """Whether a link stage is not done by this fingerprint over the marks as they are now."""
        with self._database.explained():
            return links.links_pending(self._database.connection(), stage, fingerprint, story_id)

    def digest(self, record: type[Any], *, story_id: str | None = None) -> str:
        """Digest the rows of a table, of the whole workspace or of one story; equal rows give equal digests."""
        return loading.digest(self._database, table_of(record), story_id=story_id)

    def untold(self) -> list[str]:
        """List the reports that nobody who follows feeds was told of, by id."""
        with self._database.explained():
            return told.untold(self._database.connection())

    def has_path(self, path: str) -> bool:
        """Whether a report came under this path."""
        with self._database.explained():
            return told.has_path(self._database.connection(), path)

    def runs(self) -> list[dict[str, Any]]:
        """Load all run records, the earliest first."""
        return runs.load_runs(self._folder.runs)

    def user_files(self) -> UserFiles:
        """Read the analyst's own files.

        Raises:
            UserFileError: A line cannot be understood; the message names file and line.
        """
        return read_user_files(self._folder.user)

    def check(self) -> Iterator[Problem]:
        """Yield everything that is not as it was saved: tables, passages, originals, index, files.

        Nothing is changed. The search index is compared only while nobody writes.
        """
        return check(self._folder, self._database, self._originals)
