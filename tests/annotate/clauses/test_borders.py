"""Passages are whole words, with both halves of their marks."""

from __future__ import annotations

import pytest

from crossread.annotate.clauses.borders import widen


def widened(text: str, held: str) -> str:
    """What some words of a text are widened to."""
    start = text.index(held)
    start, end = widen(text, start, start + len(held))
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "held", "whole"),
    [
        ("Lund called it a “farce,” and left.", "Lund called it a “farce", "Lund called it a “farce,”"),
        ('The mayor said it was "a mess".', 'it was "a mess', 'it was "a mess"'),
        ("The bureau (the port's own, then shut) said so.", "the port's own", "the port's own"),
        (
            "They fined brokers (the middlemen) twice.",
            "They fined brokers (the middlemen",
            "They fined brokers (the middlemen)",
        ),
        ("A ‘leaked’ plan", "A ‘leaked", "A ‘leaked’"),
        ("It is Lund’s, not ‘ours’.", "It is Lund’s, not ‘ours", "It is Lund’s, not ‘ours’"),
        ("“Go home” was all they heard.", "Go home” was all they heard", "“Go home” was all they heard"),
        ("It passed and would re-open the port.", "It passed and would re", "It passed and would re-open"),
        ("They should’ve stayed away.", "’ve stayed away", "should’ve stayed away"),
        ("That's when the gate fell.", "'s when the gate fell", "That's when the gate fell"),
        ("Nothing to mend here, they said.", "Nothing to mend here", "Nothing to mend here"),
        ("They left - nobody stayed.", "They left", "They left"),
        ("Berg's boat, the crew's pride", "Berg's boat", "Berg's boat"),
        ("Glued SousaHarbour reopens", "Harbour reopens", "Harbour reopens"),
        ('He said "no" and "never', 'He said "no" and "never', 'He said "no" and "never'),
    ],
)
def test_a_passage_ends_where_its_words_and_marks_do(text: str, held: str, whole: str) -> None:
    """Marks and brackets keep both halves, words are whole, apostrophes and glued words are left."""
    assert widened(text, held) == whole
