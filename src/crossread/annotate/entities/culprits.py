"""Who did what a report is about: "the gunman", "the shooter" and "the suspect" of a report that tells of one culprit.

News names the culprit by turns, and often late. Where a report tells of one alone, all its nouns for a culprit mean
that one, and the one person whom it calls so or says to be charged is he. Plural culprits, a second one, two named ones
or deeds of two kinds ("the bomber", "the gunman") leave everybody apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.entities.descriptions import modifiers_of
from crossread.annotate.entities.leads import give
from crossread.annotate.lexicons import fold
from crossread.text.deeds import are_two_deeds
from crossread.text.word_classes import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast
    from crossread.annotate.entities.phrase import Phrase

_CULPRITS = load_words("culprits")
_ACCUSING = load_words("accusing verbs")
_OTHER = load_words("words for another") - frozenset(["male", "female"])
_NONE = frozenset(["no", "any", "every", "each"])
_ONE_MORE = frozenset(["another", "one", "some"])
_HEADLINE = frozenset(["NOUN", "PROPN", "ADJ", "VERB"])
_OPENING = 5  # sentences, headlines among them, in which whom the report is about may be brought in with "a"


def join_culprits(doc: Doc, cast: Cast) -> None:
    """Let all nouns for the one culprit of a report, and the name it has for him, be one actor.

    Args:
        doc: The parse.
        cast: The cast with all its phrases; an actor who turns out to be another gives up its phrases.
    """
    told = [actor for actor in cast.actors if actor.phrases and _CULPRITS & set(actor.roles)]
    if not told or any(_tells_several(doc, cast, actor) for actor in told):
        return
    named = [actor for actor in told if actor.named] or _accused(doc, cast)
    if len(named) > 1:
        return
    others = [actor for actor in told if not actor.named and _points(doc, cast, actor)]
    if not named and not any(_is_pointed(doc, cast, actor) for actor in others):
        return  # "where a gunman would sit"
    culprit = named[0] if named else max(others, key=lambda actor: (len(actor.phrases), -actor.number))
    for actor in others:
        if actor is not culprit and _may_be(doc, cast, actor, culprit):
            give(cast, actor, culprit)


def _tells_several(doc: Doc, cast: Cast, actor: Actor) -> bool:
    """Whether an actor shows that the report tells of several culprits."""
    phrases = [cast.phrases[place] for place in actor.phrases if cast.phrases[place].form == "description"]
    phrases = [phrase for phrase in phrases if doc[phrase.start].lower_ not in _NONE]  # "no other gunman"
    return (actor.many and bool(phrases)) or any(
        phrase.lemma in _CULPRITS and (doc[phrase.start].lower_ in _ONE_MORE or modifiers_of(doc, phrase) & _OTHER)
        for phrase in phrases
    )


def _points(doc: Doc, cast: Cast, actor: Actor) -> bool:
    """Whether a report takes for granted who somebody is, or brings him in where it opens."""
    phrases = [cast.phrases[place] for place in actor.phrases if cast.phrases[place].form == "description"]
    opens = any(phrase.sentence < _OPENING for phrase in phrases)
    if any(doc[phrase.start].lower_ in _NONE for phrase in phrases):
        return False
    return opens or (_is_pointed(doc, cast, actor) and not any(_names_something(doc, phrase) for phrase in phrases))


def _is_pointed(doc: Doc, cast: Cast, actor: Actor) -> bool:
    """Whether an article or a headline, which has none, takes for granted who is meant."""
    phrases = [cast.phrases[place] for place in actor.phrases]
    return any(
        phrase.form == "description"
        and phrase.lemma in _CULPRITS
        and (phrase.definite or (doc[phrase.start].text[:1].isupper() and doc[phrase.start].pos_ in _HEADLINE))
        for phrase in phrases
    )


def _names_something(doc: Doc, phrase: Phrase) -> bool:
    """Whether a name before the noun tells which culprit is meant: "the Lund gunman"."""
    return any(token.ent_type_ for token in doc[phrase.start : phrase.head])


def _accused(doc: Doc, cast: Cast) -> list[Actor]:
    """The named people whom the report says to be charged, arrested or suspected."""
    return [
        actor
        for actor in cast.actors
        if actor.named
        and actor.kind == "person"
        and any(_is_accused(doc, cast.phrases[place]) for place in actor.phrases)
    ]


def _is_accused(doc: Doc, phrase: Phrase) -> bool:
    """Whether a clause says of whom a phrase names that he is charged, arrested or suspected."""
    token = doc[phrase.head]
    if token.dep_ == "nsubj:pass" or token.dep_ in {"obj", "dobj"}:
        return fold(token.head.lemma_) in _ACCUSING and (
            token.dep_ == "nsubj:pass" or fold(token.head.lemma_) != "accuse"
        )
    return any(
        child.dep_ == "acl" and child.tag_ == "VBN" and fold(child.lemma_) in _ACCUSING for child in token.children
    )


def _may_be(doc: Doc, cast: Cast, actor: Actor, culprit: Actor) -> bool:
    """Whether gender, country, deed and the clauses in which both stand leave it open that they are one."""
    if {actor.gender, culprit.gender} == {"m", "f"}:
        return False
    if actor.country and culprit.country and actor.country != culprit.country:
        return False
    if are_two_deeds(actor.roles, culprit.roles):
        return False
    heads = {_verb(doc, cast.phrases[place]) for place in actor.phrases}
    return not any(_verb(doc, cast.phrases[place]) in heads for place in culprit.phrases)


def _verb(doc: Doc, phrase: Phrase) -> int:
    """The word of which a phrase is subject or object; its own place for any other phrase."""
    return doc[phrase.head].head.i if phrase.subject or phrase.object else -1 - phrase.head
