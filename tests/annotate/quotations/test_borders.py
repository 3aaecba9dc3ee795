"""Among which borders the end of what somebody said is chosen."""

from __future__ import annotations

from crossread.annotate.quotations.borders import REACH, Part, find_candidates, find_far_ends, list_candidates
from crossread.annotate.quotations.word_table import read_words
from tests.reading import parse

LONG = (
    "Pia Holm said the lock was shut on Monday, because the keeper of the mill by the northern quay had lost his keys"
)


def test_a_content_may_end_before_a_long_phrase_that_closes_it() -> None:
    """A reason of more words than are tried one by one may be the report's own; a source ends near by."""
    doc = parse(LONG + ".")
    words = read_words(doc)
    start = next(token.i for token in doc if token.text == "the")
    piece = start, len(doc) - 1
    comma = next(token.i for token in doc if token.text == ",")
    assert piece[1] - comma > REACH
    assert comma in find_far_ends(words, piece)
    near = set(find_candidates(words, piece, [], "end"))
    assert comma not in near
    said, named = (Part(role=role, piece=piece, cue=(2, 3)) for role in ("content", "source"))
    assert set(list_candidates(words, said, [], "end")) == near | set(find_far_ends(words, piece))
    assert set(list_candidates(words, named, [], "end")) == near
    assert len(list_candidates(words, said, [], "start")) == len(list(find_candidates(words, piece, [], "start")))
