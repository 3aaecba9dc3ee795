"""What a step that links reports compares of each report, made once and stored; and what it found for parts before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from crossread.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureState:
    """Whether the features of a report are stored, and what they would be made from.

    Attributes:
        document_id: The report.
        path: Where it came from.
        published: Its time.
        family_id: Its family.
        made_from: What they would be made from now: time, headline, outlet, and the stages they build on.
        stored: What the stored ones were made from and by; None when there are none.
    """

    document_id: str
    path: str
    published: str | None
    family_id: str | None
    made_from: str
    stored: str | None


class Features:
    """What one step stores about reports; make it with `Workspace.features`."""

    def __init__(
        self, database: Database, saving: Callable[[], AbstractContextManager[sqlite3.Connection]], stage: str
    ) -> None:
        self._database = database
        self._saving = saving
        self._stage = stage

    def states(self, builds_on: Sequence[str]) -> Iterator[FeatureState]:
        """Yield the state of every report, in order of id.

        Args:
            builds_on: Stages whose marks the features are made from.
        """
        columns = "".join(
            ', (SELECT s."fingerprint" FROM "_stages" AS s WHERE s."document_id" = d."document_id" AND s."stage" = ?)'
            for _ in builds_on
        )
        query = (
            'SELECT d."document_id", d."path", d."published", d."family_id", f."fingerprint", '  # noqa: S608
            f'd."title", d."outlet"{columns} FROM "documents" AS d '
            'LEFT JOIN "_features" AS f ON f."document_id" = d."document_id" AND f."stage" = ? ORDER BY 1'
        )
        with self._database.explained():
            rows = self._database.connection().execute(query, (*builds_on, self._stage)).fetchall()
        for document_id, path, published, family_id, stored, *made_from in rows:
            yield FeatureState(
                document_id=document_id,
                path=path,
                published=published,
                family_id=family_id,
                made_from=json.dumps([published, *made_from], ensure_ascii=False),
                stored=stored,
            )

    def load(self, document_ids: Sequence[str]) -> Mapping[str, bytes]:
        """Load the features of some reports, by id."""
        query = (
            'SELECT "document_id", "content" FROM "_features" WHERE "stage" = ? AND "document_id" IN '
            "(SELECT value FROM json_each(?))"
        )
        with self._database.explained():
            return dict(self._database.connection().execute(query, (self._stage, json.dumps(list(document_ids)))))

    def save(self, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Save id, fingerprint and features of some reports."""
        with self._saving() as connection:
            connection.executemany(
                'INSERT OR REPLACE INTO "_features" ("stage", "document_id", "fingerprint", "content") '
                "VALUES (?, ?, ?, ?)",
                [(self._stage, *row) for row in rows],
            )

    def find_kept(self, key: str) -> bytes | None:
        """Load what the step found under a key before; None when it found nothing."""
        query = 'SELECT "content" FROM "_kept" WHERE "stage" = ? AND "key" = ?'
        with self._database.explained():
            row = self._database.connection().execute(query, (self._stage, key)).fetchone()
        return None if row is None else bytes(row[0])

    def keep(self, key: str, content: bytes) -> None:
        """Keep what the step found under a key."""
        with self._saving() as connection:
            connection.execute('INSERT OR REPLACE INTO "_kept" VALUES (?, ?, ?)', (self._stage, key, content))

    def forget(self, wanted: Callable[[str], bool]) -> None:
        """Forget what was kept under keys that are not wanted any more."""
        with self._saving() as connection:
            keys = connection.execute('SELECT "key" FROM "_kept" WHERE "stage" = ?', (self._stage,)).fetchall()
            connection.executemany(
                'DELETE FROM "_kept" WHERE "stage" = ? AND "key" = ?',
                [(self._stage, key) for (key,) in keys if not wanted(key)],
            )
