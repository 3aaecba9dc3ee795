"""Many numbers in a table of few slots: those that share a slot hang on one another, one chain a slot."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Links = npt.NDArray[np.int32]


def fill_chains(table: Links, slots: Links) -> Links:
    """Put entries, by their number, into a table; of those that share a slot, each names the next.

    Args:
        table: One number for each slot; of the slots named the first entry of the chain is written, others stay.
        slots: The slot of each entry.

    Returns:
        For each entry the next of its chain, -1 for the last.

    Example:
        >>> table = np.full(4, -1, dtype=np.int32)
        >>> following = fill_chains(table, np.array([2, 0, 2], dtype=np.int32))
        >>> int(table[0]), int(following[1])
        (1, -1)
        >>> {int(table[2]), int(following[table[2]])}
        {0, 2}
    """
    numbers = np.arange(len(slots), dtype=np.int32)
    following = np.full(len(slots), -1, dtype=np.int32)
    table[slots] = numbers
    held = table[slots]
    late = np.flatnonzero(held != numbers)
    held = held[late]
    while len(late):
        following[held] = late
        held = following[held]
        still = np.flatnonzero(held != late)
        late, held = late[still], held[still]
    return following
