"""Entities across reports: within each story first, then across stories, then as the analyst wishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.link.entities.across_stories import join_stories
from crossread.link.entities.actors import ReportActor
from crossread.link.entities.parties import Party
from crossread.link.entities.wishes import Wish, grant
from crossread.link.entities.within_story import is_bare_capital, join_story
from crossread.records import Entity
from crossread.records.actors import EntityKind
from crossread.records.evidence import Evidence
from crossread.text.countries import find_capital
from crossread.text.folding import fold

_MOST_TITLES = 8
_ESTABLISHED = 3
_LONG_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLinks:
    """Entities across reports.

    Attributes:
        entities: The entities, in order of their ids.
        joined: For every actor of a report the id of its entity; None for one the analyst leaves out.
        reasons: For every actor joined to another why it was.
    """

    entities: tuple[Entity, ...]
    joined: Mapping[str, str | None]
    reasons: Mapping[str, Evidence]


def link_entities(
    actors: Iterable[ReportActor],
    *,
    stories: Mapping[str, str],
    published: Mapping[str, str | None],
    wishes: Sequence[Wish] = (),
) -> EntityLinks:
    """Join the actors of reports.

    Args:
        actors: The actors of all reports, in any order.
        stories: The story of each report; a report without one is alone.
        published: ISO 8601 date of each report, where known.
        wishes: What the analyst says, in order.

    Returns:
        Every actor in one entity, whose id is that of its member in the earliest report.
    """
    of_story: dict[str, list[ReportActor]] = {}
    for actor in actors:
        of_story.setdefault(stories.get(actor.document_id, actor.document_id), []).append(actor)
    granted = grant(join_stories([join_story(of_story[story]) for story in sorted(of_story)]), wishes)
    entities: list[Entity] = []
    joined: dict[str, str | None] = {}
    reasons: dict[str, Evidence] = {}
    for party in granted.parties:
        head = min(party.members, key=lambda actor: _age(actor, published))
        left_out = id(party) in granted.ignored or _only_stands_there(party)
        for actor in party.members:
            joined[actor.found_id] = None if left_out else head.found_id
        if left_out:
            continue
        if len(party.members) > 1:
            reasons.update(_reasons(party, head))
        entities.append(_entity(head.found_id, party, granted.names.get(id(party))))
    return EntityLinks(
        entities=tuple(sorted(entities, key=lambda entity: entity.entity_id)), joined=joined, reasons=reasons
    )


def _only_stands_there(party: Party) -> bool:
    """Whether one report alone tells of a thing, and only once."""
    return len(party.documents) == 1 and all(actor.aside for actor in party.members)


def _reasons(party: Party, head: ReportActor) -> dict[str, Evidence]:
    """Why each member is one with the head: its own reason, or that for which the head's name was joined to its own."""
    of_head = [
        party.reasons[one.found_id]
        for one in party.members
        if one.words == head.words and one.found_id in party.reasons
    ]
    weakest = min(of_head, key=lambda reason: reason.score, default=None)
    found: dict[str, Evidence] = {}
    for actor in party.members:
        reason = party.reasons.get(actor.found_id)
        if weakest is not None and actor.words != head.words and (reason is None or reason.feature == "same_name"):
            reason = weakest
        if reason is not None and actor is not head:
            found[actor.found_id] = reason
    return found


def _age(actor: ReportActor, published: Mapping[str, str | None]) -> tuple[str, str, int, str]:
    return (published.get(actor.document_id) or "9999", actor.document_id, -actor.weight, actor.found_id)


def _entity(entity_id: str, party: Party, name: str | None) -> Entity:
    kinds = Counter[EntityKind]()
    countries = Counter[str]()
    for actor in party.members:
        kinds[actor.kind] += actor.weight if actor.kind != "other" else 0
        if actor.entity.country:
            countries[actor.entity.country] += actor.weight
    kind: EntityKind = min(kinds, key=lambda kind: (-kinds[kind], kind))
    if party.side == "other" and any(actor.thing for actor in party.members):
        kind = "other"
    return Entity(
        entity_id=entity_id,
        kind=kind if kinds[kind] else "other",
        name=name or choose_name(party),
        country=min(countries, key=lambda code: (-countries[code], code), default=None),
        titles=_titles(party),
    )


def choose_name(party: Party) -> str:
    """The longest of its established names: those that a third as many reports use as the most used one.

    An initial makes a name no longer: "Ana B. Sousa" of one report does not stand before "Ana Sousa" of three.

    Args:
        party: The party; one without names goes by its most used description.
    """
    members = [actor for actor in party.members if actor.named and not find_capital(actor.entity.name)]
    if party.side != "body" or not members:
        members = [actor for actor in party.members if actor.named] or party.members
    if all(actor.kind == "organisation" and is_bare_capital(actor) for actor in members):
        # the Norwegian government before "Oslo", and Oslo before "our government"
        members = [actor for actor in party.members if not actor.named and len(actor.words) > 1] or members
    reports: dict[str, set[str]] = {}
    weight = Counter[str]()
    for actor in members:
        reports.setdefault(actor.entity.name, set()).add(actor.document_id)
        weight[actor.entity.name] += actor.weight
    most = max(len(documents) for documents in reports.values())
    established = [name for name, documents in reports.items() if _ESTABLISHED * len(documents) >= most]
    if not party.named:
        best = min(established, key=lambda name: (-len(reports[name]), -weight[name], -len(name), name))
        return _whole(members, best)
    return min(
        established,
        key=lambda name: (-_length(name), -len(reports[name]), -weight[name], len(name), name),
    )


def _whole(members: Sequence[ReportActor], name: str) -> str:
    """A description with what tells behind its noun who is meant, if half of the reports tell so."""
    reports: dict[str, set[str]] = {}
    for actor in members:
        if actor.entity.name == name:
            reports.setdefault(actor.called, set()).add(actor.document_id)
    told = [called for called in reports if called != name and 2 * len(reports[called]) >= len(reports.get(name, ()))]
    return min(told, key=lambda called: (-len(reports[called]), -len(called), called), default=name)


def _length(name: str) -> int:
    """How many words of a name count: an initial makes none, and no name is better for more than four."""
    return min(sum(len(word.rstrip(".")) > 1 for word in name.split()), _LONG_NAME)


def _titles(party: Party) -> tuple[str, ...]:
    """Offices and titles, those of most reports first; spellings that differ in capitals count together."""
    reports: dict[str, set[str]] = {}
    forms: dict[str, Counter[str]] = {}
    for actor in party.members:
        for title in actor.entity.titles:
            reports.setdefault(fold(title), set()).add(actor.document_id)
            forms.setdefault(fold(title), Counter())[title] += 1
    order = sorted(reports, key=lambda title: (-len(reports[title]), title))[:_MOST_TITLES]
    return tuple(min(forms[title], key=lambda form: (-forms[title][form], form)) for title in order)
