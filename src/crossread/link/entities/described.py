"""Joins actors that reports only describe: by the office one actor of the story holds, or by the same words.

Words that do not make a thing another one ("planned", "mass", "local") are left aside; what tells one from another
("state visit", "working visit", an owner, a number) is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.link.entities.actors import ReportActor, Words, singular
from crossread.link.entities.alike import join_alike, join_shortened
from crossread.link.entities.apart import several_and_one, told_apart
from crossread.link.entities.central import join_central
from crossread.link.entities.comparators import WEIGHTS
from crossread.link.entities.culprits import join_culprits
from crossread.link.entities.introduced import join_introduced
from crossread.link.entities.kindred import join_kindred
from crossread.link.entities.kinship import join_kinship
from crossread.link.entities.parties import Party, Room, side_of
from crossread.link.entities.sole import join_sole
from crossread.records.evidence import Evidence
from crossread.text.fates import Fate
from crossread.text.kin import relation_of
from crossread.text.things import thing_kind
from crossread.text.word_classes import load_words

_Key = tuple[object, ...]
_NEUTRAL = load_words("neutral words")
_ORDINALS = frozenset(["second", "third", "fourth", "fifth"])  # "the second suspect" is not the suspect
_SPEAKERS = frozenset(["spokesman", "spokeswoman", "spokesperson"])


def join_described(room: Room, actors: Sequence[ReportActor]) -> None:
    """Join the actors of a story that have no name.

    Args:
        room: The named parties of the story; it takes in those without a name.
        actors: Actors without a name, in a fixed order.
    """
    holders: dict[str, list[Party]] = {}
    bodies: dict[Words, list[Party]] = {}
    for party in room:
        for word in sorted({word for actor in party.members for office in actor.held for word in office}):
            holders.setdefault(word, []).append(party)
        if party.side == "body":
            for name in party.names:
                bodies.setdefault(name, []).append(party)
    same: dict[_Key, Party] = {}
    counted: dict[tuple[_Key, str], Party] = {}
    for actor in actors:
        holder = _holder(actor, holders.get(actor.words[-1], ()) if actor.words else ())
        named = bodies.get(actor.words, []) if side_of(actor) == "body" and not actor.owner else []
        key = _key(actor)
        if holder is not None:
            holder.add(actor, _reason("office", actor))
        elif len(named) == 1:
            named[0].add(actor, _reason("same_words", actor))
        elif (known := _in_same_words(actor, key, same, counted)) is not None:
            known.add(actor, _reason("same_words", actor))
        else:
            party = room.add(Party(side=side_of(actor)))
            party.add(actor)
            same.setdefault(key, party)
            counted.setdefault((key, actor.number), party)
    _join_countries(room, same)
    _join_owned(room, same)
    join_alike(room)
    join_central(room)
    join_kindred(room)
    _join_fates(room)
    join_shortened(room)
    join_sole(room)
    join_culprits(room)
    join_introduced(room)
    join_kinship(room)


def _in_same_words(
    actor: ReportActor, key: _Key, same: Mapping[_Key, Party], counted: Mapping[tuple[_Key, str], Party]
) -> Party | None:
    """Whoever is told in the same words, unless another number of them is told; then those of that number."""
    if key in same and not _other_number(same[key], actor) and not told_apart(same[key].members, [actor]):
        return same[key]
    return counted.get((key, actor.number)) if actor.number else None


def _join_owned(room: Room, same: dict[_Key, Party]) -> None:
    """A happening told without its owner is that of the one owner it has in the story ("Sousa's working visit")."""
    owned: dict[Words, dict[object, Party]] = {}
    for key, party in same.items():
        if party.side == "other" and party.members[0].owner:
            owned.setdefault(_telling(party.members[0].words), {})[key] = party
    for party in same.values():
        first = party.members[0]
        of_one = owned.get(_telling(first.words), {})
        if party.side == "other" and not first.owner and len(of_one) == 1:
            room.join(next(iter(of_one.values())), party, _reason("same_words", first))


def _join_countries(room: Room, same: dict[_Key, Party]) -> None:
    """A body or people without a country is that of the story's one country ("the authorities")."""
    with_country: dict[tuple[object, Words], list[Party]] = {}
    for party in room:
        for actor in party.members:
            reason = party.reasons.get(actor.found_id)
            if reason is not None and reason.feature == "capital":
                continue  # "Oslo" for Norway is no word for the government
            rest = tuple(word for word in _telling(actor.words) if not word.startswith("="))
            if rest != actor.words and rest and not actor.owner and party.side in {"body", "people"}:
                with_country.setdefault((party.side, rest), []).append(party)
    for party in same.values():
        if party.side not in {"body", "people"} or party.members[0].owner or party.members[0].many:
            continue  # "the two governments" are not the government
        found = {id(one): one for one in with_country.get((party.side, _telling(party.members[0].words)), ())}
        found.pop(id(party), None)
        if len(found) > 1:  # a capital that acts is the weaker word for a government
            found = {number: one for number, one in found.items() if any(_is_told(actor) for actor in one.members)}
        if len(found) == 1 and any(actor.definite for actor in party.members):
            room.join(next(iter(found.values())), party, _reason("part_of_name", party.members[0]))


def _is_told(actor: ReportActor) -> bool:
    """Whether a report calls somebody a government by more than the name of a capital."""
    return not actor.named or any("government" in office for office in actor.offices)


def _join_fates(room: Room) -> None:
    """People told of by what befell them are one ("the injured", "those who were hurt"), but never two numbers."""
    known: dict[Fate, list[Party]] = {}
    for party in room:
        fates = {fate for actor in party.members for fate in actor.fates}
        if party.side != "people" or party.named or len(fates) != 1:
            continue
        fate = fates.pop()
        for other in known.get(fate, []):
            numbers = [{actor.number for actor in one.members if actor.number} for one in (room.now(other), party)]
            if not (numbers[0] and numbers[1]) or numbers[0] & numbers[1]:
                room.join(other, party, _reason("same_fate", party.members[0]))
                break
        else:
            known.setdefault(fate, []).append(party)


def _holder(actor: ReportActor, parties: Sequence[Party]) -> Party | None:
    """The one party of a story that holds the office a description names."""
    if actor.kind != "person" or not actor.definite or actor.many or not actor.words:
        return None
    if relation_of(actor.words[-1]) is not None:
        return None  # a father is somebody's: see `kinship`
    wanted = frozenset(actor.words)
    abroad = any(word.startswith("=") for word in wanted)  # "the Norwegian president" of a report that says "Sousa"
    fitting = [
        party
        for party in parties
        if party.side == "person"
        and party.named
        and any(_is_held(wanted, office, actor) for other in party.members for office in other.held)
        and not (actor.entity.country and party.countries and actor.entity.country not in party.countries)
        and (abroad or actor.document_id not in {other.document_id for other in party.members if other.named})
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_held(wanted: frozenset[str], office: frozenset[str], actor: ReportActor) -> bool:
    """Whether a description is an office: its very words, or some of them where a title or two words say which."""
    return wanted == office or (wanted <= office and (len(wanted) > 1 or actor.official))


def _key(actor: ReportActor) -> _Key:
    """What descriptions of one story share that mean the same; a person merely introduced shares it with nobody."""
    side = side_of(actor)
    words = _telling(actor.words)
    bare = (side == "other" or actor.aside) and len(words) == 1 and actor.one_more
    if side == "person" and len(words) > 1 and words[-1] in _SPEAKERS and not actor.many:
        return (side, (*words[:-1], "spokesman"), actor.owner[-1:])  # whoever speaks for that body
    if side == "person" and words[-1:] and relation_of(words[-1]) is not None:
        return ("alone", actor.found_id)  # somebody's: see `kinship`
    people = side == "people" and words[-1:] in {("people",), ("person",)}
    lone = people and not actor.number
    if not actor.definite and (side == "person" or bare or lone):
        return ("alone", actor.found_id)  # "a sailor", "a visit": one more
    number = actor.number if people else ""  # "these people" need not be "six people"
    if side == "person":
        words = (*(word for word in actor.entity.name.casefold().split()[:2] if word in _ORDINALS), *words)
    apart = side != "other" or (bool(words) and thing_kind(words[-1]) is not None)  # "gorillas" are not "the gorilla"
    return (side, words, actor.owner[-1:], actor.many and apart, number)


def _telling(words: Words) -> Words:
    """The words of a description that tell one thing from another, its noun in the singular."""
    return (*(word for word in words[:-1] if word not in _NEUTRAL), singular(words[-1])) if words else ()


def _other_number(party: Party, actor: ReportActor) -> bool:
    if party.side == "other":
        return any(several_and_one(actor, other) for other in party.members)
    numbers = {other.number for other in party.members if other.number}
    return bool(actor.number and numbers and actor.number not in numbers)


def _reason(feature: str, actor: ReportActor) -> Evidence:
    return Evidence(feature=feature, score=WEIGHTS[feature], reason=f"{feature.replace('_', ' ')}: {actor.entity.name}")
