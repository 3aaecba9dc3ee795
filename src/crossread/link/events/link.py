"""Join the tellings of one act: of one type and outlook, nothing that parts them, likely enough to be one.

The same sentence printed in two reports tells one act, whatever else is known. Other tellings are compared pair by pair
(`scorer.py`) and grouped by average link (`grouping.py`); two that something parts are never in one group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from crossread.link.events.comparators import PARTING, TWO_PEOPLE, name_two_people
from crossread.link.events.grouping import APART, group
from crossread.link.events.scorer import Comparer, load_scorer, read
from crossread.link.events.tellings import Telling
from crossread.records import Event, content_id

if TYPE_CHECKING:
    from numpy.typing import NDArray

_OUTLOOK = {
    "asserted": "fact",
    "claimed": "fact",
    "historical": "historical",
    "future": "future",
    "hypothetical": "hypothetical",
    "denied": "denied",
    "negated": "negated",
}
_NO_EVENT = frozenset(["hypothetical", "negated", "denied"])


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEvents:
    """Acts across the reports of a story.

    Attributes:
        events: The acts, in the order in which they are first told.
        event_of: Id of the act for each mention that is one.
    """

    events: tuple[Event, ...]
    event_of: dict[str, str]


def link_events(story_id: str, tellings: Iterable[Telling]) -> LinkedEvents:
    """Join the tellings of a story.

    What is denied, negated or only possible is no act and joins none. Nor is what most printings of a sentence do not
    tell: a parse leans on the words around, and of copies under other head lines a few are misread.

    Args:
        story_id: The story.
        tellings: The mentions, in the order of the reports and of their texts.

    Returns:
        The acts, and which mention tells which.
    """
    told = [one for one in tellings if one.mention.modality not in _NO_EVENT]
    printed = _by_passage(told)
    firsts = [same[0] for same in printed if _is_read_by_most(same)]
    of_first = {id(same[0]): same for same in printed}
    label = _group(firsts)
    groups: dict[int, list[Telling]] = defaultdict(list)
    for first, place in zip(firsts, label, strict=True):
        groups[place] += of_first[id(first)]
    acts = [members for _, members in sorted(groups.items())]
    events = [_event(story_id, members) for members in acts]
    event_of = {
        telling.mention.event_mention_id: event.event_id
        for members, event in zip(acts, events, strict=True)
        for telling in members
    }
    return LinkedEvents(events=tuple(events), event_of=event_of)


def _by_passage(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Tellings by the same words of the same sentence; one whose sentence is not known is alone."""
    found: dict[object, list[Telling]] = {}
    for place, telling in enumerate(tellings):
        key = (*telling.passage, telling.mention.event) if telling.passage is not None else place
        found.setdefault(key, []).append(telling)
    return list(found.values())


def _is_read_by_most(same: Sequence[Telling]) -> bool:
    """Whether at least half of the reports that print a sentence tell this act by it."""
    return 2 * len({one.mention.document_id for one in same}) >= max(one.printings for one in same)


def _group(tellings: Sequence[Telling]) -> list[int]:
    """The group of each telling, by its first member."""
    label = list(range(len(tellings)))
    blocks: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        kind = _act(telling)
        blocks[kind[0], kind[2]].append(place)
    for places in blocks.values():
        table = compare_all([tellings[place] for place in places], _are_alike)
        for place, first in zip(places, group(table, load_scorer().enough), strict=True):
            label[place] = places[first]
    return label


def compare_all(tellings: Sequence[Telling], may_be_one: Callable[[Telling, Telling], bool]) -> NDArray[np.float64]:
    """How likely each pair is of one act, square and symmetric.

    Args:
        tellings: The tellings.
        may_be_one: Whether the kinds of two acts let them be one.

    Returns:
        Likelihoods in [0, 1]; `APART` where something parts two tellings.
    """
    table = np.zeros((len(tellings), len(tellings)))
    ready, comparer = [read(one) for one in tellings], Comparer()
    pairs: list[tuple[int, int]] = []
    rows: list[list[float]] = []
    for i, one in enumerate(tellings):
        for j in range(i + 1, len(tellings)):
            if not may_be_one(one, tellings[j]) or _are_apart(one, tellings[j]):
                table[i, j] = table[j, i] = APART
            else:
                pairs.append((i, j))
                rows.append(comparer.compare(ready[i], ready[j]))
    for (i, j), likely in zip(pairs, load_scorer().likely(rows), strict=True):
        weaker = TWO_PEOPLE if name_two_people(tellings[i], tellings[j]) else 1.0
        table[i, j] = table[j, i] = weaker * likely
    return table


def _are_apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot be of one act, whatever else they share."""
    found = (compare(one, other) for compare in PARTING)
    return any(evidence is not None and evidence.score == 0.0 for evidence in found)


def _are_alike(one: Telling, other: Telling) -> bool:
    """Whether type and outlook let two acts be one."""
    return _may_be_one(_act(one), _act(other))


def _act(telling: Telling) -> tuple[str, str, str | None]:
    """Type and outlook: what is announced or promised is the act itself, to come; a noun ("the visit") has none."""
    row = telling.mention
    if row.event == "AGREE" and row.projected is not None:
        return row.projected, "future", None
    nominal = row.rule.startswith("noun") and _OUTLOOK[row.modality] == "fact"
    return row.event, "any" if nominal else _OUTLOOK[row.modality], row.projected


def _may_be_one(one: tuple[str, str, str | None], other: tuple[str, str, str | None]) -> bool:
    return (one[0], one[2]) == (other[0], other[2]) and (one[1] == other[1] or "any" in {one[1], other[1]})


def _event(story_id: str, members: Sequence[Telling]) -> Event:
    mentions = [telling.mention for telling in members]
    first = next((row for row in mentions if not row.rule.startswith("noun")), mentions[0])
    place = Counter(row.place_entity_id for row in mentions if row.place_entity_id is not None)
    return Event(
        event_id=content_id("ev", story_id, min(row.event_mention_id for row in mentions)),
        story_id=story_id,
        happening_id=_most(telling.happening for telling in members),
        event=first.event,
        mode=_most([row.mode for row in mentions]),
        cameo=_most([row.cameo for row in mentions]),
        actors=_names([telling.actor.entities for telling in members]),
        recipients=_names([telling.recipient.entities for telling in members]),
        date=_day(members),
        place=min(place, key=lambda entity: (-place[entity], entity)) if place else None,
        documents=len({row.document_id for row in mentions}),
        independent=len({telling.family for telling in members}),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _names(entities: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All entities named, the most frequent first."""
    counted = Counter(entity for named in entities for entity in named)
    return tuple(sorted(counted, key=lambda entity: (-counted[entity], entity)))


def _day(group: Sequence[Telling]) -> str | None:
    """The day on which all that name days agree, in ISO 8601."""
    days = [
        (telling.mention.date_earliest, telling.mention.date_latest)
        for telling in group
        if telling.mention.date_earliest is not None and telling.mention.date_latest is not None
    ]
    if not days:
        return None
    earliest, latest = max(day[0] for day in days), min(day[1] for day in days)
    return earliest if earliest == latest else None
