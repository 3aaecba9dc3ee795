"""Saves reports as they were read, and inputs that could not be."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from crossread.errors import ReadError
from crossread.records import DateCandidate, Document, Failure, Reading
from crossread.store.originals import Originals
from crossread.store.schema import Table, quoted
from crossread.store.tables import table_of
from crossread.store.values import Row, row_of

_DOCUMENTS = table_of(Document)
_DATES = table_of(DateCandidate)
_FAILURES = table_of(Failure)
_MAX_TEXT_BYTES = 900_000_000
"""SQLite refuses values above 1,000,000,000 bytes."""


def insert(table: Table, verb: str = "INSERT") -> str:
    """Write the statement that saves one row of a table.

    Example:
        >>> insert(_DATES)[:30]
        'INSERT INTO "dates" ("document'
    """
    names = ", ".join(quoted(name) for name in table.names)
    marks = ", ".join("?" * len(table.names))
    return f'{verb} INTO "{table.name}" ({names}) VALUES ({marks})'


_INSERT_DOCUMENT = insert(_DOCUMENTS)
_INSERT_DATE = insert(_DATES)
_REPLACE_FAILURE = insert(_FAILURES, "INSERT OR REPLACE")


def save_reading(connection: sqlite3.Connection, originals: Originals, reading: Reading) -> bool:
    """Save one report inside the open transaction.

    Args:
        connection: The writing connection.
        originals: Where its bytes go.
        reading: The report.

    Returns:
        True when it is new; False when it was there, and nothing but a lost original changes.

    Raises:
        ReadError: The report cannot be stored (characters that are not Unicode, a text too long).
        ValueError: The digest or the dates belong to something else.
    """
    document = reading.document
    refuse_unstorable(reading)
    for date in reading.dates:
        if date.document_id != document.document_id:
            raise ValueError(f"a date of {date.document_id} was handed over with {document.document_id}")
    known = connection.execute('SELECT 1 FROM "documents" WHERE "document_id" = ?', (document.document_id,)).fetchone()
    originals.write(document.sha256, reading.original)
    if known is not None:
        return False
    warnings = json.dumps(list(reading.warnings), ensure_ascii=False)
    connection.execute(
        'INSERT INTO "_readings" ("document_id", "media_type", "warnings") VALUES (?, ?, ?)',
        (document.document_id, reading.media_type, warnings),
    )
    connection.execute(_INSERT_DOCUMENT, row_of(_DOCUMENTS, document))
    connection.executemany(_INSERT_DATE, [row_of(_DATES, date) for date in reading.dates])
    connection.execute('DELETE FROM "failures" WHERE "path" = ? AND "stage" = ?', (printable(document.path), "ingest"))
    return True


def save_failure(connection: sqlite3.Connection, failure: Failure) -> None:
    """Save an input that could not be used; one of the same path, stage and code is replaced."""
    row: Row = tuple(printable(str(value)) for value in row_of(_FAILURES, failure))
    connection.execute(_REPLACE_FAILURE, row)


def refuse_unstorable(reading: Reading) -> None:
    """Refuse a report that SQLite cannot keep without changing it.

    Raises:
        ReadError: It holds half a surrogate pair, or its text is too long.
    """
    document = reading.document
    if len(document.text) > _MAX_TEXT_BYTES // 4 and len(document.text.encode("utf-8", "replace")) > _MAX_TEXT_BYTES:
        raise ReadError(
            f"{printable(document.path)}: its text is longer than a workspace can keep ({_MAX_TEXT_BYTES:,} bytes)",
            hint="split the file into reports",
            code="too_long",
        )
    for strings in (_strings(row_of(_DOCUMENTS, document)), reading.warnings, (reading.media_type,)):
        for value in strings:
            try:
                value.encode("utf-8")
            except UnicodeEncodeError as error:
                raise ReadError(
                    f"{printable(document.path)}: it holds half a character (U+{ord(value[error.start]):04X})",
                    hint="save the file as UTF-8, or rename it if the character stands in its name",
                    code="not_unicode",
                ) from error


def printable(text: str) -> str:
    r"""Write what is not Unicode as an escape, so that a broken file name can be listed.

    Example:
        >>> printable("caf\udce9.txt")
        'caf\\udce9.txt'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _strings(values: Iterable[object]) -> Iterable[str]:
    return (value for value in values if isinstance(value, str))
