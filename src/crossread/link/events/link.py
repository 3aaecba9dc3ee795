"""Join the tellings of one act: of one type and outlook, nothing that parts them, enough that they share.

The same sentence printed in two reports tells one act, whatever else is known. Else tellings are taken in the order of
the reports; each joins the group with which it shares most, if it fits every member.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.link.events.comparators import COMPARATORS, ENOUGH, PARTING
from crossread.link.events.tellings import Telling
from crossread.records import Event, content_id

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

    What is denied, negated or only possible is no act and joins none.

    Args:
        story_id: The story.
        tellings: The mentions, in the order of the reports and of their texts.

    Returns:
        The acts, and which mention tells which.
    """
    groups: list[list[Telling]] = []
    by_passage: dict[tuple[str, int, str], int] = {}
    for telling in tellings:
        if telling.mention.modality in _NO_EVENT:
            continue
        words = (*telling.passage, telling.mention.event) if telling.passage is not None else None
        if words in by_passage:  # the same sentence in another report tells the same act
            groups[by_passage[words]].append(telling)
            continue
        fits = [(_overlap(telling, group), -place) for place, group in enumerate(groups)]
        best = max((fit for fit in fits if fit[0] is not None), default=None, key=lambda fit: (fit[0] or 0.0, fit[1]))
        if best is None:
            groups.append([])
        place = -best[1] if best is not None else len(groups) - 1
        groups[place].append(telling)
        if words is not None:
            by_passage[words] = place
    events = [_event(story_id, group) for group in groups]
    event_of = {
        telling.mention.event_mention_id: event.event_id
        for group, event in zip(groups, events, strict=True)
        for telling in group
    }
    return LinkedEvents(events=tuple(events), event_of=event_of)


def _overlap(telling: Telling, group: Sequence[Telling]) -> float | None:
    """How much a telling shares with a group at best; None where it does not fit every member."""
    best = 0.0
    for other in group:
        shared = _shared(telling, other)
        if shared is None:
            return None
        best = max(best, shared)
    return best if best >= ENOUGH else None


def _shared(one: Telling, other: Telling) -> float | None:
    """Weight of what two tellings share; None where something parts them."""
    if not _may_be_one(_act(one), _act(other)):
        return None
    total = 0.0
    for slot, weight, compare in COMPARATORS:
        evidence = compare(one, other)
        if evidence is None:
            continue
        if evidence.score == 0.0 and slot in PARTING:
            return None
        total += weight * evidence.score if evidence.score else -weight
    return total


def _act(telling: Telling) -> tuple[str, str, str | None]:
    """Type and outlook: what is announced or promised is the act itself, to come; a noun ("the visit") has none."""
    row = telling.mention
    if row.event == "AGREE" and row.projected is not None:
        return row.projected, "future", None
    nominal = row.rule.startswith("noun") and _OUTLOOK[row.modality] == "fact"
    return row.event, "any" if nominal else _OUTLOOK[row.modality], row.projected


def _may_be_one(one: tuple[str, str, str | None], other: tuple[str, str, str | None]) -> bool:
    return (one[0], one[2]) == (other[0], other[2]) and (one[1] == other[1] or "any" in {one[1], other[1]})


def _event(story_id: str, group: Sequence[Telling]) -> Event:
    mentions = [telling.mention for telling in group]
    first = next((row for row in mentions if not row.rule.startswith("noun")), mentions[0])
    place = Counter(row.place_entity_id for row in mentions if row.place_entity_id is not None)
    return Event(
        event_id=content_id("ev", story_id, min(row.event_mention_id for row in mentions)),
        story_id=story_id,
        event=first.event,
        mode=_most([row.mode for row in mentions]),
        cameo=_most([row.cameo for row in mentions]),
        actors=_names([telling.actor.entities for telling in group]),
        recipients=_names([telling.recipient.entities for telling in group]),
        date=_day(group),
        place=min(place, key=lambda entity: (-place[entity], entity)) if place else None,
        documents=len({row.document_id for row in mentions}),
        independent=len({telling.family for telling in group}),
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
