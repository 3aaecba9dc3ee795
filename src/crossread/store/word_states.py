"""Keeps the states of the words of clauses beside the rows of the stage that found them; no table shows them."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterator, Sequence

from crossread.records.word_states import WIDTH, WordStates
from crossread.store.database import Database

_HEAD = struct.Struct("<I")
_STAGE = "clauses"


def keep_states(connection: sqlite3.Connection, fingerprint: str, states: WordStates) -> None:
    """Replace the states of a report, inside the open transaction.

    Args:
        connection: The writing connection.
        fingerprint: What they were made by.
        states: The states.
    """
    count = len(states.states) // WIDTH
    content = _HEAD.pack(count) + states.states + struct.pack(f"<{len(states.places)}I", *states.places)
    connection.execute(
        'INSERT OR REPLACE INTO "_features" ("stage", "document_id", "fingerprint", "content") VALUES (?, ?, ?, ?)',
        (_STAGE, states.document_id, fingerprint, content),
    )


def forget_states(connection: sqlite3.Connection, stage: str) -> None:
    """Remove all states, inside the open transaction, if it is their stage that is forgotten."""
    if stage == _STAGE:
        connection.execute('DELETE FROM "_features" WHERE "stage" = ?', (_STAGE,))


def load_states(database: Database, document_ids: Sequence[str]) -> Iterator[WordStates]:
    """Yield the states of some reports, in order of id; reports that have none are left out."""
    query = (
        'SELECT "document_id", "content" FROM "_features" WHERE "stage" = ? AND "document_id" IN '
        '(SELECT value FROM json_each(?)) ORDER BY "document_id"'
    )
    with database.explained():
        rows = database.connection().execute(query, (_STAGE, json.dumps(list(document_ids)))).fetchall()
    for document_id, content in rows:
        end = _HEAD.size + _HEAD.unpack_from(content)[0] * WIDTH
        places = struct.unpack(f"<{(len(content) - end) // 4}I", content[end:])
        yield WordStates(document_id=document_id, states=content[_HEAD.size : end], places=places)
