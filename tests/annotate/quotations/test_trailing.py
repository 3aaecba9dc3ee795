"""A cue that closes its sentence reports all of it, unless marks or another cue say otherwise."""

from __future__ import annotations

import pytest

from crossread.annotate.quotations.attributions import Attribution
from crossread.annotate.quotations.trailing import reach_back
from tests.reading import parse


@pytest.mark.parametrize(
    ("text", "content", "source", "reached"),
    [
        (
            "The ferry that hit the kiln on Sunday was sold after its owner left the town, police said.",
            "its owner left the town",
            "police",
            "The ferry that hit the kiln on Sunday was sold after its owner left the town",
        ),
        (
            "The ferry hit the kiln on Sunday after its owner left the town, said the mayor on Monday.",
            "its owner left the town",
            "the mayor",
            "The ferry hit the kiln on Sunday after its owner left the town",
        ),
        ("But on Sunday its owner left the town, police said.", "its owner left the town", "police", None),
        (
            "Edda Vance said that the kiln was cold after its owner left the town, police said.",
            "its owner left the town",
            "police",
            None,
        ),
        (
            "The ferry that hit the “old kiln” was sold after its owner left the town, police said.",
            "its owner left the town",
            "police",
            None,
        ),
    ],
)
def test_what_is_said_reaches_back(text: str, content: str, source: str, reached: str | None) -> None:
    """The content grows to the start of the sentence, or stays."""
    doc = parse(text)

    def span(words: str) -> tuple[int, int]:
        found = doc.char_span(text.rindex(words), text.rindex(words) + len(words))
        assert found is not None
        return found.start, found.end

    one = Attribution(source=(span(source),), cue=(span("said"),), content=(span(content),), found_by="heads")
    marked = [span("“old kiln”")] if "“" in text else []
    [found] = reach_back(doc, [one], marked)
    assert doc[found.content[0][0] : found.content[-1][1]].text == (reached or content)


def test_pieces_of_one_sentence_are_put_together() -> None:
    """What was left out in the middle is said too."""
    text = "The lock is shut, dressed in black from head to toe and the mill will follow in May, Holm said."
    doc = parse(text)
    comma = next(token.i for token in reversed(doc) if token.text == ",")
    one = Attribution(
        source=((comma + 1, comma + 2),),
        cue=((comma + 2, comma + 3),),
        content=((0, 4), (12, comma)),
        found_by="heads",
    )
    [found] = reach_back(doc, [one], [])
    assert found.content == ((0, comma),)
