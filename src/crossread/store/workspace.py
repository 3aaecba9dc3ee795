"""A workspace: reports with their originals, what was found in them, and what links them, in one folder."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from crossread.errors import ReadError, WorkspaceError
from crossread.records import DateCandidate, Document, Failure, Reading, Story
from crossread.store import failed, links, loading, marks, readings, runs, searching
from crossread.store.checking import Problem, check
from crossread.store.copying import copy_tables
from crossread.store.database import BUSY_SECONDS, Database
from crossread.store.folder import Folder, write_whole
from crossread.store.migrate import shipped_migrations
from crossread.store.opening import make_folder, prepare
from crossread.store.originals import Originals
from crossread.store.overrides import Applied, apply_user_files, as_read
from crossread.store.schema import BY_NAME, TABLES, Column, Table, table_of
from crossread.store.user_files import UserFiles, read_user_files
from crossread.store.values import record_of, text_to_list, values_of

RecordType = TypeVar("RecordType")


class Workspace:
    """One open workspace; make it with `create`, `open` or `open_or_create`.

    It may be read from several threads at once, and by other programs while one of them writes.

    Attributes:
        path: Its folder.
        read_only: Whether it refuses to be changed.
    """

    def __init__(self, folder: Folder, database: Database) -> None:
        self.path = folder.path
        self.read_only = database.read_only
        self._folder = folder
        self._database = database
        self._originals = Originals(folder.corpus)
        self._recovered = False
        self._failures_changed = False

    @classmethod
    def create(cls, path: str | os.PathLike[str], *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Make a new workspace.

        Args:
            path: Its folder; it may exist when it holds no workspace.
            busy_seconds: How long a first write waits for another program.

        Raises:
            WorkspaceError: There is one already, or the folder cannot be written to.

        Example:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as folder, Workspace.create(folder) as workspace:
            ...     workspace.count(Document)
            0
        """
        folder = Folder(Path(path))
        if folder.database.exists():
            raise WorkspaceError(
                f"there is a workspace in {path} already", hint=f"add reports to it with: crossread add {path} PATH"
            )
        make_folder(folder)
        return cls.open(path, busy_seconds=busy_seconds)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open a workspace.

        Args:
            path: Its folder.
            read_only: Only read; never waits for a writer.
            busy_seconds: How long a first write waits for another program.

        Raises:
            WorkspaceError: It is none, is damaged, or was made by a newer version.
        """
        folder = Folder(Path(path))
        database = Database(folder.database, read_only=read_only, busy_seconds=busy_seconds)
        try:
            prepare(folder, database)
        except BaseException:
            database.close()
            raise
        return cls(folder, database)

    @classmethod
    def open_or_create(cls, path: str | os.PathLike[str], *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open a workspace, or make it where there is none."""
        exists = Folder(Path(path)).database.exists()
        return (cls.open if exists else cls.create)(path, busy_seconds=busy_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write `failed.csv` if the list changed, and close all files; a second time does nothing."""
        try:
            self._write_failed()
        finally:
            self._database.close()

    # Saving

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Save everything inside together or not at all; use it around many small saves.

        Raises:
            WorkspaceError: Another program writes, the folder cannot be written to, or the disk is full.
        """
        with self._saving():
            yield

    @contextmanager
    def _saving(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._originals.batch(), self._database.transaction() as connection:
                if not self._recovered:
                    self._originals.recover(connection)
                    self._recovered = True
                yield connection
        except BaseException:
            self._recovered = self._database.in_transaction()
            raise

    def save_reading(self, reading: Reading) -> bool:
        """Save a report with its original, dates and warnings.

        Args:
            reading: What ingest handed over.

        Returns:
            True when it is new. The same report a second time changes nothing.

        Raises:
            ReadError: The report cannot be stored; its message says why.
            WorkspaceError: The workspace cannot be written to.
        """
        with self._saving() as connection:
            return readings.save_reading(connection, self._originals, reading)

    def save_readings(self, batch: Iterable[Reading]) -> int:
        """Save many reports in one transaction; one that cannot be stored becomes a failure.

        Args:
            batch: What ingest handed over; some hundred at a time.

        Returns:
            How many are new.
        """
        new = 0
        with self._saving() as connection:
            for reading in batch:
                try:
                    new += readings.save_reading(connection, self._originals, reading)
                except ReadError as error:
                    self.save_failure(
                        Failure(
                            path=reading.document.path,
                            stage="ingest",
                            code=error.code,
                            message=str(error),
                            hint=error.hint,
                        )
                    )
        return new

    def save_failure(self, failure: Failure) -> None:
        """Save an input that could not be used; `failed.csv` is written when a run ends and on closing."""
        with self._saving() as connection:
            readings.save_failure(connection, failure)
        self._failures_changed = True

    def save_marks(self, document_id: str, stage: str, fingerprint: str, records: Iterable[Any]) -> None:
        """Replace what a stage found in a report, and remember that the stage is done for it.

        Args:
            document_id: The report.
            stage: Name of the stage; no two stages fill the same table.
            fingerprint: What the rows were made by: version of the stage, digests of its model and lexicons.
            records: All marks the stage finds in the report; links that other stages set on them are lost
                where the new record does not carry them.

        Raises:
            ValueError: The report is unknown, or a record breaks a rule; nothing is saved.
        """
        self.save_stages(document_id, [(stage, fingerprint, records)])

    def save_stages(self, document_id: str, stages: Iterable[tuple[str, str, Iterable[Any]]]) -> None:
        """Do `save_marks` for several stages of one report in one transaction.

        Args:
            document_id: The report.
            stages: Name, fingerprint and records of each.
        """
        with self._saving() as connection:
            for stage, fingerprint, found in stages:
                marks.save_marks(connection, document_id, stage, fingerprint, found)

    def save_links(self, stage: str, fingerprint: str, records: Iterable[Any], *, story_id: str | None = None) -> None:
        """Replace what a link stage holds, for the workspace or for one story, in one transaction.

        Records of links (Entity, Utterance, Story, ...) become the rows of the stage; rows that stay keep
        what other stages hang on them. Marks among the records (Quotation, Quantity, ..., and Document for
        `family_id`) must be saved already; their links are set from the record, and links to rows of this
        stage that no record sets again become empty.

        Args:
            stage: Name of the stage; no two stages fill the same table.
            fingerprint: What the rows were made by.
            records: In any order; read one at a time.
            story_id: The story they belong to; None for the whole workspace.

        Raises:
            ValueError: A record points at nothing, or breaks a rule; nothing is saved.
        """
        with self._saving() as connection:
            links.save_links(connection, stage, fingerprint, records, story_id)

    def forget_stage(self, stage: str) -> None:
        """Remove all marks of a stage, as if it had never been done (a stage was renamed or left out)."""
        with self._saving() as connection:
            marks.forget_stage(connection, stage)

    # What is still to do

    def pending(self, stage: str, fingerprint: str) -> Iterator[str]:
        """Yield the ids of reports for which a stage is not done by this fingerprint, in order of id."""
        with self._database.explained():
            found = self._database.connection().execute(marks.PENDING, (stage, fingerprint))
            for (document_id,) in found.fetchall() if self._database.in_transaction() else found:
                yield document_id

    def links_pending(self, stage: str, fingerprint: str, *, story_id: str | None = None) -> bool:
        """Whether a link stage is not done by this fingerprint over the marks as they are now."""
        with self._database.explained():
            return links.links_pending(self._database.connection(), stage, fingerprint, story_id)

    # Loading

    def snapshot(self) -> AbstractContextManager[None]:
        """Read one state of the workspace in this thread while a writer goes on (a context manager)."""
        return self._database.snapshot()

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

    # Tables

    def count(self, record: type[Any], *, document_id: str | None = None, story_id: str | None = None) -> int:
        """Count the rows of a record's table, all or those of a report or story."""
        with self._database.explained():
            return loading.count(self._database.connection(), table_of(record), document_id, story_id)

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """Names of all public tables and of their columns, in the order of the reference."""
        return {table.name: table.names for table in TABLES}

    def columns(self, table: str) -> tuple[Column, ...]:
        """The columns of a table with what they hold.

        Raises:
            KeyError: There is no such table.
        """
        return BY_NAME[table].columns

    def rows(self, table: str) -> Generator[tuple[Any, ...], None, None]:
        """Yield the rows of a table as plain values in its documented order.

        Args:
            table: Its name.

        Raises:
            KeyError: There is no such table.
        """
        return self._rows(BY_NAME[table])

    def _rows(self, table: Table) -> Generator[tuple[Any, ...], None, None]:
        for row in loading.rows(self._database, table):
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

    # Searching

    def search(
        self, query: str, *, kinds: Sequence[searching.HitKind] = ("reports",), limit: int = 20
    ) -> Iterator[searching.Hit]:
        """Yield passages that hold all words of a query, best first within each kind.

        Args:
            query: Words, "exact phrases" and begin* of words; case and accents do not matter.
            kinds: What is searched: reports, quotations, claims, figures, events.
            limit: At most so many of each kind.
        """
        expression = searching.match_expression(query)
        if not expression or limit < 1:
            return
        with self._database.explained():
            connection = self._database.connection()
            for kind in kinds:
                if kind == "reports":
                    yield from searching.search_reports(connection, expression, limit)
                else:
                    yield from searching.search_passages(connection, kind, expression, limit)

    # The analyst's own files

    def user_files(self) -> UserFiles:
        """Read the analyst's own files.

        Raises:
            UserFileError: A line cannot be understood; the message names file and line.
        """
        return read_user_files(self._folder.user)

    def apply_user_files(self) -> Applied:
        """Show outlets and dates as the analyst gives them, and as they were read where no line says so any more.

        Reports that change are pending again for every stage. Links among the files (actors, stories) are
        for the stages that link.

        Raises:
            UserFileError: A line cannot be understood; nothing changes.
        """
        files = self.user_files()
        with self._saving() as connection:
            return apply_user_files(connection, files)

    def check(self) -> Iterator[Problem]:
        """Yield everything that is not as it was saved: tables, passages, originals, index, files.

        Nothing is changed. The search index is compared only while nobody writes.
        """
        return check(self._folder, self._database, self._originals)

    # Runs

    def start_run(self, facts: Mapping[str, Any]) -> str:
        """Write the record of a run that begins and return its id.

        Args:
            facts: What is known before: settings, inputs, digests of models and lexicons.
        """
        self._refuse_reading()
        return runs.start_run(self._folder.runs, shipped_migrations()[-1].number, facts)

    def finish_run(self, run_id: str, facts: Mapping[str, Any]) -> None:
        """Complete the record of a run, and write `failed.csv`.

        Args:
            run_id: What `start_run` returned.
            facts: What is known after: counts, seconds, peak memory.
        """
        self._refuse_reading()
        self._failures_changed = True
        self._write_failed()
        runs.finish_run(self._folder.runs, run_id, facts)

    def runs(self) -> list[dict[str, Any]]:
        """Load all run records, the earliest first."""
        return runs.load_runs(self._folder.runs)

    def _refuse_reading(self) -> None:
        if self.read_only:
            raise WorkspaceError(f"{self.path} is open for reading only", hint="open it without read_only=True")

    def _write_failed(self) -> None:
        if self._failures_changed:
            write_whole(self._folder.failed, failed.failed_csv(loading.rows(self._database, table_of(Failure))))
            self._failures_changed = False
