"""What holds across reports: copies fold into families, reports into stories, and the analyst's word counts."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from crossread import pipeline
from crossread.linking import LINK_STAGES
from crossread.records import Citation, Copy, Document, Entity, Label, Membership, Mention, Quotation, Story
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


NAMING: dict[str, str] = {
    "1_wire.txt": """Ferry owner questioned at Velmar

3 May 2025

VELMAR - Harbour master Ingrid Holm questioned ferry owner Tomas Erwick on Friday about the grounding.

"He told us nothing," Holm said. The Velmar Port Authority (VPA) opened an inquiry.
""",
    "2_daily.txt": """Owner of grounded ferry kept silent

4 May 2025

Ferry owner Tomas Erwik kept silent when he was questioned at Velmar, the harbour master said on Saturday.

"We asked him twice," Mrs. Holm said. The VPA declined to comment on the grounding of the ferry.
""",
    "3_post.txt": """Grounded ferry: inquiry at Velmar

5 May 2025

The VPA opened an inquiry into the grounding of the ferry at Velmar, Ingrid Holm, the harbour master, told reporters.

"The owner will answer," she said. T. Erwick and his sister Lena Erwick were questioned on Friday.
""",
}
SHOWN: tuple[type[Any], ...] = (Entity, Mention, Quotation, Label, Citation)


def naming(folder: Path, *names: str) -> list[str]:
    """Write some of the reports above."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(NAMING[name], "utf-8")
    return [str(folder / name) for name in names]


def shown(case: Path) -> dict[str, list[Any]]:
    """All that a reader sees of actors."""
    with Workspace.open(case, read_only=True) as workspace:
        assert not list(workspace.check())
        rows = {record.__name__: list(workspace.load(record)) for record in SHOWN}
    # The id of an utterance holds that of its story, which lasts from the first report on.
    rows["Quotation"] = [dataclasses.replace(row, utterance_id=None) for row in rows["Quotation"]]
    return rows


def test_people_are_one_across_reports(tmp_path: Path) -> None:
    """A person, a body and a speaker are one row in all reports, with the reason; the sister stays her own."""
    pipeline.run(naming(tmp_path / "in", *NAMING), tmp_path / "case", Settings(jobs=1))
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        assert workspace.count(Story) == 1
        entities = {row.entity_id: row for row in workspace.load(Entity)}
        named = [row.name for row in entities.values()]
        assert named.count("Ingrid Holm") == 1
        assert sum("Erwi" in name for name in named) == 2
        speakers = {
            entities[row.speaker_entity_id or ""].name for row in workspace.load(Quotation) if row.kind == "direct"
        }
        assert speakers == {"Ingrid Holm"}
        bodies = [row for row in entities.values() if row.name in {"Velmar Port Authority", "VPA"}]
        assert len(bodies) == 1
        daily = next(row.document_id for row in workspace.load(Document) if row.path.endswith("2_daily.txt"))
        reasons = {row.reason for row in workspace.joined(daily) if row.entity_id != row.found_id}
        assert any(reason and "erwik" in reason for reason in reasons)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_actors_do_not_depend_on_the_order_of_reports(order: tuple[int, ...], tmp_path: Path) -> None:
    """Adding reports one by one, in any order, ends in the same rows as reading them at once."""
    names = sorted(NAMING)
    paths = naming(tmp_path / "in", *names)
    pipeline.run(paths, tmp_path / "batch", Settings(jobs=1))
    for place in order:
        pipeline.run([paths[place]], tmp_path / "case", Settings(jobs=1))
    assert shown(tmp_path / "case") == shown(tmp_path / "batch")


def test_the_analyst_joins_and_leaves_out_actors(tmp_path: Path) -> None:
    """`user/actors.csv` is obeyed on the next build, and taking a line out takes it back."""
    paths = naming(tmp_path / "in", *NAMING)
    pipeline.run(paths, tmp_path / "case", Settings(jobs=1))
    before = shown(tmp_path / "case")
    wishes = tmp_path / "case" / "user" / "actors.csv"
    header = wishes.read_text("utf-8")
    wishes.write_text(
        f"{header.rstrip()}\nmerge,Lena Erwick,Tomas Erwick,\nrename,Ingrid Holm,The harbour master,\nignore,VPA,,\n",
        "utf-8",
    )
    pipeline.run(paths, tmp_path / "case", Settings(jobs=1))
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        names = [row.name for row in workspace.load(Entity)]
        assert not list(workspace.check())
    assert [name for name in names if "Erwi" in name] == ["Tomas Erwick"]
    assert "The harbour master" in names
    assert not {"VPA", "Velmar Port Authority"} & set(names)
    wishes.write_text(header, "utf-8")
    pipeline.run(paths, tmp_path / "case", Settings(jobs=1))
    assert shown(tmp_path / "case") == before
