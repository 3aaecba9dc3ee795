"""The same words across the reports of a story, from the workspace and back into it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crossread.link.terms import find_terms, weigh_story
from crossread.link.utterances import Saying, link_utterances, read_saying
from crossread.link.utterances.names import find_names, find_shared_stems
from crossread.link.utterances.speakers import read_speaker
from crossread.records import Document, Entity, Quotation, Sentence
from crossread.records.document import SAID_ROLES
from crossread.store import Workspace
from crossread.text import reading_view


def link_utterance_rows(workspace: Workspace, story_id: str) -> Iterator[Any]:
    """Link the quotations of a story.

    Args:
        workspace: Where they are.
        story_id: The story.

    Yields:
        The utterances, and each quotation with its utterance.
    """
    texts: dict[str, str] = {}
    places: dict[str, list[Sentence]] = {}
    stems: dict[tuple[str, int], list[str]] = {}
    for document in workspace.load(Document, story_id=story_id):
        texts[document.document_id] = document.text
    for sentence in workspace.load(Sentence, story_id=story_id):
        places.setdefault(sentence.document_id, []).append(sentence)
        words = reading_view(texts[sentence.document_id], sentence.start, sentence.end).text
        stems[sentence.document_id, sentence.index] = [term.stem for term in find_terms(words)]
    said = [stems[row.document_id, row.index] for rows in places.values() for row in rows if row.role in SAID_ROLES]
    weights = weigh_story(said)
    names, common = find_names(said), find_shared_stems(said)
    entities = {row.entity_id: row for row in workspace.load(Entity, story_id=story_id)}

    def read(quotation: Quotation) -> Saying:
        entity = entities.get(quotation.speaker_entity_id or "")
        rows = places.get(quotation.document_id, [])
        starts = [row.start for row in rows]
        at = bisect_right(starts, quotation.start) - 1
        held = rows[max(at, 0) : bisect_left(starts, quotation.end)]
        return read_saying(
            quotation,
            weights=weights,
            speaker=read_speaker(
                entity_id=quotation.speaker_entity_id,
                name=None if entity is None else entity.name,
                kind=None if entity is None else entity.kind,
                text=quotation.speaker_text,
                titles=() if entity is None else entity.titles,
            ),
            text=reading_view(texts[quotation.document_id], quotation.start, quotation.end).text,
            sentence=held[0].index if held else None,
            around=[stem for row in held for stem in stems[quotation.document_id, row.index]],
            names=names,
            common=common,
        )

    quotations = list(workspace.load(Quotation, story_id=story_id))
    found = link_utterances(story_id, [read(quotation) for quotation in quotations], texts)
    yield from found.utterances
    for quotation in quotations:
        yield replace(quotation, utterance_id=found.utterance_of[quotation.quotation_id])
