"""What kind of file some bytes are, by what they hold first and by what they are called second."""

from __future__ import annotations

import json
import re
from typing import Literal, NamedTuple

from crossread.errors import ReadError
from crossread.ingest.columns import has_text_column, split_header
from crossread.ingest.decode import decode, looks_binary

FileKind = Literal[
    "empty", "zip", "gzip", "warc", "pdf", "mail", "html", "feed", "json", "jsonl", "table", "addresses", "text",
    "unsupported", "binary",
]  # fmt: skip

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (image, sound or film)"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
_CONTAINERS: tuple[tuple[bytes, FileKind], ...] = ((b"\x1f\x8b", "gzip"), (b"WARC/", "warc"))
_BY_NAME: dict[str, FileKind] = {
    "htm": "html", "html": "html", "xhtml": "html", "shtml": "html", "php": "html", "aspx": "html", "asp": "html",
    "json": "json", "geojson": "json", "jsonl": "jsonl", "ndjson": "jsonl", "csv": "table", "tsv": "table",
    "eml": "mail", "urls": "addresses", "rss": "feed", "atom": "feed", "xml": "feed",
    "pdf": "pdf", "zip": "zip", "gz": "gzip", "warc": "warc", "txt": "text", "text": "text", "md": "text",
    "markdown": "text",
}  # fmt: skip
_TITLES = {
    "html": "HTML", "json": "JSON", "jsonl": "JSON Lines", "table": "a table", "mail": "a mail", "feed": "a feed",
    "addresses": "a list of addresses", "pdf": "a PDF", "zip": "a zip archive", "gzip": "gzip data",
    "warc": "a WARC archive", "text": "plain text",
}  # fmt: skip
_OFFICE = re.compile(rb"\[Content_Types\]\.xml|mimetypeapplication/")
_PAGE_BYTES = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|article|section|ul|li|table|td|img|meta|script)\b[^<>]*>", re.IGNORECASE
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_MAIL_FIELD = re.compile(
    r"^(message-id|mime-version|received|return-path|from|to|subject|date):", re.IGNORECASE | re.MULTILINE
)
_MAIL_PROOF = frozenset(["message-id", "mime-version", "received", "return-path"])
_ADDRESS = re.compile(r"https?://\S+\Z")
_FEWEST_TAGS = 4
_FEWEST_MAIL_FIELDS = 3
_HEAD_OF_PAGE = 2_048


class Sniffed(NamedTuple):
    """The kind of a file, and a word about it: what it is when unsupported, or why its name lies."""

    kind: FileKind
    note: str = ""


def sniff(head: bytes, name: str, *, whole: bool = False, media_type: str | None = None) -> Sniffed:
    r"""Tell what kind of file some bytes begin.

    Args:
        head: The first bytes, 64 KiB of them or the whole file.
        name: Base name, for its ending; may be empty.
        whole: Whether `head` is all there is.
        media_type: Kind stated beside the bytes, as in HTTP; used where content does not tell.

    Returns:
        The kind; where the name says otherwise, a note that says so.

    Example:
        >>> sniff(b"<!doctype html><p>Two planes landed.", "a.txt")
        Sniffed(kind='html', note='named .txt, but holds HTML')
        >>> sniff(b"Two planes landed.\n", "a.txt")
        Sniffed(kind='text', note='')
    """
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    named = _BY_NAME.get(ending)
    found = _sniff_bytes(head)
    if found is None:
        text = _head_text(head)
        found = Sniffed(_sniff_text(text, named, media_type, whole=whole))
    if found.kind == "binary" and named not in {None, "text"}:
        return Sniffed("binary", f"named .{ending}, but holds something else or is damaged")
    if found.kind in {"unsupported", "binary", "empty"} or named is None or found.kind == named:
        return found
    if {named, found.kind} in ({"json", "jsonl"}, {"feed", "html"}) or (named == "gzip" and found.kind == "warc"):
        return found
    return Sniffed(found.kind, f"named .{ending}, but holds {_TITLES.get(found.kind, found.kind)}")


def _sniff_bytes(head: bytes) -> Sniffed | None:
    """Know a file by its first bytes, None when it is text."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Sniffed("unsupported", "an office document or e-book") if _OFFICE.search(head[:200]) else Sniffed("zip")
    kind = next((kind for magic, kind in _CONTAINERS if head.startswith(magic)), None)
    if kind is not None:
        return Sniffed(kind)
    title = next((title for magic, title in _MAGIC if head.startswith(magic)), None)
    if title is not None:
        return Sniffed("unsupported", title)
    if _PAGE_BYTES.match(head):  # the common case, decided without decoding
        return Sniffed("html")
    if b"%PDF-" in head[:1024]:
        return Sniffed("pdf")
    return _sniff_blank(head)


def _sniff_blank(head: bytes) -> Sniffed | None:
    """Know a file that holds nothing to read."""
    if not head.strip():
        return Sniffed("empty")
    return Sniffed("binary") if looks_binary(head) else None


def _head_text(head: bytes) -> str:
    try:
        return decode(head).text.lstrip("\ufeff \t\r\n\f\v")
    except ReadError:
        return ""


def _sniff_text(text: str, named: FileKind | None, media_type: str | None, *, whole: bool) -> FileKind:
    """Know the kind of a text by its beginning, its name, and what was stated beside it."""
    if not text.strip("\ufffd\u00a0\u200b \t\r\n"):
        return "empty"
    structured = _sniff_markup(text, named, media_type) or (_sniff_json(text, named) if text[0] in "{[" else None)
    if structured:
        return structured
    if named in {"mail", "table", "addresses", "json", "jsonl"}:
        return named
    if _is_mail(text):
        return "mail"
    return _sniff_plain(text, whole=whole) if named in {None, "text"} else "text"


def _sniff_plain(text: str, *, whole: bool) -> FileKind:
    """Tell tables and lists of addresses from prose, where the name tells nothing."""
    if has_text_column(split_header(text), strict=True):
        return "table"
    lines = text.splitlines() if whole else text.splitlines()[:-1] or text.splitlines()
    return "addresses" if all(_ADDRESS.match(line.strip()) for line in lines if line.strip()) else "text"


def _sniff_markup(text: str, named: FileKind | None, media_type: str | None) -> FileKind | None:
    """Tell a page or a feed from other text."""
    start = text[:_HEAD_OF_PAGE]
    if text.startswith("<"):
        if _FEED.search(start) and not _PAGE.search(start):
            return "feed"
        if _PAGE.search(text) or len(_TAG.findall(text)) >= _FEWEST_TAGS or named == "html":
            return "html"
        if text.startswith("<?xml"):
            return "feed"
    stated = named == "html" or (media_type or "").startswith(("text/html", "application/xhtml"))
    if stated and _TAG.search(text):
        return "html"
    return (
        "html"
        if named != "html" and re.match(r"(?:<!--.*?-->\s*)*<(?:!doctype html|html)", text, re.IGNORECASE | re.DOTALL)
        else None
    )


def _sniff_json(text: str, named: FileKind | None) -> FileKind | None:
    """Tell JSON and JSON Lines from text that happens to begin with a bracket."""
    if named in {"json", "jsonl"}:
        return named
    first, _, rest = text.partition("\n")
    try:
        lone = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        lone = False
    if lone:
        return "jsonl" if rest.strip() else "json"
    return "json" if re.match(r"(?:\[\s*)?\{\s*\"[^\"\n]*\"\s*:", text) else None


def _is_mail(text: str) -> bool:
    fields = {match.lower() for match in _MAIL_FIELD.findall(re.split(r"\r?\n\r?\n", text, maxsplit=1)[0])}
    return len(fields) >= _FEWEST_MAIL_FIELDS and bool(fields & _MAIL_PROOF)
