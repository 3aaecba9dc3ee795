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
