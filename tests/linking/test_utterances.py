"""Utterances of a story are linked in a workspace, and again only when something changed."""

from __future__ import annotations

from pathlib import Path

from crossread import pipeline
from crossread.records import Quotation, Utterance
from crossread.settings import Settings
from crossread.store import Workspace

SAID = "The northern buoys were dark and nobody had told the skippers"


def test_quotations_of_two_reports_share_an_utterance(reports: Path, tmp_path: Path) -> None:
    """Two reports that print one sentence of one speaker hold one utterance, and all passages check."""
    for name, verb in (("8_post", "said"), ("9_echo", "told reporters")):
        (reports / f"{name}.txt").write_text(
            "Dredgers aground off Velmar\n\n3 May 2025\n\nTwo dredgers ran aground off Velmar on Friday.\n\n"
            f"“{SAID},” harbour master Ilse Brandvik {verb}.\n",
            "utf-8",
        )
    pipeline.run([str(reports)], tmp_path / "case", Settings(jobs=1))
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        said = [row for row in workspace.load(Quotation) if SAID in row.text]
        assert len(said) == 2
        assert len({row.utterance_id for row in said}) == 1
        (utterance,) = workspace.load(Utterance, ids=[said[0].utterance_id or ""])
        assert utterance.verdict == "same"
        assert not list(workspace.check())
