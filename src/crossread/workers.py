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
    function: Callable[[Item], Result], items: Iterable[Item], *, workers: int, total: int
) -> Iterator[Result]:
    """Apply a function to items, in worker processes where that pays, and give results in the order of the items.

    Args:
        function: Picklable; it must not raise, or the whole work stops with its error.
        items: What it is applied to; read lazily, a few batches ahead of the results.
        workers: How many processes; 1 works in this one.
        total: How many items there are.

    Yields:
        One result for each item.

    Example:
        >>> list(in_order(abs, [-1, 2, -3], workers=1, total=3))
        [1, 2, 3]
    """
    if workers < 2 or total < _WORTH_A_POOL:  # noqa: PLR2004 - one worker is no pool
        yield from map(function, items)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        under_way: deque[Future[list[Result]]] = deque()
        for batch in in_batches(items, _BATCH):
            under_way.append(pool.submit(_apply, function, batch))
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


def _apply(function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    return [function(item) for item in items]
