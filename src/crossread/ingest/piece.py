"""What passes between the steps of ingest: a piece of input, what is known of it, what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from crossread.errors import ReadError
from crossread.records import Failure
from crossread.records.document import Origin

Kind = Literal["text", "html", "fragment", "pdf", "mail", "record"]
"""The kinds of piece that become one report each; all other kinds are taken apart into these."""

MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "html": "text/html",
    "fragment": "text/html",
    "pdf": "application/pdf",
    "mail": "message/rfc822",
    "record": "application/json",
}


class FoundDate(NamedTuple):
    """A date as ISO 8601 and the place it was found in."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Metadata of a report, from wherever it came.

    Attributes:
        title: The headline.
        outlet: Who published it.
        outlet_origin: Where the outlet was found; None when `outlet` is None.
        byline: The authors, as printed.
        url: The address.
        dates: Dates it may have been published on, as found.
        modified: When it was last changed (ISO 8601), to be compared with its publication.
    """

    title: str | None = None
    outlet: str | None = None
    outlet_origin: Origin | None = None
    byline: str | None = None
    url: str | None = None
    dates: tuple[FoundDate, ...] = ()
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a format's reader made of the bytes of one report.

    Attributes:
        text: The text of the report.
        found: Metadata stated by the format (tags of a page, headers of a mail).
        plain: Whether `text` may carry metadata lines of its own (byline, dateline) worth looking for.
        truncated: Whether the format itself says that the text ends early.
        warnings: What a careful reader should know.
    """

    text: str
    found: Known = Known()
    plain: bool = True
    truncated: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The bytes of one report on their way to becoming a document.

    Attributes:
        data: The bytes.
        kind: How they are read.
        name: Base name of the file or member.
        path: The input as given; a part of a container as `container#part`.
        url: The address the bytes came from, if they came from one.
        charset: Character encoding stated beside the bytes (HTTP, mail), if any.
        known: Metadata stated beside the bytes (index file, feed entry).
        warnings: What was noticed before reading.
    """

    data: bytes
    kind: Kind
    name: str
    path: str
    url: str | None = None
    charset: str | None = None
    known: Known = Known()
    warnings: tuple[str, ...] = ()


def failure_of(path: str, error: ReadError) -> Failure:
    """State a read error as the row of `failed.csv` it becomes.

    Example:
        >>> failure_of("a.txt", ReadError("there is nothing in it", code="empty")).code
        'empty'
    """
    return Failure(path=path, stage="ingest", code=error.code, message=str(error), hint=error.hint)
