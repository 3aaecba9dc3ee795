"""Which named place a town is that is told of by its kind: "the city of Lund", "the Norwegian capital", "the town"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from crossread.annotate.lexicons import find_capital, find_country
from crossread.annotate.lexicons import load_words as set_of
from crossread.text.word_classes import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast
    from crossread.annotate.entities.phrases import Phrase

_AREAS = (
    load_words("kinds of areas")
    | set_of("ends_of_places")
    | set_of("kinds_of_areas")
    | {"republic", "hemisphere", "ocean", "sea", "gulf", "asia", "europe", "africa", "america", "east", "west"}
)
_SEVERAL = 2


def is_settlement(noun: str) -> bool:
    """Whether a noun names a kind of settlement.

    Example:
        >>> is_settlement("town"), is_settlement("bridge")
        (True, False)
    """
    return noun in load_words("settlements")


def find_settlement(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """Find the named place that a description of a settlement means.

    It is the name behind "of" or set beside it; the capital of the country it names; else, for "the city", the one
    place named before that may be a settlement, or the one named twice as often as any other.

    Args:
        doc: The parse.
        cast: The cast so far; names are joined.
        place: The description's place among the phrases.

    Returns:
        The actor, or None where none is meant for certain.
    """
    phrase = cast.phrases[place]
    beside = _beside(doc, cast, phrase)
    if beside is not None:
        return beside
    if phrase.lemma == "capital":
        code = phrase.country
        named = [actor for actor in cast.actors if actor.named and _capital_of(actor) == code]
        return named[0] if code and len(named) == 1 else None
    bare = phrase.head - phrase.start == 1 and doc[phrase.start].lower_ in {"the", "this"}
    if phrase.lemma == "island":
        return _stood_on(doc, cast) if bare and not phrase.many else None
    return _told_before(cast, place) if bare and not phrase.many else None


def _stood_on(doc: Doc, cast: Cast) -> Actor | None:
    """The one place on which, not in which, the report lets something be: only an island is that."""
    found: Counter[int] = Counter()
    for other, name in enumerate(cast.phrases):
        if name.form == "name" and name.kind == "place" and name.start and other in cast.of_phrase:
            found[cast.of_phrase[other]] += (
                doc[name.start - 1].lower_ == "on" and doc[name.end - 1].lower_ not in _AREAS
            )
    ranked = [number for number, count in found.most_common(_SEVERAL) if count]
    alone = len(ranked) == 1 or (len(ranked) > 1 and found[ranked[0]] > found[ranked[1]])
    return cast.actors[ranked[0]] if alone else None


def _capital_of(actor: Actor) -> str | None:
    return next((code for name in actor.names if (code := find_capital(name))), None)


def _beside(doc: Doc, cast: Cast, phrase: Phrase) -> Actor | None:
    """The place whose name stands behind "of", or beside the phrase between commas."""
    for other, name in enumerate(cast.phrases):
        if name.form != "name" or name.kind != "place" or name.sentence != phrase.sentence:
            continue
        between = [token.lower_ for token in doc[phrase.end : name.start]]
        if name.start >= phrase.end and (not between or between == ["of"]):
            head = doc[name.head].head.i
            if between or head == phrase.head:
                return None if find_country(doc[name.start : name.end].text) else cast.actor_of(other)
        before = [token.text for token in doc[name.end : phrase.start]]
        if name.end <= phrase.start and before == [","] and doc[phrase.head].dep_ == "appos":
            area = doc[name.end - 1].lower_ in _AREAS
            return None if area else cast.actor_of(other)
    return None


def _told_before(cast: Cast, place: int) -> Actor | None:
    """The one settlement that the report is about up to here."""
    found: list[tuple[int, Actor]] = []
    for actor in cast.actors:
        if not actor.named or actor.kind != "place" or actor.country is not None:
            continue
        if any(form.words[-1] in _AREAS or find_country(form.text) for form in actor.forms):
            continue
        before = [one for one, number in cast.of_phrase.items() if number == actor.number and one < place]
        if before:
            found.append((len(before), actor))
    found.sort(key=lambda pair: (-pair[0], pair[1].number))
    if not found or (len(found) > 1 and found[0][0] < _SEVERAL * found[1][0]):
        return None
    return found[0][1]
