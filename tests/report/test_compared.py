"""Which numbers of a claim are shown as those that compare."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from crossread.records import Cell, Quantity, Story
from crossread.report import Material
from crossread.report.compared import compared_numbers
from crossread.store import Workspace


def read(folder: Path, change: bool) -> tuple[list[Quantity], set[str]]:
    """The numbers shown for the claim that differs on a number, and all numbers of its passages."""
    with Workspace.open(folder, read_only=True) as workspace:
        material = Material(workspace, story_id="s-orva")
        differing = {cell.claim_id for held in material.cells.values() for cell in held if cell.differs_on == "number"}
        [claim] = [claim for claim in material.claims if claim.claim_id in differing]
        cells = material.cells[claim.claim_id]
        if change:
            cells = tuple(replace(one, differs_on=None, reason="") for one in cells)
        return list(compared_numbers(material, claim, cells)), {
            one.document_id for one in cells if isinstance(one, Cell)
        }


def test_the_figure_that_conflicts_is_shown(linked: Path, tmp_path: Path) -> None:
    """Other numbers of the passages are not: they would stand on the card as if they differed."""
    folder = Path(shutil.copytree(linked, tmp_path / "case"))
    shown, _ = read(folder, change=False)
    assert {one.text for one in shown} == {"As many as 400", "About 40"}
    assert len({one.figure_id for one in shown}) == 1


def test_without_a_difference_it_is_what_two_reports_give(linked: Path) -> None:
    """A number that one report alone gives compares with nothing."""
    shown, documents = read(linked, change=True)
    assert {one.document_id for one in shown} <= documents
    assert len({one.figure_id for one in shown}) == 1


def test_of_two_figures_the_one_in_the_words_of_the_claim_is_shown(gold_case: Path) -> None:
    """Passages about a hundred soldiers may all tell of two planes, too; the claim is not about those."""
    narrowed = 0
    with Workspace.open(gold_case, read_only=True) as workspace:
        [story] = workspace.load(Story)
        material = Material(workspace, story_id=story.story_id)
        for claim in material.claims:
            cells = material.cells.get(claim.claim_id, ())
            if any(one.differs_on for one in cells):
                continue
            found = set(compared_numbers(material, claim, cells))
            if found < set(compared_numbers(material, replace(claim, gist_start=0, gist_end=1), cells)):
                numbers = material.quantities_of(claim.gist_document_id)
                inside = {
                    one.figure_id for one in numbers if claim.gist_start <= one.start and one.end <= claim.gist_end
                }
                assert {one.figure_id for one in found} <= inside
                assert len({one.document_id for one in found}) > 1
                narrowed += 1
    assert narrowed
