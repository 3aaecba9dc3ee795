"""What lies on the desk: the reports of a workspace or story, and the tables there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from crossread import records
from crossread.records import DateCandidate, Document, Failure, Membership, Story
from crossread.store import Workspace

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
        number: Its place in order of publication, from 1; undated ones come last.
        document: The report; its text is left out here.
        dates: Other dates found and doubts about them, in words.
        same_as: Number of the earliest report with largely the same text; None for an independent text.
    """

    number: int
    document: Document
    dates: tuple[str, ...]
    same_as: int | None = None

    @property
    def anchor(self) -> str:
        """Where the report stands on the page."""
        return f"report-{self.number}"

    @property
    def outlet(self) -> str:
        """Who published it, in words."""
        return self.document.outlet or "outlet unknown"

    @property
    def title(self) -> str:
        """Its headline, or the name of its file."""
        return self.document.title or self.document.path.rsplit("/", 1)[-1]

    @property
    def day(self) -> str:
        """The day of publication, in words."""
        return (self.document.published or "undated")[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """The reports of a workspace or of one story.

    Attributes:
        title: The headline that stands for the story, when all reports shown belong to one.
        cards: The reports in order of publication.
        independent: Number of independent texts among them; None while copies have not been looked for.
        outlets: Number of different outlets named.
        first: Day of the earliest report, if any is dated.
        last: Day of the latest report.
        words: Words of all reports together.
        tables: Name, meaning and number of rows of each table that has rows.
        missing: Meanings of the tables that have none.
        failed: Number of inputs that could not be used.
    """

    title: str | None
    cards: tuple[ReportCard, ...]
    independent: int | None
    outlets: int
    first: str | None
    last: str | None
    words: int
    tables: tuple[tuple[str, str, int], ...]
    missing: tuple[str, ...]
    failed: int


def desk_view(workspace: Workspace, *, story: str | None = None) -> DeskView:
    """View the reports of a workspace.

    Args:
        workspace: An open workspace.
        story: Id of a story to keep to; None for all reports.

    Returns:
        The reports by day of publication, undated ones last, ties by path and id.
    """
    members = None if story is None else {row.document_id for row in workspace.load(Membership, story_id=story)}
    documents = [
        replace(document, text="")
        for document in workspace.load(Document)
        if members is None or document.document_id in members
    ]
    documents.sort(key=lambda document: (document.published or "9", document.path, document.document_id))
    dated = [document.published[:10] for document in documents if document.published]
    counts = [(workspace.table_name(record), meaning, workspace.count(record)) for record, meaning in TABLES]
    numbers = {document.document_id: number for number, document in enumerate(documents, 1)}
    families = [document.family_id for document in documents if document.family_id]
    return DeskView(
        title=_title(workspace, story, {document.document_id for document in documents}),
        cards=tuple(
            ReportCard(
                number=number,
                document=document,
                dates=tuple(_other_dates(workspace, document)),
                same_as=numbers.get(document.family_id or "") if document.family_id != document.document_id else None,
            )
            for number, document in enumerate(documents, 1)
        ),
        independent=len(set(families)) if len(families) == len(documents) and families else None,
        outlets=len({document.outlet for document in documents if document.outlet}),
        first=min(dated, default=None),
        last=max(dated, default=None),
        words=sum(document.words for document in documents),
        tables=tuple(row for row in counts if row[2]),
        missing=tuple(meaning for _, meaning, count in counts if not count),
        failed=workspace.count(Failure),
    )


def _title(workspace: Workspace, story: str | None, shown: set[str]) -> str | None:
    """The headline of the one story that all reports shown belong to."""
    rows = list(workspace.load(Membership, limit=len(shown) + 1)) if story is None else []
    stories = {row.story_id for row in rows if row.document_id in shown} if story is None else {story}
    if len(stories) != 1 or (story is None and len(rows) != len(shown)):
        return None
    return next((row.title for row in workspace.load(Story, ids=sorted(stories))), None)


def _other_dates(workspace: Workspace, document: Document) -> Iterator[str]:
    """Yield the dates a report was not given, and the doubts about the one it was."""
    for date in workspace.load(DateCandidate, document_id=document.document_id):
        doubt = f": {date.warning}" if date.warning else ""
        if not date.chosen:
            yield f"also found {date.value} ({date.origin}){doubt}"
        elif doubt:
            yield f"{date.value}{doubt}"
