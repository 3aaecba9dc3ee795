"""Joins actors that reports only describe: by the office one actor of the story holds, or by the same words."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.link.entities.actors import ReportActor
from crossread.link.entities.comparators import WEIGHTS
from crossread.link.entities.parties import Party, Room, side_of
from crossread.records.evidence import Evidence

_Key = tuple[object, ...]


def join_described(room: Room, actors: Sequence[ReportActor]) -> None:
    """Join the actors of a story that have no name.

    Args:
        room: The named parties of the story; it takes in those without a name.
        actors: Actors without a name, in a fixed order.
    """
    holders: dict[str, list[Party]] = {}
    bodies: dict[tuple[str, ...], list[Party]] = {}
    for party in room:
        for word in sorted({word for office in party.offices for word in office}):
            holders.setdefault(word, []).append(party)
        if party.side == "body":
            for name in party.names:
                bodies.setdefault(name, []).append(party)
    same: dict[_Key, Party] = {}
    left: list[ReportActor] = []
    for actor in actors:
        holder = _holder(actor, holders.get(actor.words[-1], ()) if actor.words else ())
        if holder is not None:
            holder.add(actor, _reason("office", actor))
        elif side_of(actor) == "body" and len(found := bodies.get(actor.words, [])) == 1:
            found[0].add(actor, _reason("same_words", actor))
        else:
            left.append(actor)
    for actor in left:
        key = _key(actor)
        if key in same and not _other_number(same[key], actor):
            same[key].add(actor, _reason("same_words", actor))
            continue
        party = Party(side=side_of(actor))
        party.add(actor)
        room.add(party)
        same.setdefault(key, party)


def _holder(actor: ReportActor, parties: Sequence[Party]) -> Party | None:
    """The one party of a story that holds the office a description names."""
    if actor.kind != "person" or not actor.definite or actor.many or not actor.words:
        return None
    wanted = frozenset(actor.words)
    fitting = [
        party
        for party in parties
        if party.side == "person"
        and party.named
        and any(wanted <= office for office in party.offices)
        and not (actor.entity.country and party.countries and actor.entity.country not in party.countries)
        and actor.document_id not in {other.document_id for other in party.members if other.named}
    ]
    return fitting[0] if len(fitting) == 1 else None


def _key(actor: ReportActor) -> _Key:
    """What descriptions of one story share that mean the same; a person merely introduced shares it with nobody."""
    side = side_of(actor)
    if side == "person" and not actor.definite:
        return ("alone", actor.found_id)
    return (side, actor.words, actor.owner[-1:], actor.many)


def _other_number(party: Party, actor: ReportActor) -> bool:
    numbers = {other.number for other in party.members if other.number}
    return bool(actor.number and numbers and actor.number not in numbers)


def _reason(feature: str, actor: ReportActor) -> Evidence:
    return Evidence(feature=feature, score=WEIGHTS[feature], reason=f"{feature.replace('_', ' ')}: {actor.entity.name}")
