"""Who is named in one report, and who says what in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from crossread.records import Entity, Mention, Quotation
from crossread.store import Workspace
from crossread.text import reading_view


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """One quotation of a report.

    Attributes:
        speaker: Name of the speaker, or None when the report leaves it open.
        named_as: The words that name the speaker at this place, when they differ from the name.
        kind: Direct, mixed or indirect.
        text: The words said, as a reader reads them.
        via: Through which channel, if the report says so.
    """

    speaker: str | None
    named_as: str | None
    kind: str
    text: str
    via: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """One actor or place of a report.

    Attributes:
        name: Its name.
        kind: Person, organisation, place, group or other.
        titles: Offices and titles it is given.
        names: The words used for it with how often, most frequent first; pronouns left out.
    """

    name: str
    kind: str
    titles: tuple[str, ...]
    names: tuple[tuple[str, int], ...]


def quote_views(workspace: Workspace, document_id: str) -> tuple[QuoteView, ...]:
    """View the quotations of a report in the order of its text."""
    names = {entity.entity_id: entity.name for entity in workspace.load(Entity, document_id=document_id)}
    found = []
    for quotation in workspace.load(Quotation, document_id=document_id):
        speaker = names.get(quotation.speaker_entity_id or "")
        words = reading_view(quotation.speaker_text or "").text or None
        found.append(
            QuoteView(
                speaker=speaker or words,
                named_as=words if words != speaker and speaker is not None else None,
                kind=quotation.kind,
                text=reading_view(quotation.text).text,
                via=quotation.via,
            )
        )
    return tuple(found)


def actor_views(workspace: Workspace, document_id: str) -> tuple[ActorView, ...]:
    """View the actors of a report, those most often named first."""
    words: dict[str, Counter[str]] = {}
    for mention in workspace.load(Mention, document_id=document_id):
        if mention.entity_id is not None and mention.form != "pronoun":
            words.setdefault(mention.entity_id, Counter())[reading_view(mention.text).text] += 1
    views = [
        ActorView(
            name=entity.name,
            kind=entity.kind,
            titles=entity.titles,
            names=tuple(sorted(words[entity.entity_id].items(), key=lambda item: (-item[1], item[0]))),
        )
        for entity in workspace.load(Entity, document_id=document_id)
        if entity.entity_id in words
    ]
    return tuple(sorted(views, key=lambda view: (-sum(count for _, count in view.names), view.name)))
