"""The first page of a story: what it is made of, what differs, and the grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.report.columns import AGAINST, FOUND
from crossread.report.desk import ReportCard, independent_texts
from crossread.report.grid import GridCell, GridView, Row, grid_view
from crossread.report.material import Material
from crossread.report.passages import Passage
from crossread.text import reading_view

LARGEST_DIFFERENCES = 6
"""Differences told at the head of the page; the grid holds them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Reports that give the same answer.

    Attributes:
        value: The answer as short as a chip allows; empty where only the passage can tell.
        state: The cell state of the passage.
        passage: The answer in the words of its first report.
        numbers: The reports that give it.
        speaker: Who says it, where a report only gives it as said by somebody.
    """

    value: str
    state: str
    passage: Passage
    numbers: tuple[int, ...]
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One claim about which the reports differ.

    Attributes:
        row: The row of the grid.
        sides: The answers, those of most reports first.
        silent: Numbers of the reports in which nothing was found.
    """

    row: Row
    sides: tuple[Side, ...]
    silent: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story at a glance.

    Attributes:
        story_id: Its id; None for reports in no story.
        title: The headline that stands for it.
        title_number: The report whose headline that is.
        cards: The reports in order of publication.
        independent: Number of independent texts; None while copies have not been looked for.
        outlets: Number of different outlets named.
        first: Day of the earliest report.
        last: Day of the latest.
        words: Words of all reports together.
        differences: What differs, as the grid orders it.
        grid: Claims by reports.
        reasons: Why each report is in the story: number and reason.
        audience: Who will see the page.
    """

    story_id: str | None
    title: str
    title_number: int | None
    cards: tuple[ReportCard, ...]
    independent: int | None
    outlets: int
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
        title=reading_view(story.title).text if story else material.cards[0].title if material.cards else "No reports",
        title_number=leader.number if leader else None,
        cards=material.cards,
        independent=independent_texts(material.cards),
        outlets=len({card.document.outlet for card in material.cards if card.document.outlet}),
        first=min(days, default=None),
        last=max(days, default=None),
        words=sum(card.document.words for card in material.cards),
        differences=tuple(_differences(grid.rows)),
        grid=grid,
        reasons=tuple(_reasons(material)),
        audience=material.audience,
    )


def _differences(rows: Iterable[Row]) -> Iterator[Difference]:
    for row in rows:
        if row.status in {"differs", "contradicted"}:
            sides = tuple(_sides(row))
            if sides:
                silent = tuple(cell.number for cell in row.cells if cell.state == "not_found")
                yield Difference(row=row, sides=sides, silent=silent)


def _sides(row: Row) -> list[Side]:
    """Put the passages of a row that give the same answer together."""
    groups: dict[str, list[GridCell]] = {}
    for cell in row.cells:
        if cell.state in FOUND and cell.passages:
            value = cell.chips[0] if cell.chips and (row.kind == "figure" or "number" in row.differs_on) else ""
            alone = f"report {cell.number}" if cell.state in AGAINST else "as the row says"
            groups.setdefault(value or alone, []).append(cell)
    sides = [
        Side(
            value=value if value in cells[0].chips else "",
            state=cells[0].state,
            passage=cells[0].passages[0],
            numbers=tuple(cell.number for cell in cells),
            speaker=next((cell.speaker for cell in cells if cell.speaker), None),
        )
        for value, cells in groups.items()
    ]
    return sorted(sides, key=lambda side: (-len(side.numbers), side.numbers[0]))


def _reasons(material: Material) -> Iterator[tuple[int, str]]:
    for row in sorted(material.membership, key=lambda row: material.number(row.document_id)):
        if material.card(row.document_id) is not None:
            yield material.number(row.document_id), row.reason
