"""Actors of reports and what linking makes of them, for tests of joining."""

from __future__ import annotations

import itertools

from crossread.link.entities import ReportActor, link_entities, read_actors
from crossread.records import Entity, Label
from crossread.records.actors import EntityKind


def told(report: str, kind: EntityKind, name: str, *labels: str, count: int = 3, first: int = 0) -> ReportActor:
    """An actor of a report; labels that are its name make it named."""
    entity = Entity(entity_id=f"{report}:{name}", kind=kind, name=name)
    rows = [
        Label(
            entity_id=entity.entity_id,
            document_id=report,
            text=text,
            kind="name" if text == name and name[:1].isupper() else "description",
            voice="outlet",
            count=count,
            first_start=first + place,
        )
        for place, text in enumerate(labels or (name,))
    ]
    return read_actors([entity], rows, report)[0]


def groups(*actors: ReportActor) -> set[frozenset[str]]:
    """Pairs of actors that are one."""
    links = link_entities(actors, stories={actor.document_id: "s" for actor in actors}, published={})
    return {
        frozenset(pair)
        for pair in itertools.combinations(links.joined, 2)
        if len({links.joined[one] for one in pair}) == 1
    }
