"""Reports of one happening, from the workspace and back into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossread.link.stories import link_stories, read_story_report
from crossread.records import Document, Membership, Sentence
from crossread.store import Workspace
from crossread.text import reading_view

_SAID = frozenset(["headline", "body"])


def link_story_rows(workspace: Workspace) -> Iterator[Any]:
    """Group the reports into stories.

    Args:
        workspace: Where the reports are; their sentences and families must be known.

    Yields:
        The stories and their members.
    """
    published: dict[str, str | None] = {}
    families: dict[str, str] = {}
    places: dict[str, str] = {}
    reports = []
    for document in workspace.load(Document):
        published[document.document_id] = document.published
        families[document.document_id] = document.family_id or document.document_id
        places[document.path] = places[document.document_id] = document.document_id
        title, text = _said(workspace, document)
        reports.append(read_story_report(document.document_id, title=title, text=text, published=document.published))
    wishes = [line for line in workspace.user_files().stories if line.report in places and line.other in places]
    found = link_stories(
        reports,
        published=published,
        families=families,
        known={row.document_id: row.story_id for row in workspace.load(Membership)},
        together=[(places[line.report], places[line.other]) for line in wishes if line.action == "merge"],
        apart=[(places[line.report], places[line.other]) for line in wishes if line.action == "split"],
    )
    yield from found.stories
    yield from found.membership


def _said(workspace: Workspace, document: Document) -> tuple[str | None, str]:
    """Headline and words of a report without page furniture."""
    sentences = [row for row in workspace.load(Sentence, document_id=document.document_id) if row.role in _SAID]
    words = [reading_view(document.text, row.start, row.end).text for row in sentences]
    heading = next((text for row, text in zip(sentences, words, strict=True) if row.role == "headline"), None)
    return document.title or heading, "\n".join(words)
