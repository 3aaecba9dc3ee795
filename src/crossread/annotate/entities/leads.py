"""Who a report tells of by a description before it names her: "Keldia holds a potter", and further down "Edda Vance".

News gives in headline and first sentences what somebody is, and the name once the story is told. So somebody without a
name who is brought in there is whoever is named later, if just one person is given that very noun as a title or beside
the name, and nothing the report says of the two differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.descriptions import modifiers_of, owner_of
from crossread.annotate.entities.kinds import same
from crossread.text.kin import relation_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast

_FIRST = 3  # sentences in which somebody is brought in: the headline and the two that open the report
_RIGHT_BEHIND = 2  # sentences
_ONE_MORE = frozenset(["one", "another", "some", "any", "every", "each", "no"])


def name_leads(doc: Doc, cast: Cast) -> None:
    """Let people whom the opening of a report describes be those whom it names later.

    Args:
        doc: The parse.
        cast: The cast with all its phrases; an actor who turns out to be another gives up its phrases.
    """
    for actor in cast.actors:
        if actor.named or actor.many or not actor.phrases or not _brought_in(doc, cast, actor):
            continue
        bearers = sorted(
            (other for other in cast.actors if _bears(actor, other)), key=lambda other: _first_named(cast, other)
        )
        if bearers and _is_next(cast, actor, bearers) and _fits(doc, cast, actor, bearers[0]):
            give(cast, actor, bearers[0])


def name_same_words(doc: Doc, cast: Cast) -> None:
    """Let whoever is told by two words or more be the one named person who is told by the very same somewhere else.

    Args:
        doc: The parse.
        cast: The cast with all its phrases; an actor who turns out to be another gives up its phrases.
    """
    named: dict[tuple[str, ...], set[int]] = {}
    for actor in cast.actors:
        if actor.named and actor.kind == "person":
            for words in _descriptions(doc, cast, actor):
                named.setdefault(words, set()).add(actor.number)
    for actor in cast.actors:
        if actor.named or actor.many or actor.kind != "person" or not actor.phrases:
            continue
        told = [named.get(words, set()) for words in sorted(_descriptions(doc, cast, actor))]
        same = set.intersection(*told) if told else set()
        if len(same) == 1:
            bearer = cast.actors[same.pop()]
            if {actor.gender, bearer.gender} != {"m", "f"}:
                give(cast, actor, bearer)


def _descriptions(doc: Doc, cast: Cast, actor: Actor) -> set[tuple[str, ...]]:
    """The words of the descriptions that say more of somebody than a noun, without articles and possessives."""
    found: set[tuple[str, ...]] = set()
    for place in actor.phrases:
        phrase = cast.phrases[place]
        tokens = [token for token in doc[phrase.start : phrase.end] if token.pos_ not in {"DET", "PUNCT", "PRON"}]
        words = tuple(token.lower_ for token in tokens)
        pointed = actor.named or phrase.definite or doc[phrase.start].text[:1].isupper()
        if (
            pointed
            and phrase.form == "description"
            and len(words) > 1
            and not _ONE_MORE & {doc[phrase.start].lower_, *words}
        ):
            found.add(words)
    return found


def _first_named(cast: Cast, actor: Actor) -> int:
    """Number of the sentence in which somebody is first named."""
    return min(cast.phrases[place].sentence for place in actor.phrases if cast.phrases[place].form == "name")


def _is_next(cast: Cast, actor: Actor, bearers: Sequence[Actor]) -> bool:
    """Whether the first of those who bear the noun is the only one, or named right behind, before the others."""
    if len(bearers) == 1:
        return True
    named = [_first_named(cast, bearer) for bearer in bearers[:2]]
    right_behind = named[0] - cast.phrases[actor.phrases[0]].sentence <= _RIGHT_BEHIND
    return right_behind and named[1] - named[0] >= _RIGHT_BEHIND


def _brought_in(doc: Doc, cast: Cast, actor: Actor) -> bool:
    """Whether somebody is first told of in the opening, as somebody new."""
    first = cast.phrases[actor.phrases[0]]
    return (
        first.form == "description"
        and first.kind == "person"
        and first.sentence < _FIRST
        and doc[first.start].lower_ not in _ONE_MORE
        and (not first.definite or first.sentence == 0)
    )


def _bears(actor: Actor, other: Actor) -> bool:
    """Whether a named person is given the noun that somebody unnamed is told by."""
    roles = {same(role) for role in other.roles}
    return other.named and other.kind == "person" and any(same(role) in roles for role in actor.roles)


def _fits(doc: Doc, cast: Cast, actor: Actor, bearer: Actor) -> bool:
    """Whether somebody may be whoever bears the name: named only later, and no word speaks against it."""
    first = cast.phrases[actor.phrases[0]]
    named = [cast.phrases[place] for place in bearer.phrases if cast.phrases[place].form == "name"]
    if named[0].sentence <= first.sentence or {actor.gender, bearer.gender} == {"m", "f"}:
        return False
    if actor.country and bearer.country and actor.country != bearer.country:
        return False
    wanted = modifiers_of(doc, first)
    if wanted and bearer.modifiers and not wanted & bearer.modifiers:
        return False
    if relation_of(first.lemma) is not None:
        told = [cast.phrases[place] for place in bearer.phrases if cast.phrases[place].form == "description"]
        if owner_of(doc, cast, first) not in {owner_of(doc, cast, phrase) for phrase in told}:
            return False  # the father of another
    here = {cast.phrases[place].sentence for place in actor.phrases if cast.phrases[place].form != "pronoun"}
    return not here & {phrase.sentence for phrase in named}


def give(cast: Cast, actor: Actor, bearer: Actor) -> None:
    """Let all that refers to one actor refer to another, with what it tells of him.

    Args:
        cast: The cast.
        actor: Who gives up its phrases.
        bearer: Who takes them.
    """
    for place in actor.phrases:
        cast.of_phrase[place] = bearer.number
    bearer.phrases = sorted({*bearer.phrases, *actor.phrases})
    bearer.kin = {**actor.kin, **bearer.kin}
    bearer.roles = [*actor.roles, *bearer.roles]
    bearer.modifiers |= actor.modifiers
    bearer.country = bearer.country or actor.country
    if bearer.gender == "u":
        bearer.gender = actor.gender
    actor.phrases = []
