"""Many rows worked on in several threads: numpy lets go of Python's lock while it is at work on arrays."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

_WORTH_A_THREAD = 2_048
"""Rows that a thread is given at least: some ten milliseconds of work."""

_PARTS = 4
"""Parts for each thread, so that none waits long for another one."""


def in_threads(work: Callable[[slice], None], count: int, threads: int) -> None:
    """Do some work on all rows, part by part.

    Args:
        work: Does it for some of the rows. It must give the same whatever the parts, and write where no other does.
        count: Number of rows.
        threads: In how many threads; 1 for this one.

    Example:
        >>> found = [0] * 5_000
        >>> def double(rows):
        ...     found[rows] = [2 * at for at in range(rows.start, rows.stop)]
        >>> in_threads(double, 5_000, threads=2)
        >>> found[-1]
        9998
    """
    size = max(_WORTH_A_THREAD, -(-count // (threads * _PARTS)))
    if threads == 1 or count <= size:
        work(slice(0, count))
        return
    with ThreadPoolExecutor(threads) as pool:
        # Taking the results raises what a part raised.
        list(pool.map(work, (slice(begin, min(begin + size, count)) for begin in range(0, count, size))))
