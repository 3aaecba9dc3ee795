"""The grid: what each report does with each claim of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.records import Cell, Claim, Quantity
from crossread.report.beside import beside_leads, find_leads
from crossread.report.chips import chip
from crossread.report.columns import AGAINST, FOUND, Column, fold_columns, shared_search
from crossread.report.compared import compared_numbers, deciding_words, holds
from crossread.report.focus import focus_on_shared
from crossread.report.material import Material
from crossread.report.passages import Passage
from crossread.report.words import STATUS_ORDER

LARGEST_TABLE = 40
"""More reports than this are shown as a list of claims, not as a table."""

WEAK_SCORE = 0.8
"""Passages joined to a row with less certainty than this are marked as weak. On stories with gold 86 in a hundred pairs
are right in rows with two passages from it on, 67 in others."""

_ALONE = frozenset(["only_one", "background"])


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """What one report does with one claim.

    Attributes:
        number: The report.
        state: A cell state of the tables; `undecided` where the tables have no row.
        passages: Its passages, the main one first; empty where there is none.
        chips: The numbers in the main passage, as short as a chip allows.
        differs_on: The slot that differs.
        voice: `outlet` or `quoted`.
        speaker: Who says it, for attributed passages.
        reason: Why, in words.
        score: How sure the join is.
        weak: Whether the join is not sure.
    """

    number: int
    state: str
    passages: tuple[Passage, ...] = ()
    chips: tuple[str, ...] = ()
    differs_on: str | None = None
    voice: str | None = None
    speaker: str | None = None
    reason: str = ""
    score: float | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The claim on whose passages another stands.

    Attributes:
        place: Its place in the grid, from one.
        anchor: Where it stands on the page.
        gist: Its words.
    """

    place: int
    anchor: str
    gist: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim.

    Attributes:
        claim_id: Its id.
        anchor: Where it stands on the page.
        kind: Figure, quotation, event or statement.
        status: How the reports relate to it.
        gist: The claim in the words of one named report.
        cells: One for each column, in order.
        documents: Number of reports that state it.
        independent: Number of independent texts among them.
        differs_on: Slots on which reports differ.
        beside: Where the claim stands on whose passages this one stands, in words of their own; it is the last row
            before this one that has none itself.
    """

    claim_id: str
    anchor: str
    kind: str
    status: str
    gist: Passage
    cells: tuple[GridCell, ...]
    documents: int
    independent: int
    differs_on: tuple[str, ...]
    beside: Beside | None = None

    @property
    def found(self) -> tuple[GridCell, ...]:
        """The cells that have a passage."""
        return tuple(cell for cell in self.cells if cell.state in FOUND)

    @property
    def against_first(self) -> tuple[GridCell, ...]:
        """The cells that have a passage, those that stand against the words of the row first."""
        return tuple(sorted(self.found, key=lambda cell: cell.state not in AGAINST))

    @property
    def compared(self) -> bool:
        """Whether several reports have a passage, so that there is evidence to lay side by side."""
        return len(self.found) > 1

    @property
    def alone(self) -> bool:
        """Whether only one independent text has a passage."""
        return self.status in _ALONE and bool(self.found)

    @property
    def silent(self) -> tuple[GridCell, ...]:
        """The cells that have none."""
        return tuple(cell for cell in self.cells if cell.state not in FOUND)

    @property
    def weak(self) -> bool:
        """Whether no two passages are joined with certainty."""
        return _joined_weakly(self.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridView:
    """Claims by reports.

    Attributes:
        columns: The reports in order of publication, each copy after the text it repeats.
        rows: The claims: those that differ first.
        counts: Number of rows of each status, in the order of the rows.
        as_list: Whether there are too many reports for a table.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]
    as_list: bool


def grid_view(material: Material) -> GridView:
    """View the claims of a story.

    Args:
        material: The rows of the story.

    Returns:
        The grid: rows by status, those joined weakly last, then by number of independent texts, then by place in the
        earliest report; but a row that stands on the passages of an earlier one of its status comes right after it.
    """
    cells = {claim.claim_id: _cells(material, claim) for claim in material.claims}
    claims = sorted(material.claims, key=lambda claim: _rank(material, claim, cells[claim.claim_id].values()))
    leads = find_leads(claims, material.cells)
    claims = beside_leads(claims, leads)
    shown = [_focused(_gist(material, claim), cells[claim.claim_id]) for claim in claims]
    states = [{number: cell.state for number, cell in found.items()} for _, found in shown]
    columns = tuple(fold_columns(material, states))
    numbers = [column.card.number for column in columns]
    stands = {
        claim.claim_id: Beside(place=place, anchor=f"c{place}-{material.cards[0].number}", gist=gist)
        for place, (claim, (gist, _)) in enumerate(zip(claims, shown, strict=True), 1)
    }
    rows = tuple(
        Row(
            claim_id=claim.claim_id,
            anchor=stands[claim.claim_id].anchor,
            kind=claim.kind,
            status=claim.status,
            gist=gist,
            cells=tuple(found.get(number) or GridCell(number=number, state="undecided") for number in numbers),
            documents=claim.documents,
            independent=claim.independent,
            differs_on=tuple(sorted({cell.differs_on for cell in found.values() if cell.differs_on})),
            beside=stands.get(leads.get(claim.claim_id, "")),
        )
        for claim, (gist, found) in zip(claims, shown, strict=True)
    )
    counts = Counter(row.status for row in rows)
    searched = (
        shared_search(cell.reason for row in rows if (cell := row.cells[place]).state not in FOUND and cell.reason)
        for place in range(len(columns))
    )
    return GridView(
        columns=tuple(replace(column, searched=words) for column, words in zip(columns, searched, strict=True)),
        rows=rows,
        counts=tuple((status, counts[status]) for status in STATUS_ORDER if counts[status]),
        as_list=sum(column.folded_into is None for column in columns) > LARGEST_TABLE,
    )


def _gist(material: Material, claim: Claim) -> Passage:
    return material.passage(claim.gist_document_id, claim.gist_start, claim.gist_end)


def _focused(gist: Passage, cells: Mapping[int, GridCell]) -> tuple[Passage, dict[int, GridCell]]:
    """The words of a claim and its cells, each passage focused on what the passages of other reports share."""
    gist, *passages = focus_on_shared([gist, *(passage for cell in cells.values() for passage in cell.passages)])
    left = iter(passages)
    return gist, {
        number: replace(cell, passages=tuple(next(left) for _ in cell.passages)) for number, cell in cells.items()
    }


def _joined_weakly(found: Sequence[GridCell]) -> bool:
    return len(found) > 1 and sum(not cell.weak for cell in found) < 2  # noqa: PLR2004 - two texts make an agreement


def _rank(material: Material, claim: Claim, cells: Iterable[GridCell]) -> tuple[int, bool, int, int, int, int, str]:
    return (
        STATUS_ORDER.index(claim.status),
        _joined_weakly([cell for cell in cells if cell.state in FOUND]),
        -claim.independent,
        -claim.documents,
        material.number(claim.gist_document_id),
        claim.gist_start,
        claim.claim_id,
    )


def _cells(material: Material, claim: Claim) -> dict[int, GridCell]:
    """Make the cells of a claim by number of the report; passages of one report stand together."""
    by_report: dict[str, list[Cell]] = {}
    for cell in material.cells.get(claim.claim_id, ()):
        if material.card(cell.document_id) is not None:
            by_report.setdefault(cell.document_id, []).append(cell)
    for rows in by_report.values():
        rows.sort(key=_as_shown)
    main = {document_id: rows[0] for document_id, rows in by_report.items()}
    compared = compared_numbers(material, claim, [cell for rows in by_report.values() for cell in rows])
    figures = Counter(figure for figure, _ in {(one.figure_id, one.document_id) for one in compared})
    return {
        material.number(document_id): _cell(
            material,
            claim,
            rows,
            [
                number
                for number in compared
                if holds(main[document_id], number)
                and (
                    claim.kind == "figure"
                    or main[document_id].differs_on in {"number", "unit"}
                    or (number.figure_id and figures[number.figure_id] > 1)
                )
            ],
            compared,
        )
        for document_id, rows in by_report.items()
    }


def _as_shown(row: Cell) -> tuple[bool, int]:
    """The passages of a report as they stand in its cell: one that differs first, since the others may be folded."""
    return row.state not in AGAINST, row.passage


def _cell(
    material: Material, claim: Claim, rows: Sequence[Cell], numbers: Iterable[Quantity], compared: Sequence[Quantity]
) -> GridCell:
    """Make one cell; its chips are the numbers of its first passage that compare with those of other reports."""
    main = rows[0]
    return GridCell(
        number=material.number(main.document_id),
        state=main.state,
        passages=tuple(
            material.passage(row.document_id, row.start, row.end, deciding_words(material, claim, row, compared))
            for row in rows
            if row.start is not None and row.end is not None
        ),
        chips=tuple(dict.fromkeys(chip(number) for number in numbers)),
        differs_on=main.differs_on,
        voice=main.voice,
        speaker=material.name(main.speaker_entity_id),
        reason=main.reason,
        score=main.score,
        weak=main.state in FOUND and ((main.score or 1.0) < WEAK_SCORE or main.reason.startswith("weak")),
    )
