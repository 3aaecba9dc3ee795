"""Reports kept as rows: JSON, JSON Lines, CSV; one row, one report, its text field verbatim."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from crossread.errors import ReadError
from crossread.ingest.columns import delimiter_of, has_text_column, known_of, pick, plain_name
from crossread.ingest.decode import decode, speakable
from crossread.ingest.html import read_fragment, read_html
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Content, Known, Piece, failure_of
from crossread.ingest.streams import HEAD_BYTES, RejoinedStream, Source, read_limited, too_large
from crossread.records import Failure

_LISTS = ("articles", "items", "documents", "docs", "results", "data", "entries", "hits", "records", "reports")
_WRAPPERS = ("article", "document", "_source", "record", "item")
_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|li|article|section|blockquote)\b[^<>]*>", re.IGNORECASE)
_PAGE = re.compile(r"<html[\s>]|<!doctype html|<body[\s>]", re.IGNORECASE)
_FEWEST_TAGS = 2
_DEEPEST = 4
_LARGEST_FIELD = 2**31 - 1
_LINE_BYTES = 1_048_576


def read_json(source: Source, options: IngestOptions) -> Iterator[Piece | Failure]:
    """Find the articles of a JSON file: one object, a list of objects, or a list within an object.

    Args:
        source: The file.
        options: Limits.

    Yields:
        One piece per article.

    Raises:
        ReadError: Code `invalid_json`, `no_text` (no object has a text), `too_large`.
    """
    data = read_limited(source.stream, options.max_record_file_bytes, setting=None)
    text = decode(data, source.charset).text
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise ReadError("the JSON is nested too deep", hint="flatten it first", code="invalid_json") from error
    except ValueError as error:
        if "Extra data" in str(error):
            yield from _read_lines(io.BytesIO(data), source, options)
            return
        raise ReadError(
            f"not valid JSON: {error}", hint="check the file with a JSON checker", code="invalid_json"
        ) from error
    rows = list(_find_rows(value, 0))
    if not rows:
        raise _no_text_field("no object has a text")
    if rows == [value]:
        yield _piece(source, source.path, data, options)
        return
    for number, row in enumerate(rows, start=1):
        yield from _guarded(source, number, _dump(row), options)


def read_json_lines(source: Source, options: IngestOptions) -> Iterator[Piece | Failure]:
    """Find the articles of a JSON Lines file, one line at a time.

    Yields:
        A piece for each line that is an object; a failure for each that is not (`invalid_json`).

    Raises:
        ReadError: Code `no_reports`: there is no line in it.
    """
    yield from _read_lines(source.stream, source, options)


def read_table(source: Source, options: IngestOptions) -> Iterator[Piece | Failure]:
    """Find the articles of a CSV or TSV file, one row at a time.

    Yields:
        A piece per row with a text, its original the row as a JSON object; a failure for each without.

    Raises:
        ReadError: Code `no_text`: no column has the name of a text column; `no_reports`: no rows.
    """
    csv.field_size_limit(_LARGEST_FIELD)  # the limit for a report's text is ours, and is told in our words
    head = source.stream.read(HEAD_BYTES)
    encoding = _encoding_of(head, source.charset)
    lines = io.TextIOWrapper(
        io.BufferedReader(RejoinedStream(head, source.stream)), encoding=encoding, errors="replace", newline=""
    )
    header_line = next(iter(lines), "")
    delimiter = delimiter_of(header_line)
    header = [
        speakable(cell).strip().removeprefix("\ufeff")
        for cell in next(csv.reader([header_line], delimiter=delimiter), [])
    ]
    if not has_text_column(header):
        raise _no_text_field(f"no column is named like a text (columns: {', '.join(header[:8])})")
    number = 0
    for number, cells in enumerate(filter(None, csv.reader(lines, delimiter=delimiter)), start=1):
        row = {column: speakable(cell) for column, cell in zip(header, cells, strict=False)}
        yield from _guarded(source, number, _dump(row), options)
    if not number:
        raise ReadError("the table has no rows", hint="nothing to do", code="no_reports")


def read_record(piece: Piece, options: IngestOptions) -> Content:
    """Read one article kept as a JSON object.

    Returns:
        Its text field verbatim, or the text of its HTML field; its other fields as metadata.

    Raises:
        ReadError: Code `no_text`, `invalid_json`.
    """
    try:
        value = json.loads(decode(piece.data).text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not valid JSON: {error}", hint="check the line", code="invalid_json") from error
    row = next(iter(_find_rows(value, 0)), None)
    fields = _fields(row) if row is not None else {}
    text = _text_of(fields)
    if text is None:
        raise _no_text_field("the record has no text")
    known = known_of(fields)
    if not _PAGE.search(text) and len(_MARKUP.findall(text)) < _FEWEST_TAGS:
        return Content(text=speakable(text), found=known)
    page = Piece(
        data=speakable(text).encode(), kind="html", name=piece.name, path=piece.path, url=known.url, known=known
    )
    content = read_html(page, options) if _PAGE.search(text) else read_fragment(page)
    return Content(text=content.text, found=_prefer(known, content.found), plain=False, warnings=content.warnings)


def _prefer(first: Known, second: Known) -> Known:
    """Complete the fields of a record by what its page says."""
    stated = first.outlet is not None
    return Known(
        title=first.title or second.title,
        outlet=first.outlet if stated else second.outlet,
        outlet_origin=first.outlet_origin if stated else second.outlet_origin,
        byline=first.byline or second.byline,
        url=first.url or second.url,
        dates=first.dates + second.dates,
        modified=first.modified or second.modified,
    )


def _encoding_of(head: bytes, charset: str | None) -> str:
    """Name the encoding of a table by its head; the head may end inside a character."""
    decoded = decode(head, charset)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return {"windows-1252": "cp1252", "utf-8": "utf-8-sig"}.get(decoded.encoding, decoded.encoding)


def _read_lines(stream: BinaryIO, source: Source, options: IngestOptions) -> Iterator[Piece | Failure]:
    number = 0
    limit = options.max_file_bytes
    line_number = 0
    while line := stream.readline(limit + 1):
        line_number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield failure_of(f"{source.path}#{line_number}", too_large(limit, what="the record"))
            number += 1
            continue
        if not line.strip(b"\xef\xbb\xbf\r\n\t \0"):
            continue
        number += 1
        yield from _guarded(source, line_number, line.rstrip(b"\r\n"), options, parsed=False)
    if not number:
        raise ReadError("there is no line in it", hint="nothing to do", code="no_reports")


def _guarded(
    source: Source, number: int, data: bytes, options: IngestOptions, *, parsed: bool = True
) -> Iterator[Piece | Failure]:
    """Make a piece of a row, or say why there is none; the next rows go on."""
    path = f"{source.path}#{number}"
    try:
        if not parsed:
            _check_line(data)
        yield _piece(source, path, data, options)
    except ReadError as error:
        yield failure_of(path, error)


def _check_line(data: bytes) -> None:
    try:
        value = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not valid JSON: {error}", hint="mend or remove this line", code="invalid_json") from error
    if next(iter(_find_rows(value, 0)), None) is None:
        raise _no_text_field("the record has no text")


def _piece(source: Source, path: str, data: bytes, options: IngestOptions) -> Piece:
    if len(data) > options.max_file_bytes:
        raise too_large(options.max_file_bytes, what="the record")
    name = source.name if path == source.path else f"{source.name}#{path.rsplit('#', 1)[-1]}"
    return Piece(data=data, kind="record", name=name, path=path, known=source.known)


def _find_rows(value: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Find the objects that have a text, a few levels down."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _find_rows(item, depth + 1)
    elif isinstance(value, dict):
        fields = _fields(value)
        if _text_of(fields) is not None:
            yield value
            return
        for key in (*_WRAPPERS, *_LISTS):
            if isinstance(value.get(key), list | dict):
                yield from _find_rows(value[key], depth + 1)


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    return {plain_name(key): value for key, value in row.items()}


def _text_of(fields: Mapping[str, Any]) -> str | None:
    """Read the text of an article: a string, or a list of paragraphs."""
    for meaning in ("text", "html"):
        value = pick(fields, meaning)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _dump(row: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:  # lone surrogates have no UTF-8; escaped they survive
        return json.dumps(row).encode("ascii")


def _no_text_field(reason: str) -> ReadError:
    return ReadError(reason, hint="name the field of the report's words 'text'", code="no_text")
