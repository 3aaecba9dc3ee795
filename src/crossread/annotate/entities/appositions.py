"""Descriptions beside a name, or said to be its bearer: "the mayor, Ana Sousa", "Edda Vance is a potter"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from crossread.annotate.entities.actors import Cast
from crossread.annotate.entities.heads import OBJECTS, SUBJECTS
from crossread.annotate.entities.kin import is_of_kin
from crossread.annotate.entities.naming_clauses import is_identified
from crossread.annotate.entities.phrases import Phrase
from crossread.annotate.entities.titles import title_words
from crossread.annotate.lexicons import fold, load_cues, load_nouns, load_words
from crossread.text.things import is_animal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMING = load_words("words_of_giving_a_name")
_CLAUSES_OF_NOUNS = frozenset(["acl", "acl:relcl", "relcl"])
_DENYING = load_words("clause_negations")
_IS = frozenset(["is", "was", "’s", "'s"])
_UNSURE = _DENYING | {"if", "whether"}
_PRETENDING = frozenset(["dress", "disguise", "pose", "masquerade"])
_LONGEST_BETWEEN = 12  # tokens between a name and its apposition: ", 24, "


def find_appositions(doc: Doc, cast: Cast) -> dict[int, int]:
    """Find the descriptions that name whom a name beside them names.

    Args:
        doc: The parse.
        cast: The cast with its names.

    Returns:
        For the place of each such description the number of the actor.
    """
    found: dict[int, int] = {}
    names: dict[int, list[tuple[int, Phrase]]] = defaultdict(list)
    for place, phrase in enumerate(cast.phrases):
        if phrase.form == "name":
            names[phrase.sentence].append((place, phrase))
    for place, phrase in enumerate(cast.phrases):
        if phrase.form != "description":
            continue
        for other, name in names.get(phrase.sentence, ()):
            if name.kind == "place" and phrase.kind == "person":
                continue
            if name.end <= phrase.start and _begins_to_speak(doc, phrase):
                continue
            bears = phrase.kind == "person" or is_animal(phrase.lemma)
            one = bears and not phrase.many
            if _apposed(doc, phrase, name) or (
                one
                and (
                    _calls_herself(doc, phrase, name)
                    or _is_said_to_be(doc, phrase, name)
                    or is_identified(doc, phrase, name)
                )
            ):
                found[place] = cast.of_phrase[other]
                break
    return found


def _apposed(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether a description and a name are two ways of naming one, set beside each other."""
    person = name.kind in {"person", "other"}
    if name.start == phrase.end and doc[name.head].head.i == phrase.head and person:
        return True  # "potter Edda Vance", whatever the noun
    animal = is_animal(phrase.lemma) and not phrase.many
    if not (animal or phrase.kind in {"person", "organisation", "group"}) or (phrase.many and name.kind == "person"):
        return False
    return _linked(doc, phrase, name) or (
        (animal or phrase.kind == "person") and person and _set_off(doc, phrase, name)
    )


def _calls_herself(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether somebody gives a name: "a docker who gave his name as Gus", "a nurse identified only as Edda"."""
    between = [token.lower_ for token in doc[phrase.end : name.start]]
    if between[between[:1] == [","] :] in (["named"], ["called"]) or (
        between == ["("] and is_animal(phrase.lemma) and doc[name.end : name.end + 1].text == ")"
    ):
        return True
    if not phrase.end <= name.start - 2 < phrase.end + _LONGEST_BETWEEN or doc[name.start - 1].lower_ != "as":
        return False
    words = [token.lower_ for token in doc[phrase.end : name.start - 1]]
    verb = doc[name.head].head
    about = verb.dep_ in _CLAUSES_OF_NOUNS and verb.head.i == phrase.head
    told = any(child.i == phrase.head for child in verb.children)
    return (about or told) and bool(_NAMING & set(words)) and "," not in words


def _is_said_to_be(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether a clause says outright that one is the other: "Edda Vance is a potter"."""
    head = doc[phrase.head]
    words = {child.lower_ for child in head.children if child.dep_ not in {"nsubj", "det"}}
    return (
        name.kind in {"person", "other"}
        and doc[name.head].head.i == phrase.head
        and doc[name.head].dep_ == "nsubj"
        and bool(words & {"is", "was", "’s", "'s"})
        and not any(child.dep_ in {"aux", "neg"} or child.lower_ in _DENYING for child in head.children)
        and not words & {"if", "whether"}
    )


def find_subject(doc: Doc, cast: Cast, place: int) -> int | None:
    """Find of whom a clause says that he is what a description calls him: "he is a coward", "she is known as a liar".

    Args:
        doc: The parse.
        cast: The cast so far.
        place: The description's place among the phrases.

    Returns:
        The number of the actor, if it is one person told before; None otherwise.
    """
    phrase = cast.phrases[place]
    if phrase.kind != "person" or phrase.many:
        return None
    verb, told = _predicate(doc, phrase)
    unsure = any(child.dep_ in {"aux", "neg"} or child.lower_ in _UNSURE for child in verb.children)
    if unsure or len(told) != 1:
        return None
    for other in cast.near(told[0].i, told[0].i + 1):
        subject, actor = cast.phrases[other], cast.actor_of(other)
        if subject.head == told[0].i and subject.form != "description" and actor is not None:
            apart = actor.kind != "person" or actor.many or {actor.gender, phrase.gender} == {"m", "f"}
            return None if apart else actor.number
    return None


def _predicate(doc: Doc, phrase: Phrase) -> tuple[Token, list[Token]]:
    """The word that says of somebody what a description calls him, and whom it says it of."""
    head = doc[phrase.head]
    leading = [child.lower_ for child in head.lefts if child.dep_ == "case"]
    if leading == ["as"] and head.dep_ in {"obl", "nmod", "xcomp", "advcl"}:
        verb = head.head
        if verb.pos_ != "VERB" or fold(verb.lemma_) in _PRETENDING:
            return verb, []
        objects = [child for child in verb.children if child.dep_ in OBJECTS and child.i < head.i]
        return verb, objects or [child for child in verb.children if child.dep_ in SUBJECTS]
    said = any(child.dep_ == "cop" and child.lower_ in _IS for child in head.children)
    if leading or not said or doc[phrase.start].pos_ != "DET":
        return head, []  # "she was in contact"
    return head, [child for child in head.children if child.dep_ == "nsubj"]


def _linked(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether the tree ties a description and a name as two ways of naming one."""
    head = doc[phrase.head]
    if name.end <= phrase.start:
        near = phrase.start - name.end < _LONGEST_BETWEEN
        return head.dep_ == "appos" and name.start <= head.head.i < name.end and near
    return (
        doc[name.head].dep_ in {"appos", "flat"}
        and doc[name.head].head.i == phrase.head
        and _past_age(doc, phrase.full_end, name.start) - phrase.full_end <= 1
    )


def _begins_to_speak(doc: Doc, phrase: Phrase) -> bool:
    """Whether a description behind a comma goes on to say something: "it hit the Vela 4, the captain told a paper"."""
    behind = doc[phrase.full_end : phrase.full_end + 1]
    told = any(word.pos_ == "VERB" and word.tag_ != "VBN" and word.lower_ in load_cues() for word in behind)
    return told and doc[phrase.start - 1].text == ","


def _past_age(doc: Doc, start: int, end: int) -> int:
    """Where a name begins if an age stands before it: ", 23-year-old Ana Sousa" begins behind the comma."""
    age = doc[start + 1 : end].text
    return start + 1 if age.endswith("-year-old") and age.partition("-")[0].isdigit() else end


def _set_off(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether commas set a description off beside a name: "Ana Sousa, 34, a teacher," or "The mayor, Ana Sousa,"."""
    if phrase.many:
        return False
    if name.end <= phrase.start:
        texts = [token.text for token in doc[name.end : phrase.start]]
        ages = [text for text in texts if text != ","]
        return texts[:1] == [","] == texts[-1:] and all(age.isdigit() for age in ages) and not _listed(doc, phrase)
    texts = _without_brackets([token.text for token in doc[phrase.full_end : name.start]])
    return (
        texts == [","]
        and (phrase.definite or is_of_kin(phrase.lemma) or _is_bare_office(doc, phrase))
        and _closes(doc, name.end)
        and not _says_it(doc, phrase, name)
    )


def _is_bare_office(doc: Doc, phrase: Phrase) -> bool:
    """Whether an office stands without an article, as titles do: "Keldian president, Ana Sousa"."""
    return phrase.lemma in title_words() & load_nouns("role") and doc[phrase.start].pos_ != "DET"


def _says_it(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether a name behind a comma begins who says it: "it struck the child, Ana Sousa said"."""
    return doc[name.head].head.i != phrase.head and name.subject and not phrase.subject


def _without_brackets(texts: list[str]) -> list[str]:
    """Words without what stands in brackets at their head: "the head of NDU (Northern Dockers' Union), Ana Sousa,"."""
    opened = texts[:1] in (["("], [")"])
    return texts[texts.index(")") + 1 :] if opened and ")" in texts else texts


def _listed(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase between commas is one of a list."""
    following = doc[phrase.full_end : phrase.full_end + 2]
    return any(token.lower_ in {"and", "or"} for token in following)


def _closes(doc: Doc, end: int) -> bool:
    return end >= len(doc) or doc[end].is_punct or doc[end].pos_ in {"VERB", "AUX"}
