"""Pieces read by several processes, results in the order and with the bytes that one process would give."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain
from multiprocessing import get_context
from typing import NamedTuple

from crossread.errors import ReadError
from crossread.ingest.assemble import read_piece
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Piece, failure_of
from crossread.records import Failure, Reading

_WORTH_A_POOL = 64  # pages; starting a process costs as much as reading about a hundred
_WORTH_BYTES = 4_000_000
_BATCH_PIECES = 16
_BATCH_BYTES = 1_000_000
_BATCHES_WAITING = 3  # for each worker: enough to keep it busy, few enough to keep memory flat

_Result = Reading | Failure
_Batch = list[Piece | Failure]


def read_in_parallel(
    pieces: Iterable[Piece | Failure], options: IngestOptions, jobs: int, *, worth: int = _WORTH_A_POOL
) -> Iterator[_Result]:
    """Read pieces with worker processes.

    Args:
        pieces: Pieces to read; failures are passed on in their places.
        options: Limits.
        jobs: Number of processes.
        worth: Pieces below which no process is started, unless they are large.

    Yields:
        What `read_piece` gives for each, in order. A piece that kills its worker (by a crash of a library or
        for lack of memory) becomes a failure with code `worker_died`; the others are unharmed.
    """
    stream = iter(pieces)
    first, ended = _take(stream, worth)
    if ended:
        yield from (item if isinstance(item, Failure) else read_piece(item, options) for item in first)
        return
    pool = _Pool(replace(options, stdin=None), jobs)
    try:
        waiting: deque[_Submitted] = deque()
        for batch in _batches(chain(first, stream)):
            waiting.append(pool.submit(batch))
            if len(waiting) >= jobs * _BATCHES_WAITING:
                yield from pool.collect(waiting.popleft())
        while waiting:
            yield from pool.collect(waiting.popleft())
    finally:
        pool.close()


def _take(pieces: Iterator[Piece | Failure], count: int) -> tuple[_Batch, bool]:
    """Take the first pieces, and say whether that was all of them."""
    taken: _Batch = []
    size = 0
    for piece in pieces:
        taken.append(piece)
        size += len(piece.data) if isinstance(piece, Piece) else 0
        if len(taken) >= count or size >= _WORTH_BYTES:
            return taken, False
    return taken, True


class _Submitted(NamedTuple):
    """A batch on its way; its future is None when its pool was already broken."""

    batch: _Batch
    executor: ProcessPoolExecutor
    future: Future[list[_Result]] | None


class _Pool:
    """A pool of processes that is replaced when one of them dies."""

    def __init__(self, options: IngestOptions, jobs: int) -> None:
        self._options = options
        self._jobs = jobs
        self._executor = _start(jobs)

    def submit(self, batch: _Batch) -> _Submitted:
        """Give a batch to the next free worker."""
        try:
            future = self._executor.submit(_read_batch, batch, self._options)
        except BrokenProcessPool:
            return _Submitted(batch, self._executor, None)
        return _Submitted(batch, self._executor, future)

    def collect(self, submitted: _Submitted) -> Iterator[_Result]:
        """Wait for a batch; if its pool broke, start another and read the batch again by itself."""
        try:
            results = submitted.future.result() if submitted.future else None
        except BrokenProcessPool:
            results = None
        if results is None:
            if submitted.executor is self._executor:
                self.close()
                self._executor = _start(self._jobs)
            results = self._read_again(submitted.batch)
        for item, result in zip(submitted.batch, results, strict=True):
            if isinstance(result, Reading) and isinstance(item, Piece):
                yield replace(result, original=item.data)
            else:
                yield result

    def close(self) -> None:
        """Stop the workers."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _read_again(self, batch: _Batch) -> list[_Result]:
        """Read a batch in a process of its own; if that dies too, halve it until the culprit is alone."""
        with _start(1) as executor:
            try:
                return executor.submit(_read_batch, batch, self._options).result()
            except BrokenProcessPool:
                if len(batch) == 1:
                    error = ReadError(
                        "the process that read it died", hint="save it in another format", code="worker_died"
                    )
                    return [failure_of(batch[0].path, error)]
        half = len(batch) // 2
        return [*self._read_again(batch[:half]), *self._read_again(batch[half:])]


def _start(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _read_batch(batch: _Batch, options: IngestOptions) -> list[_Result]:
    """Read a batch in a worker; the originals stay where they are."""
    results = [item if isinstance(item, Failure) else read_piece(item, options) for item in batch]
    return [replace(result, original=b"") if isinstance(result, Reading) else result for result in results]


def _batches(pieces: Iterable[Piece | Failure]) -> Iterator[_Batch]:
    """Group pieces so that handing them over costs little."""
    batch: _Batch = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece.data) if isinstance(piece, Piece) else 0
        if len(batch) >= _BATCH_PIECES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
