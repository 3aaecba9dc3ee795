"""Whom a description means that says less than the words before: "the incident", "the vessel", "state media"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.lexicons import load_words
from crossread.text.things import is_animal, narrower
from crossread.text.word_classes import load_words as words_of_class

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast
    from crossread.annotate.entities.phrases import Phrase

SUDDEN = words_of_class("sudden happenings") | {"strike", "airstrike", "clash"}
"""Nouns for happenings of which a report mostly tells one."""
_AT_LARGE = words_of_class("happenings at large")
_STATE_MEDIA = frozenset(["media", "agency", "television", "tv", "broadcaster", "radio"])
_VOTES = {
    "vote": frozenset(["referendum", "plebiscite", "election", "by-election", "runoff"]),
    "poll": frozenset(["referendum", "plebiscite", "election", "by-election", "runoff"]),
}
_NEAR = 6  # sentences back to a happening that is told at large


def find_wider(doc: Doc, cast: Cast, place: int, wanted: set[str]) -> Actor | None:
    """Find the one agency, happening or vehicle of a report that a description of wider meaning goes back to.

    Args:
        doc: The parse.
        cast: The cast so far.
        place: The description's place among the phrases.
        wanted: The words before its noun that tell one thing from another.

    Returns:
        The actor, or None where none or several may be meant.
    """
    agency = _state_agency(cast, cast.phrases[place], wanted)
    return agency or _at_large(doc, cast, place) or _by_wider_noun(doc, cast, place)


def _at_large(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """The happening told last that "the incident" means, or the incident that is told by its kind now."""
    phrase = cast.phrases[place]
    if phrase.many or doc[phrase.start].lower_ not in {"the", "this"}:
        return None
    if any(token.text[:1].isupper() for token in doc[phrase.start + 1 : phrase.head]):
        return None  # "the Lund incident" is another one
    wanted = SUDDEN if phrase.lemma in _AT_LARGE else _AT_LARGE if phrase.lemma in SUDDEN else frozenset()
    if not wanted or any(phrase.lemma in one.roles and any(p < place for p in one.phrases) for one in cast.actors):
        return None
    found: tuple[int, Actor] | None = None
    for actor in cast.actors:
        if actor.named or not actor.roles or not wanted.issuperset(actor.roles):
            continue
        last = max((p for p in actor.phrases if p < place), default=-1)
        near = last >= 0 and phrase.sentence - cast.phrases[last].sentence <= _NEAR
        if near and (found is None or last > found[0]):
            found = (last, actor)
    return found[1] if found and not found[1].many else None


def _by_wider_noun(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """The one vehicle told before that "the vehicle" or "the vessel" means, the one referendum that "the vote" is."""
    phrase = cast.phrases[place]
    wanted = narrower(phrase.lemma) | _VOTES.get(phrase.lemma, frozenset())
    bare = phrase.head - phrase.start == 1 and doc[phrase.start].lower_ in {"the", "this"}
    if not wanted or phrase.many or not bare:
        return None
    told = [
        actor
        for actor in cast.actors
        if actor.phrases and not actor.many and (not actor.named or any(is_animal(role) for role in actor.roles))
    ]
    if any(phrase.lemma in actor.roles for actor in told):
        return None
    found = [actor for actor in told if wanted & set(actor.roles)]
    return found[0] if len(found) == 1 else None


def _state_agency(cast: Cast, phrase: Phrase, wanted: set[str]) -> Actor | None:
    """The one state agency or broadcaster that a report names, for its "state media", before or after."""
    if phrase.lemma not in _STATE_MEDIA or not wanted & {"state", "official"}:
        return None
    known = load_words("state_agencies")
    found = [actor for actor in cast.actors if any(set(form.words) & known for form in actor.forms)]
    return found[0] if len(found) == 1 else None
