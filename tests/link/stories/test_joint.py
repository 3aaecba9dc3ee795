from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.link.stories.joint import Joint, add_products, find_shared, join_fields
from crossread.link.stories.vectors import Vectors

# Numbers that meet in the small table: equal in their lowest bits.
TERMS = st.sampled_from([number + (part << 12) for number in range(6) for part in range(4)])
REPORT = st.tuples(st.sets(TERMS, max_size=12), st.sets(TERMS, max_size=4))


def read(reports: list[tuple[set[int], set[int]]]) -> Joint:
    """Two fields of each report, every term with a weight of its own."""
    fields = []
    for column in (0, 1):
        terms = [sorted(each[column]) for each in reports]
        flat = np.array([term for each in terms for term in each], dtype=np.uint32)
        starts = np.concatenate(([0], np.cumsum([len(each) for each in terms]))).astype(np.int64)
        weights = (1.0 + (flat % 7) + column).astype(np.float64)
        fields.append(Vectors(starts=starts, terms=flat, weights=weights, totals=np.zeros(len(reports))))
    return join_fields(fields)


def weigh(term: int, column: int) -> float:
    """The weight that `read` gives a term."""
    return 1.0 + term % 7 + column


def products(joint: Joint, left: list[int], right: list[int]) -> list[list[float]]:
    """First field against itself, second against itself, second against first."""
    columns = ((0, 0), (1, 1), (1, 0))
    found = np.zeros((len(left), len(columns)))
    for shared in find_shared(joint, np.array(left), np.array(right)):
        found[shared.begin : shared.end] = add_products(joint, shared, columns)
    rows: list[list[float]] = found.tolist()
    return rows


@settings(max_examples=80, deadline=None)
@given(st.lists(REPORT, min_size=2, max_size=8))
def test_products_are_those_of_the_terms_that_both_hold(reports: list[tuple[set[int], set[int]]]) -> None:
    """Whatever terms meet in the table, each pair has the products of its own shared terms and no other."""
    left, right = np.triu_indices(len(reports), 1)
    found = products(read(reports), left.tolist(), right.tolist())
    for (a, b), row in zip(zip(left.tolist(), right.tolist(), strict=True), found, strict=True):
        for (one, other), value in zip(((0, 0), (1, 1), (1, 0)), row, strict=True):
            both = reports[a][one] & reports[b][other]
            assert value == sum(weigh(term, one) * weigh(term, other) for term in both)


@settings(max_examples=30, deadline=None)
@given(st.lists(REPORT, min_size=3, max_size=8))
def test_reports_made_ready_at_different_times_compare_alike(reports: list[tuple[set[int], set[int]]]) -> None:
    """Taking some reports and adding others changes no product, so that a block may go on from the one before."""
    whole = read(reports)
    parted = read(reports[:2]).take(np.array([1]), read(reports[2:]))
    left, right = np.triu_indices(len(reports) - 1, 1)
    assert products(parted, left.tolist(), right.tolist()) == products(whole, (left + 1).tolist(), (right + 1).tolist())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(REPORT, min_size=1, max_size=4), min_size=2, max_size=6), st.data())
def test_reports_that_are_carried_over_many_blocks_compare_alike(
    blocks: list[list[tuple[set[int], set[int]]]], data: st.DataObject
) -> None:
    """However often some reports are taken and others added, with room left or used up, no product changes."""
    joint, held = read(blocks[0]), list(blocks[0])
    for block in blocks[1:]:
        rows = sorted(data.draw(st.sets(st.integers(0, len(held) - 1))))
        before, kept = joint, list(held)
        joint, held = joint.take(np.array(rows, dtype=np.int64), read(block)), [*(held[row] for row in rows), *block]
        for one, reports in ((joint, held), (before, kept)):
            left, right = np.triu_indices(len(reports), 1)
            assert products(one, left.tolist(), right.tolist()) == products(
                read(reports), left.tolist(), right.tolist()
            )
