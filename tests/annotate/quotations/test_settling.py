"""Sources and contents are chosen among what roles and tree offer."""

from __future__ import annotations

import pytest

from crossread.annotate.quotations import find_attributions
from crossread.annotate.quotations.heads import read_heads
from crossread.annotate.quotations.settling import settle_attributions
from crossread.annotate.quotations.source_spans import offer_sources
from crossread.annotate.quotations.word_table import read_words
from crossread.language import find_roles
from tests.reading import read_report


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Holm, talking to reporters as she left the lock house in Upper Valdra, said the gate would be shut.",
            "Holm",
            "the gate would be shut",
        ),
        ("Many of her friends doubt that the lock will open.", "Many of her friends", "that the lock will open"),
        (
            "Pia Holm, the warden of the lock, told the council that the pumps had failed.",
            "Pia Holm, the warden of the lock",
            "that the pumps had failed",
        ),
    ],
)
def test_source_and_content_word_for_word(text: str, source: str, content: str) -> None:
    """The source is the phrase that says it, and the content ends where the words do."""
    parsed = read_report(text).parsed
    found = {
        (
            " ".join(parsed.doc[start:end].text for start, end in one.source).rstrip(","),
            " ".join(parsed.doc[start:end].text for start, end in one.content),
        )
        for one in find_attributions(parsed)
    }
    assert (source, content) in found


def test_offers_hold_the_sources_of_roles_and_grammar() -> None:
    """What the roles found is always among the offers, each offer with features, none over the cue."""
    parsed = read_report("The warden of the lock, Pia Holm, said it leaks, and the mayor denied it.").parsed
    roles = find_roles(parsed.doc)
    assert roles is not None
    rough = read_heads(parsed.doc, roles, [])
    assert rough
    for place, one in enumerate(rough):
        offer = offer_sources(parsed.doc, read_words(parsed.doc), roles, rough, place)
        assert set(one.source) <= set(offer.spans)
        assert all(end <= one.cue[0][0] or start >= one.cue[0][1] for start, end in offer.spans)
        assert len(offer.described) == len(offer.spans)
        assert all(features for features in offer.described)


def test_settling_keeps_contents_apart_from_cue_and_source() -> None:
    """No content holds a word of its own cue, and all spans lie in the report."""
    parsed = read_report(
        "“We wait,” Holm said. The council believes that the lock, which is old, will be shut on Monday."
    ).parsed
    roles = find_roles(parsed.doc)
    assert roles is not None
    settled = settle_attributions(parsed.doc, roles, read_heads(parsed.doc, roles, []), [])
    assert settled
    for one in settled:
        cue = set(range(*one.cue[0]))
        assert all(
            not cue & set(range(*piece)) and 0 <= piece[0] < piece[1] <= len(parsed.doc) for piece in one.content
        )
