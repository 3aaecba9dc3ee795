"""A workspace: reports with their originals, what was found in them, and what links them, in one folder."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from crossread.errors import ReadError, WorkspaceError
from crossread.records import Failure, Reading
from crossread.store import failed, links, loading, marks, readings, runs, told
from crossread.store.database import BUSY_SECONDS, Database
from crossread.store.features import Features
from crossread.store.folder import Folder, write_whole
from crossread.store.migrate import shipped_migrations
from crossread.store.opening import make_folder, prepare
from crossread.store.overrides import Applied, apply_user_files
from crossread.store.reading_side import ReadableWorkspace
from crossread.store.tables import table_of


class Workspace(ReadableWorkspace):
    """One open workspace; make it with `create`, `open` or `open_or_create`.

    It may be read from several threads at once, and by other programs while one of them writes.

    Attributes:
        path: Its folder.
        read_only: Whether it refuses to be changed.
    """

    def __init__(self, folder: Folder, database: Database) -> None:
        super().__init__(folder, database)
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
            >>> from crossread.records import Document
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
            with self._database.guard, self._originals.batch(), self._database.transaction() as connection:
                if not self._recovered:
                    self._folder.sweep()
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

    def save_told(self, document_ids: Iterable[str]) -> None:
        """Remember that a reader was told of these reports."""
        with self._saving() as connection:
            told.save_told(connection, document_ids)

    def forget_links(self, stage: str, *, keep: Iterable[str]) -> None:
        """Remove what a stage that links story by story holds for stories that are no more.

        Args:
            stage: Name of the stage.
            keep: Ids of the stories there are.
        """
        with self._saving() as connection:
            links.forget_links(connection, stage, frozenset(keep))

    def forget_stage(self, stage: str) -> None:
        """Remove all marks of a stage, as if it had never been done (a stage was renamed or left out)."""
        with self._saving() as connection:
            marks.forget_stage(connection, stage)

    def features(self, stage: str) -> Features:
        """What a step that links stores about reports, beside its rows."""
        return Features(self._database, self._saving, stage)

    # The analyst's own files

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

    # Runs

    def start_run(self, facts: Mapping[str, Any]) -> str:
        """Write the record of a run that begins and return its id.

        Args:
            facts: What is known before: settings, inputs, digests of models and lexicons.

        Raises:
            WorkspaceError: Another program is writing, or the workspace is open for reading only.
        """
        with self._saving():
            return runs.start_run(self._folder.runs, shipped_migrations()[-1].number, facts)

    def finish_run(self, run_id: str, facts: Mapping[str, Any]) -> None:
        """Complete the record of a run, and write `failed.csv`.

        Args:
            run_id: What `start_run` returned.
            facts: What is known after: counts, seconds, peak memory.
        """
        self._failures_changed = True
        with self._saving():
            self._write_failed()
            runs.finish_run(self._folder.runs, run_id, facts)

    def _write_failed(self) -> None:
        if self._failures_changed:
            write_whole(self._folder.failed, failed.failed_csv(loading.rows(self._database, table_of(Failure))))
            self._failures_changed = False
