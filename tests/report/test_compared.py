"""Which numbers of a claim are shown as those that compare."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from crossread.records import Cell, Quantity
from crossread.report import Material
from crossread.report.compared import compared_numbers
from crossread.store import Workspace


def read(folder: Path, change: bool) -> tuple[list[Quantity], set[str]]:
    """The numbers shown for the claim that differs on a number, and all numbers of its passages."""
    with Workspace.open(folder, read_only=True) as workspace:
        material = Material(workspace, story_id="s-orva")
        cells = next(rows for rows in material.cells.values() if any(one.differs_on == "number" for one in rows))
        if change:
            cells = tuple(replace(one, differs_on=None, reason="") for one in cells)
        return list(compared_numbers(material, cells)), {one.document_id for one in cells if isinstance(one, Cell)}


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
