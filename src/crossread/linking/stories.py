"""Reports of one happening, from the workspace and back into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from crossread.link.stories import (
    LARGEST_BLOCK,
    Listed,
    PackedReport,
    Wishes,
    find_day,
    link_listed_stories,
    pack,
    read_packed,
    read_story_report,
    write_packed,
)
from crossread.linking.features import fingerprint, make_missing
from crossread.linking.kept import Kept
from crossread.records import Document, Membership, Sentence, Story
from crossread.records.document import SAID_ROLES
from crossread.store import Workspace
from crossread.text import headline_of, reading_view

FEATURES_VERSION = "2"
"""Raised when something else is compared of a report than before."""


def link_story_rows(workspace: Workspace, *, workers: int = 1) -> Iterator[Any]:
    """Group the reports into stories.

    What is compared of a report is made once and stored; what was found for a block of time is kept, and found again
    only where something it hangs on has changed.

    Args:
        workspace: Where the reports are; their sentences and families must be known.
        workers: In how many threads.

    Yields:
        The stories and their members.
    """
    features = workspace.features("stories")
    states = list(features.states(("sentences",)))

    def make(document: Document) -> bytes:
        title, text = _said(workspace, document)
        report = read_story_report(document.document_id, title=title, text=text, published=document.published)
        return write_packed(pack(report))

    make_missing(workspace, features, states, make, version=FEATURES_VERSION)
    places = name_reports((state.document_id, state.path) for state in states)
    wishes = [line for line in workspace.user_files().stories if line.report in places and line.other in places]

    def load(ids: Sequence[str]) -> Sequence[PackedReport]:
        stored = features.load(ids)
        return [read_packed(each, stored[each]) for each in ids]

    known = {row.document_id: row.story_id for row in workspace.load(Membership)}
    sagas = {row.story_id: row.saga_id for row in workspace.load(Story) if row.saga_id is not None}
    kept = Kept(features)
    found = link_listed_stories(
        [
            Listed(
                document_id=state.document_id,
                day=find_day(state.published),
                fingerprint=fingerprint(state, FEATURES_VERSION),
            )
            for state in states
        ],
        load,
        kept,
        largest=LARGEST_BLOCK,
        threads=workers,
        published={state.document_id: state.published for state in states},
        families={state.document_id: state.family_id or state.document_id for state in states},
        known=known,
        known_sagas={each: sagas[story_id] for each, story_id in known.items() if story_id in sagas},
        wishes=Wishes(
            together=tuple((places[line.report], places[line.other]) for line in wishes if line.action == "merge"),
            apart=tuple((places[line.report], places[line.other]) for line in wishes if line.action == "split"),
        ),
    )
    kept.forget_others()
    for story in found.stories:
        yield story if story.title else replace(story, title=_opening(workspace, story))
    yield from found.membership


def name_reports(reports: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What an analyst may call each report: its id, its path, or an end of its path after a slash that no other has.

    Args:
        reports: Id and path of each.

    Returns:
        The id of a report for each of its names.

    Example:
        >>> sorted(name_reports([("d-1", "in/north/a.txt"), ("d-2", "in/south/a.txt")]))
        ['d-1', 'd-2', 'in/north/a.txt', 'in/south/a.txt', 'north/a.txt', 'south/a.txt']
    """
    sure: dict[str, str] = {}
    ends: dict[str, set[str]] = defaultdict(set)
    for document_id, path in reports:
        sure[path] = sure[document_id] = document_id
        for at, letter in enumerate(path):
            if letter == "/" and at + 1 < len(path):
                ends[path[at + 1 :]].add(document_id)
    return {end: next(iter(owners)) for end, owners in ends.items() if len(owners) == 1} | sure


def _opening(workspace: Workspace, story: Story) -> str:
    """The words that a report without headline opens with: a story needs a name by which it can be opened."""
    title, text = _said(workspace, workspace.load_document(story.title_document_id))
    return headline_of(title, text)


def _said(workspace: Workspace, document: Document) -> tuple[str | None, str]:
    """Headline and words of a report without page furniture."""
    sentences = [row for row in workspace.load(Sentence, document_id=document.document_id) if row.role in SAID_ROLES]
    words = [reading_view(document.text, row.start, row.end).text for row in sentences]
    heading = next((text for row, text in zip(sentences, words, strict=True) if row.role == "headline"), None)
    return document.title or heading, "\n".join(words)
