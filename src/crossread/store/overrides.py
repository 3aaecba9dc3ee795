"""Applies what the analyst says about outlets and dates to the reports, so that it can be taken back.

What was read is put aside before it is overruled (table `_as_read`) and put back when the line that
overruled it is gone; date candidates are never touched.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TypeVar
from urllib.parse import urlsplit

from crossread.records import Document
from crossread.store.user_files import UserFiles
from crossread.store.user_lines import DateLine, SourceLine

Line = TypeVar("Line", SourceLine, DateLine)
Shown = tuple[str | None, str | None, str | None, str | None]
"""Outlet, its origin, published, its origin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What the analyst's files did to the reports.

    Attributes:
        documents: Reports that now show something else than was read.
        changed: Reports that show something else than before this time; their stages wait again.
        unused: Lines that match no report, as "dates.csv, line 3: nothing matches 'x'".
    """

    documents: int
    changed: tuple[str, ...]
    unused: tuple[str, ...]


def apply_user_files(connection: sqlite3.Connection, files: UserFiles) -> Applied:
    """Overrule outlet and date of the reports that the files name, inside the open transaction.

    Args:
        connection: The writing connection.
        files: What the analyst wrote down.

    Returns:
        What changed.
    """
    used: set[tuple[str, int]] = set()
    changed: list[str] = []
    overruled = 0
    for document_id, path, url, read, shown in _reports(connection):
        source = _first(files.sources, document_id, path, url, read[0])
        date = _first(files.dates, document_id, path, None, None)
        wanted = read
        if source is not None:
            used.add(("sources.csv", source.line))
            if source.outlet:
                wanted = (source.outlet, "user", *wanted[2:])
        if date is not None:
            used.add(("dates.csv", date.line))
            wanted = (*wanted[:2], date.published, "user")
        overruled += wanted != read
        if wanted != shown:
            changed.append(document_id)
            _show(connection, document_id, read, wanted)
    lines: list[tuple[str, SourceLine | DateLine]] = [("sources.csv", line) for line in files.sources]
    lines += [("dates.csv", line) for line in files.dates]
    unused = [
        f"{name}, line {line.line}: nothing matches {line.match!r}"
        for name, line in lines
        if (name, line.line) not in used
    ]
    return Applied(documents=overruled, changed=tuple(changed), unused=tuple(unused))


def _reports(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str | None, Shown, Shown]]:
    found = connection.execute(
        'SELECT d."document_id", d."path", d."url", r."document_id", '
        'r."outlet", r."outlet_origin", r."published", r."published_origin", '
        'd."outlet", d."outlet_origin", d."published", d."published_origin" '
        'FROM "documents" AS d LEFT JOIN "_as_read" AS r USING ("document_id") ORDER BY 1'
    ).fetchall()
    for document_id, path, url, overruled, *values in found:
        shown = (values[4], values[5], values[6], values[7])
        read = (values[0], values[1], values[2], values[3]) if overruled is not None else shown
        yield document_id, path, url, read, shown


def _show(connection: sqlite3.Connection, document_id: str, read: Shown, wanted: Shown) -> None:
    if wanted == read:
        connection.execute('DELETE FROM "_as_read" WHERE "document_id" = ?', (document_id,))
    else:
        connection.execute('INSERT OR REPLACE INTO "_as_read" VALUES (?, ?, ?, ?, ?)', (document_id, *read))
    connection.execute(
        'UPDATE "documents" SET "outlet" = ?, "outlet_origin" = ?, "published" = ?, "published_origin" = ? '
        'WHERE "document_id" = ?',
        (*wanted, document_id),
    )
    # What was found with the old date ("last Monday") must be found again.
    connection.execute('UPDATE "_stages" SET "fingerprint" = \'\' WHERE "document_id" = ?', (document_id,))


def as_read(connection: sqlite3.Connection, document: Document) -> Document:
    """Give a report back the outlet and date it was read with.

    Args:
        connection: Any connection.
        document: The report as it is shown.
    """
    row = connection.execute(
        'SELECT "outlet", "outlet_origin", "published", "published_origin" FROM "_as_read" WHERE "document_id" = ?',
        (document.document_id,),
    ).fetchone()
    if row is None:
        return document
    return dataclasses.replace(document, outlet=row[0], outlet_origin=row[1], published=row[2], published_origin=row[3])


def _first(lines: Sequence[Line], document_id: str, path: str, url: str | None, outlet: str | None) -> Line | None:
    """Return the first line that matches a report."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return next((line for line in lines if matches(line.match, document_id, path, host, outlet)), None)


def matches(match: str, document_id: str, path: str, host: str, outlet: str | None) -> bool:
    """Whether a line of a user file means a report.

    Args:
        match: Id or path of a report, a pattern of paths, a host (its subdomains included), or an outlet.
        document_id: Id of the report.
        path: Its path as given; the end of it after a slash also matches.
        host: Host of its address, without "www.".
        outlet: Its outlet as read.

    Example:
        >>> matches("example.org", "d-1", "in/a.html", "news.example.org", None)
        True
        >>> matches("a.html", "d-1", "in/a.html", "", None), matches("in/*", "d-1", "in/a.html", "", None)
        (True, True)
    """
    if match in (document_id, path) or path.endswith("/" + match):
        return True
    if any(mark in match for mark in "*?[") and fnmatchcase(path, match):
        return True
    name = match.lower().removeprefix("www.")
    if host and (host == name or host.endswith("." + name)):
        return True
    return outlet is not None and outlet.casefold() == match.casefold()
