"""Words within words: who says what another is said to say ("Vance said the crew told her that the lock was shut").

Roles give each word to one cue, mostly to the outer one. The verb of saying in what that reports, with a subject and a
clause of its own, is an attribution beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import noun_kind
from crossread.annotate.lexicons import load_cues, load_nouns, load_words
from crossread.annotate.quotations.attributions import Attribution, Span
from crossread.annotate.quotations.grammar import OBJECTS, SUBJECTS, phrase_of
from crossread.annotate.quotations.relayed import is_saying

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORTEST = 3  # words of a clause
_TELLS_FROM = 0.6
"""Share of a form's uses that are cues from which it tells that something was said: "confirmed", not "appears"."""
_BELIEVING = "believe"
_SOMEBODY = frozenset(["person", "organisation", "group"])
_UNSAID = frozenset(["would", "could", "should", "may", "might", "not", "never", "n't", "n’t"])
_OPEN = frozenset(["what", "which", "that", "it", "whom"])


def add_nested(doc: Doc, found: Sequence[Attribution], marked: Sequence[Span]) -> list[Attribution]:
    """Add what somebody is said to say in what another says.

    Args:
        doc: The parse.
        found: The attributions.
        marked: Runs between marks, marks included, as token spans.

    Returns:
        All attributions; the outer ones hold the new ones whole.
    """
    taken = {token for one in found for cue in one.cue for token in range(*cue)}
    taken |= {token for run in marked for token in range(*run)}
    added: dict[int, Attribution] = {}
    for outer in found:
        for piece in outer.content:
            for inner in _within(doc, piece, taken, outer.found_by):
                added.setdefault(inner.cue[0][0], inner)
    return [*found, *added.values()]


def _within(doc: Doc, piece: Span, taken: set[int], found_by: str) -> Iterator[Attribution]:
    """The attributions in one piece of a content that no cue of its own has yet."""
    for verb in doc[piece[0] : piece[1]]:
        if verb.i in taken or not _tells(verb):
            continue
        subject = next((one for one in verb.lefts if one.dep_ in SUBJECTS and one.i >= piece[0]), None)
        clause = next((one for one in verb.rights if one.dep_ == "ccomp" and one.left_edge.i > verb.i), None)
        if subject is None or clause is None or subject.lower_ in _OPEN or not _is_finite(clause):
            continue
        if not (is_saying(verb) or _shows_belief(verb, subject)):
            continue
        content = (clause.left_edge.i, min(clause.right_edge.i + 1, piece[1]))
        if content[1] - content[0] >= _SHORTEST:
            yield Attribution(
                source=(phrase_of(subject),), cue=((verb.i, verb.i + 1),), content=(content,), found_by=found_by
            )


def _is_finite(clause: Token) -> bool:
    """Whether a clause is told as a fact ("the lock was leaking") and not just named ("the lock leaking")."""
    return clause.tag_ != "VBG" or any(child.dep_ == "aux" for child in clause.lefts)


def _tells(verb: Token) -> bool:
    """Whether a verb tells that something was said or believed, not that it might be or was not."""
    if verb.pos_ != "VERB" or any(child.lower_ in _UNSAID for child in verb.lefts):
        return False
    form = load_cues().get(verb.lower_)
    return is_saying(verb) or verb.lemma_ == _BELIEVING or (form is not None and form.share >= _TELLS_FROM)


def _shows_belief(verb: Token, subject: Token) -> bool:
    """Whether somebody confirms or believes, and no thing shows: "police confirmed that", not "the wreck showed that".

    "Said he believes" tells no more than "said".
    """
    things = [child for child in verb.rights if child.dep_ in OBJECTS and not (_is_somebody(child) or _is_said(child))]
    return _is_somebody(subject) and not things and not (verb.lemma_ == _BELIEVING and subject.pos_ == "PRON")


def _is_somebody(token: Token) -> bool:
    return token.pos_ in {"PROPN", "PRON"} or noun_kind(token.lemma_, token.text) in _SOMEBODY


def _is_said(token: Token) -> bool:
    """Whether a noun is for words: "repeated a statement that"."""
    return token.lemma_.casefold() in load_words("said_nouns") | load_nouns("document")
