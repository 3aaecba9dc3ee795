"""People told of by no noun ("the injured", "two dead", "those who lost their homes"), and what befell all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.entities.heads import OBJECTS, SUBJECTS
from crossread.text.fates import Fate, find_fate
from crossread.text.word_classes import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PEOPLE = load_words("adjectives for people")
_MASSES = frozenset(["dozens", "hundreds", "thousands", "scores"])
_MORE = frozenset(["more", "others"])
_LONGEST = 12  # words of "those who ..."
_CLAUSES = frozenset(["acl", "acl:relcl", "relcl", "amod"])
_OWN_FATES = frozenset(["died", "perished", "dead", "missing", "disappeared"])


def nameless_people(token: Token) -> tuple[int, int] | None:
    """Find the people that a word stands for without a noun.

    Args:
        token: A word that is part of no other phrase.

    Returns:
        First token and one past the last; None where the word stands for nobody.
    """
    if token.lower_ in _PEOPLE:
        return _by_adjective(token)
    if token.lower_ == "those":
        return _by_clause(token)
    if token.lower_ in _MASSES and token.dep_ in SUBJECTS | OBJECTS:
        return _by_amount(token)
    return None


def _by_adjective(token: Token) -> tuple[int, int] | None:
    """By an adjective behind an article or number, with no noun to come: "the injured", "50 injured"."""
    doc, place = token.doc, token.i
    if place == 0 or token.sent_start == 1 or token.pos_ not in {"ADJ", "NOUN", "VERB"}:
        return None
    before = doc[place - 1]
    if before.lower_ != "the" and not before.like_num:
        return None
    if place + 1 < len(doc) and (doc[place + 1].text in {"-", "–"} or doc[place + 1].pos_ in {"NOUN", "PROPN", "ADJ"}):
        return None  # "the injured sailor"
    if token.dep_ in {"amod", "compound"} and token.head.i > place:
        return None
    return _number_start(doc, place - 1), place + 1


def _number_start(doc: Doc, place: int) -> int:
    """Where a number that ends at a place begins: "thirty-one"."""
    while place > 1 and doc[place - 1].text == "-" and doc[place - 2].like_num:
        place -= 2
    return place


def _by_clause(token: Token) -> tuple[int, int] | None:
    """By a clause: "those who lost their homes", "those injured"."""
    doc, place = token.doc, token.i
    following = doc[place + 1] if place + 1 < len(doc) else None
    if following is None:
        return None
    if following.lower_ == "who":
        clause = next((child for child in token.rights if child.dep_ in {"acl:relcl", "relcl"}), None)
        if clause is None:
            return None
        end = clause.right_edge.i + 1
        end = next((i for i in range(place + 2, end) if doc[i].is_punct or doc[i].is_space), end)
        end = next((i for i in range(place + 2, end) if doc[i].lower_ == "and" and doc[i + 1].lower_ == "those"), end)
        return (place, end) if end - place <= _LONGEST else None
    told = following.lower_ in _PEOPLE or (following.tag_ == "VBN" and following.head.i == place)
    if told and not (following.dep_ == "amod" and following.head.i > following.i):
        return place, place + 2
    return None


def _by_amount(token: Token) -> tuple[int, int] | None:
    """By an amount of people without a word for them: "dozens more", not "dozens of boats"."""
    doc, place = token.doc, token.i
    if place + 1 >= len(doc) or doc[place + 1].lower_ not in _MORE:
        return None
    if place + 2 < len(doc) and doc[place + 2].pos_ in {"NOUN", "PROPN", "ADJ"}:
        return None  # "dozens more boats"
    return place, place + 2


def fate_of(doc: Doc, head: int) -> Fate | None:
    """What the clause around a noun, or a word that belongs to it, says befell those it names.

    Args:
        doc: The parse.
        head: The noun.

    Returns:
        What befell them: "seven people" in "seven people were killed" are dead, not in "two men killed a guard".
    """
    token = doc[head]
    verb = token.head
    while token.dep_ == "conj" and verb.head.i != verb.i:
        token, verb = verb, verb.head
    if token.dep_ in {"nsubj:pass", "nsubjpass"} or (token.dep_ == "nsubj" and verb.lower_ in _OWN_FATES):
        told = find_fate(verb.text)
        if told is not None:
            return told
    for child in doc[head].children:
        bare = child.dep_ in {"acl", "amod"} and child.tag_ in {"VBN", "JJ", "VBD"}
        if child.dep_ in _CLAUSES and (bare or child.lower_ in _OWN_FATES or _is_passive(child)):
            told = find_fate(child.text)
            if told is not None:
                return told
    return None


def _is_passive(token: Token) -> bool:
    return any(child.dep_ in {"aux:pass", "auxpass", "nsubj:pass", "nsubjpass"} for child in token.children)
