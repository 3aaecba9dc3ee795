"""Whose relative somebody is: "his father", "Rui Sousa's father" and "his father, Ana Sousa's husband" of one report.

Two relatives of one person by one noun are one, if each has but one of them (a father, a wife), or if no noun in the
plural, no number and no word for another tells of several. The relation is kept with whoever is one, so that reports
can be compared by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.entities.descriptions import modifiers_of, owner_of
from crossread.annotate.entities.leads import give
from crossread.text.kin import ONLY_ONE, relation_of
from crossread.text.word_classes import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast
    from crossread.annotate.entities.phrase import Phrase

_OTHER = load_words("words for another") | frozenset(["elder", "younger", "eldest", "youngest", "middle"])


def join_kin(doc: Doc, cast: Cast) -> None:
    """Let relatives of one person by one noun be one actor, and keep whose relative each is.

    Args:
        doc: The parse.
        cast: The cast with all its phrases; an actor who turns out to be another gives up its phrases.
    """
    known: dict[tuple[str, int], list[Actor]] = {}
    several: set[tuple[str, int]] = set()
    for actor in list(cast.actors):
        for place in actor.phrases:
            phrase = cast.phrases[place]
            relation = _relation(doc, phrase)
            owner = _holder(doc, cast, phrase) if relation is not None else None
            if relation is None or owner is None or owner < 0 or owner == actor.number:
                continue
            if phrase.many or modifiers_of(doc, phrase) & _OTHER:
                several.add((relation, owner))
            elif actor not in known.setdefault((relation, owner), []):
                known[relation, owner].append(actor)
    for key, actors in known.items():
        _join(cast, key, actors, sure=key[0] in ONLY_ONE or key not in several)


def _join(cast: Cast, key: tuple[str, int], actors: list[Actor], *, sure: bool) -> None:
    kept = [actor for actor in actors if actor.phrases]
    named = [actor for actor in kept if actor.named]
    if sure and len(kept) > 1 and len(named) <= 1 and not any(actor.many for actor in kept):
        first = named[0] if named else kept[0]
        for actor in kept:
            if actor is not first and {actor.gender, first.gender} != {"m", "f"}:
                give(cast, actor, first)
    for actor in kept:
        if actor.phrases:
            actor.kin.setdefault(key[0], key[1])


def _relation(doc: Doc, phrase: Phrase) -> str | None:
    """The relation that a description or the title before a name tells."""
    if phrase.form == "description":
        return relation_of(phrase.lemma)
    if phrase.form == "name" and phrase.name is not None and phrase.start < phrase.name[0]:
        return relation_of(doc[phrase.name[0] - 1].lower_)
    return None


def _holder(doc: Doc, cast: Cast, phrase: Phrase) -> int | None:
    """Whose a relative is; "brother" in "his father and brother" is his too."""
    if phrase.form == "name":
        owners = [token.i for token in doc[phrase.start : phrase.name[0] if phrase.name else phrase.end]]
        return next((one for place in owners if (one := _possessor(doc, cast, place)) is not None), None)
    own = owner_of(doc, cast, phrase)
    head = doc[phrase.head]
    if own is not None or head.dep_ != "conj" or phrase.start != phrase.head:
        return own
    for place in cast.near(head.head.i, head.head.i + 1):
        first = cast.actor_of(place)
        if first is not None and cast.phrases[place].head == head.head.i:
            told = [owner_of(doc, cast, other) for other in _kin_of(cast, first, phrase)]
            return next((owner for owner in told if owner is not None), None)
    return None


def _possessor(doc: Doc, cast: Cast, place: int) -> int | None:
    """The actor whom a possessive pronoun means."""
    if doc[place].tag_ != "PRP$":
        return None
    found = [one for one in cast.near(place, place + 1) if cast.phrases[one].start == place]
    return next((cast.of_phrase[one] for one in found if one in cast.of_phrase), None)


def _kin_of(cast: Cast, actor: Actor, phrase: Phrase) -> list[Phrase]:
    """How the sentence of a phrase tells of an actor as a relative."""
    told = (cast.phrases[place] for place in actor.phrases)
    return [
        one
        for one in told
        if one.sentence == phrase.sentence and one.form == "description" and relation_of(one.lemma) is not None
    ]
