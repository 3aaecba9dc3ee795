"""Titles before names: whose name the words of a source end with."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from crossread.annotate.entities.titles import head_of_named

_VOCAB = spacy.blank("en").vocab


def _parsed(text: str, root: str, *, name: str = "") -> Doc:
    """A sentence whose tree has all words hang on one; `name` is a person's. "'s" is a mark, small words nouns."""
    words = text.split()
    heads = [words.index(root)] * len(words)
    tags = ["POS" if word == "'s" else "NN" for word in words]
    small = {"of": "ADP", "for": "ADP", "and": "CCONJ", "the": "DET", "The": "DET", "A": "DET"}
    pos = [small.get(word, "PROPN" if word.istitle() else "NOUN") for word in words]
    ents = ["I-PERSON" if word in name.split() else "O" for word in words]
    return Doc(_VOCAB, words=words, heads=heads, tags=tags, pos=pos, deps=["dep"] * len(words), lemmas=words, ents=ents)


@pytest.mark.parametrize(
    ("text", "root", "name", "head"),
    [
        ("the dredger 's captain", "dredger", "", "captain"),
        ("A former official", "A", "", "former"),
        ("Brask 's campaign", "Brask", "", "campaign"),
        ("the skipper 's voice", "skipper", "", "skipper"),
        ("Keldia 's Minister of Public Works Edda Vance", "Keldia", "Edda Vance", "Edda"),
        ("Keldia 's Minister of Public Works Edda Vance", "Minister", "Edda Vance", "Edda"),
        ("Deputy Secretary of State Ivo Brask", "Deputy", "Ivo Brask", "Ivo"),
        ("the killer of Officer Ana Sousa", "killer", "Ana Sousa", "killer"),
        ("The mother of Ana Sousa", "mother", "Ana Sousa", "mother"),
    ],
)
def test_who_is_meant_by_the_words_of_a_source(text: str, root: str, name: str, head: str) -> None:
    """Neither the owner of somebody nor the body somebody heads is the source, whatever the tree has for its head."""
    doc = _parsed(text, root, name=name)
    assert head_of_named(doc, 0, len(doc)).text == head
