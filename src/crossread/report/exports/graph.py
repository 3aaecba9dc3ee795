"""Actors and coded events as the nodes and edges of two graphs.

`actors`: an actor is a node, and each passage in which one does something to another is an edge. `events`: acts are
nodes too, so that those without a recipient, or with several actors, are there as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crossread.records import Entity, Event, EventMention
from crossread.report.exports.selection import Selection
from crossread.report.exports.writing import replaced_path

AttributeKind = Literal["string", "integer"]

NODE_ATTRIBUTES: Mapping[str, AttributeKind] = {
    "kind": "string",
    "country": "string",
    "titles": "string",
    "event": "string",
    "mode": "string",
    "cameo": "string",
    "date": "string",
    "documents": "integer",
    "independent": "integer",
    "story_id": "string",
}
EDGE_ATTRIBUTES: Mapping[str, AttributeKind] = {
    "role": "string",
    "event": "string",
    "mode": "string",
    "cameo": "string",
    "quad": "integer",
    "modality": "string",
    "polarity": "string",
    "date": "string",
    "event_id": "string",
    "attributed_to": "string",
    "outlet": "string",
    "published": "string",
    "document_id": "string",
    "start": "integer",
    "end": "integer",
    "passage": "string",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor, a place or an act.

    Attributes:
        id: Its id in the workspace.
        label: Its name, or for an act its code and date.
        attributes: What is known of it, by the names of `NODE_ATTRIBUTES`.
    """

    id: str
    label: str
    attributes: Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One passage that ties two nodes.

    Attributes:
        id: An id of its own.
        source: Id of the node it leads from.
        target: Id of the node it leads to.
        label: What the passage says, as a code.
        attributes: Where it stands and what it says, by the names of `EDGE_ATTRIBUTES`.
    """

    id: str
    source: str
    target: str
    label: str
    attributes: Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class ActorGraph:
    """Who does what to whom; each passage is an edge.

    Attributes:
        selection: What to take.
    """

    selection: Selection

    def nodes(self) -> Iterator[Node]:
        """Yield those who act on one another."""
        ids = set()
        for mention in self.selection.load(EventMention):
            if mention.actor_entity_id and mention.recipient_entity_id:
                ids |= {mention.actor_entity_id, mention.recipient_entity_id}
        yield from _entity_nodes(self.selection, ids)

    def edges(self) -> Iterator[Edge]:
        """Yield the passages in the order of the reports."""
        for mention in self.selection.load(EventMention):
            if mention.actor_entity_id and mention.recipient_entity_id:
                yield Edge(
                    id=mention.event_mention_id,
                    source=mention.actor_entity_id,
                    target=mention.recipient_entity_id,
                    label=_code(mention),
                    attributes=_edge_facts(self.selection, mention, "acts on"),
                )


@dataclass(frozen=True, slots=True)
class EventGraph:
    """Acts with their actors, recipients and places.

    Attributes:
        selection: What to take.
    """

    selection: Selection

    def nodes(self) -> Iterator[Node]:
        """Yield actors and places, then acts across reports, then acts of one report that are not linked."""
        ids = {end for mention in self.selection.load(EventMention) for _, _, end in _ties(mention) if end}
        yield from _entity_nodes(self.selection, ids)
        for event in self.selection.load(Event):
            yield Node(
                id=event.event_id,
                label=" ".join(part for part in (_code(event), event.date) if part),
                attributes={
                    "kind": "event",
                    "event": event.event,
                    "mode": event.mode,
                    "cameo": event.cameo,
                    "date": event.date,
                    "documents": event.documents,
                    "independent": event.independent,
                    "story_id": event.story_id,
                },
            )
        for mention in self.selection.load(EventMention):
            if mention.event_id is None:
                yield Node(
                    id=mention.event_mention_id,
                    label=" ".join(part for part in (_code(mention), mention.date_earliest) if part),
                    attributes={
                        "kind": "event",
                        "event": mention.event,
                        "mode": mention.mode,
                        "cameo": mention.cameo,
                        "date": mention.date_earliest,
                        "documents": 1,
                        "independent": 1,
                    },
                )

    def edges(self) -> Iterator[Edge]:
        """Yield for each passage its actor, its recipient and its place."""
        for mention in self.selection.load(EventMention):
            act = mention.event_id or mention.event_mention_id
            for role, outward, entity_id in _ties(mention):
                if entity_id:
                    source, target = (entity_id, act) if outward else (act, entity_id)
                    yield Edge(
                        id=f"{mention.event_mention_id}/{role}",
                        source=source,
                        target=target,
                        label=role,
                        attributes=_edge_facts(self.selection, mention, role),
                    )


Graph = ActorGraph | EventGraph


def _ties(mention: EventMention) -> tuple[tuple[str, bool, str | None], ...]:
    """Role, whether the edge leads to the act, and the node at the other end."""
    return (
        ("actor", True, mention.actor_entity_id),
        ("recipient", False, mention.recipient_entity_id),
        ("place", False, mention.place_entity_id),
    )


def _code(act: Event | EventMention) -> str:
    return " ".join(part for part in (act.event, act.mode) if part)


def _entity_nodes(selection: Selection, ids: set[str]) -> Iterator[Node]:
    for entity in selection.load(Entity):
        if entity.entity_id in ids:
            ids.discard(entity.entity_id)
            yield _entity_node(entity)
    # An actor that stands in no mention of these reports is still an end of an edge.
    for entity in selection.workspace.load(Entity, ids=sorted(ids)):
        yield _entity_node(entity)


def _entity_node(entity: Entity) -> Node:
    return Node(
        id=entity.entity_id,
        label=entity.name,
        attributes={"kind": entity.kind, "country": entity.country, "titles": "; ".join(entity.titles) or None},
    )


def _edge_facts(selection: Selection, mention: EventMention, role: str) -> Mapping[str, str | int | None]:
    document = selection.document(mention.document_id)
    return {
        "role": role,
        "event": mention.event,
        "mode": mention.mode,
        "cameo": mention.cameo,
        "quad": mention.quad,
        "modality": mention.modality,
        "polarity": mention.polarity,
        "date": mention.date_earliest,
        "event_id": mention.event_id,
        "attributed_to": selection.name(mention.attribution_entity_id),
        "outlet": document.outlet,
        "published": document.published,
        "document_id": mention.document_id,
        "start": mention.start,
        "end": mention.end,
        "passage": selection.sentence(mention.document_id, mention.start, mention.end),
    }


def write_graphs(
    selection: Selection, folder: Path, ending: str, lines: Callable[[Graph], Iterator[str]]
) -> dict[str, int]:
    """Write the graph of actors and that of events, line by line.

    Args:
        selection: What to take.
        folder: Where the files go.
        ending: Ending of their names.
        lines: Writes a graph as lines; one that begins with `<edge ` is an edge.

    Returns:
        The number of edges of each file.
    """
    counts = {}
    for name, graph in ((f"actors.{ending}", ActorGraph(selection)), (f"events.{ending}", EventGraph(selection))):
        with replaced_path(folder / name) as path, path.open("w", encoding="utf-8", newline="\n") as file:
            edges = 0
            for line in lines(graph):
                file.write(line + "\n")
                edges += line.startswith("<edge ")
            counts[name] = edges
    return counts
