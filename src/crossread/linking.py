"""What holds across the reports of a workspace, in which order it is linked, and by which version of each step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from crossread.link.copies import link_copies, read_copy_text
from crossread.link.stories import link_stories, read_story_report
from crossread.records import Citation, Copy, Document, Membership, Sentence, Story
from crossread.store import Workspace
from crossread.text import reading_view

_SAID = frozenset(["headline", "body"])


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStage:
    """One step that links reports.

    Attributes:
        name: The word used by `crossread build --stage`, in tables and in run records.
        version: Raised when the step links something else than before.
        records: The record types whose tables it fills.
        user_file: The analyst's own file that it obeys, if any.
        link: Yields the records of the step for a whole workspace.
    """

    name: str
    version: int
    records: tuple[type[Any], ...]
    user_file: str | None = None
    link: Callable[[Workspace], Iterator[Any]]

    def fingerprint(self, workspace: Workspace) -> str:
        """What the stored rows were made by: the version and the analyst's file."""
        made_by = f"{self.name}/{self.version}"
        return f"{made_by}/{workspace.user_files().sha256[self.user_file][:12]}" if self.user_file else made_by


def link_copy_rows(workspace: Workspace) -> Iterator[Any]:
    """Link text that stands in two reports, and give every report its family.

    Args:
        workspace: Where the reports are; their sentences must be found.

    Yields:
        The copies, and each report with its family.
    """
    found = link_copies(
        read_copy_text(
            document,
            workspace.load(Sentence, document_id=document.document_id),
            (row.source_text for row in workspace.load(Citation, document_id=document.document_id)),
        )
        for document in workspace.load(Document)
    )
    yield from found.copies
    for document_id, family_id in found.families.items():
        yield Document(document_id=document_id, path="", words=0, text="", sha256="", family_id=family_id)


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


LINK_STAGES = (
    LinkStage(name="copies", version=1, records=(Copy,), link=link_copy_rows),
    LinkStage(name="stories", version=1, records=(Story, Membership), user_file="stories.csv", link=link_story_rows),
)
"""The steps in order; a step may use what the earlier ones linked."""


def link_stage(workspace: Workspace, stage: LinkStage) -> bool:
    """Do a step if reports, marks or the analyst's file have changed since it was done.

    Args:
        workspace: The workspace.
        stage: The step.

    Returns:
        Whether anything was done.
    """
    fingerprint = stage.fingerprint(workspace)
    if not workspace.links_pending(stage.name, fingerprint):
        return False
    workspace.save_links(stage.name, fingerprint, list(stage.link(workspace)))
    return True
