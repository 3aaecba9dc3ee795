"""Paths in, reports out: the order of work of this room."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, cast

from crossread.ingest.assemble import read_piece
from crossread.ingest.expand import Expander
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Piece, failure_of
from crossread.ingest.streams import Source
from crossread.ingest.unchanged import Round
from crossread.ingest.walk import STDIN, NamedFile, Walker, explain, is_address, show_path
from crossread.records import Failure, Reading

_DEFAULTS = IngestOptions()
_OFFLINE = IngestOptions(fetch=False)


def read_paths(
    paths: Iterable[str],
    *,
    options: IngestOptions = _DEFAULTS,
    jobs: int = 1,
    known: Callable[[str], bool] | None = None,
    changed: Round | None = None,
) -> Iterator[Reading | Failure]:
    """Read the reports under some paths, one after the other, as they are asked for.

    Args:
        paths: Files, folders, `-` for standard input, http(s) addresses; in this order, folders by name.
        options: Limits, the day of reading, the analyst's own metadata.
        jobs: Worker processes; results and their order do not depend on it. More than one pays from a few
            hundred web pages on.
        known: Says of the path of a feed's entry (`FEED#ADDRESS`) that it was read before; it is not fetched again.
        changed: What servers said of the addresses among `paths` in earlier rounds, and takes what they say now; an
            address that has not changed since gives nothing.

    Yields:
        A reading for each report; a failure (stage `ingest`) for each input that cannot be used. Bad input
        never raises and never stops the rest.

    Example:
        >>> [failure.code for failure in read_paths(["/no/such/file.txt"])]
        ['missing']
    """
    pieces = _find_pieces(list(paths), Expander(options, known, changed), options)
    if jobs > 1:
        from crossread.ingest.workers import read_in_parallel  # noqa: PLC0415 - multiprocessing costs 0.03 s

        yield from read_in_parallel(pieces, options, jobs)
        return
    for piece in pieces:
        yield piece if isinstance(piece, Failure) else read_piece(piece, options)


def read_path(path: str, *, options: IngestOptions = _DEFAULTS) -> list[Reading | Failure]:
    """Read the reports under one path.

    Example:
        >>> read_path("/no/such/file.txt")[0].code
        'missing'
    """
    return list(read_paths([path], options=options))


def read_bytes(
    data: bytes, name: str, *, url: str | None = None, options: IngestOptions = _OFFLINE
) -> list[Reading | Failure]:
    """Read the reports in some bytes, of any kind that a file may have.

    Args:
        data: The bytes.
        name: The name they came under; its ending is a hint of their kind, its path is kept.
        url: The address they came from, if any.
        options: As for `read_paths`; unless given, nothing is fetched.

    Returns:
        A reading for each report, a failure for each part that cannot be used.

    Example:
        >>> read_bytes(b"Two planes landed at noon.", "a.txt")[0].document.text
        'Two planes landed at noon.'
    """
    expander = Expander(options)
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    source = Source(stream=io.BytesIO(data), name=base, path=name, budget=expander.budget(), url=url)
    return [item if isinstance(item, Failure) else read_piece(item, options) for item in expander.expand(source)]


def _find_pieces(paths: list[str], expander: Expander, options: IngestOptions) -> Iterator[Piece | Failure]:
    """Find the pieces under all paths, each path once."""
    walker = Walker(options, frozenset(paths))
    for path in dict.fromkeys(paths):
        if path == STDIN:
            stream = options.stdin if options.stdin is not None else sys.stdin.buffer
            yield from expander.expand(Source(stream=stream, name="", path=STDIN, budget=expander.budget()))
        elif is_address(path):
            yield from expander.expand_address(path, path=path)
        else:
            for found in walker.find_files(path):
                yield from _open_file(found, expander) if isinstance(found, NamedFile) else (found,)


def _open_file(file: NamedFile, expander: Expander) -> Iterator[Piece | Failure]:
    """Open a file and take it apart."""
    try:
        stream = open(file.path, "rb")  # noqa: PTH123, SIM115 - closed below; Path refuses names that are no text
    except OSError as error:
        yield failure_of(file.shown, explain(file.path, error))
        return
    with stream:
        yield from expander.expand(
            Source(
                stream=cast("BinaryIO", stream),
                name=show_path(os.path.basename(file.path)),  # noqa: PTH119 - as above
                path=file.shown,
                budget=expander.budget(),
                known=file.known,
            )
        )
