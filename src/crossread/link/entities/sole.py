"""Joins what a story has one of: the one company it tells of, its one zoo, the permit that reports come back to.

A noun alone says little, but a story has few bearers of it. "The company" is the one named body that the story calls a
company, or the one told of far more than any other so called; "the zoo" the one whose name ends so and of which far
more is told; a thing that one report tells of once is the one of that noun that the others come back to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.link.entities.actors import ReportActor, singular
from crossread.link.entities.alike import read_noun
from crossread.link.entities.apart import join_told
from crossread.link.entities.parties import Party, Room
from crossread.text.nouns import sets_of
from crossread.text.numbered import group_of_states
from crossread.text.things import thing_kind
from crossread.text.word_classes import load_words

_TWICE = 2
_FAR_MORE = 3  # times as often told of, and in as many reports at least
_LEAST_LETTERS = 4
_SHORT = 5  # words of a description that says what somebody is
_OTHER = load_words("words for another")
_WIDE = load_words("words for any vehicle") | load_words("words for any animal")
_FIRMS = load_words("words for a firm")
_FIRM_ENDS = load_words("ends of names of firms")


def join_sole(room: Room) -> None:
    """Join bodies and things of which a story has one.

    Args:
        room: The parties of the story, after those with the same words have been joined.
    """
    _join_firms(room)
    _join_bodies(room)
    _join_asides(room)


def _join_firms(room: Room) -> None:
    """Join a firm told with its name and noun, and the bare noun to the one named firm of the story."""
    named = {name: party for party in room if party.side == "body" for name in party.names}
    nameless = [party for party in room if party.side == "body" and _told_by(party, _FIRMS)]
    licensed: dict[int, Party] = {}
    for party in room:
        if party.side == "body" and party.named and _is_firm(party):
            licensed[id(party)] = party
    for party in nameless:
        for actor in party.members:
            bearer = named.get(actor.words[:-1])
            if bearer is not None and len(actor.words) > 1 and not actor.words[-2].startswith("="):
                bearer = room.now(bearer)
                join_told(room, bearer, party, "sole", "a firm by its name")
                licensed[id(bearer)] = bearer
                break
    bearer = foremost({id(room.now(party)): room.now(party) for party in licensed.values()}.values())
    if bearer is None:
        return
    for party in nameless:
        party = room.now(party)  # noqa: PLW2901 - what it has become
        told = len(bearer.documents) * _TWICE >= len(party.documents)
        if told and not party.named and not _differs(party) and any(_points(actor) for actor in party.members):
            join_told(room, bearer, party, "sole", "the one firm")


def _is_firm(party: Party) -> bool:
    """Whether a name ends as firms' names do, or a report calls its bearer a firm."""
    if any(name[-1] in _FIRM_ENDS | _FIRMS for name in party.full_names):
        return True
    return any(bool(_FIRMS & office) for actor in party.members for office in actor.offices if len(office) <= _SHORT)


def _join_bodies(room: Room) -> None:
    """Join "the zoo" to the one far more told of than all others so named, "the Courier" to the Lund Courier."""
    ends, within = _bearers(room)
    for party in room:
        noun = _lone_noun(party)
        if noun is None:
            continue
        known = {id(room.now(one)): room.now(one) for one in (ends if party.named else within).get(noun, ())}
        bearer = foremost(known.values())
        if bearer is None or (party.named and not _may_be_short(party, bearer, noun)):
            continue
        if party.named or any(actor.kind in {"place", "organisation"} for actor in party.members):
            join_told(room, bearer, party, "sole", f"the one {noun}")


def _bearers(room: Room) -> tuple[dict[str, list[Party]], dict[str, list[Party]]]:
    """The bodies whose full names end in a word, and those that hold it behind their first word."""
    ends: dict[str, list[Party]] = {}
    within: dict[str, list[Party]] = {}
    for party in room:
        if party.side != "body":
            continue
        for name in party.full_names:
            ends.setdefault(name[-1], []).append(party)
            for noun in name[1:]:
                within.setdefault(noun, []).append(party)
        if any(group_of_states(name[0]) for name in party.names if len(name) == 1):
            within.setdefault("group", []).append(party)
    return ends, within


def _lone_noun(party: Party) -> str | None:
    """The one word by which a body is told; None for one told by more, by an owner, or by a firm's noun."""
    if party.side not in {"body", "other"} or party.full_names or not party.members[0].words:
        return None
    if _is_team(party):
        return party.members[0].words[0]
    noun, marks = min((read_noun(one.words) for one in party.members), key=lambda read: len(read[1]))
    if marks or noun in _FIRMS or noun.startswith("=") or any(actor.many or actor.owner for actor in party.members):
        return None
    if party.named:
        short = len(party.names) == 1 and all(_may_be_body(actor) for actor in party.members)
    else:
        short = any(actor.definite for actor in party.members)
    return noun if short else None


def _is_team(party: Party) -> bool:
    """Whether a name is one word in the plural, as teams are called for short: "the Gulls"."""
    return len(party.names) == 1 and all(
        actor.named and actor.many and len(actor.words) == 1 and actor.kind == "organisation" for actor in party.members
    )


def _may_be_short(party: Party, bearer: Party, noun: str) -> bool:
    """Whether a name of one word may be short for a longer one that as many reports at least give."""
    if _is_team(party):
        return any(actor.kind == "organisation" for actor in bearer.members)
    if len(noun) < _LEAST_LETTERS or len(bearer.documents) < len(party.documents):
        return False
    if not any(actor.definite for actor in party.members):
        return False  # "Security" of a title that was cut
    return thing_kind(noun) == "place" or any(actor.kind == "organisation" for actor in bearer.members)


def _may_be_body(actor: ReportActor) -> bool:
    """Whether a name of one word may be short for a body's or a spot's: no country, town or person."""
    spot = thing_kind(actor.words[0]) == "place"
    return not actor.entity.country and (actor.kind in {"organisation", "other"} or (actor.kind == "place" and spot))


def foremost(parties: Iterable[Party]) -> Party | None:
    """The only one of some parties, or the one told of far more than any other and in as many reports.

    Args:
        parties: The parties; none of them has been joined to another.
    """
    order = sorted(parties, key=lambda party: (-party.weight, party.key()))
    if len(order) > 1:
        first, second = order[:2]
        if first.weight < _FAR_MORE * second.weight or len(first.documents) < len(second.documents):
            return None
    return order[0] if order else None


def _join_asides(room: Room) -> None:
    """A thing that one report tells of once is the one of that noun that other reports come back to."""
    main: dict[tuple[str, object], list[Party]] = {}
    for party in room:
        if not party.named and party.side in {"other", "body"} and not all(actor.aside for actor in party.members):
            for key in _keys(read_noun(party.members[0].words)[0]):
                main.setdefault((party.side, key), []).append(party)
    for party in room:
        first = party.members[0]
        if party.named or not all(actor.aside for actor in party.members) or _differs(party):
            continue
        if first.many and not first.definite:
            continue
        noun, _ = read_noun(first.words)
        found = {id(room.now(one)): room.now(one) for key in _keys(noun) for one in main.get((party.side, key), ())}
        others = [one for one in found.values() if _one_number(party, one) and not _differs(one)]
        bare = any(not read_noun(actor.words)[1] for one in others for actor in one.members)
        if bare and len(found) == 1 == len(others) and not party.documents & others[0].documents:
            join_told(room, others[0], party, "sole", f"the one {noun}")


def _keys(noun: str) -> Sequence[object]:
    """The sets of nouns of one meaning that hold a noun, or it alone; a word for any thing of a kind means many."""
    return (noun,) if noun in _WIDE else sorted(sets_of(noun)) or (noun,)


def _told_by(party: Party, nouns: frozenset[str]) -> bool:
    """Whether a party without a name is one of some nouns, and one alone."""
    return not party.named and all(
        bool(actor.words) and singular(actor.words[-1]) in nouns and not actor.many for actor in party.members
    )


def _points(actor: ReportActor) -> bool:
    """Whether a report takes for granted who is meant, or makes somebody its subject in the headline."""
    return actor.definite or not actor.one_more or actor.weight > 1


def _differs(party: Party) -> bool:
    """Whether words before the noun, or an owner, say that another is meant."""
    return any(
        bool(set(actor.words[:-1]) & _OTHER) or bool(actor.owner) or any(word.startswith("=") for word in actor.words)
        for actor in party.members
    )


def _one_number(one: Party, other: Party) -> bool:
    return {actor.many for actor in one.members} <= {actor.many for actor in other.members}
