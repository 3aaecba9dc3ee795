"""Rows all of whose passages another row shows."""

from __future__ import annotations

import pytest

from crossread.link.claims.repeats import merge_repeats


@pytest.mark.parametrize(
    ("rows", "weak", "left"),
    [
        pytest.param([[0, 1, 2], [0, 1]], [[], []], {0: (0, 1, 2)}, id="a part of another row"),
        pytest.param([[0, 1], [0, 2]], [[2], []], {0: (0, 1, 2)}, id="what was weak there becomes sure"),
        pytest.param([[0, 1, 3], [0, 2]], [[2], [3]], {0: (0, 1, 2, 3)}, id="its weak finds stand there too"),
        pytest.param([[0, 1], [0, 2]], [[2], [3]], {0: (0, 1), 1: (0, 2)}, id="a weak find of its own"),
        pytest.param([[0, 1], [0, 2]], [[2], [1]], {0: (0, 1, 2)}, id="two that show the same leave the first"),
        pytest.param([[0, 1], [1, 2]], [[], []], {0: (0, 1), 1: (1, 2)}, id="one passage in common"),
        pytest.param([[0, 1], [2, 3], [0, 3]], [[], [], []], {0: (0, 1), 1: (2, 3), 2: (0, 3)}, id="halves of two"),
        pytest.param([[0, 1], [0, 1, 2], [0, 1, 2, 3]], [[], [], []], {2: (0, 1, 2, 3)}, id="a part of a part"),
        pytest.param([[0, 1], [0, 1, 2], [0, 1, 3, 4]], [[], [], []], {1: (0, 1, 2), 2: (0, 1, 3, 4)}, id="of two"),
    ],
)
def test_rows_that_show_nothing_new_go(
    rows: list[list[int]], weak: list[list[int]], left: dict[int, tuple[int, ...]]
) -> None:
    """A row whose passages, weak finds too, all stand in one other row is that row; any passage of its own keeps it."""
    assert merge_repeats(rows, weak, [False] * len(rows), [frozenset()] * len(rows)) == left


def test_kept_rows_stay() -> None:
    """A row that must stay stays, and may take another up."""
    told = [frozenset[object]()] * 2
    assert merge_repeats([[0, 1, 2], [0, 1]], [[], []], [False, True], told) == {0: (0, 1, 2), 1: (0, 1)}
    assert merge_repeats([[0, 1, 2], [0, 1]], [[], [2]], [False, True], told) == {1: (0, 1, 2)}


def test_a_difference_stays_told() -> None:
    """A row that differs goes where the other row tells the same difference, and nowhere else."""
    rows, weak, kept = [[0, 1, 2], [0, 1]], [(), ()], [False, False]
    nothing, one = frozenset[object](), frozenset[object](["two here, five there"])
    assert merge_repeats(rows, weak, kept, [one, one]) == {0: (0, 1, 2)}
    assert merge_repeats(rows, weak, kept, [one, nothing]) == {0: (0, 1, 2)}
    assert merge_repeats(rows, weak, kept, [nothing, one]) == {0: (0, 1, 2), 1: (0, 1)}
