"""Passages that hold all words: what is left out before the index is asked would not have matched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.store import passages as module
from crossread.store.passages import around, matching_passages, may_match
from crossread.store.searching import match_expression

WORDS = st.lists(
    st.sampled_from(["Plane", "planes", "plané", "a_b", "b", "U.S.", "took-off", "ΣΑΣ", "9", "naïve", "x9"])
)


@given(
    st.lists(WORDS.map(" ".join), max_size=6),
    st.sampled_from(["plane*", '"a b"', "PLANE b", "u.s.", "off", "naive", "σας 9", "x9*"]),
)
def test_nothing_that_matches_is_left_out(texts: list[str], asked: str) -> None:
    """With and without the short cut the same passages match, whatever the case, accents, signs and scripts."""
    expression = match_expression(asked)
    found = matching_passages(texts, expression)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "may_match", lambda passages, _: list(range(len(passages))))
        assert matching_passages(texts, expression) == found


def test_passages_without_a_word_are_left_out() -> None:
    """The short cut is worth something: plain passages that lack a word do not reach the index."""
    assert may_match(["no ship here", "the plane took off"], '"plane" "took"') == [1]


@given(
    st.lists(st.integers(0, 30), min_size=2, max_size=9, unique=True).map(sorted), st.integers(0, 30), st.integers(1, 9)
)
def test_the_sentences_around_a_passage(ends: list[int], start: int, length: int) -> None:
    """They are those that share a character with it, with gaps between sentences and without."""
    spans = [(left, right - (right - left > 1 and right % 2)) for left, right in pairwise(ends)]
    inside = [span for span in spans if span[0] < start + length and span[1] > start]
    left, right = around(spans, start, start + length)
    assert left == min([start, *(span[0] for span in inside)])
    assert right == max([start + length, *(span[1] for span in inside)])
