"""The Python front door: run, open, tables."""

from __future__ import annotations

from pathlib import Path

import pytest

import crossread
from crossread.errors import MissingExtraError, NothingToDoError, WorkspaceError
from crossread.store import TABLES


def test_run_opens_what_it_made(reports: Path, tmp_path: Path) -> None:
    """`run` reads, finds and opens; the outcome says what was done."""
    with crossread.run(reports, tmp_path / "case", crossread.Settings(jobs=1)) as case:
        assert case.outcome is not None
        assert case.outcome.added == 3
        assert len(case.documents) == 3
        assert {row["role"] for row in case.sentences.rows()} >= {"headline", "body", "furniture"}
        quantity = next(iter(case.quantities))
        assert case.text(quantity.document_id, quantity.start, quantity.end) == quantity.text
        assert repr(case).endswith("3 reports>")


def test_open_gives_every_table(reports: Path, tmp_path: Path) -> None:
    """Each table of the reference is an attribute, filled or empty; other names are refused with the list."""
    crossread.run([str(reports)], tmp_path / "case", crossread.Settings(jobs=1)).close()
    with crossread.open(tmp_path / "case") as case:
        for name in TABLES:
            assert len(getattr(case, name)) >= 0
            assert name in dir(case)
        with pytest.raises(AttributeError, match="it has documents"):
            _ = case.moods


def test_a_missing_workspace_and_an_empty_run_are_refused(tmp_path: Path) -> None:
    """Opening nothing and reading nothing are errors with hints."""
    with pytest.raises(WorkspaceError) as missing:
        crossread.open(tmp_path / "nowhere")
    assert missing.value.hint
    (tmp_path / "empty.txt").write_text("", "utf-8")
    with pytest.raises(NothingToDoError):
        crossread.run(tmp_path / "empty.txt", tmp_path / "case")


def test_pandas_is_a_companion_not_a_need(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas a table says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with (
        crossread.run(reports, tmp_path / "case", crossread.Settings(jobs=1)) as case,
        pytest.raises(MissingExtraError) as caught,
    ):
        case.documents.to_pandas()
    assert "pip install pandas" in caught.value.hint
