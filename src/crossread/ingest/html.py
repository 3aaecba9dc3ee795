"""Web pages: main text and author by trafilatura, under guards against pages that would take for ever.

Paper: A. Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction", ACL 2021 (system demonstrations). Comments and images are left out.
"""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from functools import cache
from typing import Any

from crossread.errors import ReadError
from crossread.ingest.decode import decode
from crossread.ingest.flat_html import flatten_html
from crossread.ingest.html_metadata import find_page_metadata
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Content, FoundDate, Known, Piece

_DEEPEST_TREE = 250  # libxml2 cuts a page off at 256
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]+)""", re.IGNORECASE)
# Pictures within the page and the like; one of a megabyte costs trafilatura's date search five seconds.
_LONG_ATTRIBUTE = re.compile(r"""=\s*(?:"[^"<>]{8000,}"|'[^'<>]{8000,}')""")
_CHARSET_BYTES = 4_096
_LETTERS = re.compile(r"[^\w]+")
_HEADLINE_LINES = 3
_TEASER_CHARACTERS = 800


def read_html(piece: Piece, options: IngestOptions) -> Content:
    """Read a web page.

    Args:
        piece: The page.
        options: Limits.

    Returns:
        The headline, if the text does not begin with it, and the main text, paragraphs separated by blank
        lines; metadata with origins.

    Raises:
        ReadError: Code `no_text`: nothing to read is left; `binary`: it is no page.
    """
    declared = _CHARSET.search(piece.data[:_CHARSET_BYTES])
    charset = piece.charset or (declared[1].decode("ascii") if declared else None)
    decoded = decode(piece.data, charset)
    warnings = list(decoded.warnings)
    html = _LONG_ATTRIBUTE.sub('=""', decoded.text)
    tags = html.count("<")
    if tags > options.max_html_tags:
        return _read_flat(html, [*warnings, f"{tags} tags: read whole, without looking for the main text"])
    return _read_tree(html, piece.url, warnings)


def read_fragment(piece: Piece) -> Content:
    """Read a piece of HTML that holds one report and nothing else, as in a feed or a mail."""
    decoded = decode(piece.data, piece.charset)
    content = _read_flat(decoded.text, list(decoded.warnings))
    return replace(content, text=with_headline(content.text, piece.known.title))


def with_headline(text: str, title: str | None) -> str:
    r"""Put the headline before a text that does not begin with it.

    Example:
        >>> with_headline("A crew left.", "Two planes land")
        'Two planes land\n\nA crew left.'
        >>> with_headline("Two planes land!\n\nA crew left.", "Two planes land")
        'Two planes land!\n\nA crew left.'
    """
    if not title:
        return text
    wanted = _LETTERS.sub(" ", title.casefold()).strip()
    for line in text.split("\n\n", _HEADLINE_LINES)[:_HEADLINE_LINES]:
        if _LETTERS.sub(" ", line.casefold()).strip() == wanted:
            return text
    return f"{title}\n\n{text}"


def _read_flat(html: str, warnings: list[str]) -> Content:
    page = flatten_html(html)
    if not page.text:
        raise _no_text()
    return Content(
        text=with_headline(page.text, page.title),
        found=Known(title=page.title),
        plain=False,
        warnings=tuple(warnings),
    )


def _read_tree(html: str, url: str | None, warnings: list[str]) -> Content:
    """Read a page of ordinary size and depth."""
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - 0.3 s to import, for pages only

    _hush()
    tree = load_html(html)
    if tree is None:
        raise _no_text()
    if _too_deep()(tree):
        return _read_flat(
            html, [*warnings, f"tags nested {_DEEPEST_TREE} deep or more: read whole, furniture included"]
        )
    facts = find_page_metadata(tree)
    stated = _state_metadata(tree, facts.known, url)
    document = bare_extraction(tree, url=url, include_comments=False, include_tables=True)
    main = getattr(document, "text", None) or ""
    text = "\n\n".join(line.strip() for line in main.splitlines() if line.strip())
    if not text:
        raise _no_text()
    walled = facts.walled and len(text) < _TEASER_CHARACTERS
    if walled:
        warnings.append("the page says that its text is for subscribers")
    return Content(
        text=with_headline(text, stated.title), found=stated, plain=False, truncated=walled, warnings=tuple(warnings)
    )


@cache
def _hush() -> None:
    """Keep two libraries from logging every oddity of a broken page; once, for it empties the caches of logging."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@cache
def _too_deep() -> Any:  # noqa: ANN401 - lxml ships no types
    """Compile the question whether a tree is so deep that libxml2 has cut it off; it is answered level by level."""
    from lxml.etree import XPath  # type: ignore[import-untyped]  # noqa: PLC0415 - see above

    return XPath(f"boolean({'/*' * _DEEPEST_TREE})")


def _state_metadata(tree: Any, known: Known, url: str | None) -> Known:  # noqa: ANN401 - lxml ships no types
    """Add what trafilatura finds to what the page states; it is asked only where something is missing."""
    if known.title and known.byline and known.dates:
        return known
    from trafilatura import extract_metadata  # noqa: PLC0415 - see above

    guessed = extract_metadata(tree, default_url=url, extensive=not known.dates)
    dates = known.dates
    if not dates and guessed.date:
        dates = (FoundDate(guessed.date, "text"),)
    return replace(
        known,
        title=known.title or guessed.title,
        byline=known.byline or (guessed.author or "").replace("; ", ", ") or None,
        dates=dates,
    )


def _no_text() -> ReadError:
    return ReadError(
        "no main text was found on the page",
        hint="save the page with its text (some are filled in by scripts only), or copy the text into a .txt file",
        code="no_text",
    )
