"""Actors of several reports that are one, while they are being joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from crossread.link.entities.actors import ReportActor, Words
from crossread.link.entities.comparators import WEIGHTS, relatives
from crossread.link.entities.generations import MARK
from crossread.records.evidence import Evidence

Side = Literal["person", "people", "body", "other"]
_TWICE = 2
_FORCES = frozenset(["department", "force", "service", "constabulary", "police", "agency", "bureau"])


def side_of(actor: ReportActor) -> Side:
    """Which actors may be one with it: people are never a person, and neither is a body, a place or a thing."""
    if actor.thing:
        return "other"
    if actor.kind == "person":
        return "person"
    if actor.kind == "group" and actor.named and actor.words[-1] in _FORCES:
        return "body"
    if not actor.named and actor.words[-2:-1] == ("intelligence",):
        return "body"  # "our intelligence people" are the services
    if actor.kind == "group":
        return "body" if not actor.named and actor.words[-1:] == ("authority",) else "people"
    return "other" if actor.kind == "other" else "body"


@dataclass(slots=True, eq=False)
class Party:
    """Actors of reports that are one.

    Attributes:
        side: Person, people, body or place, other.
        members: They, in order of joining.
        names: Words of their names with how often they are used.
        reasons: Why each was joined.
    """

    side: Side
    members: list[ReportActor] = field(default_factory=list)
    names: Counter[Words] = field(default_factory=Counter)
    reasons: dict[str, Evidence] = field(default_factory=dict)

    def add(self, actor: ReportActor, reason: Evidence | None = None) -> None:
        """Take an actor of a report in."""
        self.members.append(actor)
        if actor.named:
            self.names[actor.words] += actor.weight
        if reason is not None:
            self.reasons[actor.found_id] = reason

    def take(self, other: Party, reason: Evidence) -> None:
        """Take all of another party in; what is shown of each is the weakest of its reasons."""
        for actor in other.members:
            reasons = [other.reasons.get(actor.found_id, reason), reason]
            self.add(actor, min(reversed(reasons), key=lambda evidence: evidence.score))

    @property
    def named(self) -> bool:
        """Whether any member has a name."""
        return bool(self.names)

    @property
    def full_names(self) -> tuple[Words, ...]:
        """Names of two words or more, in order."""
        return tuple(sorted(name for name in self.names if len(name) >= _TWICE))

    @property
    def gender(self) -> str:
        """What forms of address tell, where they agree."""
        found = {actor.gender for actor in self.members if actor.gender}
        return found.pop() if len(found) == 1 else ""

    @property
    def weight(self) -> int:
        """How often its members are named."""
        return sum(actor.weight for actor in self.members)

    @property
    def countries(self) -> frozenset[str]:
        """Codes of the countries it is given."""
        return frozenset(actor.entity.country for actor in self.members if actor.entity.country)

    @property
    def offices(self) -> frozenset[frozenset[str]]:
        """What it is called besides its names."""
        return frozenset(office for actor in self.members for office in actor.offices)

    @property
    def documents(self) -> frozenset[str]:
        """The reports that name it."""
        return frozenset(actor.document_id for actor in self.members)

    def key(self) -> tuple[str, str]:
        """What orders parties: the first of its members by id."""
        return min((actor.document_id, actor.found_id) for actor in self.members)


def gather(actors: Iterable[ReportActor]) -> list[Party]:
    """Put actors with the same words for a name into one party, each side for itself.

    Args:
        actors: Actors with names, in a fixed order.
    """
    parties: dict[tuple[Side, Words], Party] = {}
    for actor in actors:
        key = side_of(actor), actor.words
        party = parties.setdefault(key, Party(side=key[0]))
        party.add(
            actor, Evidence(feature="same_name", score=WEIGHTS["same_name"], reason=f"same name: {actor.entity.name}")
        )
    return list(parties.values())


def contrary(one: Party, other: Party) -> str | None:
    """Why two parties cannot be one: the feature of the table that forbids it.

    Args:
        one: A party.
        other: Another.
    """
    if one.side != other.side and "other" not in {one.side, other.side}:
        return "other_kind"
    if {one.gender, other.gender} == {"m", "f"}:
        return "other_gender"
    if one.named and other.named and _is_marked(one) != _is_marked(other):
        return "relatives"
    if "person" in {one.side, other.side} and any(
        relatives(name, second) for name in one.full_names for second in other.full_names
    ):
        return "relatives"
    return None


def _is_marked(party: Party) -> bool:
    """Whether it is a junior whose elder the story names."""
    return any(name[-1].startswith(MARK) for name in party.names)


def side_by_side(one: Party, other: Party) -> bool:
    """Whether one report names both by full names and keeps them apart."""
    here = {actor.document_id for actor in one.members if actor.named and len(actor.words) >= _TWICE}
    return any(actor.document_id in here and actor.named and len(actor.words) >= _TWICE for actor in other.members)


def support(one: Party, other: Party) -> float:
    """What offices and countries add to a name: see the table of `comparators`."""
    total = 0.0
    if shared_office(one.offices, other.offices):
        total += WEIGHTS["same_office"]
    if one.countries & other.countries:
        total += WEIGHTS["same_country"]
    elif one.countries and other.countries:
        total += WEIGHTS["other_country"]
    return total


def shared_office(one: Iterable[frozenset[str]], other: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """An office both are given, whole or as part of a longer one; the longest first."""
    pairs = ((first, second) for first in one for second in other)
    shared = [min(first, second, key=len) for first, second in pairs if first <= second or second <= first]
    return max(shared, key=lambda office: (len(office), sorted(office)), default=None)


def ordered(parties: Iterable[Party]) -> Sequence[Party]:
    """Parties in a fixed order, whatever the order of reports."""
    return sorted(parties, key=Party.key)


class Room:
    """The parties of one story, some of which are taken into others."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._parties = {id(party): party for party in ordered(parties)}
        self._moved: dict[int, Party] = {}
        self._gone: list[Party] = []  # kept, since a new party must not be given the id of one that is gone

    def __iter__(self) -> Iterator[Party]:
        return iter(list(self._parties.values()))

    def now(self, party: Party) -> Party:
        """The party that a party has become."""
        while id(party) in self._moved:
            party = self._moved[id(party)]
        return party

    def add(self, party: Party) -> Party:
        """Take in one more."""
        self._parties[id(party)] = party
        return party

    def join(self, one: Party, other: Party, reason: Evidence) -> None:
        """Make one of two parties; the heavier keeps its place."""
        one, other = self.now(one), self.now(other)
        if one is other:
            return
        left, right = sorted((one, other), key=lambda party: (-party.weight, party.key()))
        if left.side == "other":
            left.side = right.side
        left.take(right, reason)
        del self._parties[id(right)]
        self._moved[id(right)] = left
        self._gone.append(right)
