"""Sources named in running text, by the shipped language engine."""

from __future__ import annotations

from functools import cache

import pytest

from crossread.annotate.parsed import Parsed, read_for_parsing
from crossread.annotate.sentences import find_sentences
from crossread.annotate.speech import find_speech
from crossread.language import LanguageEngine, load_language
from crossread.records import Document


@cache
def engine() -> LanguageEngine:
    """The shipped engine, loaded once."""
    return load_language()


CASES = [
    ("The kiln was sold in May, according to Reuters.", "Reuters", "agency"),
    ("Police said the kiln had been sold in May.", "Police", "official"),
    ("The kiln was reportedly sold in May.", "reportedly", "outlet"),
    ("The sale was described as a scandal in Lund.", "described as", "outlet"),
    ("The kiln is believed to be the oldest in Lund.", "is believed to be", "outlet"),
    ("Official figures show that nine kilns were sold.", "Official figures show", "official"),
    ("The kiln was cold, the Lund Herald reports.", "Lund Herald", "outlet"),
    ("LUND, May 3 (Reuters) - The kiln was sold on Monday.", "Reuters", "agency"),
]


@pytest.mark.parametrize(("text", "source", "kind"), CASES)
def test_sources_in_the_text(text: str, source: str, kind: str) -> None:
    """Each source is cited once, with its kind, at a passage that holds its words."""
    document = Document(document_id="d", path="a.txt", words=9, text=text, sha256="0")
    sentences = find_sentences(document)
    view = read_for_parsing(document, sentences)
    [doc] = engine().parse([view.text])
    found = find_speech(document, Parsed(view, doc), sentences).citations
    assert any(one.source_kind == kind and source in text[one.start : one.end] for one in found)
