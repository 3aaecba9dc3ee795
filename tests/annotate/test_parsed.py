"""What a report says is parsed without its furniture, and a sentence goes on over a card that stands inside it."""

from __future__ import annotations

from crossread.annotate.parsed import read_for_parsing
from crossread.annotate.sentences import find_sentences
from crossread.records.document import Document

CARD = "Ana Berta SousaHarbour reopens after storm Lease signed MORE"


def test_a_sentence_goes_on_over_a_card_and_nothing_else() -> None:
    """The card is furniture between two pieces of one sentence; other furniture still parts paragraphs."""
    text = (
        "Two ferries collided in fog off Valpara.\n\n"
        f"Mayor Ana Sousa {CARD} (Velmar) told reporters to wait. They did.\n\n"
        "Share this story\n\nNobody was hurt in the collision on Tuesday night, the harbour office said."
    )
    report = Document(document_id="d", path="a.txt", words=40, text=text, sha256="0")
    sentences = find_sentences(report)
    assert [text[one.start : one.end] for one in sentences if one.role == "furniture"] == [CARD, "Share this story"]
    assert read_for_parsing(report, sentences).text.split("\n\n")[1:] == [
        "Mayor Ana Sousa (Velmar) told reporters to wait. They did.",
        "Nobody was hurt in the collision on Tuesday night, the harbour office said.",
    ]
