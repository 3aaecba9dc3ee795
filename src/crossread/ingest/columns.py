"""What the columns of a table and the fields of a JSON object mean, by the names people give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from crossread.ingest.dates import read_date
from crossread.ingest.piece import FoundDate, Known

# The meaning of a column by its name, written without case, spaces and marks; the first that is there and
# not empty is taken. The names are those of common news APIs, scrapers and crawls.
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "articlebody", "content", "fulltext", "articletext", "maintext", "bodytext", "plaintext",
        "contenttext", "article", "story", "rawtext", "transcript",
    ),
    "html": ("html", "rawhtml", "contenthtml", "bodyhtml"),
    "title": ("title", "headline", "heading", "articletitle", "subject"),
    "url": ("url", "link", "sourceurl", "canonicalurl", "articleurl", "weburl", "permalink", "href"),
    "date": (
        "datepublished", "publishedat", "publisheddate", "publicationdate", "published", "pubdate", "publishdate",
        "publishedon", "datepublish", "firstpublished", "date", "datetime", "timestamp", "time", "created", "createdat",
    ),
    "modified": ("datemodified", "modified", "updatedat", "updated", "lastmodified"),
    "outlet": (
        "outlet", "publisher", "sourcename", "publication", "newspaper", "sitename", "source", "domain", "sourcedomain",
        "hostname", "site", "feed",
    ),
    "byline": ("byline", "author", "authors", "creator", "writer", "journalist"),
    "file": ("file", "filename", "filepath", "path"),
}  # fmt: skip
_MARKS = re.compile(r"[^a-z0-9]")
_DELIMITERS = (",", "\t", ";", "|")
_PROSE_COLUMN = 40  # a column name of this length is a sentence


def plain_name(column: object) -> str:
    """Write a column name without case, spaces and marks.

    Example:
        >>> plain_name("Published_At ")
        'publishedat'
    """
    return _MARKS.sub("", str(column).lower())


def pick(fields: Mapping[str, object], meaning: str) -> object | None:
    """Take the first field of a meaning that is not empty.

    Args:
        fields: Values by `plain_name`.
        meaning: A key of `COLUMNS`.

    Returns:
        The value, or None.

    Example:
        >>> pick({"headline": "Two planes land", "title": ""}, "title")
        'Two planes land'
    """
    for name in COLUMNS[meaning]:
        value = fields.get(name)
        if value not in (None, "", [], {}):
            return value
    return None


def known_of(fields: Mapping[str, object]) -> Known:
    """Read the metadata of one article from its fields.

    Args:
        fields: Values by `plain_name`.

    Returns:
        What they say, dates and outlet with origin `record`.

    Example:
        >>> known_of({"source": {"name": "Example Post"}, "publishedat": "2021-05-05"}).outlet
        'Example Post'
    """
    outlet = as_words(pick(fields, "outlet"))
    return Known(
        title=as_words(pick(fields, "title")),
        outlet=outlet,
        outlet_origin="record" if outlet else None,
        byline=as_words(pick(fields, "byline")),
        url=_as_address(pick(fields, "url")),
        dates=tuple(FoundDate(value, "record") for value in [_as_date(pick(fields, "date"))] if value),
        modified=_as_date(pick(fields, "modified")),
    )


def as_words(value: object) -> str | None:
    """Read a name or a headline from a field that may be a string, an object with a name, or a list of them.

    Example:
        >>> as_words([{"name": "A. Writer"}, "B. Editor"])
        'A. Writer, B. Editor'
    """
    if isinstance(value, list | tuple):
        return ", ".join(words for words in map(as_words, value) if words) or None
    if isinstance(value, Mapping):
        fields = {plain_name(key): inner for key, inner in value.items()}
        return as_words(fields.get("name") or fields.get("title") or fields.get("domain"))
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return None


def split_header(text: str) -> list[str]:
    r"""Split the first line of a table at its most frequent delimiter.

    Example:
        >>> split_header("title;text;date\nA;B;C")
        ['title', 'text', 'date']
    """
    line = text.split("\n", 1)[0].strip()
    delimiter = delimiter_of(line)
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def delimiter_of(line: str) -> str:
    """Name the delimiter of a table by its header line."""
    return max(_DELIMITERS, key=line.count)


def has_text_column(header: Sequence[str], *, strict: bool = False) -> bool:
    """Tell whether a header names a column of text.

    Args:
        header: The column names.
        strict: Ask for a second known column too, and for names that are no prose: for files whose name
            does not say that they are tables.

    Example:
        >>> has_text_column(["title", "text"], strict=True), has_text_column(["Two planes landed", "text of it"])
        (True, False)
    """
    names = [plain_name(column) for column in header]
    if not any(name in COLUMNS["text"] or name in COLUMNS["html"] for name in names):
        return False
    known = {name for meaning in COLUMNS.values() for name in meaning}
    return not strict or (
        len(names) > 1 and sum(name in known for name in names) > 1 and max(map(len, names)) < _PROSE_COLUMN
    )


def _as_address(value: object) -> str | None:
    text = as_words(value)
    return text if text and text.lower().startswith(("http://", "https://")) else None


def _as_date(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return read_date(value)
