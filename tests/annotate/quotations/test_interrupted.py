"""What a source and a cue between two commas cut in two is one statement, and its opening belongs to it."""

from __future__ import annotations

import pytest

from crossread.annotate.quotations.attributions import Attribution
from crossread.annotate.quotations.interrupted import add_openings
from tests.reading import parse


@pytest.mark.parametrize(
    ("text", "behind", "opening"),
    [
        ("The lock in Osk, Vance said, stays shut until May.", "stays shut until May", "The lock in Osk"),
        ("And last year, Vance said, the lock stayed shut.", "the lock stayed shut", "last year"),
        ("And, Vance said, the lock stays shut.", "the lock stays shut", None),
        ("The lock has a keeper who, Vance said, sleeps by day.", "sleeps by day", None),
        ("The kiln cools because, Vance said, the coal is wet.", "the coal is wet", None),
        ("Leaving the mill, Vance said on Monday, in a bad mood, that it leaks.", "that it leaks", None),
        ("Reading old maps, Vance said, for the first time, what leaked.", "what leaked", None),
        ("“The old lock,” Vance said, “stays shut.”", "“stays shut.”", None),
        ("The lock leaks. Vance said, smiling, the kiln is cold.", "the kiln is cold", None),
    ],
)
def test_what_stands_before_a_cue_between_commas_is_said(text: str, behind: str, opening: str | None) -> None:
    """The words before the first comma are a piece of their own, unless they belong to the report's own sentence."""
    doc = parse(text)

    def span(words: str) -> tuple[int, int]:
        found = doc.char_span(text.rindex(words), text.rindex(words) + len(words))
        assert found is not None
        return found.start, found.end

    one = Attribution(source=(span("Vance"),), cue=(span("said"),), content=(span(behind),), found_by="heads")
    marked = [span("“The old lock,”"), span("“stays shut.”")] if "“" in text else []
    [found] = add_openings(doc, [one], marked)
    pieces = [doc[start:end].text for start, end in found.content]
    assert pieces == [behind] if opening is None else pieces == [opening, behind]


def test_words_that_another_is_said_to_say_are_left_to_him() -> None:
    """An opening with a cue or a content of its own stays with that."""
    text = "Brask fears the lock leaks, Vance said, since May."
    doc = parse(text)
    first = Attribution(source=((0, 1),), cue=((1, 2),), content=((2, 5),), found_by="heads")
    comma = next(token.i for token in doc if token.text == ",")
    second = Attribution(
        source=((comma + 1, comma + 2),),
        cue=((comma + 2, comma + 3),),
        content=((comma + 4, comma + 6),),
        found_by="heads",
    )
    assert add_openings(doc, [first, second], []) == [first, second]
