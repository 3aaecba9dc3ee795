"""Cards that a page sets behind a name are not read; names and capitals of the text are."""

from __future__ import annotations

import pytest

from crossread.text import reading_text, reading_view
from crossread.text.cards import cut_cards, find_cards, without_cards
from crossread.text.segment import split_sentences

CARD = " Ana Berta SousaHarbour reopens after storm Is the lease dead? Guild: 'We will strike' MORE"
SPACED = " Ivo Jan Brask Pilots want 'four more buoys' Council meets at noon MORE"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"Mayor Ana Sousa{CARD} (Velmar) told reporters.", "Mayor Ana Sousa (Velmar) told reporters."),
        (f"Mayor Sousa{CARD}’s refusal", "Mayor Sousa’s refusal"),
        (f"Pilot Ivo Brask{SPACED} and Ana Sousa{CARD} met.", "Pilot Ivo Brask and Ana Sousa met."),
        ("Ana Sousa Ana Berta SousaMORE and others", "Ana Sousa and others"),
    ],
)
def test_a_card_is_left_out(text: str, read: str) -> None:
    """What stands before and behind the card goes on."""
    assert reading_view(text).text == read
    assert reading_text(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "READ MORE: Ana Sousa wins again",
        "We need MORE, wrote Ana Sousa, and Sousa Ana was of one mind with her: MORE of it.",
        "SOUSA ANA SOUSA AND NOW A SAD STORY FROM VELMAR WITH MORE ON THIS",
        "Ana Sousa said that Ana Berta Sousa wants MORE",
    ],
)
def test_capitals_are_no_card(text: str) -> None:
    """Only a name that comes again run together with what follows, or first name and all, opens one."""
    assert not list(find_cards(text, 0, len(text)))
    assert reading_text(text) == text


def test_places_lead_over_a_card() -> None:
    """A span that begins before a card and ends behind it holds it in the report."""
    text = f"“No,” said Ana Sousa{CARD} of Velmar."
    view = reading_view(text)
    start = view.text.index("Sousa of")
    assert text[slice(*view.to_document(start, start + len("Sousa of")))] == f"Sousa{CARD} of"


def test_no_sentence_ends_in_a_card() -> None:
    """A headline in a card may end with a question mark; the sentence around it goes on."""
    text = f"Mayor Ana Sousa{CARD} told reporters. Nobody asked."
    assert [text[start:end][-10:] for start, end in split_sentences(text)] == ["reporters.", "ody asked."]


def test_the_words_of_a_span_are_given_without_its_cards() -> None:
    """Before and behind a card they are as printed, and spaces in its place keep all offsets."""
    card = "Ana Berta SousaHarbour reopens Lease signed MORE"
    text = f"So Ana Sousa {card} (Lugar) spoke."
    start, end = text.index("Ana"), text.index(" spoke")
    assert cut_cards(text, start, end) == "Ana Sousa (Lugar)"
    assert cut_cards(text, 0, 2) == "So"
    blank = without_cards(text, find_cards(text, 0, len(text)))
    assert (len(blank), blank.split()) == (len(text), ["So", "Ana", "Sousa", "(Lugar)", "spoke."])
