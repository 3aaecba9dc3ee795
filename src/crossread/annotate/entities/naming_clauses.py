"""Clauses that say outright who somebody is: "the gunman was identified by police as Rui Sousa", "Edda is a potter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.entities.heads import OBJECTS
from crossread.annotate.lexicons import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from crossread.annotate.entities.phrase import Phrase

_NAMING = load_words("words_of_giving_a_name") | frozenset(["named", "naming", "identifying"])
_CLAUSES = frozenset(["acl", "acl:relcl", "relcl"])
_PASSIVE = frozenset(["nsubj:pass", "nsubjpass"])


def is_identified(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether a verb of naming says that a description and a name are one.

    Args:
        doc: The parse.
        phrase: The description.
        name: The name, in the same sentence.
    """
    one, other = doc[phrase.head], doc[name.start : name.end].root
    return _is_named(one, other) or (phrase.definite and _is_named(other, one))


def _is_named(who: Token, as_whom: Token) -> bool:
    """Whether somebody is named, identified or known as somebody: "police have identified Sousa as the gunman"."""
    verb = as_whom.head
    if verb.i == as_whom.i or verb.lower_ not in _NAMING:
        return False
    if not any(child.lower_ == "as" and child.i < as_whom.i for child in as_whom.lefts):
        return False
    if who.head.i == verb.i:
        return who.dep_ in _PASSIVE | OBJECTS
    return verb.dep_ in _CLAUSES and verb.head.i == who.i and who.i < verb.i
