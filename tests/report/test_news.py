"""What new reports bring to a story whose statements are lined up."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread import pipeline
from crossread.records import Cell, Claim, Document, Story
from crossread.report import news_view
from crossread.settings import Settings
from crossread.store import Workspace


@pytest.fixture
def workspace(reports: Path, tmp_path: Path) -> Workspace:
    """Three reports, two of them in one story."""
    pipeline.run([str(reports)], tmp_path / "case", Settings(jobs=1, language_model="none"))
    return Workspace.open(tmp_path / "case")


def claim(number: int, story: Story, gist: Document, status: str) -> Claim:
    """A statement of the story."""
    return Claim(
        claim_id=f"c-{number}",
        story_id=story.story_id,
        kind="statement",
        gist_document_id=gist.document_id,
        gist_start=0,
        gist_end=11,
        status=status,  # type: ignore[arg-type]
        documents=1,
        independent=1,
    )


def test_new_statements_are_told_apart_from_repeated_and_disputed_ones(workspace: Workspace) -> None:
    """A new report adds one statement, repeats another and differs on a third; background is no news."""
    with workspace:
        by_name = {Path(row.path).name: row for row in workspace.load(Document)}
        old, new = by_name["1_wire.txt"], by_name["2_daily.txt"]
        story = next(row for row in workspace.load(Story) if row.documents == 2)

        def cell(number: int, document: Document, state: str, start: int) -> Cell:
            return Cell(
                claim_id=f"c-{number}",
                document_id=document.document_id,
                state=state,  # type: ignore[arg-type]
                start=start,
                end=start + 11,
                differs_on="number" if state == "differs" else None,
                reason="test",
            )

        rows = [
            claim(1, story, new, "only_one"),
            cell(1, new, "states", 0),
            claim(2, story, old, "agree"),
            cell(2, old, "states", 0),
            cell(2, new, "states", 20),
            claim(3, story, old, "differs"),
            cell(3, old, "states", 20),
            cell(3, new, "differs", 40),
            claim(4, story, new, "background"),
            cell(4, new, "states", 60),
        ]
        workspace.save_links("claims", "test", rows, story_id=story.story_id)
        [news] = news_view(workspace, [new.document_id])
    assert [one.claim_id for one in news.only_new] == ["c-1"]
    assert [one.claim_id for one in news.disputed] == ["c-3"]
    assert news.also_in == 1
    assert news.disputed[0].text == " ".join(new.text[40:51].split())
    assert (news.is_new, news.documents, [row.text for row in news.reports]) == (False, 2, [""])


def test_no_new_report_is_no_news(workspace: Workspace) -> None:
    """Nothing new, nothing told."""
    with workspace:
        assert news_view(workspace, []) == ()
