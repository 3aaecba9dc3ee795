"""Packed files: gzip as a stream, zip member by member; nothing is ever written to disk under a member's name."""

from __future__ import annotations

import gzip
import io
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from crossread.errors import ReadError
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Known, failure_of
from crossread.ingest.sidecars import find_known, is_sidecar_name, read_sidecar
from crossread.ingest.streams import HEAD_BYTES, CountedStream, Source, UnpackedStream, read_limited
from crossread.records import Failure

_ENCRYPTED = 1
_IN_MEMORY_BYTES = 32_000_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, UnicodeDecodeError, RuntimeError)


def begins_warc(head: bytes) -> bool:
    """Tell whether gzip data unpacks to a WARC archive."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64).startswith(b"WARC/")
    except zlib.error:
        return False


def unpack_gzip(source: Source) -> Source:
    """Open what a gzip file holds; it keeps the name without `.gz`."""
    counted = CountedStream(source.stream)
    opened = gzip.GzipFile(fileobj=cast("BinaryIO", counted), mode="rb")
    stream = io.BufferedReader(
        UnpackedStream(cast("BinaryIO", opened), source.budget, lambda: counted.count), HEAD_BYTES
    )
    name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
    return replace(source, stream=cast("BinaryIO", stream), name=name, level=source.level + 1)


def unpack_zip(source: Source, options: IngestOptions) -> Iterator[Source | Failure]:
    """Open the members of a zip archive in the order of their names.

    Args:
        source: The archive.
        options: Limits.

    Yields:
        Each member as a source, to be read before the next is asked for; a failure for each that is
        locked or damaged. Folders, hidden files and the resource forks of macOS are passed over; an index
        (`index.json`, ...) gives its metadata to the members it names.

    Raises:
        ReadError: Code `damaged`: it is no readable zip archive.
    """
    with tempfile.SpooledTemporaryFile(_IN_MEMORY_BYTES) as spool:
        stream = source.stream if source.stream.seekable() else _spool(source.stream, cast("BinaryIO", spool))
        try:
            archive = zipfile.ZipFile(stream)
        except _DAMAGED as error:
            raise ReadError("the zip archive is damaged", hint="download or pack it again", code="damaged") from error
        with archive:
            yield from _open_members(archive, source, options)


def _open_members(archive: zipfile.ZipFile, source: Source, options: IngestOptions) -> Iterator[Source | Failure]:
    members = sorted((info for info in archive.infolist() if _is_report(info)), key=lambda info: info.filename)
    index = _read_indexes(archive, members, options)
    met: Counter[str] = Counter()
    for info in members:
        if info.filename in index.sidecars:
            continue
        met[info.filename] += 1
        again = f"~{met[info.filename]}" if met[info.filename] > 1 else ""
        path = f"{source.path}#{info.filename}{again}"
        try:
            yield _open_member(archive, info, replace(source, path=path), index.known.get(info.filename, Known()))
        except ReadError as error:
            yield failure_of(path, error)


def _is_report(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.replace("\\", "/").split("/")
    return not info.is_dir() and "__MACOSX" not in parts and not (parts[-1].startswith(".") and parts[-1] != "..")


def _open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, known: Known) -> Source:
    if info.flag_bits & _ENCRYPTED:
        raise ReadError("the member is locked with a password", hint="unpack the archive yourself", code="locked")
    try:
        opened = archive.open(info)
    except _DAMAGED as error:
        raise ReadError(f"the member is damaged ({error})", hint="pack the archive again", code="damaged") from error
    raw = UnpackedStream(cast("BinaryIO", opened), source.budget, lambda: info.compress_size)
    return replace(
        source,
        stream=cast("BinaryIO", io.BufferedReader(raw, HEAD_BYTES)),
        name=info.filename.replace("\\", "/").rsplit("/", 1)[-1],
        known=known,
        level=source.level + 1,
    )


class _Index:
    """Metadata that index files inside an archive give to its members."""

    def __init__(self) -> None:
        self.sidecars: set[str] = set()
        self.known: dict[str, Known] = {}


def _read_indexes(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], options: IngestOptions) -> _Index:
    """Read the index files among the members."""
    index = _Index()
    names = {info.filename for info in members}
    for info in members:
        folder, _, name = info.filename.rpartition("/")
        if not is_sidecar_name(name) or info.flag_bits & _ENCRYPTED:
            continue
        try:
            with archive.open(info) as stream:
                listed = read_sidecar(read_limited(cast("BinaryIO", stream), options.max_file_bytes))
        except (ReadError, *_DAMAGED):
            continue
        prefix = f"{folder}/" if folder else ""
        siblings = {name[len(prefix) :]: name for name in names if name.startswith(prefix)}
        found = {full: known for short, full in siblings.items() if (known := find_known(listed, short)) is not None}
        if found:
            index.sidecars.add(info.filename)
            index.known.update(found)
    return index


def _spool(stream: BinaryIO, spool: BinaryIO) -> BinaryIO:
    """Copy a stream that cannot go back to where it can."""
    while part := stream.read(HEAD_BYTES):
        spool.write(part)
    spool.seek(0)
    return spool
