"""Names from tag scores are well formed."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.name_kinds import name_kinds
from crossread.language.name_tags import NAME_TAGS, find_names


def scores_for(
    tags: list[str], *, second: dict[int, str] | None = None
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Log-probabilities with one clear tag a word and a close second where given."""
    scores = np.full((len(tags), len(NAME_TAGS)), -9, np.float32)
    for word, tag in enumerate(tags):
        scores[word, NAME_TAGS.index(tag)] = 0
    for word, tag in (second or {}).items():
        scores[word, NAME_TAGS.index(tag)] = -0.5
    return scores


def test_two_names_side_by_side_stay_two() -> None:
    """A begin ends the name before it."""
    assert find_names(scores_for(["B-PERSON", "B-PERSON", "I-PERSON"])) == [(0, 1, "PERSON"), (1, 3, "PERSON")]


def test_an_inside_without_a_beginning_is_mended_by_the_next_best() -> None:
    """An impossible sequence gives way to the likeliest possible one."""
    found = find_names(scores_for(["O", "I-ORG", "I-ORG"], second={1: "B-ORG"}))
    assert found == [(1, 3, "ORG")]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(0, 5_000))
def test_names_never_overlap_and_lie_in_the_sentence(count: int, seed: int) -> None:
    """Whatever the scores, spans are ordered, disjoint and not empty."""
    scores = np.random.default_rng(seed).normal(size=(count, len(NAME_TAGS))).astype(np.float32)
    last = 0
    for start, end, _ in find_names(scores):
        assert last <= start < end <= count
        last = end


def test_kinds_are_refined_from_the_lists() -> None:
    """A listed country is political, a mountain is not, nationalities are found by the list alone."""
    words = ["Danish", "climbers", "left", "Norway", "for", "Snow", "Ridge", "with", "two", "Sri", "Lankans"]
    found = name_kinds(words, [(3, 4, "LOC"), (5, 7, "LOC")])
    assert [(" ".join(words[n.start : n.end]), n.kind) for n in found] == [
        ("Danish", "NORP"), ("Norway", "GPE"), ("Snow Ridge", "LOC"), ("Sri Lankans", "NORP"),
    ]  # fmt: skip
