"""Sources named in running text, by the shipped language engine."""

from __future__ import annotations

import pytest

from tests.reading import read_speech

CASES = [
    ("The kiln was sold in May, according to Reuters.", "Reuters", "agency"),
    ("Police said the kiln had been sold in May.", "Police", "official"),
    ("The kiln was reportedly sold in May.", "reportedly", "outlet"),
    ("The sale was described as a scandal in Lund.", "described as", "outlet"),
    ("The kiln is believed to be the oldest in Lund.", "is believed to be", "outlet"),
    ("Official figures show that nine kilns were sold.", "Official figures show", "official"),
    ("The kiln was cold, the Lund Herald reports.", "Lund Herald", "outlet"),
    (
        "Initial findings of the Lund Safety Board show that the kiln was sold.",
        "Initial findings of the Lund Safety Board show",
        "document",
    ),
    ("Edda Vance opened the door. The kiln had been sold, she said.", "she said", "person"),
    ("Police believe that the kiln was sold in May.", "Police believe", "official"),
    ("The Lund Kiln Company issued a statement on Monday.", "Lund Kiln Company issued a statement", "person"),
    (
        "She is leaving, she wrote in an open letter released Monday by the Gulls.",
        "released Monday by the Gulls",
        "person",
    ),
    ("A draft seen by Reuters has nine pages.", "seen by Reuters", "agency"),
    ("The contract states no price.", "The contract states", "document"),
    ("Investigators suspect arson.", "Investigators suspect", "person"),
    ("The mayor dismissed Edda Brask's allegations.", "Edda Brask's allegations", "person"),
    ("The mayor dismissed allegations from Edda Brask.", "allegations from Edda Brask", "person"),
    ("By most accounts the kiln was cold.", "By most accounts", "person"),
    ("The door stood open in what officials called a mistake.", "officials", "official"),
    ("The potter, identified by police, left Lund.", "identified by police", "official"),
    ("The kiln was cold, the Lund Herald wrote, citing the Keldian Safety Board.", "citing the Keldian", "person"),
    ("Vance, who told the Lund Herald of the sale, left.", "Lund Herald", "outlet"),
    ("As per the latest reports the kiln was cold.", "As per the latest reports", "document"),
    ("The Keldian foreign ministry released a statement on Monday.", "foreign ministry released a", "official"),
    ("Potter left note: Police\n\nA potter left.", "Police", "official"),
    ("The mayor has been widely linked with the sale.", "has been widely linked", "outlet"),
    ("At his press conference Edda Vance wept.", "At his press conference", "person"),
    ("LUND, May 3 (Reuters) - The kiln was sold on Monday.", "Reuters", "agency"),
]


@pytest.mark.parametrize(("text", "source", "kind"), CASES)
def test_sources_in_the_text(text: str, source: str, kind: str) -> None:
    """Each source is cited once, with its kind, at a passage that holds its words."""
    found = read_speech(text).citations
    assert any(one.source_kind == kind and source in text[one.start : one.end] for one in found)


def test_whom_somebody_told_is_no_source_unless_a_newspaper() -> None:
    """In "told the Lund Board" the board relies on the speaker, not the report on the board."""
    assert not [
        one
        for one in read_speech("Vance was late for what he told the Lund Board.").citations
        if "Board" in one.source_text
    ]
