"""A report as it was read: its text, who printed it, when, and how we know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from crossread.records.checks import check_span, check_word

Origin = Literal[
    "json-ld",
    "meta",
    "microdata",
    "url",
    "byline",
    "dateline",
    "text",
    "file name",
    "folder",
    "feed",
    "record",
    "header",
    "user",
]
"""Where a piece of metadata was found, strongest evidence first except `user`, which overrules all."""

Status = Literal["ok", "truncated", "not_checkable"]
"""`ok`: fully read, language spoken; `truncated`: the text ends early; `not_checkable`: language not spoken."""

Role = Literal["body", "headline", "caption", "furniture"]
"""What a sentence is on the page; only body and headline are what the report says."""

ORIGINS = frozenset(get_args(Origin))
STATUSES = frozenset(get_args(Status))
ROLES = frozenset(get_args(Role))

SAID_ROLES: frozenset[Role] = frozenset(["headline", "body"])
"""Roles of what a report itself says."""

READ_ROLES: frozenset[Role] = SAID_ROLES | {"caption"}
"""Roles of what is read for names, numbers, days and acts: what a report says, and what stands under its pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report.

    Attributes:
        document_id: Content id of the original bytes and the name or address they came under.
        path: The input it came from, as given; a part of a container as `container#part`.
        url: Its address on the web, if known.
        outlet: Who published it, as a name or a host; None when unknown.
        outlet_origin: Where the outlet was found.
        title: The headline.
        byline: The authors, as printed.
        published: ISO 8601: a date, or a date and time with offset; never more precise than known.
        published_origin: Where the date was found.
        language: ISO 639-1 code, or None when undetermined.
        words: Number of words in `text`.
        text: The text all offsets point into; it never changes.
        family_id: Family of texts of which this is a copy; None until copies are linked.
        sha256: Hexadecimal digest of the original bytes kept in `corpus/`.
        status: Whether the report can be checked.

    Raises:
        ValueError: A field lies outside its closed list.
    """

    document_id: str
    path: str
    url: str | None = None
    outlet: str | None = None
    outlet_origin: Origin | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_origin: Origin | None = None
    language: str | None = None
    words: int
    text: str
    family_id: str | None = None
    sha256: str
    status: Status = "ok"

    def __post_init__(self) -> None:
        """Check the closed lists."""
        check_word("outlet_origin", self.outlet_origin, ORIGINS)
        check_word("published_origin", self.published_origin, ORIGINS)
        check_word("status", self.status, STATUSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One date a report may have been published on, and where it was found.

    Attributes:
        document_id: The report.
        value: ISO 8601 date or date and time.
        origin: Where it was found.
        chosen: Whether `Document.published` is this one.
        warning: Why the date is doubtful (in the future, before the web, ...); None when it is not.
    """

    document_id: str
    value: str
    origin: Origin
    chosen: bool = False
    warning: str | None = None

    def __post_init__(self) -> None:
        """Check the closed list of origins."""
        check_word("origin", self.origin, ORIGINS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a report and its role on the page.

    Attributes:
        document_id: The report.
        index: Position among the sentences of the report, from 0.
        start: First code point in `Document.text`.
        end: One past the last code point.
        role: What it is on the page.
    """

    document_id: str
    index: int
    start: int
    end: int
    role: Role

    def __post_init__(self) -> None:
        """Check span and role."""
        check_span("sentence", self.start, self.end)
        check_word("role", self.role, ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be used, with the reason and what to do.

    Attributes:
        path: The input, as given.
        stage: The room it failed in (`ingest`, `annotate`, ...).
        code: A short stable word for scripts.
        message: What happened.
        hint: What to do about it.
    """

    path: str
    stage: str
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report as it comes out of ingest, with what it was made from.

    Attributes:
        document: The report.
        dates: All dates it may have been published on, the chosen one marked.
        original: The bytes as given; for a part of a container, the part's own bytes.
        media_type: Kind of the original ("text/plain", "text/html", "application/pdf", ...).
        warnings: What a careful reader should know ("the file ends inside a word"), one line each.
    """

    document: Document
    dates: tuple[DateCandidate, ...] = ()
    original: bytes
    media_type: str
    warnings: tuple[str, ...] = ()
