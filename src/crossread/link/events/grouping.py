"""Groups by average link: two groups become one while their members are likely enough of one act on the whole.

By chains of nearest neighbours, which for average link gives the same groups as joining the likeliest pair again and
again (Murtagh 1983), in time that grows with the square of the number of tellings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

APART = -1e6
"""Likeness of two tellings that are never of one act: it parts the groups they are in."""


def group(likely: NDArray[np.float64], enough: float) -> list[int]:
    """Group by average link.

    Args:
        likely: How likely each pair is of one act, square and symmetric; `APART` for pairs that cannot be.
        enough: The least average likeliness of two groups that become one.

    Returns:
        For each row the first row of its group.

    Example:
        >>> group(np.array([[0, 0.9, 0.1], [0.9, 0, 0.2], [0.1, 0.2, 0]]), 0.5)
        [0, 0, 2]
    """
    count = len(likely)
    table = likely.copy()
    np.fill_diagonal(table, -np.inf)
    sizes, label, open_ = np.ones(count), np.arange(count), np.ones(count, dtype=bool)
    chain: list[int] = []
    while open_.sum() > 1:
        if not chain:
            chain = [int(np.argmax(open_))]
        here = chain[-1]
        row = np.where(open_, table[here], -np.inf)
        row[here] = -np.inf
        nearest = int(np.argmax(row))
        if len(chain) > 1 and row[chain[-2]] >= row[nearest]:
            nearest = chain[-2]
        if row[nearest] < enough:
            open_[here] = False  # likenesses only fall when others join, so nothing will ever be near enough
            chain.pop()
            continue
        if len(chain) > 1 and nearest == chain[-2]:
            chain = chain[:-2]
            _join(table, sizes, min(here, nearest), max(here, nearest))
            label[label == max(here, nearest)] = min(here, nearest)
            open_[max(here, nearest)] = False
        else:
            chain.append(nearest)
    return [int(one) for one in label]


def _join(table: NDArray[np.float64], sizes: NDArray[np.float64], left: int, right: int) -> None:
    with np.errstate(invalid="ignore"):
        row = (sizes[left] * table[left] + sizes[right] * table[right]) / (sizes[left] + sizes[right])
    table[left], table[:, left] = row, row
    table[left, left] = -np.inf
    sizes[left] += sizes[right]
