"""Names of bodies that the engine marked only in part: "Harbour Safety" | "Board" of "the Harbour Safety Board"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crossread.annotate.entities.titles import title_words
from crossread.annotate.lexicons import load_nouns, load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONE = 2  # words of a run in which the engine marked nothing: too few ("Police Board" of nobody)
_BODIES = load_words("ends_of_bodies") | load_nouns("body")
_Span = tuple[int, int, str]
_GROW = frozenset(["ORG", "NORP", "GPE", "LOC", "FAC", "MISC"])
_OPEN = frozenset(["VERB", "AUX", "ADV", "NOUN", "PRON"])
_MOST_CAPITALS = 0.5
"""Share of verbs, nouns, adverbs with a capital above which a sentence is a headline, whose capitals tell nothing."""


def join_runs(doc: Doc, spans: list[_Span]) -> list[_Span]:
    """Let a body's name go on to the word that says what it is.

    Words with capitals that follow each other and end in a noun for a body are one name where the engine marked a part
    of them that is no person, or where two of them or more stand before that noun. In sentences whose words mostly
    have capitals nothing is joined.

    Args:
        doc: A parse.
        spans: Names that the engine marked, in order.

    Returns:
        The spans, those within a run replaced by the run.
    """
    found = list(spans)
    for start, end in _runs(doc):
        inside = [span for span in found if span[0] < end and span[1] > start]
        if any(span[2] not in _GROW or span[0] < start or span[1] > end for span in inside):
            continue
        whole = any(span[:2] == (start, end) for span in inside)
        if whole or (not inside and end - start <= _LONE):
            continue
        found = sorted([span for span in found if span not in inside] + [(start, end, "ORG")])
    return found


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Unbroken runs of words with capitals that end in a noun for a body, titles before them left out."""
    for sentence in doc.sents:
        words = [token for token in sentence[1:] if token.is_alpha and token.pos_ in _OPEN]
        if sum(token.text[:1].isupper() for token in words) > _MOST_CAPITALS * len(words):
            continue
        place = sentence.start
        while place < sentence.end:
            end = place
            while end < sentence.end and _continues(doc, place, end):
                end += 1
            body = _body_within(doc, place, end)
            if body is not None:
                yield body
            place = max(end, place + 1)


def _continues(doc: Doc, start: int, place: int) -> bool:
    """Whether a word with a capital goes on a run without a break."""
    token = doc[place]
    joined = place == start or bool(doc[place - 1].whitespace_)
    return joined and token.is_alpha and token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}


def _body_within(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The words of a run up to its last noun for a body, without titles; None where only one is left."""
    while end > start and doc[end - 1].lower_ not in _BODIES:
        end -= 1
    while start < end - 1 and doc[start].lower_ in title_words():
        start += 1
    return (start, end) if end - start > 1 else None
