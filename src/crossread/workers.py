"""Work on many items in several processes, with results in the order of the items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4
_BATCH = 16
_WORTH_A_POOL = 48
"""Below this many items, starting worker processes costs more than they save."""


def in_order(
    function: Callable[[list[Item]], list[Result]], items: Iterable[Item], *, workers: int, total: int
) -> Iterator[Result]:
    """Apply a function to batches of items, in worker processes where that pays; results keep the order of items.

    Args:
        function: Takes a batch and gives a result for each item. Picklable; if it raises, the whole work stops.
        items: What it is applied to; read lazily, a few batches ahead of the results.
        workers: How many processes; 1 works in this one.
        total: How many items there are.

    Yields:
        One result for each item.

    Example:
        >>> list(in_order(sorted, [3, 1, 2], workers=1, total=3))
        [1, 2, 3]
    """
    if workers < 2 or total < _WORTH_A_POOL:  # noqa: PLR2004 - one worker is no pool
        for batch in in_batches(items, _BATCH):
            yield from function(batch)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        under_way: deque[Future[list[Result]]] = deque()
        for batch in in_batches(items, _BATCH):
            under_way.append(pool.submit(function, batch))
            if len(under_way) > workers * _AHEAD:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def in_batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut a stream into lists of `size` items, the last one shorter.

    Example:
        >>> list(in_batches("abcde", 2))
        [['a', 'b'], ['c', 'd'], ['e']]
    """
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch
