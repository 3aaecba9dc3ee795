"""Where links of the report's templates lead in the app: to pages of reports, and to evidence on the story's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.report import Passage, ReportCard
from crossread.report.links import evidence_id


class AppLinks:
    """Links of the pages of one story.

    Args:
        story_id: The story; None for a report in no story.
        cards: Its reports.
        here: Whether the page is that of the story itself, where evidence stands.
    """

    def __init__(self, story_id: str | None, cards: Sequence[ReportCard], *, here: bool) -> None:
        self._address = f"/stories/{story_id}" if story_id else ""
        self._story = "" if here else self._address
        self._ids: Mapping[int, str] = {card.number: card.document.document_id for card in cards}

    def report(self, number: int) -> str:
        """The page of a report."""
        return f"/documents/{self._ids[number]}" if number in self._ids else "#"

    def sentence(self, passage: Passage) -> str:
        """The sentence on the page of its report."""
        return f"/documents/{passage.document_id}#{passage.anchor}"

    def evidence(self, row_anchor: str, number: int | None = None) -> str:
        """Where the evidence of a row stands."""
        return f"{self._story}#{evidence_id(row_anchor, number)}"

    def id(self, row_anchor: str, number: int | None = None) -> str:
        """The id of that evidence on its page."""
        return evidence_id(row_anchor, number)

    def card(self, view: str, anchor: str) -> str:
        """Where a card stands on the page of its view."""
        return f"{self._address}/{view}#{anchor}"
