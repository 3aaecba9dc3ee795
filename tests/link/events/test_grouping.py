from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from crossread.link.events.grouping import APART, group


def pair_by_pair(likely: npt.NDArray[np.float64], enough: float) -> list[int]:
    """Average link the slow way: join the likeliest two groups again and again."""
    members = {place: [place] for place in range(len(likely))}
    while True:
        means = {
            (a, b): np.mean([likely[i, j] for i in members[a] for j in members[b]])
            for a in members
            for b in members
            if a < b
        }
        best = max(means, key=lambda pair: means[pair], default=None)
        if best is None or means[best] < enough:
            return [next(first for first, held in members.items() if place in held) for place in range(len(likely))]
        members[best[0]] += members.pop(best[1])


@pytest.mark.parametrize("seed", range(40))
def test_chains_of_neighbours_give_average_link(seed: int) -> None:
    """The fast way gives the groups of the slow one, with pairs that cannot be one among them."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(2, 11))
    table = rng.random((size, size))
    table = (table + table.T) / 2
    if seed % 2:
        never = rng.random((size, size)) < 0.1
        table[never | never.T] = APART
    assert group(table, 0.45) == pair_by_pair(table, 0.45)


def test_nothing_to_group() -> None:
    """No telling gives no group, and one its own."""
    assert group(np.zeros((0, 0)), 0.5) == []
    assert group(np.zeros((1, 1)), 0.5) == [0]
