"""Pairs worth comparing: those of the definition, whatever is left out of the look for being of no use."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.link.stories import candidates
from crossread.link.stories.candidates import find_pairs
from crossread.link.stories.vectors import Vectors

REPORTS = st.lists(st.dictionaries(st.integers(0, 9), st.integers(1, 4), max_size=4), min_size=2, max_size=14)


def vectors(reports: list[dict[int, int]]) -> Vectors:
    """Reports as vectors; a number and its weight for each term."""
    sizes = [len(report) for report in reports]
    return Vectors(
        starts=np.concatenate(([0], np.cumsum(sizes))),
        terms=np.array([term for report in reports for term in sorted(report)], dtype=np.uint32),
        weights=np.array([report[term] / 4 for report in reports for term in sorted(report)]),
        totals=np.ones(len(reports)),
    )


@settings(max_examples=80, deadline=None)
@given(REPORTS, st.data())
def test_pairs_are_those_that_share_terms_and_hold_a_new_report(
    reports: list[dict[int, int]], data: st.DataObject
) -> None:
    """Terms that no new report holds may be left out: a pair with a new report is found if it shares any term."""
    fresh = np.array(data.draw(st.lists(st.booleans(), min_size=len(reports), max_size=len(reports))))
    left, right = find_pairs(vectors(reports), np.arange(len(reports), dtype=np.float64), fresh)
    wanted = [
        (low, high)
        for low in range(len(reports))
        for high in range(low + 1, len(reports))
        if (fresh[low] or fresh[high]) and reports[low].keys() & reports[high].keys()
    ]
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == wanted


@settings(max_examples=80, deadline=None)
@given(REPORTS)
def test_of_many_pairs_the_best_of_either_report_stay(reports: list[dict[int, int]]) -> None:
    """A pair stays if it is among the best of one of its reports by what they share, of equal ones the earlier."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "MOST_CANDIDATES", 2)
        left, right = find_pairs(vectors(reports), np.arange(len(reports), dtype=np.float64))
    shared = {
        (low, high): sum(reports[low][term] * reports[high][term] for term in reports[low].keys() & reports[high])
        for low in range(len(reports))
        for high in range(low + 1, len(reports))
        if reports[low].keys() & reports[high].keys()
    }
    wanted = set()
    for side in (0, 1):
        for at in range(len(reports)):
            mine = sorted((pair for pair in shared if pair[side] == at), key=lambda pair: (-shared[pair], pair))
            wanted.update(mine[:2])
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == sorted(wanted)
