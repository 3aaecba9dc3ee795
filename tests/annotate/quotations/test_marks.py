"""Quotation marks of every kind, kept well or badly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.quotations import find_marked

CASES = json.loads((Path(__file__).parents[2] / "cases" / "quotations" / "marks.json").read_text("utf8"))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_runs_between_marks(case: dict[str, Any]) -> None:
    """Each case finds exactly its runs, chained as printers chain paragraphs."""
    text = str(case["text"])
    found = find_marked(text)
    assert [text[run.start : run.end] for run in found] == case["runs"]
    assert [run.chain for run in found] == case["chains"]


@given(st.text(alphabet="ab .,\n\"“”‘’'«»„[]1", max_size=60))
def test_no_text_is_lost_over_odd_marks(text: str) -> None:
    """Whatever the marks, runs are non-empty, lie in one paragraph, and never cross each other."""
    found = find_marked(text)
    for run in found:
        assert 0 <= run.outer_start <= run.start < run.end <= run.outer_end <= len(text)
        assert "\n" not in text[run.start : run.end]
    for one in found:
        for other in found:
            apart = one.outer_end <= other.outer_start or other.outer_end <= one.outer_start
            within = (one.start <= other.outer_start and other.outer_end <= one.end) or (
                other.start <= one.outer_start and one.outer_end <= other.end
            )
            assert one is other or apart or within
