"""Sentences and paragraphs by rule."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.text.segment import LONGEST_SENTENCE, find_paragraphs, split_sentences

SPLITS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "cases" / "sentences" / "splits.json").read_text("utf-8")
)


@pytest.mark.parametrize("case", SPLITS, ids=lambda case: case["why"])
def test_text_splits_into_its_sentences(case: dict[str, Any]) -> None:
    """The sentences, joined by the case's gap, are found again."""
    text = case.get("gap", " ").join(case["sentences"])
    assert [text[start:end] for start, end in split_sentences(text)] == case["sentences"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .!?…\"'”)(]\n\r\t\u00a0[#*1-"), max_size=300))
def test_spans_hold_everything_but_white_space(text: str) -> None:
    """Spans are in order, trimmed, and between them lies nothing but white space."""
    for spans in (find_paragraphs(text), split_sentences(text)):
        rest, place = "", 0
        for start, end in spans:
            assert place <= start < end
            assert not text[start].isspace()
            assert not text[end - 1].isspace()
            rest += text[place:start]
            place = end
        assert not (rest + text[place:]).strip()


def test_a_stretch_is_split_as_if_alone() -> None:
    """Offsets of a stretch point into the whole text."""
    text = "Nobody spoke. Two ships left. One sank."
    assert [text[a:b] for a, b in split_sentences(text, 14, 29)] == ["Two ships left."]


def test_a_run_without_stops_is_cut() -> None:
    """No sentence is longer than the longest, and no word is cut in two."""
    text = "horn " * 20_000
    spans = split_sentences(text)
    assert max(end - start for start, end in spans) <= LONGEST_SENTENCE
    assert {text[a:b].rsplit(maxsplit=1)[-1] for a, b in spans} == {"horn"}


@pytest.mark.parametrize("unit", ["The ship sank at dawn. ", "horn ", ".", "\n", '."', ".](", ". [", "\u00a0", "x"])
def test_one_line_of_a_megabyte_takes_linear_time(unit: str) -> None:
    """A line of a megabyte is split within seconds, whatever it is made of."""
    text = (unit * (1_000_000 // len(unit)))[:1_000_000]
    begin = time.process_time()
    split_sentences(text)
    assert time.process_time() - begin < 4
