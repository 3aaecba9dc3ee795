"""WARC archives, as web crawlers write them: the pages that were answered, one record at a time.

FastWARC reads them: it measured faster than warcio on the same archive (docs/concepts/ingest.md has the figures).
Only answers of kind 2xx that hold HTML or plain text are reports; requests, redirects, pictures and scripts in
the same archive are passed over without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossread.errors import ReadError
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Kind, Piece, failure_of
from crossread.ingest.streams import Source, too_large
from crossread.records import Failure

_KINDS: dict[str, Kind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


def read_warc(source: Source, options: IngestOptions) -> Iterator[Piece | Failure]:
    """Find the pages of a WARC archive, packed or not.

    Args:
        source: The archive.
        options: Limits.

    Yields:
        One piece per page, its path `archive#address`; a failure where the archive is damaged, after the
        pages before the damage.

    Raises:
        ReadError: Code `no_reports`: no page was found; `damaged`: nor could anything be read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - for archives only

    number = 0
    records = iter(ArchiveIterator(source.stream, record_types=WarcRecordType.response, auto_decode="all"))
    while True:
        try:
            record = next(records, None)
            piece = _read_record(record, source, options) if record is not None else None
        except ReadError as error:
            if error.code != "too_large":
                raise
            yield failure_of(f"{source.path}#{_address_of(record)}", error)
            number += 1
            continue
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            if number:
                yield failure_of(source.path, _damaged(error))
                return
            raise _damaged(error) from error
        if record is None:
            break
        if piece is not None:
            number += 1
            yield piece
    if not number:
        raise ReadError("no web page was found in the archive", hint="check how it was crawled", code="no_reports")


def _read_record(record: Any, source: Source, options: IngestOptions) -> Piece | None:  # noqa: ANN401 - not typed
    """Read the page of a record, None when it holds none."""
    headers = record.http_headers
    media_type = (record.http_content_type or "").lower()
    if headers is None or media_type not in _KINDS or not str(headers.status_code).startswith("2"):
        return None
    stated = int(record.content_length or 0)
    data = record.reader.read(options.max_file_bytes + 1)
    source.budget.spend(len(data))
    if len(data) > options.max_file_bytes:
        raise too_large(options.max_file_bytes)
    if not data and stated == 0:
        return None
    if len(data) < stated and headers.get("Content-Encoding") is None and headers.get("Transfer-Encoding") is None:
        raise EOFError("the archive ends inside a page")
    address = _address_of(record)
    return Piece(
        data=data,
        kind=_KINDS[media_type],
        name=address.rstrip("/").rsplit("/", 1)[-1] or address,
        path=f"{source.path}#{address}",
        url=address if address.startswith(("http://", "https://")) else None,
        charset=record.http_charset,
    )


def _address_of(record: Any) -> str:  # noqa: ANN401 - not typed
    return str(record.headers.get("WARC-Target-URI") or "").strip("<> ")


def _damaged(error: Exception) -> ReadError:
    return ReadError(f"the WARC archive is damaged from here on ({error})", hint="download it again", code="damaged")
