"""RSS and Atom: entries that carry their text, and entries that only lead to it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crossread.errors import ReadError
from crossread.ingest.dates import read_date
from crossread.ingest.decode import speakable
from crossread.ingest.endings import ends_early
from crossread.ingest.flat_html import flatten_html
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import FoundDate, Known
from crossread.ingest.streams import Source, read_limited
from crossread.text import count_words

_ENTITY = re.compile(rb"<!ENTITY|<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y", re.IGNORECASE)
_FULL_CONTENT_WORDS = 40
_FULL_SUMMARY_WORDS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed.

    Attributes:
        part: What names it within the feed: its address, its id, or its number.
        html: Its full text as HTML; None when it carries none.
        known: What the feed says of it.
    """

    part: str
    html: str | None
    known: Known


def read_feed(source: Source, options: IngestOptions) -> Iterator[Entry]:
    """Read the entries of a feed in their order.

    Args:
        source: The feed.
        options: Limits.

    Yields:
        The entries; those without a text and without an address are left out.

    Raises:
        ReadError: Code `unsafe_entities` (it declares entities, which no feed needs and bombs are made of),
            `invalid_feed` (not RSS or Atom), `no_reports` (no entry).
    """
    data = read_limited(source.stream, options.max_record_file_bytes, setting=None)
    if _ENTITY.search(data):
        raise ReadError(
            "the feed declares XML entities, which can be made to fill the memory",
            hint="remove the DOCTYPE if you trust it",
            code="unsafe_entities",
        )
    import feedparser  # noqa: PLC0415 - 0.1 s to import, for feeds only

    try:
        parsed = feedparser.parse(io.BytesIO(data), response_headers={"content-location": source.url or ""})
    except Exception as error:
        raise _invalid(f"{type(error).__name__}: {error}") from error
    if not parsed.get("version") and not parsed.entries:
        raise _invalid(str(parsed.get("bozo_exception") or "no RSS or Atom in it"))
    outlet = _words(parsed.feed.get("title"))
    # plain dictionaries: feedparser's own answer for `updated` may be `published`, with a warning
    entries = [_read_entry(dict(entry), number, outlet) for number, entry in enumerate(parsed.entries, start=1)]
    usable = [entry for entry in entries if entry.html or entry.known.url]
    if not usable:
        raise ReadError("the feed has no entries", hint="nothing to do", code="no_reports")
    yield from usable


def _read_entry(entry: dict[str, Any], number: int, outlet: str | None) -> Entry:
    link = str(entry.get("link") or "")
    url = link if link.startswith(("http://", "https://")) else None
    published = read_date(str(entry.get("published") or entry.get("created") or ""))
    updated = read_date(str(entry.get("updated") or ""))
    date = published or updated
    return Entry(
        part=url or _words(entry.get("id")) or str(number),
        html=_full_text(entry, url),
        known=Known(
            title=_words(entry.get("title")),
            outlet=outlet,
            outlet_origin="feed" if outlet else None,
            byline=_words(entry.get("author")),
            url=url,
            dates=(FoundDate(date, "feed"),) if date else (),
            modified=updated if published else None,
        ),
    )


def _full_text(entry: dict[str, Any], url: str | None) -> str | None:
    """Take the text of an entry when it is whole, or when there is nowhere else to find it."""
    contents = [str(content.get("value") or "") for content in entry.get("content", [])]
    summary = str(entry.get("summary") or "")
    for html, least in [*((content, _FULL_CONTENT_WORDS) for content in contents), (summary, _FULL_SUMMARY_WORDS)]:
        text = flatten_html(html).text if html.strip() else ""
        if text and count_words(text) >= least and ends_early(text) is None:
            return speakable(html)
    best = max([*contents, summary], key=len)
    return speakable(best) if best.strip() and url is None else None


def _words(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    return " ".join(speakable(flatten_html(value).text if "<" in value else value).split()) or None


def _invalid(reason: str) -> ReadError:
    return ReadError(
        f"no RSS or Atom feed: {reason}", hint="check that the address is that of the feed", code="invalid_feed"
    )
