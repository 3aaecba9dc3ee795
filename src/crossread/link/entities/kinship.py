"""Joins relatives of one person: "his father" of a report and the "Rui Sousa" whom another calls Sousa's father.

What each report tells of whose relative somebody is stands among the titles ("father of Ana Sousa"). Relatives by one
noun of one actor are one. Where the owner is not told, those told by the same words are one, and the one person of the
story who has a name and is that relative of somebody; unless their owners have two names, or "his" and "her" tell two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crossread.link.entities.actors import ReportActor
from crossread.link.entities.alike import read_noun
from crossread.link.entities.apart import join_told
from crossread.link.entities.kindred import ages_differ
from crossread.link.entities.parties import Party, Room
from crossread.text.kin import ONLY_ONE, relation_of

_Owners = Mapping[tuple[str, str], tuple[str, str]]
_Keys = frozenset[tuple[str, str]]
_WHOSE = frozenset(["his", "her"])


def join_kinship(room: Room) -> None:
    """Join the relatives of a story.

    Args:
        room: The parties of the story, after all others have been joined.
    """
    keys = {id(party): party.key() for party in room}
    owners = {(actor.document_id, actor.entity.name): keys[id(party)] for party in room for actor in party.members}
    kin = [party for party in room if party.side == "person" and _relations(party)]
    named = frozenset(keys[id(party)] for party in room if party.named)
    told: dict[tuple[str, str, str], list[Party]] = {}
    for party in kin:
        for relation, owner in sorted(_owned(party, owners)):
            told.setdefault((relation, *owner), []).append(party)
    for (relation, *_), parties in told.items():
        _join_of_one(room, relation, [room.now(party) for party in parties])
    _join_same_words(room, kin, owners, named)
    _join_named(room, kin, owners, named)


def _relations(party: Party) -> set[str]:
    """The relations in which a party stands to somebody: of the nameless by their noun, of others by their titles."""
    found = {title.partition(" of ")[0] for actor in party.members for title in actor.entity.titles if " of " in title}
    found |= {actor.words[-1] for actor in party.members if not actor.named and actor.words and not actor.many}
    return {relation for noun in found if (relation := relation_of(noun)) is not None}


def _owned(party: Party, owners: _Owners) -> set[tuple[str, tuple[str, str]]]:
    """The relations of a party with the keys of those whose relative it is."""
    found: set[tuple[str, tuple[str, str]]] = set()
    for actor in party.members:
        for title in actor.entity.titles:
            relation, _, name = title.partition(" of ")
            owner = owners.get((actor.document_id, name.removeprefix("the ")))
            if owner is not None and relation_of(relation) == relation:
                found.add((relation, owner))
    return found


def _join_of_one(room: Room, relation: str, parties: list[Party]) -> None:
    parties = list({id(party): party for party in parties}.values())
    reports = [document for party in parties for document in party.documents]
    several = relation not in ONLY_ONE and len(reports) != len(set(reports))
    if several or sum(party.named for party in parties) > 1:
        return
    parties.sort(key=lambda party: (not party.named, party.key()))
    for party in parties[1:]:
        _join(room, parties[0], party, relation)


def _join_same_words(room: Room, kin: Iterable[Party], owners: _Owners, known_by_name: _Keys) -> None:
    """Join those told by one noun and the same words before it."""
    known: dict[object, list[Party]] = {}
    for party in kin:
        if room.now(party).named:
            continue
        first = party.members[0]
        noun, marks = read_noun(first.words)
        for other in known.setdefault((relation_of(noun), marks, first.owner[-1:]), []):
            if _may_be(room.now(other), room.now(party), owners, known_by_name):
                _join(room, other, party, noun)
                break
        known[relation_of(noun), marks, first.owner[-1:]].append(party)


def _join_named(room: Room, kin: Iterable[Party], owners: _Owners, known_by_name: _Keys) -> None:
    """Join a nameless relative to the one who bears a name and is that relative of somebody."""
    now = list({id(room.now(party)): room.now(party) for party in kin}.values())
    for party in now:
        if party.named:
            continue
        for relation in sorted(_relations(party)):
            named = [other for other in now if other.named and relation in _relations(other)]
            if len(named) == 1 and not _names_in(named[0], party) and _may_be(named[0], party, owners, known_by_name):
                _join(room, named[0], party, relation)


def _names_in(named: Party, party: Party) -> bool:
    """Whether a report that tells of a nameless party names the other."""
    return bool(party.documents & {actor.document_id for actor in named.members if actor.named})


def _may_be(one: Party, other: Party, owners: _Owners, known_by_name: _Keys) -> bool:
    """Whether nothing tells that two are relatives of two people."""
    relation = _relations(one) & _relations(other)
    named = [
        {key for word, key in _owned(party, owners) if word in relation and key in known_by_name}
        for party in (one, other)
    ]
    if named[0] and named[1] and not named[0] & named[1]:
        return False
    whose = [{word for actor in party.members if (word := _whose(actor)) in _WHOSE} for party in (one, other)]
    return not (relation & ONLY_ONE and whose[0] and whose[1] and not whose[0] & whose[1])


def _whose(actor: ReportActor) -> str:
    return "" if actor.named else actor.entity.name.casefold().partition(" ")[0]


def _join(room: Room, one: Party, other: Party, relation: str) -> None:
    left, right = room.now(one), room.now(other)
    if not any(ages_differ(first, second) for first in left.members for second in right.members):
        join_told(room, left, right, "kindred", f"the one {relation} of somebody", counted=True)
