"""What the analyst says about actors (`user/actors.csv`): merge two, call one otherwise, leave one out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from crossread.link.entities.parties import Party, Room
from crossread.records.evidence import Evidence
from crossread.text.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One line of the analyst's.

    Attributes:
        action: Merge `name` into `target`, rename `name` to `target`, or ignore `name`.
        name: A name as any report gives it, whatever its accents and capitals, or the id of an entity.
        target: A name or id; empty for `ignore`.
    """

    action: Literal["merge", "rename", "ignore"]
    name: str
    target: str = ""


@dataclass(slots=True)
class Granted:
    """What wishes changed.

    Attributes:
        parties: All parties.
        names: For the parties that are called otherwise their names.
        ignored: The parties that are left out.
    """

    parties: list[Party]
    names: dict[int, str] = field(default_factory=dict)
    ignored: set[int] = field(default_factory=set)


def grant(parties: Sequence[Party], wishes: Sequence[Wish]) -> Granted:
    """Do what the analyst wishes, line by line; a name that nobody bears changes nothing.

    Args:
        parties: All parties.
        wishes: The lines in their order.

    Returns:
        The parties, with what they are to be called and which are left out (by `id` of the party).
    """
    if not wishes:
        return Granted(list(parties))
    room = Room(parties)
    bearers: dict[str, list[Party]] = {}
    for party in room:
        for name in sorted({fold(name) for actor in party.members for name in (actor.entity.name, actor.called)}):
            bearers.setdefault(name, []).append(party)
        for actor in party.members:
            bearers.setdefault(actor.found_id, []).append(party)
    names: list[tuple[Party, str]] = []
    ignored: list[Party] = []
    for wish in wishes:
        meant = _meant(room, bearers, wish.name)
        if wish.action == "ignore":
            ignored += meant
        elif wish.action == "rename":
            names += [(party, wish.target) for party in meant]
            bearers.setdefault(fold(wish.target), []).extend(meant)
        elif meant and (targets := _meant(room, bearers, wish.target)):
            names += [(targets[0], _title(targets[0], wish.target))]
            reason = Evidence(feature="analyst", score=1.0, reason=f"merged by the analyst: {wish.name}, {wish.target}")
            for party in (*targets[1:], *meant):
                room.join(targets[0], party, reason)
    granted = Granted(list(room))
    granted.names = {id(room.now(party)): name for party, name in names if name}
    granted.ignored = {id(room.now(party)) for party in ignored}
    return granted


def _meant(room: Room, bearers: dict[str, list[Party]], name: str) -> list[Party]:
    found = bearers.get(name) or bearers.get(fold(name)) or []
    return list({id(room.now(party)): room.now(party) for party in found}.values())


def _title(party: Party, target: str) -> str:
    """The name a merged party goes by: the target, unless that is an id."""
    return "" if any(actor.found_id == target for actor in party.members) else target
