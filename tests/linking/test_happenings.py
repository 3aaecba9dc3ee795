"""Dated happenings of a story are linked in a workspace, and the timeline shows each report's words."""

from __future__ import annotations

from pathlib import Path

from crossread import pipeline
from crossread.records import Happening, Moment
from crossread.report.material import Material
from crossread.report.timeline import timeline_view
from crossread.settings import Settings
from crossread.store import Workspace


def test_dates_of_two_reports_share_a_happening(reports: Path, tmp_path: Path) -> None:
    """A weekday and a date of one act are one happening that both reports tell on the timeline; all passages check."""
    for name, words in (("8_post", "on Thursday"), ("9_echo", "on 1 May 2025")):
        (reports / f"{name}.txt").write_text(
            "Dredgers aground off Velmar\n\n3 May 2025\n\nTwo dredgers ran aground off Velmar on Friday.\n\n"
            f"The harbour office closed the northern channel to dredgers {words}.\n",
            "utf-8",
        )
    pipeline.run([str(reports)], tmp_path / "case", Settings(jobs=1))
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        told = [row for row in workspace.load(Moment) if row.text in {"Thursday", "1 May 2025"}]
        assert len(told) == 2
        assert len({row.happening_id for row in told}) == 1
        (happening,) = workspace.load(Happening, ids=[told[0].happening_id or ""])
        assert (happening.verdict, happening.earliest) == ("agree", "2025-05-01")
        view = timeline_view(Material(workspace, story_id=happening.story_id))
        entries = [entry for day in view.days for entry in day.entries if entry.earliest == "2025-05-01"]
        assert [dated.said for dated in entries[0].reports] == ["Thursday", "1 May 2025"]
        assert not list(workspace.check())
