"""The text as a reader reads it: the short way to the words gives what the long way gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.text import reading_text, reading_view

MARKS = st.text(alphabet=st.sampled_from("ab *_#[]()!\n\t\u00a0\u200b\u202e\x1c\u2003x."), max_size=40)


@given(MARKS | st.text(max_size=40), st.integers(0, 10), st.integers(0, 30))
def test_words_alone_are_those_of_the_view(text: str, start: int, length: int) -> None:
    """With and without marks, from anywhere to anywhere, and to the end."""
    end = min(len(text), start + length)
    start = min(start, end)
    assert reading_text(text, start, end) == reading_view(text, start, end).text
    assert reading_text(text, start) == reading_view(text, start).text
