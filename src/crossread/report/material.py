"""The rows of one story, each table loaded when a page first asks for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Literal, TypeVar

from crossread.records import (
    Cell,
    Citation,
    Claim,
    Copy,
    Document,
    Entity,
    Event,
    EventMention,
    Figure,
    Happening,
    Label,
    Membership,
    Mention,
    Moment,
    Quantity,
    Quotation,
    Sentence,
    Story,
    Utterance,
)
from crossread.report.desk import ReportCard, report_cards
from crossread.report.excerpts import Excerpts, spend
from crossread.report.passages import Mark, Passage, Piece, cut_at_marks
from crossread.store import Workspace
from crossread.text import reading_text

RecordType = TypeVar("RecordType")

Audience = Literal["private", "public"]
"""Who will see the page: the analyst's own desk, or everybody."""


class Material:
    """The rows of one story, or of reports in no story, for all pages about it.

    Attributes:
        workspace: Where the rows are.
        story_id: The story; None for reports in no story.
        cards: Its reports, numbered.
        audience: Who will see the pages; `public` shortens every passage.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        story_id: str | None = None,
        cards: Sequence[ReportCard] | None = None,
        audience: Audience = "private",
    ) -> None:
        self.workspace = workspace
        self.story_id = story_id
        self.cards = tuple(report_cards(workspace, story=story_id) if cards is None else cards)
        self.audience: Audience = audience
        self._by_id = {card.document.document_id: card for card in self.cards}
        self._documents: dict[str, Document] = {}
        self._sentences: dict[str, tuple[Sentence, ...]] = {}
        self._grouped: dict[str, dict[str, tuple[Any, ...]]] = {}

    # Reports

    def card(self, document_id: str) -> ReportCard | None:
        """The report of that id, if it belongs here."""
        return self._by_id.get(document_id)

    def number(self, document_id: str) -> int:
        """The number of a report; reports of another story come last."""
        card = self._by_id.get(document_id)
        return card.number if card else len(self.cards) + 1

    def document(self, document_id: str) -> Document:
        """A report with its text; those of a story are loaded together."""
        if not self._documents and self.story_id is not None:
            self._documents = {row.document_id: row for row in self._of_story(Document)}
        if document_id not in self._documents:
            self._documents[document_id] = self.workspace.load_document(document_id)
        return self._documents[document_id]

    def sentences(self, document_id: str) -> tuple[Sentence, ...]:
        """The sentences of a report in order; those of a story are loaded together."""
        if not self._sentences and self.story_id is not None:
            self._sentences = dict(self._by_report("sentences", self._of_story(Sentence)))
        if document_id not in self._sentences:
            self._sentences[document_id] = tuple(self.workspace.load(Sentence, document_id=document_id))
        return self._sentences[document_id]

    # Rows

    def _of_reports(self, record: type[RecordType]) -> tuple[RecordType, ...]:
        """Load the rows of the reports here."""
        if self.story_id is not None:
            return tuple(self.workspace.load(record, story_id=self.story_id))
        rows = (
            row for card in self.cards for row in self.workspace.load(record, document_id=card.document.document_id)
        )
        return tuple(dict.fromkeys(rows))

    def _of_story(self, record: type[RecordType]) -> tuple[RecordType, ...]:
        """Load the rows of a table of links; reports in no story have none."""
        return () if self.story_id is None else tuple(self.workspace.load(record, story_id=self.story_id))

    @cached_property
    def story(self) -> Story | None:
        """The record of the story."""
        return next(iter(self._of_story(Story)), None)

    @cached_property
    def membership(self) -> tuple[Membership, ...]:
        """Why each report is in the story."""
        return self._of_story(Membership)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Actors and places by id."""
        return {row.entity_id: row for row in self._of_reports(Entity)}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Namings."""
        return self._of_reports(Mention)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Words somebody said."""
        return self._of_reports(Quotation)

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """The same words across reports."""
        return self._of_story(Utterance)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Numbers."""
        return self._of_reports(Quantity)

    def quantities_of(self, document_id: str) -> tuple[Quantity, ...]:
        """Numbers of one report."""
        return self._by_report("quantities", self.quantities).get(document_id, ())

    def moments_of(self, document_id: str) -> tuple[Moment, ...]:
        """Time expressions of one report."""
        return self._by_report("moments", self.moments).get(document_id, ())

    def _by_report(self, name: str, rows: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
        if name not in self._grouped:
            found: dict[str, list[Any]] = {}
            for row in rows:
                found.setdefault(row.document_id, []).append(row)
            self._grouped[name] = {key: tuple(value) for key, value in found.items()}
        return self._grouped[name]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The same quantities across reports."""
        return self._of_story(Figure)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Time expressions."""
        return self._of_reports(Moment)

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """Dated happenings across reports."""
        return self._of_story(Happening)

    @cached_property
    def event_mentions(self) -> tuple[EventMention, ...]:
        """Acts, once in a report."""
        return self._of_reports(EventMention)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Acts across reports."""
        return self._of_story(Event)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Statements across reports."""
        return self._of_story(Claim)

    @cached_property
    def cells(self) -> dict[str, tuple[Cell, ...]]:
        """What the reports do with each claim, by claim; several of one report stand together."""
        found: dict[str, list[Cell]] = {}
        for cell in self._of_story(Cell):
            found.setdefault(cell.claim_id, []).append(cell)
        return {claim_id: tuple(cells) for claim_id, cells in found.items()}

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """Text that stands in two reports of this story."""
        return tuple(
            row
            for row in self._of_reports(Copy)
            if row.from_document_id in self._by_id and row.to_document_id in self._by_id
        )

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """What each report calls an actor."""
        return self._of_reports(Label)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Whom each report relies on."""
        return self._of_reports(Citation)

    # Passages

    @cached_property
    def excerpts(self) -> Excerpts | None:
        """What a public page may show; None for the analyst's own desk."""
        if self.audience == "private":
            return None
        return spend({card.document.document_id: self.document(card.document.document_id) for card in self.cards}, self)

    def name(self, entity_id: str | None) -> str | None:
        """The name of an actor, as a reader reads it."""
        entity = self.entities.get(entity_id or "")
        return reading_text(entity.name) if entity else None

    def sentence_at(self, document_id: str, place: int) -> Sentence | None:
        """The sentence that holds a place, or None between sentences."""
        sentences = self.sentences(document_id)
        index = bisect_right(sentences, place, key=lambda row: row.start) - 1
        found = sentences[index] if index >= 0 else None
        return found if found is not None and place < found.end else None

    def passage(self, document_id: str, start: int, end: int, marks: Iterable[Mark] = ()) -> Passage:
        """Make a passage of a report ready to be shown.

        Args:
            document_id: The report.
            start: First code point.
            end: One past the last.
            marks: Deciding words inside it.

        Returns:
            The passage with the rest of its sentence; on a public page shortened to what may be shown.
        """
        document = self.document(document_id)
        first = self.sentence_at(document_id, start)
        last = self.sentence_at(document_id, end - 1) or first
        facts: dict[str, Any] = {
            "document_id": document_id,
            "number": self.number(document_id),
            "start": start,
            "end": end,
            "sentence": None if first is None else first.index,
            "language": document.language,
        }
        if self.excerpts is not None:
            shown = self.excerpts.show(document_id, start, end)
            if first is not None and not self.excerpts.show(document_id, first.start, first.end).text:
                facts["sentence"] = None  # the sentence is not on the page: its report is
            return Passage(pieces=(Piece(text=shown.text),) if shown.text else (), cut=shown.cut, **facts)
        inside = [mark for mark in marks if start <= mark[0] and mark[1] <= end]
        before = "" if first is None else reading_text(document.text, first.start, start)
        after = "" if last is None or last.end <= end else reading_text(document.text, end, last.end)
        return Passage(
            pieces=tuple(cut_at_marks(document.text, start, end, inside)),
            before=f"{before} " if before and document.text[start - 1].isspace() else before,
            after=f" {after}" if after and document.text[end].isspace() else after,
            **facts,
        )

    def sentence_passage(self, document_id: str, start: int, end: int) -> Passage:
        """Make a passage of the sentences around a span, with the span marked as the deciding words."""
        first, last = self.sentence_at(document_id, start), self.sentence_at(document_id, end - 1)
        left = start if first is None else first.start
        right = max(end, last.end if last is not None else end)
        return self.passage(document_id, left, right, [(start, end, "deciding", "")])
