"""The grid: order of rows and columns, folding of copies, chips and deciding words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.records import Cell, Claim, Document, Story
from crossread.report import GridView, Material, grid_view
from crossread.report.columns import FOUND
from crossread.report.grid import WEAK_SCORE
from crossread.report.words import STATUS_ORDER
from crossread.store import Workspace


@pytest.fixture(scope="module")
def grid(gold_case: Path) -> Iterator[GridView]:
    """The grid of the example story."""
    with Workspace.open(gold_case, read_only=True) as workspace:
        story = next(iter(workspace.ids_beginning("story-")[1]))
        yield grid_view(Material(workspace, story_id=story))


def test_rows_that_differ_come_first(grid: GridView) -> None:
    """Rows stand by status, weak ones last, then by independent texts; what stands on passages of one follows it."""
    ranks = [
        (STATUS_ORDER.index(row.status), row.weak, -row.independent, -row.documents)
        for row in grid.rows
        if row.beside is None
    ]
    assert ranks == sorted(ranks)
    lead = grid.rows[0]
    for row in grid.rows:
        if row.beside is None:
            lead = row
        else:
            assert row.beside.anchor == lead.anchor
            assert row.beside.gist == lead.gist
            assert grid.rows[row.beside.place - 1] is lead
            assert row.status == lead.status
    assert any(row.beside for row in grid.rows)
    assert dict(grid.counts)["differs"] == sum(row.status == "differs" for row in grid.rows)


def test_every_row_has_a_cell_for_every_report(grid: GridView) -> None:
    """Cells stand in the order of the columns; one with a state that was found has a passage."""
    numbers = [column.card.number for column in grid.columns]
    for row in grid.rows:
        assert [cell.number for cell in row.cells] == numbers
        assert all(bool(cell.passages) == (cell.state in FOUND) for cell in row.cells)
        assert {*row.found, *row.silent} == set(row.cells)


def test_anchors_are_unique_and_short(grid: GridView) -> None:
    """Each row has its own place on the page."""
    anchors = [row.anchor for row in grid.rows]
    assert len(set(anchors)) == len(anchors)


def test_figures_carry_chips_and_mark_their_number(grid: GridView) -> None:
    """A passage that differs on a number shows the number on a chip and marks it."""
    cells = [cell for row in grid.rows for cell in row.cells if cell.differs_on == "number"]
    assert cells
    for cell in cells:
        assert cell.chips
        assert any(piece.kind == "deciding" for piece in cell.passages[0].pieces)


def test_copy_that_says_more_keeps_its_column(grid: GridView) -> None:
    """A copy is folded under the text it repeats only where it adds nothing; here it has paragraphs of its own."""
    copies = [column for column in grid.columns if column.card.same_as is not None]
    assert copies
    assert all(column.folded_into is None and column.badge.startswith("same text as") for column in copies)


def test_weak_joins_are_marked(grid: GridView) -> None:
    """A passage joined with little certainty says so."""
    assert any(cell.weak for row in grid.rows for cell in row.cells)
    assert not any(cell.weak for row in grid.rows for cell in row.silent)


def test_a_row_joined_weakly_comes_after_sure_ones_of_fewer_reports(gold_case: Path, tmp_path: Path) -> None:
    """The claim that most reports agree on comes second once no two of its passages are surely joined."""
    folder = shutil.copytree(gold_case, tmp_path / "case")
    with Workspace.open(folder) as workspace:
        story = next(iter(workspace.ids_beginning("story-")[1]))
        rows = grid_view(Material(workspace, story_id=story)).rows
        agreed = [row for row in rows if row.status == "agree" and not row.weak]
        most, fewest = agreed[0], min(agreed, key=lambda row: row.independent)
        assert most.independent > fewest.independent
        chosen = {most.claim_id, fewest.claim_id}
        claims = [claim for claim in workspace.load(Claim, story_id=story) if claim.claim_id in chosen]
        cells = [cell for cell in workspace.load(Cell, story_id=story) if cell.claim_id in chosen]
        for score, order in ((0.8, [most, fewest]), (0.79, [fewest, most])):
            joined = [
                replace(cell, score=score) if cell.claim_id == most.claim_id and cell.score is not None else cell
                for cell in cells
            ]
            workspace.save_links("claims", "gold", [*claims, *joined], story_id=story)
            rows = grid_view(Material(workspace, story_id=story)).rows
            assert [row.claim_id for row in rows] == [row.claim_id for row in order]
            assert [row.weak for row in rows if row.claim_id == most.claim_id] == [score < WEAK_SCORE]


def test_result_does_not_depend_on_the_table(grid: GridView, gold_case: Path) -> None:
    """The same workspace gives the same grid."""
    with Workspace.open(gold_case, read_only=True) as workspace:
        story = next(iter(workspace.ids_beginning("story-")[1]))
        assert grid_view(Material(workspace, story_id=story)) == grid


def test_many_reports_are_a_list(tmp_path: Path, story_of: object) -> None:
    """Above forty reports the grid asks to be shown as a list."""
    assert callable(story_of)
    for reports, as_list in ((40, False), (41, True)):
        with Workspace.open(story_of(tmp_path / str(reports), reports=reports, claims=2), read_only=True) as workspace:
            assert grid_view(Material(workspace, story_id="story-1")).as_list is as_list


def test_what_a_row_differs_by_is_never_cut_off(gold_case: Path, tmp_path: Path) -> None:
    """A passage that denies, or has the words that a reason quotes, shows them however short it is cut."""
    folder = shutil.copytree(gold_case, tmp_path / "case")
    opening, denied = "On Sunday, Drovenian state television", "Colm Estrand, denied it"
    lights = "the ferry's lights were"
    with Workspace.open(folder) as workspace:
        story = next(iter(workspace.load(Story))).story_id
        texts = {row.document_id: row.text for row in workspace.load(Document)}
        one = next(key for key, text in texts.items() if opening in text and denied in text)
        two = next(key for key, text in texts.items() if key != one and lights in text)
        start, end = texts[one].index(opening), texts[one].index(denied) + len(denied)
        at = texts[two].index(lights)
        claim = Claim(
            claim_id="c", story_id=story, kind="statement", gist_document_id=two, gist_start=at,
            gist_end=at + len(lights), status="contradicted", documents=2, independent=2,
        )  # fmt: skip
        first = Cell(
            claim_id="c", document_id=two, state="states", start=at, end=at + len(lights), voice="outlet", reason=""
        )
        denies = replace(first, document_id=one, state="denies", start=start, end=end, differs_on="polarity")
        denies = replace(denies, reason="one gives the denial of “The  ferry's lights…”")
        workspace.save_links("claims", "test", [claim, first, denies], story_id=story)
    with Workspace.open(folder, read_only=True) as workspace:
        (row,) = grid_view(Material(workspace, story_id=story)).rows
    passages = {cell.state: cell.passages[0] for cell in row.found}
    assert [piece.text for piece in passages["denies"].pieces if piece.kind] == ["denied it"]
    assert "denied it" in passages["denies"].shortened(70).text
    assert [piece.text for piece in passages["states"].pieces if piece.kind] == ["the ferry's lights"]


def test_a_passage_that_differs_is_never_folded_behind_another(gold_case: Path, tmp_path: Path) -> None:
    """Of two passages of one report the one that differs stands first, whichever is likest to the words of the row."""
    folder = shutil.copytree(gold_case, tmp_path / "case")
    with Workspace.open(folder) as workspace:
        story = next(iter(workspace.load(Story))).story_id
        one, two = list(workspace.load(Document))[:2]
        claim = Claim(
            claim_id="c", story_id=story, kind="statement", gist_document_id=one.document_id, gist_start=0,
            gist_end=20, status="differs", documents=2, independent=2,
        )  # fmt: skip
        said = Cell(
            claim_id="c", document_id=one.document_id, state="states", start=0, end=20, voice="outlet", reason=""
        )
        other = replace(said, document_id=two.document_id)
        differs = replace(other, passage=1, state="differs", start=30, end=50, differs_on="date", reason="another day")
        workspace.save_links("claims", "test", [claim, said, other, differs], story_id=story)
    with Workspace.open(folder, read_only=True) as workspace:
        (row,) = grid_view(Material(workspace, story_id=story)).rows
    (cell,) = [cell for cell in row.found if cell.state == "differs"]
    assert [passage.start for passage in cell.passages] == [30, 0]
    assert row.differs_on == ("date",)
