"""Joins the happening a story is about: the reports point at it with a bare noun ("the crash", "the accident").

A report that says "the crash" and no more takes for granted which one. If all reports of a story that point at a sudden
happening so use nouns of one meaning, they mean the same one, whatever else they call it ("a tram crash", "the horror
crash"). "The incident" is that happening too, if the story has no second one of another kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.link.entities.actors import singular
from crossread.link.entities.apart import join_told
from crossread.link.entities.parties import Party, Room
from crossread.text.nouns import sets_of
from crossread.text.word_classes import load_words

_SUDDEN = load_words("sudden happenings")
_AT_LARGE = load_words("happenings at large")
_SEVERAL_OFTEN = frozenset(["strike", "airstrike", "clash"])
_SEVERAL = 2
_WHY = "the story's one happening of its kind"


def join_central(room: Room) -> None:
    """Join the parties that reports of a story point at as its sudden happening.

    Args:
        room: The parties of the story, after those with like nouns have been joined.
    """
    told = [party for party in room if party.side == "other" and not party.named]
    kinds = _kinds([party for party in told if _bare(party, _SUDDEN)])
    for kind in kinds:
        for party in kind[1:]:
            join_told(room, kind[0], party, "central", _WHY)
    at_large = [party for party in told if _bare(party, _AT_LARGE) and not _bare(party, _SUDDEN)]
    if len(kinds) == 1 and len(_documents(kinds[0])) >= _SEVERAL and not _rivals(told, kinds[0], room):
        for party in at_large:
            join_told(room, kinds[0][0], party, "central", _WHY)


def _rivals(told: Sequence[Party], kind: Sequence[Party], room: Room) -> bool:
    """Whether two reports tell of happenings of another kind, by any words ("the air strikes")."""
    central = room.now(kind[0])
    keys = {key for noun in _bare(central, _SUDDEN) for key in (noun, *sets_of(noun))}
    reports: dict[str, set[str]] = {}
    for party in (room.now(one) for one in told):
        noun = singular(party.members[0].words[-1]) if party.members[0].words else ""
        if party is not central and noun in _SUDDEN | _SEVERAL_OFTEN and not keys & {noun, *sets_of(noun)}:
            reports.setdefault(noun, set()).update(party.documents)
    return any(len(documents) >= _SEVERAL for documents in reports.values())


def _kinds(parties: Sequence[Party]) -> list[list[Party]]:
    """Parties whose bare nouns share a meaning, in a fixed order."""
    found: list[tuple[set[object], list[Party]]] = []
    for party in parties:
        keys: set[object] = set()
        for noun in _bare(party, _SUDDEN):
            keys |= {noun, *sets_of(noun)}
        same = [one for one in found if one[0] & keys]
        joined = (keys.union(*(one[0] for one in same)), [*(one for kind in same for one in kind[1]), party])
        found = [one for one in found if one not in same] + [joined]
    return [kind for _, kind in found]


def _bare(party: Party, nouns: frozenset[str]) -> set[str]:
    return {noun for actor in party.members for noun in actor.bare if noun in nouns}


def _documents(parties: Sequence[Party]) -> set[str]:
    return {document for party in parties for document in party.documents}
