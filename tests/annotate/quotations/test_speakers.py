"""Who is meant by the words that name a source."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from crossread.annotate.quotations.speakers import _heads_body

_VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("text", "body", "heads"),
    [
        ("leader of the potters ' Lund Republic , Edda Vance", "Lund Republic", True),
        ("lawyer for the mayor of Lund , Edda Vance", "Lund", False),
        ("lawyer for the accused , Edda Vance", "", False),
    ],
)
def test_a_name_behind_a_body_is_of_whoever_heads_it(text: str, body: str, *, heads: bool) -> None:
    """Where only a body stands between a noun and a comma, nobody else can be named behind it."""
    words = text.split()
    ents = ["I-ORG" if word in body.split() else "O" for word in words]
    doc = Doc(_VOCAB, words=words, lemmas=words, ents=ents)
    assert _heads_body(doc, 0, words.index(",")) is heads
