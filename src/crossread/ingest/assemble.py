"""A piece becomes a report: its text read, its metadata weighed, its language told."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from urllib.parse import urlsplit

from crossread.errors import ReadError
from crossread.ingest.dates import choose_date, date_of_address, date_of_copy, date_of_file_name
from crossread.ingest.decode import decode, speakable
from crossread.ingest.endings import ends_early
from crossread.ingest.garbled import mend_garbled, mend_words
from crossread.ingest.html import read_fragment, read_html
from crossread.ingest.identify import identify_language
from crossread.ingest.mail import read_mail
from crossread.ingest.options import IngestOptions
from crossread.ingest.outlets import host_of, outlet_of_file_name, outlet_of_folder
from crossread.ingest.pdf import read_pdf
from crossread.ingest.piece import MEDIA_TYPES, Content, FoundDate, Known, Piece, failure_of
from crossread.ingest.plain import PlainMetadata, find_plain_metadata
from crossread.ingest.rows import read_record
from crossread.records import DateCandidate, Document, Failure, Reading, content_id
from crossread.records.document import Origin, Status
from crossread.text import count_words

SPOKEN = "en"
_TITLE_CHARACTERS = 500


def read_piece(piece: Piece, options: IngestOptions) -> Reading | Failure:
    """Read one report; whatever is wrong with it becomes a failure.

    Args:
        piece: The bytes and what is known of them.
        options: Limits, and the day of reading.

    Returns:
        The report, or why there is none.

    Example:
        >>> piece = Piece(data=b"Two planes landed at noon.", kind="text", name="a.txt", path="a.txt")
        >>> read_piece(piece, IngestOptions()).document.words
        5
    """
    try:
        content = _mend(_read_content(piece, options))
        _check_text(content.text, options)
        return _assemble(piece, content, options)
    except ReadError as error:
        return failure_of(piece.path, error)
    except MemoryError:
        return failure_of(piece.path, ReadError("it does not fit into memory", hint="split it", code="too_large"))
    except Exception as error:  # noqa: BLE001 - one bad input never stops the rest
        reason = f"it could not be read ({type(error).__name__}: {error})"
        return failure_of(piece.path, ReadError(reason, hint="save it again in another format", code="damaged"))


def _read_content(piece: Piece, options: IngestOptions) -> Content:
    match piece.kind:
        case "html":
            return read_html(piece, options)
        case "fragment":
            return read_fragment(piece)
        case "pdf":
            return read_pdf(piece, options)
        case "mail":
            return read_mail(piece)
        case "record":
            return read_record(piece, options)
        case "text":
            decoded = decode(piece.data, piece.charset)
            return Content(text=decoded.text, warnings=decoded.warnings)


def _mend(content: Content) -> Content:
    """The content with garbled marks and letters as what they were, and a word about it."""
    text = mend_garbled(content.text)
    if text == content.text:
        return content
    warning = "marks or letters were garbled (UTF-8 read as Windows-1252, or that as Latin-1) and are mended"
    return replace(content, text=text, warnings=(*content.warnings, warning))


def _check_text(text: str, options: IngestOptions) -> None:
    if len(text) > options.max_text_characters:
        raise ReadError(
            f"its text is longer than {options.max_text_characters:,} characters",
            hint="split it",
            code="too_large",
        )
    if not text.strip("\ufffd\ufeff\u200b \t\r\n\f\v\xa0"):
        raise ReadError(
            "there is nothing in it", hint="nothing to do, unless the text was lost on the way", code="empty"
        )


def _assemble(piece: Piece, content: Content, options: IngestOptions) -> Reading:
    """Put together text and metadata."""
    known, found = piece.known, content.found
    plain = find_plain_metadata(content.text) if content.plain else PlainMetadata()
    url = _clean(piece.url or known.url or found.url)
    digest = hashlib.sha256(piece.data).hexdigest()
    document_id = content_id("d", digest, url or piece.name)
    outlet, outlet_origin = _choose_outlet(piece, found, plain, url)
    dates = choose_date(
        document_id,
        _find_dates(piece, found, plain, url),
        modified=known.modified or found.modified,
        copied=date_of_copy(url),
        today=options.today,
        ambiguous=_ambiguous(plain),
    )
    published = next((date for date in dates if date.chosen), None)
    language = identify_language(content.text)
    early = ends_early(content.text)
    document = Document(
        document_id=document_id,
        path=speakable(piece.path),
        url=url,
        outlet=_clean(mend_words(outlet)) if outlet else None,
        outlet_origin=outlet_origin,
        title=_shorten(known.title or found.title or plain.title),
        byline=_shorten(known.byline or found.byline or plain.byline),
        published=published.value if published else None,
        published_origin=published.origin if published else None,
        language=language,
        words=count_words(content.text),
        text=content.text,
        sha256=digest,
        status=_status(language, cut=bool(early) or content.truncated),
    )
    warnings = (*piece.warnings, *content.warnings, *((early,) if early else ()), *_doubts(dates))
    return Reading(
        document=document, dates=dates, original=piece.data, media_type=MEDIA_TYPES[piece.kind], warnings=warnings
    )


def _status(language: str | None, *, cut: bool) -> Status:
    if language != SPOKEN:
        return "not_checkable"
    return "truncated" if cut else "ok"


def _choose_outlet(
    piece: Piece, found: Known, plain: PlainMetadata, url: str | None
) -> tuple[str | None, Origin | None]:
    """Take the outlet from the most trusted place that names one."""
    choices: list[tuple[str | None, Origin | None]] = [
        (piece.known.outlet, piece.known.outlet_origin),
        (found.outlet, found.outlet_origin),
        (plain.outlet, "text"),
        (host_of(url), "url"),
        (outlet_of_file_name(piece.name), "file name"),
        (outlet_of_folder(_folder_of(piece)), "folder"),
    ]
    return next(((outlet, origin) for outlet, origin in choices if outlet), (None, None))


def _find_dates(piece: Piece, found: Known, plain: PlainMetadata, url: str | None) -> list[FoundDate]:
    """Gather all dates the report may have been published on."""
    weak: list[tuple[str | None, Origin]] = [(date_of_address(url), "url")]
    if piece.url is None:
        weak += [(date_of_file_name(piece.name), "file name"), (date_of_file_name(_folder_of(piece)), "folder")]
    dates = [FoundDate(value, origin) for value, origin in weak if value]
    return [*dates, *piece.known.dates, *found.dates, *(FoundDate(date.value, date.origin) for date in plain.dates)]


def _ambiguous(plain: PlainMetadata) -> frozenset[FoundDate]:
    """Find the dates that one place in the text gives in two readings (day first, month first)."""
    readings = Counter(date.start for date in plain.dates)
    return frozenset(FoundDate(date.value, date.origin) for date in plain.dates if readings[date.start] > 1)


def _folder_of(piece: Piece) -> str:
    """Name the folder a report lies in, inside an archive or outside."""
    if urlsplit(piece.path).scheme in {"http", "https"}:
        return ""
    return ("/" + piece.path.replace("#", "/").replace("\\", "/")).rsplit("/", 2)[-2]


def _doubts(dates: tuple[DateCandidate, ...]) -> tuple[str, ...]:
    return tuple(f"date {date.value} ({date.origin}): {date.warning}" for date in dates if date.warning)


def _shorten(words: str | None) -> str | None:
    return speakable(mend_words(words)[:_TITLE_CHARACTERS]).strip() or None if words else None


def _clean(words: str | None) -> str | None:
    return speakable(words) if words else None
