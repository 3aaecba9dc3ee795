"""A party that stands further off in the clause of an act, for acts whose own words leave it open."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from crossread.annotate.events.scene import Party, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_INTO = frozenset(["nsubj", "nsubj:pass", "acl:relcl", "parataxis", "punct", "appos", "obl:unmarked"])
_FURTHEST = 4


def find_far(scene: Scene, head: Token, other: Party | None) -> Party | None:
    """Find the nearest party below a word that is not the other party.

    The search goes level by level through complements, not into relative clauses or asides; of a subordinate clause
    ("unless Norway withdraws") the subject counts too.

    Args:
        scene: The report.
        head: Where to begin.
        other: The party that is known.

    Returns:
        A party with a country, else the first party.
    """
    first: Party | None = None
    waiting: deque[tuple[Token, int]] = deque((child, 1) for child in head.children if child.i > head.i)
    while waiting:
        token, depth = waiting.popleft()
        if token.dep_ in _NOT_INTO and not (depth > 1 and token.dep_ == "nsubj"):
            continue
        party = scene.party_at(token)
        if party is not None and not _same(party, other):
            if scene.has_country(party):
                return party
            first = first or party
        if depth < _FURTHEST:
            waiting.extend((child, depth + 1) for child in token.children)
    return first


def _same(party: Party, other: Party | None) -> bool:
    if other is None:
        return False
    overlap = party.start < other.end and other.start < party.end
    return overlap or (party.entity_id is not None and party.entity_id == other.entity_id)
