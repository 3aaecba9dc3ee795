"""Figures of a story are linked in a workspace."""

from __future__ import annotations

from pathlib import Path

from crossread import pipeline
from crossread.records import Figure, Quantity
from crossread.settings import Settings
from crossread.store import Workspace


def test_numbers_of_two_reports_share_a_figure(reports: Path, tmp_path: Path) -> None:
    """Two reports that give one cargo in two units hold one figure, equal after conversion, and all passages check."""
    for name, cargo in (("8_post", "35 tonnes"), ("9_echo", "38.6 short tons")):
        (reports / f"{name}.txt").write_text(
            "Dredgers aground off Velmar\n\n3 May 2025\n\nTwo dredgers ran aground off Velmar on Friday.\n\n"
            f"The larger dredger was carrying {cargo} of gravel for the new pier.\n",
            "utf-8",
        )
    pipeline.run([str(reports)], tmp_path / "case", Settings(jobs=1))
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        cargo_rows = [row for row in workspace.load(Quantity) if row.unit in ("t", "ton")]
        assert len(cargo_rows) == 2
        assert len({row.figure_id for row in cargo_rows}) == 1
        (figure,) = workspace.load(Figure, ids=[cargo_rows[0].figure_id or ""])
        assert figure.verdict == "equal_after_conversion"
        assert not list(workspace.check())
