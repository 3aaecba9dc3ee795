"""What the role probabilities give: when nobody is the source."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from crossread.annotate.quotations.attributions import Attribution
from crossread.annotate.quotations.heads import says_nobody

_VOCAB = spacy.blank("en").vocab


def _passive(subject: str, participle: str, lemma: str) -> Doc:
    """A subject, "was" and a participle."""
    words = [subject, "was", participle]
    deps = ["nsubj:pass", "aux:pass", "ROOT"]
    return Doc(
        _VOCAB, words=words, heads=[2, 2, 2], deps=deps, lemmas=[subject, "be", lemma], pos=["PRON", "AUX", "VERB"]
    )


@pytest.mark.parametrize(
    ("subject", "participle", "lemma", "nobody"),
    [
        ("It", "reported", "report", True),
        ("It", "quoted", "quote", True),
        ("which", "expected", "expect", True),
        ("Vance", "expected", "expect", True),
        ("Vance", "quoted", "quote", False),
    ],
)
def test_what_a_passive_cue_tells_of_is_no_source(subject: str, participle: str, lemma: str, *, nobody: bool) -> None:
    """Who expects or reports is open where only that is told which is expected or reported."""
    one = Attribution(source=((0, 1),), cue=((1, 3),), content=((3, 3),), found_by="heads")
    assert says_nobody(_passive(subject, participle, lemma), one) is nobody


def test_nobody_says_what_is_unclear_or_known_as() -> None:
    """The "it" of "it is unclear whether" and who is near "known as" are no sources."""
    unclear = Doc(
        _VOCAB, words=["Vance", "left", ".", "It", "is", "unclear"], heads=[1, 1, 1, 5, 5, 5],
        deps=["nsubj", "ROOT", "punct", "expl", "cop", "ROOT"], pos=["PROPN", "VERB", "PUNCT", "PRON", "AUX", "ADJ"],
    )  # fmt: skip
    known = Doc(
        _VOCAB, words=["Vance", ",", "known", "as", "Ace"], heads=[0, 2, 0, 4, 2], lemmas=["", "", "know", "", ""],
        deps=["ROOT", "punct", "acl", "case", "obl"], pos=["PROPN", "PUNCT", "VERB", "ADP", "PROPN"],
    )  # fmt: skip
    assert says_nobody(unclear, Attribution(source=((0, 1),), cue=((5, 6),), content=(), found_by="heads"))
    assert says_nobody(known, Attribution(source=((0, 1),), cue=((2, 3),), content=(), found_by="heads"))
