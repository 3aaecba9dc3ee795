"""Timelines."""

from __future__ import annotations

import json
from pathlib import Path

from crossread.report.exports import export
from crossread.store import Workspace


def test_happenings_and_publications_are_entries(linked: Path, tmp_path: Path) -> None:
    """A happening with two dates is one entry with an end; what happened stands apart from what was published."""
    with Workspace.open(linked, read_only=True) as workspace:
        assert export(workspace, "timelinejs", tmp_path) == {"s-orva.timeline.json": 3}
    read = json.loads((tmp_path / "s-orva.timeline.json").read_text("utf-8"))
    happened, *published = read["events"]
    assert happened["start_date"] == {"year": 2031, "month": 5, "day": 1}
    assert happened["end_date"] == {"year": 2031, "month": 5, "day": 2}
    assert "the reports give different dates" in happened["text"]["text"]
    assert "Harbour Wire: The weir at Orva gave way on Friday." in happened["text"]["text"]
    assert happened["text"]["headline"].startswith("The weir at Orva gave way")
    assert {entry["group"] for entry in published} == {"published"}
    assert all(entry["start_date"]["year"] == 2031 for entry in read["events"])
