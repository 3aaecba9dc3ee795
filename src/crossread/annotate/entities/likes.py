"""Who is meant though a report calls her otherwise now: "the child" for the boy, "a boy" for the "Boy" of the headline.

A noun of one class with the one told before ("the child", "the boy"), if just one of the class is told or one stands
near; the same words with an age ("a four-year-old boy") once more; and whoever the headline brought in with a bare noun
and the first sentences bring in again. Nothing is joined whose gender or words before the noun say otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.entities.descriptions import modifiers_of
from crossread.annotate.entities.kinds import same
from crossread.annotate.lexicons import fold
from crossread.text.things import is_animal, thing_kind
from crossread.text.word_classes import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast
    from crossread.annotate.entities.phrases import Phrase

_POINTING = frozenset(["the", "this", "that"])
_ONE = frozenset(["a", "an"])
_NEAR = 2  # sentences
_SHORT = 2  # words before a noun
_LEAD = 3  # sentences behind the headline


def find_alike(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """Find whom a description means that goes back to nobody told by its own noun.

    Args:
        doc: The parse.
        cast: The cast so far.
        place: The description's place among the phrases.

    Returns:
        The actor, or None for somebody new.
    """
    phrase = cast.phrases[place]
    if phrase.form != "description":
        return None
    first = doc[phrase.start].lower_
    if phrase.many:
        return _of_number(doc, cast, place) if first in _POINTING | {"these"} else None
    if first in _POINTING:
        return _by_class(doc, cast, place)
    if first in _ONE or doc[phrase.start].like_num:
        return _told_so(doc, cast, place) or _of_headline(doc, cast, place)
    return None


def _of_number(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """The one group of so many people told before: "the two men" for "two suspects"."""
    phrase = cast.phrases[place]
    number = _number(doc, phrase)
    if number is None or phrase.kind != "group" or modifiers_of(doc, phrase) - {number}:
        return None
    told = [
        actor
        for actor in cast.actors
        if actor.many
        and not actor.named
        and actor.kind == "group"
        and any(p < place and _number(doc, cast.phrases[p]) == number for p in actor.phrases)
    ]
    return told[0] if len(told) == 1 else None


def _number(doc: Doc, phrase: Phrase) -> str | None:
    """The number right before a noun, or between it and its article; None where there is none."""
    if phrase.form != "description" or phrase.head - phrase.start > _SHORT:
        return None
    return next((token.lower_ for token in doc[phrase.start : phrase.head] if token.like_num), None)


def _by_class(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """The one told before by another noun of the class."""
    phrase = cast.phrases[place]
    children = load_words("children")
    if phrase.lemma not in children:
        return None
    told = [actor for actor in _before(cast, place) if children & set(actor.roles) and _may_be(doc, actor, phrase)]
    if len(told) > 1:
        told = [actor for actor in told if phrase.sentence - _last(cast, actor, place).sentence <= _NEAR]
    return told[0] if len(told) == 1 else None


def _told_so(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """Whoever was told in the very same words with an age."""
    phrase = cast.phrases[place]
    words = _words(doc, phrase)
    if not (phrase.kind == "person" or is_animal(phrase.lemma)) or not any(word.endswith("old") for word in words):
        return None
    told = [
        actor
        for actor in _before(cast, place)
        if any(
            cast.phrases[p].form == "description" and _words(doc, cast.phrases[p]) == words
            for p in actor.phrases
            if p < place
        )
    ]
    return told[0] if len(told) == 1 else None


def _words(doc: Doc, phrase: Phrase) -> list[str]:
    return [fold(token.text) for token in doc[phrase.start : phrase.head + 1]]


def _of_headline(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """Whom the headline told by the bare noun, or one of its class."""
    phrase = cast.phrases[place]
    end = headline_end(doc)
    if not end <= phrase.sentence < end + _LEAD or not (phrase.kind == "person" or thing_kind(phrase.lemma) == "other"):
        return None
    children = load_words("children")
    nouns = children if phrase.lemma in children else frozenset([same(phrase.lemma)])
    told = [
        actor
        for actor in _before(cast, place)
        if nouns & {same(role) for role in actor.roles}
        and _may_be(doc, actor, phrase)
        and not actor.many
        and all(cast.phrases[p].sentence < end for p in actor.phrases)
        and doc[cast.phrases[actor.phrases[0]].start].pos_ not in {"DET", "NUM", "PRON"}
    ]
    return told[0] if len(told) == 1 else None


def headline_end(doc: Doc) -> int:
    """Number of the first sentence behind the headline, which some reports give twice."""
    sentences = [sentence.text.strip() for _, sentence in zip(range(3), doc.sents, strict=False)]
    return 2 if len(sentences) > 1 and sentences[0] == sentences[1] else 1


def _before(cast: Cast, place: int) -> list[Actor]:
    return [actor for actor in cast.actors if not actor.many and any(p < place for p in actor.phrases)]


def _last(cast: Cast, actor: Actor, place: int) -> Phrase:
    return cast.phrases[max(p for p in actor.phrases if p < place)]


def _may_be(doc: Doc, actor: Actor, phrase: Phrase) -> bool:
    """Whether gender and the words before the noun leave it open that an actor is meant."""
    if {actor.gender, phrase.gender} == {"m", "f"} or (phrase.country and phrase.country != actor.country):
        return False
    wanted = modifiers_of(doc, phrase) - {"young"}
    return not wanted or not actor.modifiers or bool(wanted & actor.modifiers)
