"""Whether a party is one that people go to, not one that they vote for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.lexicons import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def is_celebration(token: Token) -> bool:
    """Whether "party" at a word means a celebration.

    It does behind a word for a kind of celebration ("house party"), as what somebody throws, hosts or goes to, and
    anywhere in a report that tells of such a one and names no party with a word of politics before it.

    Args:
        token: The word "party" or "parties".
    """
    if _told_so(token):
        return True
    if token.i and token.text[:1].isupper() and token.sent_start != 1 and token.nbor(-1).text[:1].isupper():
        return False  # "the Harbour Party"
    return _is_told_of(token.doc)


def _told_so(token: Token) -> bool:
    before = token.nbor(-1).lower_ if token.i and token.sent_start != 1 else ""
    if before in load_words("kinds_of_celebrations"):
        return True
    return token.dep_ == "obj" and token.head.lemma_.casefold() in {"throw", "host", "attend", "crash"}


def _is_told_of(doc: Doc) -> bool:
    """Whether a report tells of a celebration and of no political party."""
    told = False
    for token in doc:
        word = token.lower_
        if word.startswith(("partygoer", "reveler", "reveller")):
            told = True
        elif word in {"party", "parties"}:
            if token.i and token.text[:1].isupper() and not _told_so(token) and token.nbor(-1).text[:1].isupper():
                return False
            told = told or _told_so(token)
    return told
