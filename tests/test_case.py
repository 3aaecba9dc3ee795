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


def test_a_story_keeps_its_tables_to_itself(linked: Path, tmp_path: Path, reports: Path) -> None:
    """`stories[0]` has every table, with the rows of this story alone; other names are refused."""
    with crossread.open(linked) as case:
        (story,) = case.stories
        assert (story.title, story.first, len(story.documents)) == ("Weir at Orva gives way", "2031-05-03", 3)
        assert [claim.status for claim in story.claims] == ["differs", "agree"]
        assert repr(story) == "<story s-orva: Weir at Orva gives way (3 reports)>"
        assert case.stories[-1].story_id == story.story_id
        assert set(TABLES) <= set(dir(story))
        with pytest.raises(AttributeError, match="it has documents"):
            _ = story.moods
        with pytest.raises(IndexError):
            _ = case.stories[1]
        assert story.pages.story.title == story.title
    with crossread.run(reports, tmp_path / "case", crossread.Settings(jobs=1)) as case:
        first, second = case.stories
        both = sorted(row.document_id for row in case.documents)
        assert sorted(row.document_id for story in (first, second) for row in story.documents) == both


def test_a_table_is_cut_like_a_list(linked: Path) -> None:
    """Places and slices, from either end, slices of slices; steps are refused."""
    with crossread.open(linked) as case:
        ids = [row.mention_id for row in case.mentions]
        assert case.mentions[0].mention_id == ids[0]
        assert case.mentions[-1].mention_id == ids[-1]
        for cut in (slice(2, 5), slice(None, 3), slice(-3, None), slice(4, 2), slice(5, 99)):
            part = case.mentions[cut]
            assert [row.mention_id for row in part] == ids[cut]
            assert len(part) == len(ids[cut])
            assert [row["mention_id"] for row in part.rows()] == ids[cut]
        assert [row.mention_id for row in case.mentions[2:6][1:3]] == ids[3:5]
        assert case.mentions[2:6][-1].mention_id == ids[5]
        with pytest.raises(IndexError):
            _ = case.mentions[2:4][2]
        with pytest.raises(ValueError, match="neighbouring rows"):
            _ = case.mentions[::2]


def test_rows_for_reading(linked: Path) -> None:
    """`for_reading` gives names and words where `rows` gives ids and places."""
    with crossread.open(linked) as case:
        assert case.stories[0].citations.for_reading() == [
            {"report": "Daily Orva", "source_text": "officials", "source_kind": "official", "cited": None}
        ]
        assert case.citations.rows()[0]["document_id"] == "d-daily"
        assert case.citations.columns[0] == "document_id"
