"""What is compared of many pairs at once is what is compared of each pair by itself, whichever side is asked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.link.stories.comparators import Compared, compare, prepare
from crossread.link.stories.packing import pack
from crossread.link.stories.reports import read_story_report

WORDS = ("ferry", "dredger", "harbour", "quay", "Solveig Aune", "Port Vell", "captain", "12", "passengers", "storm")


def ready(chosen: list[list[str]]) -> Compared:
    """Reports of one sentence each, with a headline of its first words."""
    return prepare(
        [
            pack(read_story_report(str(at), title=" ".join(words[:2]), text=f"{' '.join(words)}."))
            for at, words in enumerate(chosen)
        ]
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=4, max_size=9), st.data())
def test_few_reports_against_many_compare_as_pair_by_pair(chosen: list[list[str]], data: st.DataObject) -> None:
    """Many lower reports against one or two higher ones: each row is that of the pair alone."""
    reports = ready(chosen)
    few = data.draw(st.integers(1, 2))
    left, right = np.divmod(np.arange((len(chosen) - few) * few), few)
    right = right + len(chosen) - few
    rows = compare(reports, left, right)
    assert len(np.unique(right)) <= len(np.unique(left))
    for row, one, other in zip(rows, left, right, strict=True):
        assert row == pytest.approx(compare(reports, np.array([one]), np.array([other]))[0], abs=1e-12)
        assert row == pytest.approx(compare(reports, np.array([other]), np.array([one]))[0], abs=1e-12)


def test_headline_and_text_are_held_against_each_other() -> None:
    """The larger and the smaller of the two products of a headline and the other text, and neither when none meet."""
    rows = compare(
        ready([["ferry", "storm", "quay"], ["quay", "ferry", "captain"], ["12"]]), np.array([0, 0]), np.array([1, 2])
    )
    least, most = rows[0, 8], rows[0, 7]
    assert 0 < least <= most
    assert rows[1, [0, 7, 8]].tolist() == [0, 0, 0]
