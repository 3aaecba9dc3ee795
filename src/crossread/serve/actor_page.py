"""Pages about people, bodies and places: who they are called, what they say and do, where they are named."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.records import Entity, Story
from crossread.serve.state import Served
from crossread.store import Hit, Workspace

LISTED = 100
SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One actor in a list.

    Attributes:
        entity: The actor.
        reports: How many reports name it.
    """

    entity: Entity
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorListView:
    """Actors found by words, or those that most reports name.

    Attributes:
        words: What was looked for.
        kind: The kind it is kept to; empty for all.
        rows: The actors, those in most reports first.
    """

    words: str
    kind: str
    rows: tuple[ActorRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUsed:
    """One way in which an actor is named.

    Attributes:
        text: The words.
        kind: Name, office, description or evaluative.
        voice: The outlet's own, or inside quotations.
        times: How often.
        reports: In how many reports.
    """

    text: str
    kind: str
    voice: str
    times: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPageView:
    """One actor.

    Attributes:
        entity: Its record.
        names: How it is named, most often first.
        quotations: What it says, in the latest reports first.
        acts: What it does and what is done to it, likewise.
        stories: The stories that name it, the latest first.
        limit: At most so many of each are listed.
    """

    entity: Entity
    names: tuple[NameUsed, ...]
    quotations: tuple[Hit, ...]
    acts: tuple[Hit, ...]
    stories: tuple[Story, ...]
    limit: int


def actor_list_view(workspace: Workspace, words: str, kind: str, *, limit: int = LISTED) -> ActorListView:
    """View actors by words of their names or titles.

    Args:
        workspace: An open workspace.
        words: The words; empty for those named most.
        kind: Only this kind; empty for all.
        limit: At most so many.
    """
    found = workspace.browse_actors(words, kind=kind, limit=limit)
    rows = tuple(ActorRow(entity=entity, reports=reports) for entity, reports in found)
    return ActorListView(words=words, kind=kind, rows=rows)


def actor_page_view(app: Served, entity_id: str, *, limit: int = SHOWN) -> ActorPageView:
    """View one actor.

    Args:
        app: The app.
        entity_id: The actor.
        limit: At most so many quotations, acts and stories.

    Raises:
        Missing: There is no such actor.
    """
    workspace = app.workspace
    with workspace.snapshot():
        return ActorPageView(
            entity=app.actor(entity_id),
            names=tuple(
                NameUsed(text=text, kind=kind, voice=voice, times=times, reports=reports)
                for text, kind, voice, times, reports in workspace.names_of_actor(entity_id)
            ),
            quotations=workspace.passages_of_actor("quotations", entity_id, limit=limit),
            acts=workspace.passages_of_actor("events", entity_id, limit=limit),
            stories=workspace.stories_of_actor(entity_id, limit=limit),
            limit=limit,
        )
