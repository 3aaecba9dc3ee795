"""The same act across the reports of a story, from the workspace and back into it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from crossread.link.events import Telling, Who, link_events
from crossread.records import Document, Entity, EventMention, Membership, Mention, Sentence
from crossread.store import Workspace


def link_event_rows(workspace: Workspace, story_id: str) -> Iterator[Any]:
    """Link the acts that the reports of a story tell.

    Args:
        workspace: Where the reports are; their acts must be found and their actors joined.
        story_id: The story.

    Yields:
        The acts, and each mention with the act that it tells.
    """
    members = {row.document_id for row in workspace.load(Membership, story_id=story_id)}
    documents = [row for row in workspace.load(Document, story_id=story_id) if row.document_id in members]
    documents.sort(key=lambda row: (row.published or "9999", row.document_id))
    people = {row.entity_id for row in workspace.load(Entity, story_id=story_id) if row.kind == "person"}
    tellings: list[Telling] = []
    for document in documents:
        mentions = list(workspace.load(Mention, document_id=document.document_id))
        sentences = list(workspace.load(Sentence, document_id=document.document_id))
        rows = workspace.load(EventMention, document_id=document.document_id)
        tellings += [
            replace(_telling(document, mentions, people, row), passage=_passage(document, sentences, row))
            for row in rows
        ]
    linked = link_events(story_id, tellings)
    yield from linked.events
    for telling in tellings:
        yield replace(telling.mention, event_id=linked.event_of.get(telling.mention.event_mention_id))


def _telling(document: Document, mentions: Sequence[Mention], people: Collection[str], row: EventMention) -> Telling:
    return Telling(
        mention=row,
        family=document.family_id or document.document_id,
        trigger=document.text[row.start : row.end].casefold(),
        actor=Who(
            entities=_entities(document.text, mentions, row.actor_entity_id, row.actor_start, row.actor_end),
            country=row.actor_country,
            sector=row.actor_sector,
            person=row.actor_entity_id in people,
        ),
        recipient=Who(
            entities=_entities(
                document.text, mentions, row.recipient_entity_id, row.recipient_start, row.recipient_end
            ),
            country=row.recipient_country,
            sector=row.recipient_sector,
            person=row.recipient_entity_id in people,
        ),
    )


def _passage(document: Document, sentences: Sequence[Sentence], row: EventMention) -> tuple[str, int] | None:
    """The words of the sentence that tells an act, and how many of its words stand before the trigger."""
    sentence = next((one for one in sentences if one.start <= row.start < one.end), None)
    if sentence is None:
        return None
    before = document.text[sentence.start : row.start].split()
    return " ".join(document.text[sentence.start : sentence.end].casefold().split()), len(before)


def _entities(
    text: str, mentions: Sequence[Mention], first: str | None, start: int | None, end: int | None
) -> tuple[str, ...]:
    """The entity of a party, then those listed with it ("Norway and Chad")."""
    found = [first] if first is not None else []
    if start is not None and end is not None:
        found += [
            one.entity_id
            for one in mentions
            if start < one.start and one.end <= end and one.entity_id is not None and _is_listed(text, one.start)
        ]
    return tuple(dict.fromkeys(found))


def _is_listed(text: str, start: int) -> bool:
    """Whether a naming follows a comma or "and"."""
    before = text[:start].rstrip()
    return before.endswith((",", "&", " and"))
