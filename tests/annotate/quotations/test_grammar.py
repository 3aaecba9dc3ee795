"""Who is the source of a cue by the grammar of its sentence."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from crossread.annotate.quotations.grammar import find_source

_VOCAB = spacy.blank("en").vocab


def _made_to(verb: str) -> Doc:
    """An infinitive behind the object of a verb: "The leak … Vance to accuse"."""
    return Doc(
        _VOCAB, words=["The", "leak", verb, "Vance", "to", "accuse"], heads=[1, 2, 2, 2, 5, 2],
        lemmas=["the", "leak", verb, "Vance", "to", "accuse"],
        deps=["det", "nsubj", "ROOT", "obj", "mark", "xcomp"], pos=["DET", "NOUN", "VERB", "PROPN", "PART", "VERB"],
        tags=["DT", "NN", "VBD", "NNP", "TO", "VB"],
    )  # fmt: skip


@pytest.mark.parametrize(("verb", "source"), [("prompt", "Vance"), ("promise", "leak")])
def test_who_is_made_to_say_something_says_it(verb: str, source: str) -> None:
    """The object of the verb above says what the infinitive tells, unless its subject promised to."""
    found = find_source(_made_to(verb)[5])
    assert found is not None
    assert found.text == source


@pytest.mark.parametrize(("tag", "agent"), [("VBN", "names"), ("VBG", None)])
def test_only_a_participle_of_the_past_has_an_agent(tag: str, agent: str | None) -> None:
    """In "referring to them by their names" nobody is meant by "by"."""
    doc = Doc(
        _VOCAB, words=["left", "referring", "to", "them", "by", "names"], heads=[0, 0, 3, 1, 5, 1],
        deps=["ROOT", "advcl", "case", "obl", "case", "obl"], pos=["VERB", "VERB", "ADP", "PRON", "ADP", "NOUN"],
        tags=["VBD", tag, "IN", "PRP", "IN", "NNS"],
    )  # fmt: skip
    found = find_source(doc[1])
    assert (None if found is None else found.text) == agent
