"""Reading with several processes: same results, and what a dying process costs."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable

from crossread.ingest.assemble import read_piece
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Piece
from crossread.ingest.workers import read_in_parallel
from crossread.records import Failure

TEXT = "The harbour master said that ship number {} had left the port and that the crew was well when it was seen."


class Deadly(bytes):
    """Bytes that end the process that receives them, as a crash in a library would."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        """Be rebuilt by an exit."""
        return os._exit, (1,)


def pieces(count: int) -> list[Piece | Failure]:
    """Make some good pieces, and a failure among them."""
    made: list[Piece | Failure] = [
        Piece(data=TEXT.format(number).encode(), kind="text", name=f"{number}.txt", path=f"{number}.txt")
        for number in range(count)
    ]
    made.insert(3, Failure(path="x", stage="ingest", code="missing", message="no such file"))
    return made


def read_alone(items: list[Piece | Failure]) -> list[object]:
    """Read in this process."""
    return [item if isinstance(item, Failure) else read_piece(item, IngestOptions()) for item in items]


def test_a_piece_that_kills_its_worker_is_one_failure() -> None:
    """The culprit becomes a failure in its place; everything before and after it is read."""
    items = pieces(14)
    expected = read_alone(items)
    deadly = Piece(data=Deadly(b"boom"), kind="text", name="deadly.txt", path="deadly.txt")
    items.insert(8, deadly)
    results = list(read_in_parallel(items, IngestOptions(), 2, worth=1))
    culprit = results.pop(8)
    assert isinstance(culprit, Failure)
    assert (culprit.path, culprit.code) == ("deadly.txt", "worker_died")
    assert results == expected


def test_workers_killed_from_outside_lose_nothing() -> None:
    """When the system kills the workers (for lack of memory), their batches are read again."""
    items = pieces(120)
    stream = read_in_parallel(items, IngestOptions(), 2, worth=1)
    results = [next(stream)]
    for child in multiprocessing.active_children():
        child.kill()
    results += stream
    assert results == read_alone(items)
