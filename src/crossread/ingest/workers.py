"""Pieces read by several processes, results in the order and with the bytes that one process would give."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context

from crossread.errors import ReadError
from crossread.ingest.assemble import read_piece
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Piece, failure_of
from crossread.records import Failure, Reading

_BATCH_PIECES = 16
_BATCH_BYTES = 1_000_000
_BATCHES_WAITING = 3  # for each worker: enough to keep it busy, few enough to keep memory flat

_Result = Reading | Failure
_Batch = list[Piece | Failure]


def read_in_parallel(pieces: Iterable[Piece | Failure], options: IngestOptions, jobs: int) -> Iterator[_Result]:
    """Read pieces with worker processes.

    Args:
        pieces: Pieces to read; failures are passed on in their places.
        options: Limits.
        jobs: Number of processes.

    Yields:
        What `read_piece` gives for each, in order. A piece that kills its worker (by a crash of a library or
        for lack of memory) becomes a failure with code `worker_died`; the others are unharmed.
    """
    options = replace(options, stdin=None)
    pool = _Pool(options, jobs)
    try:
        waiting: deque[tuple[_Batch, Future[list[_Result]]]] = deque()
        for batch in _batches(pieces):
            waiting.append((batch, pool.submit(batch)))
            if len(waiting) >= jobs * _BATCHES_WAITING:
                yield from pool.collect(*waiting.popleft())
        while waiting:
            yield from pool.collect(*waiting.popleft())
    finally:
        pool.close()


class _Pool:
    """A pool of processes that is replaced when one of them dies."""

    def __init__(self, options: IngestOptions, jobs: int) -> None:
        self._options = options
        self._jobs = jobs
        self._executor = _start(jobs)

    def submit(self, batch: _Batch) -> Future[list[_Result]]:
        """Give a batch to the next free worker."""
        try:
            return self._executor.submit(_read_batch, batch, self._options)
        except BrokenProcessPool as error:
            broken: Future[list[_Result]] = Future()
            broken.set_exception(error)
            return broken

    def collect(self, batch: _Batch, future: Future[list[_Result]]) -> Iterator[_Result]:
        """Wait for a batch; if its pool broke, read its pieces one by one to find the culprit."""
        try:
            results = future.result()
        except BrokenProcessPool:
            self.close()
            results = [self._read_alone(item) for item in batch]
            self._executor = _start(self._jobs)
        for item, result in zip(batch, results, strict=True):
            if isinstance(result, Reading) and isinstance(item, Piece):
                yield replace(result, original=item.data)
            else:
                yield result

    def close(self) -> None:
        """Stop the workers."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _read_alone(self, item: Piece | Failure) -> _Result:
        """Read one piece in a process of its own, which it may kill."""
        if isinstance(item, Failure):
            return item
        with _start(1) as executor:
            try:
                return executor.submit(_read_batch, [item], self._options).result()[0]
            except BrokenProcessPool:
                return failure_of(
                    item.path,
                    ReadError("the process that read it died", hint="save it in another format", code="worker_died"),
                )


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
