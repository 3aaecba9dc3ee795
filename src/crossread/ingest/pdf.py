"""PDF: the text layer of each page, its lines joined to paragraphs.

What is done to the lines, and nothing else: a line is joined to the next with a space; a hyphen at a line's end
is dropped before a small letter unless the hyphenated word stands unbroken elsewhere in the file; a line that
ends a sentence and is clearly shorter than the page is wide ends a paragraph; so does an empty line.
Columns, tables, footnotes and running heads stay in the order the file draws them in.
"""

from __future__ import annotations

import io
import logging
import re

from crossread.errors import ReadError
from crossread.ingest.dates import read_date
from crossread.ingest.decode import speakable
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Content, FoundDate, Known, Piece

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_BROKEN_WORD = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"^[a-zß-öø-ÿ]\w*")
_SHORT_LINE = 0.8  # of the page's long lines
_LONG_LINE = 0.9  # the line longer than nine of ten stands for the page's width
_PDF_DATE = re.compile(r"^(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?(?:([+-]\d\d)'?(\d\d)'?|(Z))?")


def read_pdf(piece: Piece, options: IngestOptions) -> Content:
    """Read the text layer of a PDF.

    Args:
        piece: The file.
        options: Limits.

    Returns:
        Its text, pages and paragraphs separated by blank lines; title, author and the day it was made.

    Raises:
        ReadError: Code `locked` (a password is needed), `damaged`, `no_text` (pictures of pages).
    """
    from pypdf import PdfReader  # noqa: PLC0415 - 0.1 s to import, for PDF only
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs every oddity of a broken file
    try:
        reader = PdfReader(io.BytesIO(piece.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        pages = [page.extract_text() for page, _ in zip(reader.pages, range(options.max_pdf_pages), strict=False)]
        info = reader.metadata
        count = len(reader.pages)
    except DependencyError as error:
        raise _locked() from error
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise ReadError(
            f"the PDF is damaged ({type(error).__name__})", hint="open it and save it again as PDF", code="damaged"
        ) from error
    text = join_lines([speakable(page) for page in pages])
    if not text:
        raise ReadError(
            "the PDF holds no text, only pictures of pages", hint="run it through OCR software first", code="no_text"
        )
    made = _read_pdf_date(str(info.get("/CreationDate") or "")) if info else None
    found = Known(
        title=_words(info.title if info else None),
        byline=_words(info.author if info else None),
        dates=(FoundDate(made, "header"),) if made else (),
    )
    cut = (f"only the first {len(pages)} of {count} pages were read",) if count > len(pages) else ()
    return Content(text=text, found=found, truncated=bool(cut), warnings=cut)


def join_lines(pages: list[str]) -> str:
    r"""Join the lines of pages to paragraphs.

    Args:
        pages: The text of each page, one line of print a line.

    Returns:
        Paragraphs separated by blank lines.

    Example:
        >>> join_lines(["The crew of the second air-\ncraft left the field\nat noon.\nNobody said why they had left."])
        'The crew of the second aircraft left the field at noon.\n\nNobody said why they had left.'
    """
    everything = "\n".join(pages)
    return "\n\n".join(paragraph for page in pages for paragraph in _paragraphs(page, everything))


def _paragraphs(page: str, everything: str) -> list[str]:
    lines = [" ".join(line.split()) for line in page.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    wide = lengths[min(len(lengths) - 1, int(_LONG_LINE * len(lengths)))] if lengths else 0
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if line:
            current = _join(current, line, everything)
        if current and (not line or (_SENTENCE_END.search(line) and len(line) < _SHORT_LINE * wide)):
            paragraphs.append(current)
            current = ""
    return [*paragraphs, current] if current else paragraphs


def _join(before: str, line: str, everything: str) -> str:
    """Join a line to the text before it, mending a word broken at the line's end."""
    broken, word = _BROKEN_WORD.search(before), _FIRST_WORD.search(line)
    if broken and word:
        unbroken = f"{broken[1]}-{word[0]}" in everything
        return (before if unbroken else before[:-1]) + line
    return f"{before} {line}" if before else line


def _read_pdf_date(written: str) -> str | None:
    """Read a date such as D:20190325101500+01'00'."""
    match = _PDF_DATE.match(written)
    if not match:
        return None
    year, month, day, hour, minute, second, zone_hour, zone_minute, utc = match.groups()
    zone = "+00:00" if utc else f"{zone_hour}:{zone_minute}" if zone_hour else ""
    return read_date(
        f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}" if hour and zone else f"{year}-{month}-{day}"
    )


def _words(value: object) -> str | None:
    return " ".join(speakable(str(value)).split()) or None if value else None


def _locked() -> ReadError:
    return ReadError(
        "the PDF is locked with a password", hint="unlock it and save a copy without password", code="locked"
    )
