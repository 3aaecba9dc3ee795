"""Work in several processes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.workers import in_batches, in_order


@given(st.lists(st.integers(), max_size=50), st.integers(min_value=1, max_value=9))
def test_batches_hold_everything_in_order(items: list[int], size: int) -> None:
    """Batches are full but the last, and together they are the items."""
    batches = list(in_batches(items, size))
    assert [item for batch in batches for item in batch] == items
    assert all(len(batch) == size for batch in batches[:-1])


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_items(workers: int) -> None:
    """However many processes work, results stand in the order of the items."""
    items = list(range(-100, 100))
    assert list(in_order(sorted, items, workers=workers, total=len(items))) == items
