"""What lies on the desk: the reports of a workspace or story, and the tables there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from crossread import records
from crossread.records import DateCandidate, Document, Failure, Membership, Sentence, Story
from crossread.records.document import SAID_ROLES
from crossread.report.passages import anchor
from crossread.report.words import counted_outlets
from crossread.store import Workspace
from crossread.text import headline_of, source_name

TABLES: tuple[tuple[type[Any], str], ...] = (
    (records.Sentence, "sentences with their role on the page"),
    (records.Moment, "time expressions as days or intervals"),
    (records.Quantity, "numbers with what they count"),
    (records.Mention, "namings of people, bodies and places"),
    (records.Quotation, "words somebody said"),
    (records.EventMention, "acts: who did what to whom"),
    (records.Claim, "statements lined up across reports"),
    (records.Copy, "text that stands in two reports"),
    (records.Story, "reports of one happening"),
)
"""Tables a reader may ask for, with what a row is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """One report in the list.

    Attributes:
        number: Its place on the page, from 1: story by story, within a story by day of publication, undated ones last.
        document: The report; its text is left out here.
        title: Its headline, or where it has none the words it opens with.
        dates: Other dates found and doubts about them, in words.
        same_as: Number of the earliest report with largely the same text; None for an independent text.
    """

    number: int
    document: Document
    title: str
    dates: tuple[str, ...]
    same_as: int | None = None

    @property
    def anchor(self) -> str:
        """Where the report stands on the page."""
        return anchor(self.number, None)

    @property
    def outlet(self) -> str:
        """Who published it, in words; where that is unknown, the name of its file."""
        return source_name(self.document.outlet, self.document.path)

    @property
    def day(self) -> str:
        """The day of publication, in words."""
        return (self.document.published or "undated")[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """One story in the list.

    Attributes:
        story: Its record; None for reports that are in no story.
        numbers: Numbers of its reports, in order.
    """

    story: Story | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """The reports of a workspace or of one story.

    Attributes:
        title: The headline that stands for the story, when all reports shown belong to one.
        cards: The reports, story by story, within a story in order of publication.
        stories: The stories they belong to, the latest first; reports in no story last.
        independent: Number of independent texts among them; None while copies have not been looked for.
        outlets: By how many outlets they are, in words; empty where none is known.
        first: Day of the earliest report, if any is dated.
        last: Day of the latest report.
        words: Words of all reports together.
        tables: Name, meaning and number of rows of each table that has rows.
        missing: Meanings of the tables that have none.
        failed: Number of inputs that could not be used.
    """

    title: str | None
    cards: tuple[ReportCard, ...]
    stories: tuple[StoryCard, ...]
    independent: int | None
    outlets: str
    first: str | None
    last: str | None
    words: int
    tables: tuple[tuple[str, str, int], ...]
    missing: tuple[str, ...]
    failed: int


def report_cards(workspace: Workspace, *, story: str | None = None) -> tuple[ReportCard, ...]:
    """Number the reports of a workspace or story.

    Args:
        workspace: An open workspace.
        story: Id of a story to keep to; None for all reports.

    Returns:
        The reports by day of publication, undated ones last, ties by path and id.
    """
    titles: dict[str, str] = {}
    documents: list[Document] = []
    for document in workspace.load(Document, story_id=story):
        titles[document.document_id] = title_of(workspace, document)
        documents.append(replace(document, text=""))
    documents.sort(key=lambda document: (document.published or "9", document.path, document.document_id))
    numbers = {document.document_id: number for number, document in enumerate(documents, 1)}
    dates: dict[str, list[str]] = {}
    for date in workspace.load(DateCandidate, story_id=story):
        dates.setdefault(date.document_id, []).extend(_other_date(date))
    return tuple(
        ReportCard(
            number=number,
            document=document,
            title=titles[document.document_id],
            dates=tuple(dates.get(document.document_id, ())),
            same_as=numbers.get(document.family_id or "") if document.family_id != document.document_id else None,
        )
        for number, document in enumerate(documents, 1)
    )


def desk_view(workspace: Workspace, *, story: str | None = None) -> DeskView:
    """View the reports of a workspace.

    Args:
        workspace: An open workspace.
        story: Id of a story to keep to; None for all reports.

    Returns:
        The reports by story and order of publication, and what was found in them.
    """
    cards = report_cards(workspace, story=story)
    cards, stories = _number_by_story(cards, _stories(workspace, cards, story))
    dated = [card.day for card in cards if card.document.published]
    counts = [(workspace.table_name(record), meaning, workspace.count(record)) for record, meaning in TABLES]
    only = stories[0].story if len(stories) == 1 else None
    return DeskView(
        title=None if only is None else only.title,
        cards=cards,
        stories=stories,
        independent=independent_texts(cards),
        outlets=counted_outlets([card.document.outlet for card in cards]),
        first=min(dated, default=None),
        last=max(dated, default=None),
        words=sum(card.document.words for card in cards),
        tables=tuple(row for row in counts if row[2]),
        missing=tuple(meaning for _, meaning, count in counts if not count),
        failed=workspace.count(Failure),
    )


def _number_by_story(
    cards: tuple[ReportCard, ...], stories: tuple[StoryCard, ...]
) -> tuple[tuple[ReportCard, ...], tuple[StoryCard, ...]]:
    """Number the reports of one story next to each other: nobody looks for report 41 beside report 2."""
    held = {card.number: card for card in cards}
    order = [number for story in stories for number in story.numbers]
    now = {before: number for number, before in enumerate(order, 1)}
    numbered = (
        replace(held[before], number=now[before], same_as=now.get(held[before].same_as or 0)) for before in order
    )
    return tuple(numbered), tuple(
        replace(story, numbers=tuple(now[number] for number in story.numbers)) for story in stories
    )


def title_of(workspace: Workspace, document: Document) -> str:
    """What a report is headed by: its headline, or where it has none the words it opens with.

    Args:
        workspace: Where its sentences are.
        document: The report with its text.
    """
    return headline_of(document.title, document.text, 0 if document.title else said_from(workspace, document))


def said_from(workspace: Workspace, document: Document) -> int:
    """Where the first sentence stands that is the report's own; 0 where sentences have not been found."""
    sentences = workspace.load(Sentence, document_id=document.document_id)
    return next((row.start for row in sentences if row.role in SAID_ROLES), 0)


def independent_texts(cards: tuple[ReportCard, ...]) -> int | None:
    """Count the families of texts; None while copies have not been looked for in all reports."""
    families = [card.document.family_id for card in cards if card.document.family_id]
    return len(set(families)) if len(families) == len(cards) and families else None


def _stories(workspace: Workspace, cards: tuple[ReportCard, ...], wanted: str | None) -> tuple[StoryCard, ...]:
    """List the stories of the reports shown, the latest first."""
    members: dict[str, list[int]] = {}
    home = {row.document_id: row.story_id for row in workspace.load(Membership, story_id=wanted)}
    for card in cards:
        members.setdefault(home.get(card.document.document_id, ""), []).append(card.number)
    found = [
        StoryCard(story=story, numbers=tuple(members.pop(story.story_id)))
        for story in workspace.load(Story, story_id=wanted)
        if story.story_id in members
    ]
    left = sorted(number for numbers in members.values() for number in numbers)
    return (*found, *([StoryCard(story=None, numbers=tuple(left))] if left else []))


def _other_date(date: DateCandidate) -> Iterator[str]:
    """Yield a date a report was not given, or the doubt about the one it was."""
    doubt = f": {date.warning}" if date.warning else ""
    if not date.chosen:
        yield f"also found {date.value} ({date.origin}){doubt}"
    elif doubt:
        yield f"{date.value}{doubt}"
