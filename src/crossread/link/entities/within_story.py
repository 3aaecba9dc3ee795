"""Joins the actors of the reports of one story: full names first, then short names, then descriptions.

Within a story a name means one person unless something speaks against it, because reports of one happening name the
same few people. What is surest is joined first; each later step sees what the earlier ones joined. Candidates are found
by the sound of a name's first and last word, so the cost grows with the number of names, not with its square.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.link.entities.actors import ReportActor, Words
from crossread.link.entities.comparators import ENOUGH, WEIGHTS, compare_bodies, compare_persons, initials_of
from crossread.link.entities.described import join_described
from crossread.link.entities.generations import tell_juniors
from crossread.link.entities.parties import Party, Room, contrary, gather, side_by_side, side_of, support
from crossread.link.entities.spelling import sound
from crossread.records.evidence import Evidence
from crossread.text.countries import find_capital

_Keys = Callable[[Words], set[str]]
_Compare = Callable[[Words, Words], Evidence | None]

_VOWELS = re.compile("[aeiou]")
_MARGIN = 0.15
_MOSTLY = 2  # times as often told of as a town than as one that acts
_MUCH_HEAVIER = 4
_LARGEST_BLOCK = 60
_GUESSES = frozenset(["part_of_name", "initials"])
_SPELLINGS = frozenset(["spelled_otherwise", "other_order"])


def join_story(actors: Sequence[ReportActor]) -> list[Party]:
    """Join the actors of one story.

    Args:
        actors: The actors of all its reports, in any order.

    Returns:
        Parties in a fixed order; each actor is in one.
    """
    actors = tell_juniors(sorted(actors, key=lambda actor: (actor.document_id, actor.found_id)))
    full = [actor for actor in actors if actor.named and (side_of(actor) != "person" or len(actor.words) > 1)]
    room = Room(gather(full))
    _adopt_unclear(room)
    _join_names(room, [party for party in room if party.side == "person"], _people_key, compare_persons)
    letters = _letters(actors)
    bodies = [party for party in room if party.side != "person"]
    _join_names(room, bodies, _body_key(letters), lambda one, other: compare_bodies(one, other, letters))
    _join_capitals(room, actors)
    _join_short(room, [one for one in actors if one.named and side_of(one) == "person" and len(one.words) == 1])
    join_described(room, [actor for actor in actors if not actor.named])
    return sorted(room, key=Party.key)


def _join_capitals(room: Room, actors: Sequence[ReportActor]) -> None:
    """A capital that acts ("Oslo warned") is the country where no report of the story tells of its government.

    A story that tells far more often of what happens in the capital than of what it does is left alone.
    """
    governed = {actor.words for actor in actors if not actor.named}
    towns = Counter[str]()
    for actor in actors:
        if actor.named and actor.kind == "place":
            towns[find_capital(actor.entity.name) or ""] += actor.weight
    countries = {name[0]: party for party in room if party.side == "body" for name in party.names if len(name) == 1}
    for party in room:
        for words in sorted(party.names):
            if words[1:] == ("government",) and words[0].startswith("=") and words not in governed:
                country = countries.get(words[0])
                acts = towns[words[0].removeprefix("=")] <= _MOSTLY * party.weight
                if country is not None and acts and all(is_bare_capital(actor) for actor in party.members):
                    room.join(country, party, _reason_of_capital(party))
                    break


def is_bare_capital(actor: ReportActor) -> bool:
    """Whether a report calls it nothing but the capital: no seat ("Downing Street"), and no government."""
    seat = {"street", "house", "palace", "hall"} & set(actor.entity.name.casefold().split())
    told = any("government" in office for office in actor.offices)
    return bool(find_capital(actor.entity.name)) and not seat and not told


def _reason_of_capital(party: Party) -> Evidence:
    name = party.members[0].entity.name
    return Evidence(feature="capital", score=WEIGHTS["capital"], reason=f"the capital for its country: {name}")


def _adopt_unclear(room: Room) -> None:
    """One full name in one story is one actor: what most reports take it for outweighs what one took it for.

    A name of one word whose kind one report could not tell is that of the other reports, where these agree.
    """
    known: dict[Words, list[Party]] = {}
    for party in room:
        for name in party.names:
            known.setdefault(name, []).append(party)
    for name, parties in known.items():
        if _take_things(room, parties):
            continue
        clear = sorted(
            (party for party in parties if party.side != "other"),
            key=lambda party: (-_reports(party), -party.weight, party.key()),
        )
        if not clear or (len(name) == 1 and len(clear) > 1):
            continue
        for party in parties:
            slipped = party.side == "other" or (
                len(name) > 1
                and not any(word.startswith("=") for word in name)
                and _reports(party) < _reports(clear[0])
            )
            if party is not clear[0] and slipped:
                party.side = clear[0].side
                room.join(clear[0], party, _same_name(clear[0]))


def _take_things(room: Room, parties: Sequence[Party]) -> bool:
    """What one report tells to be a ship or an animal is one in all, unless a report knows a person of the name."""
    things = [party for party in parties if any(actor.thing for actor in party.members)]
    if not things or any(party.gender or any(actor.entity.titles for actor in party.members) for party in parties):
        return False
    for party in parties:
        if party is not things[0] and party.side in {"person", "other"}:
            party.side = "other"
            room.join(things[0], party, _same_name(things[0]))
    return True


def _reports(party: Party) -> int:
    return len(party.documents)


def _same_name(party: Party) -> Evidence:
    name = party.members[0].entity.name
    return Evidence(feature="same_name", score=WEIGHTS["same_name"], reason=f"same name: {name}")


def _people_key(name: Words) -> set[str]:
    return {sound(name[-1]), sound(name[0]), "".join(sorted(name))} if len(name) > 1 else set()


def _body_key(letters: dict[str, frozenset[Words]]) -> _Keys:
    def keys(name: Words) -> set[str]:
        found = {f"first {sound(name[0])}", f"last {sound(name[-1])}", f"joined {''.join(name)}"}
        if len(name) == 1:
            found |= {f"letters {name[0]}", f"without vowels {_VOWELS.sub('', sound(name[0]))}"}
        else:
            found |= {f"letters {letters}" for letters in initials_of(name)} | {"words " + " ".join(sorted(name))}
            found |= {f"letters {short}" for short, names in letters.items() if name in names}
            own = [word for word in name if not word.startswith("=")]
            found |= {f"first {sound(own[0])}"} if own else set()
        return found

    return keys


def _letters(actors: Iterable[ReportActor]) -> dict[str, frozenset[Words]]:
    """For each acronym set in brackets the names it stands behind."""
    found: dict[str, set[Words]] = {}
    for actor in actors:
        for letters in actor.letters:
            found.setdefault(letters, set()).add(actor.words)
    return {letters: frozenset(names) for letters, names in found.items()}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two parties whose names may be one."""

    score: float
    evidence: Evidence
    one: Party
    other: Party

    @property
    def shorter(self) -> Party:
        """The party with the shorter name."""
        return min(self.one, self.other, key=lambda party: (min(len(name) for name in party.names), party.key()))


def _join_names(room: Room, parties: Sequence[Party], keys: _Keys, compare: _Compare) -> None:
    """Join parties by their names, the surest pairs first."""
    pairs = _find_pairs(parties, keys, compare)
    rivals: dict[Party, set[Party]] = {}
    for pair in pairs:
        if pair.evidence.feature in _GUESSES:
            rivals.setdefault(pair.one, set()).add(pair.other)
            rivals.setdefault(pair.other, set()).add(pair.one)
    for pair in pairs:
        left, right = room.now(pair.one), room.now(pair.other)
        if left is right or contrary(left, right):
            continue
        if pair.evidence.feature in _SPELLINGS and side_by_side(left, right):
            continue
        if pair.evidence.feature in _GUESSES:
            meant = {room.now(rival) for rival in rivals[pair.shorter]} - {room.now(pair.shorter)}
            if len(meant) > 1:
                continue  # it may as well be part of another name
        room.join(left, right, pair.evidence)


def _find_pairs(parties: Sequence[Party], keys: _Keys, compare: _Compare) -> list[_Pair]:
    """Pairs of parties worth joining, the surest first."""
    blocks: dict[str, list[Party]] = {}
    for party in parties:
        for key in sorted(set().union(*(keys(name) for name in party.names))):
            blocks.setdefault(key, []).append(party)
    found: dict[tuple[Party, Party], _Pair] = {}
    for block in blocks.values():
        for one, other in combinations(block[:_LARGEST_BLOCK], 2):
            evidence = None if (one, other) in found else _best(one, other, compare)
            if evidence is not None and (score := evidence.score + support(one, other)) >= ENOUGH:
                found[one, other] = _Pair(score, evidence, one, other)
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.one.key(), pair.other.key()))


def _best(one: Party, other: Party, compare: _Compare) -> Evidence | None:
    pairs = (compare(first, second) for first in sorted(one.names) for second in sorted(other.names))
    return max((pair for pair in pairs if pair is not None), key=lambda pair: pair.score, default=None)


def _join_short(room: Room, actors: Sequence[ReportActor]) -> None:
    """Give people named by one word to the one whose full name holds it."""
    bearers: dict[str, list[Party]] = {}
    for party in room:
        if party.side == "person":
            for word in sorted({sound(word) for name in party.full_names for word in name}):
                bearers.setdefault(word, []).append(party)
    alone: dict[Words, Party] = {}
    others = {name: party for party in room if party.side in {"body", "other"} for name in party.names}
    for actor in actors:
        single = Party(side="person")
        single.add(actor)
        bearer, evidence, torn = _bearer(single, bearers.get(sound(actor.words[0]), ()))
        if bearer is not None and evidence is not None:
            bearer.add(actor, evidence)
        elif not torn and _says_no_person(actor) and actor.words in others:
            others[actor.words].add(actor, _same_name(others[actor.words]))
        elif torn or actor.words not in alone or contrary(alone[actor.words], single):
            room.add(single)
            if not torn:
                alone.setdefault(actor.words, single)
        else:
            alone[actor.words].add(actor, _same_name(single))
    _join_unclear(room, alone, others)


def _join_unclear(room: Room, people: Mapping[Words, Party], others: Mapping[Words, Party]) -> None:
    """Give what one report could not tell to the person whom another calls by that one word."""
    for words, party in sorted(people.items()):
        unclear = others.get(words)
        if unclear is not None and unclear.side == "other" and not any(actor.thing for actor in unclear.members):
            room.join(party, unclear, _same_name(party))


def _says_no_person(actor: ReportActor) -> bool:
    """Whether nothing but the engine's guess makes a person of a name of one word: no title, gender or description."""
    return not actor.offices and not actor.gender and not actor.entity.titles


def _bearer(single: Party, bearers: Sequence[Party]) -> tuple[Party | None, Evidence | None, bool]:
    """Whom a lone surname means, why, and whether it may be one of several."""
    actor = single.members[0]
    options: list[tuple[float, int, Evidence, Party]] = []
    for party in bearers:
        if contrary(single, party) or any(
            other.document_id == actor.document_id and len(other.words) > 1 for other in party.members if other.named
        ):
            continue  # the report itself told them apart
        found = [evidence for name in party.full_names if (evidence := compare_persons(actor.words, name))]
        if found:
            best = max(found, key=lambda evidence: evidence.score)
            options.append((best.score + support(single, party), party.weight, best, party))
    options.sort(key=lambda option: (-option[0], -option[1], option[3].key()))
    options = [option for option in options if option[0] >= ENOUGH]  # what does not join by itself is no rival
    if not options:
        return None, None, len(bearers) > 1
    if len(options) > 1:
        first, second = options[0], options[1]
        if first[0] - second[0] < _MARGIN and first[1] < _MUCH_HEAVIER * second[1]:
            return None, None, True
    return options[0][3], options[0][2], False
