"""Whom a description means: "the minister", "the Russian foreign minister", "the two suspects", "the union"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from crossread.annotate.entities.antecedents import tell_apart, weigh_antecedent
from crossread.annotate.entities.kinds import same
from crossread.annotate.entities.phrases import Phrase
from crossread.annotate.entities.wider import SUDDEN, find_wider
from crossread.annotate.lexicons import find_country, fold, load_words
from crossread.text.kin import relation_of
from crossread.text.things import thing_kind
from crossread.text.word_classes import load_words as words_of_class

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast

_IGNORED = load_words("before_a_head")
_KINSHIP = load_words("owned_persons")
_PAPER = frozenset(["paper", "newspaper", "daily", "tabloid", "broadsheet"])
_PAPER_NAMES = load_words("words_of_newspapers")
_BY_OTHER_WORDS = _PAPER | {"leader", "diplomat"}
_INDEFINITE = frozenset(
    ["a", "an", "some", "another", "one", "two", "three", "several", "many", "any", "no", "every", "each", "more"]
)
_AT_LARGE = words_of_class("happenings at large")
_ANOTHER = words_of_class("words for another")
_NO_NOUN = frozenset(["those", "dozens", "hundreds", "thousands", "scores"])
_FAR = 10  # sentences that count for somebody who is named only later
_AT_HOME = 0.3
_OWNED = 1.0
_OFTEN = 3  # times that somebody is named, and the share of how often another is
_SMALL_NUMBERS = frozenset(["two", "three", "four"])


class _Fit(NamedTuple):
    """A description and an actor it may mean."""

    doc: Doc
    cast: Cast
    actor: Actor
    phrase: Phrase
    lemma: str
    wanted: set[str]
    most_told: bool = False  # more often than all others who bear the noun


def modifiers_of(doc: Doc, phrase: Phrase) -> set[str]:
    """The words before the head that tell one minister from another, folded.

    Args:
        doc: The parse.
        phrase: The phrase; for a name the title is read.
    """
    end = phrase.name[0] if phrase.name is not None else phrase.head
    words = {same(fold(token.text)) for token in doc[phrase.start : end] if token.is_alpha or "." in token.text}
    return words - _IGNORED - {phrase.lemma, same(phrase.lemma)}


def find_described(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """Find the actor that a description refers back to.

    Args:
        doc: The parse.
        cast: The cast so far.
        place: The description's place among the phrases.

    Returns:
        The actor, or None for somebody new.
    """
    phrase = cast.phrases[place]
    first = doc[phrase.start].lower_
    if (first in _INDEFINITE and first not in {"two", "three"}) or phrase.lemma in _NO_NOUN or _are_people(doc, phrase):
        return None
    if (
        phrase.start == phrase.head
        and not phrase.many
        and phrase.kind == "person"
        and phrase.sentence > 0
        and not doc[phrase.head].is_title
    ):
        return None  # "became president"
    wanted = modifiers_of(doc, phrase)
    if phrase.kind == "person" and not phrase.many:
        wanted -= {"young"}
    lemma = same(phrase.lemma)
    known = find_wider(doc, cast, place, wanted)
    if known is not None:
        return known
    best: tuple[float, int] | None = None
    bearers = _bearers(cast, lemma)
    most = max((len(actor.phrases) for actor in bearers), default=0)
    for actor in bearers:
        so_far = bisect_left(actor.phrases, place)
        last = actor.phrases[so_far - 1] if so_far else None
        fit = _Fit(doc, cast, actor, phrase, lemma, wanted, len(actor.phrases) == most)
        if last is None and not _is_named_later(fit):
            continue
        score = _score(fit)
        if score is None:
            continue
        distance = phrase.sentence - cast.phrases[last].sentence if last is not None else _FAR
        total = score - 0.05 * distance + weigh_antecedent(cast, place, actor)
        if best is None or total > best[0]:
            best = (total, actor.number)
    return cast.actors[best[1]] if best is not None else None


def _bearers(cast: Cast, lemma: str) -> list[Actor]:
    """The actors that may bear a noun, in order; all where other words stand for it (`_holds`, `_fits_name`)."""
    if lemma in _BY_OTHER_WORDS:
        return cast.actors
    return [cast.actors[number] for number in sorted(cast.by_noun.get(lemma, ()))]


def _are_people(doc: Doc, phrase: Phrase) -> bool:
    """Whether just people are told of ("people", "so many people"), who are not those told of before."""
    return phrase.lemma == "person" and phrase.many and not phrase.definite and not _numbers(doc, phrase)


def _score(fit: _Fit) -> float | None:
    """How well an actor fits a description; None where it does not."""
    actor, phrase = fit.actor, fit.phrase
    roles = {same(role) for role in actor.roles} | actor.made_of | actor.fates
    by_name = _fits_name(actor, fit.lemma) and (fit.lemma in roles or not _tells_another(fit))
    if not (fit.lemma in roles or by_name or _holds(fit, roles)) or not _agrees(fit):
        return None
    known = {same(word) for word in actor.modifiers} | {word for form in actor.forms for word in form.words} | roles
    foreign = fit.wanted - known - _SMALL_NUMBERS
    countries = {word for word in foreign if find_country(word)}
    if foreign and _is_of_another(fit, roles):
        return None
    if thing_kind(fit.lemma) and not actor.named and (fit.wanted & _ANOTHER) != (actor.modifiers & _ANOTHER):
        return None  # "the wrong plane" is not "the plane"
    if phrase.country and actor.country:
        foreign -= countries
    if not phrase.definite and (
        (not phrase.many and actor.named and not fit.wanted <= known) or (phrase.many and foreign)
    ):
        return None
    base = 1.0 + 0.5 * len(fit.wanted & known) + (0.3 if actor.named else 0.0) + 0.02 * min(len(actor.phrases), 10)
    if fit.most_told and actor.named and actor.kind == "person" and not actor.country and not phrase.country:
        base += _AT_HOME  # "the president" is President Vance, not "Norwegian President Sousa"
    if relation_of(fit.lemma) is not None and _is_owned(fit):
        base += _OWNED  # "the dad" is "her dad", not the man who "was a great dad"
    if not foreign - countries or (actor.named and not actor.modifiers):
        return base
    contrary = bool(actor.modifiers) and not actor.modifiers & fit.wanted
    return None if not phrase.definite or len(foreign) > 1 or contrary else 0.2


def _is_of_another(fit: _Fit, roles: set[str]) -> bool:
    """Whether words before a noun tell of another: "the Lund incident" or "the Sousa government" behind Oslo's."""
    if fit.lemma in _AT_LARGE and roles & SUDDEN:
        return True
    return fit.phrase.country is None and any(form.government for form in fit.actor.forms)


def _is_named_later(fit: _Fit) -> bool:
    """Whether somebody not yet named is given just these words as a title further down."""
    return fit.actor.named and fit.phrase.definite and bool(fit.wanted) and fit.wanted <= fit.actor.modifiers


def _agrees(fit: _Fit) -> bool:
    """Whether number, country and owner speak for one and the same."""
    actor, phrase = fit.actor, fit.phrase
    body = actor.named and actor.kind in {"organisation", "group", "place"}
    if actor.many != phrase.many and not body and not (phrase.many and phrase.lemma in actor.made_of):
        return False
    if phrase.many and not _same_number(fit):
        return False
    if tell_apart(fit.doc, fit.cast, actor, phrase):
        return False
    if phrase.country and phrase.country != actor.country:
        person = actor.named and actor.kind == "person"
        tied = fit.cast.at_home(phrase.country) and not _has_rival(fit) if person else not actor.modifiers
        if actor.country or not tied:
            return False  # of another country, or of one that nothing ties to this actor
    owned = fit.lemma in _KINSHIP or relation_of(fit.lemma) is not None
    return not owned or _same_owner(fit.doc, fit.cast, actor, phrase)


def _has_rival(fit: _Fit) -> bool:
    """Whether the report names somebody else often without saying who that is: he may be the Norwegian president."""
    often = max(_OFTEN, sum(fit.actor.names.values()) // _OFTEN)
    return any(
        other.kind == "person" and not other.roles and sum(other.names.values()) >= often
        for other in fit.cast.actors
        if other is not fit.actor and other.named
    )


def _same_number(fit: _Fit) -> bool:
    """Whether no other number of people is told than was told before: "14 people" are not the "236 people"."""
    own = _numbers(fit.doc, fit.phrase)
    if not own:
        return True
    told = [_numbers(fit.doc, fit.cast.phrases[place]) for place in fit.actor.phrases]
    known = frozenset().union(*told)
    return not known or bool(known & own)


def _numbers(doc: Doc, phrase: Phrase) -> frozenset[str]:
    if phrase.form != "description":
        return frozenset()
    return frozenset(token.lower_ for token in doc[phrase.start : phrase.head] if token.like_num)


def _holds(fit: _Fit, roles: set[str]) -> bool:
    """Whether "the Norwegian leader" or "the top diplomat" is who holds that office by another word."""
    if fit.lemma == "leader" and fit.phrase.country is not None:
        return bool(roles & load_words("offices_of_leaders"))
    words = fit.actor.modifiers | roles
    return (
        fit.lemma == "diplomat"
        and bool(fit.wanted & {"top", "chief"})
        and ({"foreign", "minister"} <= words or {"secretary", "state"} <= words)
    )


def _tells_another(fit: _Fit) -> bool:
    """Whether a noun before the head says that another is meant: "the fire department" for a Police Department."""
    words = {word for form in fit.actor.forms for word in form.words}
    return any(
        token.pos_ in {"NOUN", "PROPN"} and token.dep_ == "compound" and fold(token.text) not in words
        for token in fit.doc[fit.phrase.start : fit.phrase.head]
    )


def _fits_name(actor: Actor, lemma: str) -> bool:
    """Whether the noun is the last word of the actor's name, or a newspaper's is meant."""
    for form in actor.forms:
        if form.kind != "person" and form.words[-1] == lemma:
            return True
        if lemma in _PAPER and form.kind in {"organisation", "other"} and set(form.words) & _PAPER_NAMES:
            return True
    return False


def _same_owner(doc: Doc, cast: Cast, actor: Actor, phrase: Phrase) -> bool:
    """Whether "his wife", "Sousa's wife" and an earlier "wife" have one owner."""
    own = owner_of(doc, cast, phrase)
    if own is None:
        return True
    for place in actor.phrases:
        other = cast.phrases[place]
        if other.form != "pronoun":
            theirs = owner_of(doc, cast, other)
            if theirs is not None:
                return theirs == own
    return not actor.named or own == -1


def _is_owned(fit: _Fit) -> bool:
    """Whether an actor was told of as somebody's relative in the words of a description."""
    told = [phrase for phrase in map(fit.cast.phrases.__getitem__, fit.actor.phrases) if phrase.form == "description"]
    told = [phrase for phrase in told if relation_of(phrase.lemma) == relation_of(fit.lemma)]
    return any(owner_of(fit.doc, fit.cast, phrase) is not None for phrase in told)


def owner_of(doc: Doc, cast: Cast, phrase: Phrase) -> int | None:
    """The actor whose possessive stands before a noun; -1 for one that is not known; None where there is none.

    Args:
        doc: The parse.
        cast: The cast so far.
        phrase: The phrase whose noun it is.
    """
    owners = [child.i for child in doc[phrase.head].lefts if child.dep_ in {"nmod:poss", "poss"}]
    marks = [place for place in range(phrase.start + 1, phrase.head) if doc[place].tag_ == "POS"]
    for token in owners or [place - 1 for place in marks[-1:]]:
        places = [
            place
            for place in cast.near(token, token + 1)
            if place in cast.of_phrase
            and cast.phrases[place].start <= token < cast.phrases[place].end
            and cast.phrases[place].head != phrase.head
        ]
        return cast.of_phrase[min(places, key=lambda place: cast.entered.get(place, place))] if places else -1
    return None
