"""Strings and spans in, strings and spans out: how characters are counted, cleaned and cut."""

from __future__ import annotations

from crossread.text.naming import headline_of, source_name
from crossread.text.reading import ReadingView, reading_text, reading_view
from crossread.text.words import Word, count_words, find_words

__all__ = [
    "ReadingView",
    "Word",
    "count_words",
    "find_words",
    "headline_of",
    "reading_text",
    "reading_view",
    "source_name",
]
