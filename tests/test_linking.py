"""What holds across reports: copies fold into families, reports into stories, and the analyst's word counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread import pipeline
from crossread.linking import LINK_STAGES
from crossread.records import Copy, Document, Membership, Story
from crossread.runs import Outcome, Silence
from crossread.settings import Settings
from crossread.store import Workspace

PLAIN = Settings(jobs=1, language_model="none")


@pytest.fixture
def case(reports: Path, tmp_path: Path) -> Path:
    """Three reports and a reprint of the first by another outlet."""
    text = (reports / "1_wire.txt").read_text("utf-8")
    (reports / "4_reprint.txt").write_text("Velmar Echo\n\n" + text, "utf-8")
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    return tmp_path / "case"


def test_a_reprint_is_no_witness_of_its_own(case: Path) -> None:
    """A reprint shares its passages and its family with the first printing; stories count it once."""
    with Workspace.open(case, read_only=True) as workspace:
        families = {Path(row.path).name: row.family_id for row in workspace.load(Document)}
        assert families["1_wire.txt"] == families["4_reprint.txt"]
        assert families["2_daily.txt"] != families["1_wire.txt"]
        assert workspace.count(Copy) >= 1
        assert sum(story.independent for story in workspace.load(Story)) == 3
        assert {row.document_id for row in workspace.load(Membership)} == {
            row.document_id for row in workspace.load(Document)
        }
        assert not list(workspace.check())


def test_nothing_is_linked_twice_and_a_new_report_is(case: Path, reports: Path) -> None:
    """Links are made again only when reports or marks have changed; stories keep their ids."""
    with Workspace.open(case) as workspace:
        before = {row.document_id: row.story_id for row in workspace.load(Membership)}
        outcome = Outcome()
        pipeline.build(workspace, PLAIN, progress=Silence(), outcome=outcome)
        assert outcome.linked == []
    (reports / "5_later.txt").write_text(
        "Dredgers freed off Velmar\n\n5 May 2025\n\nThe two dredgers that ran aground off the port of Velmar on "
        "Friday were freed by tugs, the harbour office and harbour master Ilse Brandvik said.\n",
        "utf-8",
    )
    outcome = pipeline.run([str(reports)], case, PLAIN)
    assert outcome.linked == [stage.name for stage in LINK_STAGES]
    with Workspace.open(case, read_only=True) as workspace:
        after = {row.document_id: row.story_id for row in workspace.load(Membership)}
    assert before.items() <= after.items()


def test_the_analyst_parts_what_the_program_joined(case: Path) -> None:
    """A split in `user/stories.csv` is obeyed on the next build, and taking it out takes it back."""
    wishes = case / "user" / "stories.csv"
    header = wishes.read_text("utf-8")
    with Workspace.open(case) as workspace:
        paths = {Path(row.path).name: row.path for row in workspace.load(Document)}
        first, second = paths["1_wire.txt"], paths["2_daily.txt"]
        ids = {row.path: row.document_id for row in workspace.load(Document)}

        def together() -> bool:
            outcome = Outcome()
            pipeline.build(workspace, PLAIN, progress=Silence(), outcome=outcome)
            story = {row.document_id: row.story_id for row in workspace.load(Membership)}
            return story[ids[first]] == story[ids[second]]

        assert together()
        wishes.write_text(f"{header.rstrip()}\nsplit,{first},{second},\n", "utf-8")
        assert not together()
        wishes.write_text(header, "utf-8")
        assert together()
