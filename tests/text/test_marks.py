"""Spans that begin or end within quotation marks."""

from __future__ import annotations

import pytest

from crossread.text.marks import whole_marks


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ('a "state visit" came', 'a "state visit', 'a "state visit"'),
        ("the “working visit” was put off", "“working visit", "“working visit”"),
        ('"total carnage, he said', '"total carnage', "total carnage"),
        ('a "bad deal," he said', 'a "bad deal', 'a "bad deal'),
        ("the crash", "the crash", "the crash"),
    ],
)
def test_the_other_mark_is_taken_in_or_the_first_left_out(text: str, part: str, whole: str) -> None:
    """Where neither can be done, the span stays as it is."""
    left = text.index(part)
    assert text[slice(*whole_marks(text, left, left + len(part)))] == whole
