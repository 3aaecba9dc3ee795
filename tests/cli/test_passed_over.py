"""Data files that lie beside reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossread import pipeline
from crossread.cli import main
from crossread.settings import Settings


def test_data_beside_reports_is_passed_over_but_listed(reports: Path, tmp_path: Path) -> None:
    """A JSON file without a report does not make a run fail when it merely lies in the folder; it is listed."""
    notes = reports / "notes.json"
    notes.write_text(json.dumps({"checked_by": "T. R.", "pages": [1, 2]}), "utf-8")
    outcome = pipeline.run([str(reports)], tmp_path / "case", Settings(jobs=1))
    assert (outcome.added, outcome.failed, len(outcome.passed_over)) == (3, [], 1)
    assert "notes.json" in (tmp_path / "case" / "failed.csv").read_text("utf-8")


def test_the_same_file_by_name_is_a_failure(reports: Path, tmp_path: Path) -> None:
    """Asked for by name, a file without a report has failed."""
    notes = reports / "notes.json"
    notes.write_text(json.dumps({"checked_by": "T. R."}), "utf-8")
    outcome = pipeline.run([str(notes)], tmp_path / "case", Settings(jobs=1))
    assert [failure.code for failure in outcome.failed] == ["no_text"]


def test_a_dry_run_passes_over_the_same(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `run` passes over is no failure of `add --dry-run` either."""
    (reports / "notes.json").write_text(json.dumps({"checked_by": "T. R."}), "utf-8")
    for path, code in ((reports, 0), (reports / "notes.json", 3)):
        with pytest.raises(SystemExit) as leaving:
            main(["add", str(tmp_path / "case"), str(path), "--dry-run", "--json"])
        assert leaving.value.code == code
    assert len(capsys.readouterr().out.splitlines()) == 3
