"""What the reports of a story say, lined up: from the workspace and back into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crossread.link.claims import Marks, Statement, Verdicts, give_states, link_claims, read_statements
from crossread.records import (
    Clause,
    Document,
    Entity,
    EventMention,
    Figure,
    Mention,
    Moment,
    Quantity,
    Quotation,
    Sentence,
    Utterance,
)
from crossread.store import Workspace
from crossread.text.descriptions import without_tail

_READ: tuple[type[Any], ...] = (Clause, Quotation, Mention, Quantity, Moment, EventMention, Sentence)


def link_claim_rows(workspace: Workspace, story_id: str) -> Iterator[Any]:
    """Line up the statements of a story.

    Args:
        workspace: Where its marks and links are.
        story_id: The story.

    Yields:
        The claims and their cells.
    """
    found = link_claims(
        story_id,
        list(workspace.load(Document, story_id=story_id)),
        read_story_statements(workspace, story_id),
        Verdicts(
            figures={row.figure_id: row.verdict for row in workspace.load(Figure, story_id=story_id)},
            utterances={row.utterance_id: row.verdict for row in workspace.load(Utterance, story_id=story_id)},
        ),
    )
    yield from found.claims
    yield from found.cells


def read_story_statements(workspace: Workspace, story_id: str) -> list[Statement]:
    """Read the statements of all reports of a story.

    Args:
        workspace: Where their marks are.
        story_id: The story.
    """
    held: dict[str, list[Any]] = defaultdict(list)
    for record in _READ:
        for row in workspace.load(record, story_id=story_id):
            held[row.document_id].append(row)
    entities = {
        row.entity_id: replace(row, name=without_tail(row.name)) for row in workspace.load(Entity, story_id=story_id)
    }
    states = {row.document_id: row for row in workspace.load_word_states(list(held))}
    return [
        statement
        for document_id, rows in sorted(held.items())
        for statement in give_states(read_statements(Marks.among(rows), entities), states.get(document_id))
    ]
