"""Entities across reports, from the workspace and back into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossread.link.entities import ReportActor, Wish, link_entities, read_actors
from crossread.records import Document, Membership
from crossread.store import Joined, Workspace


def link_entity_rows(workspace: Workspace) -> Iterator[Any]:
    """Join the entities that reports name.

    Args:
        workspace: Where the reports are; their entities and stories must be known.

    Yields:
        The entities, and for each one found in a report which of them it is.
    """
    links = link_entities(
        _actors(workspace),
        stories={row.document_id: row.story_id for row in workspace.load(Membership)},
        published={row.document_id: row.published for row in workspace.load(Document)},
        wishes=[
            Wish(action=line.action, name=line.name, target=line.target)
            for line in workspace.user_files().actors
            if line.action != "code"
        ],
    )
    yield from links.entities
    for found_id, entity_id in links.joined.items():
        reason = links.reasons.get(found_id)
        yield Joined(
            found_id=found_id,
            entity_id=entity_id,
            score=reason.score if reason else None,
            reason=reason.reason if reason else None,
        )


def _actors(workspace: Workspace) -> Iterator[ReportActor]:
    for found in workspace.found_actors():
        yield from read_actors(found.entities, found.labels, found.document_id)
