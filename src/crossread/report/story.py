"""The first page of a story: what it is made of, what differs, and the grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.report.desk import ReportCard, independent_texts
from crossread.report.differences import Difference, find_differences
from crossread.report.grid import GridView, grid_view
from crossread.report.material import Material
from crossread.report.words import counted_outlets
from crossread.text import reading_text

LARGEST_DIFFERENCES = 6
"""Differences told in full at the head of the page; the others stand there in a line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story at a glance.

    Attributes:
        story_id: Its id; None for reports in no story.
        title: The headline that stands for it.
        title_number: The report whose headline that is.
        cards: The reports in order of publication.
        independent: Number of independent texts; None while copies have not been looked for.
        outlets: By how many outlets they are, in words; empty where none is known.
        first: Day of the earliest report.
        last: Day of the latest.
        words: Words of all reports together.
        differences: What differs: claims as the grid orders them, then numbers, dates, speakers and wordings.
        grid: Claims by reports.
        reasons: Why each report is in the story: number and reason.
        audience: Who will see the page.
    """

    story_id: str | None
    title: str
    title_number: int | None
    cards: tuple[ReportCard, ...]
    independent: int | None
    outlets: str
    first: str | None
    last: str | None
    words: int
    differences: tuple[Difference, ...]
    grid: GridView
    reasons: tuple[tuple[int, str], ...]
    audience: str

    @property
    def key(self) -> str:
        """A short word that no other story on the page has."""
        return f"s{self.cards[0].number}" if self.cards else "s0"


def story_view(material: Material) -> StoryView:
    """View a story at a glance.

    Args:
        material: Its rows.
    """
    grid = grid_view(material)
    days = [card.day for card in material.cards if card.document.published]
    story = material.story
    leader = None if story is None else material.card(story.title_document_id)
    return StoryView(
        story_id=material.story_id,
        title=reading_text(story.title) if story else material.cards[0].title if material.cards else "No reports",
        title_number=leader.number if leader else None,
        cards=material.cards,
        independent=independent_texts(material.cards),
        outlets=counted_outlets([card.document.outlet for card in material.cards]),
        first=min(days, default=None),
        last=max(days, default=None),
        words=sum(card.document.words for card in material.cards),
        differences=tuple(find_differences(material, grid.rows)),
        grid=grid,
        reasons=tuple(_reasons(material)),
        audience=material.audience,
    )


def _reasons(material: Material) -> Iterator[tuple[int, str]]:
    for row in sorted(material.membership, key=lambda row: material.number(row.document_id)):
        if material.card(row.document_id) is not None:
            yield material.number(row.document_id), row.reason
