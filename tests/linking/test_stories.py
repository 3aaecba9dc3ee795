"""Stories of a workspace: features are made once, and only what changed is linked again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crossread import pipeline
from crossread.link.stories import StoryLinks, StoryReport, fold, link_listed_stories, read_story_report
from crossread.linking import stories
from crossread.records import Document, Membership, Story
from crossread.settings import Settings
from crossread.store import Workspace

PLAIN = Settings(jobs=1, language_model="none")
LATER = (
    "Dredgers freed off Velmar\n\n5 May 2025\n\nThe two dredgers that ran aground off the port of Velmar on Friday "
    "were freed by tugs, the harbour office and harbour master Ilse Brandvik said.\n"
)


def rows(case: Path) -> tuple[list[Story], list[Membership]]:
    """The stories of a workspace and their members."""
    with Workspace.open(case, read_only=True) as workspace:
        return list(workspace.load(Story)), list(workspace.load(Membership))


def test_features_are_made_once(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that comes in is read for its features; those that were there are not read again."""
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    read: list[str] = []

    def count(identity: str, *, title: str | None, text: str, published: str | None) -> StoryReport:
        read.append(identity)
        return read_story_report(identity, title=title, text=text, published=published)

    monkeypatch.setattr(stories, "read_story_report", count)
    (reports / "5_later.txt").write_text(LATER, "utf-8")
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    assert len(read) == 1


def test_a_changed_date_makes_features_anew(reports: Path, tmp_path: Path) -> None:
    """When the analyst dates a report, its story is found by the new date."""
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        document = next(iter(workspace.load(Document)))
    (tmp_path / "case" / "user" / "dates.csv").write_text(
        f"match,published,note\n{document.document_id},1999-01-01,\n", "utf-8"
    )
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    found, membership = rows(tmp_path / "case")
    story_id = next(row.story_id for row in membership if row.document_id == document.document_id)
    assert next(story.first for story in found if story.story_id == story_id) == "1999-01-01"


def test_reports_that_come_later_give_the_stories_of_all_at_once(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However reports come in, and over however many blocks, their stories are those of all at once."""
    monkeypatch.setattr(stories, "LARGEST_BLOCK", 2)
    (reports / "5_later.txt").write_text(LATER, "utf-8")
    pipeline.run([str(reports)], tmp_path / "at once", PLAIN)
    for path in sorted(reports.iterdir(), reverse=True):
        pipeline.run([str(path)], tmp_path / "one by one", PLAIN)
    sets = []
    for case in ("at once", "one by one"):
        _, membership = rows(tmp_path / case)
        by_story: dict[str, set[str]] = {}
        for row in membership:
            by_story.setdefault(row.story_id, set()).add(row.document_id)
        sets.append(sorted(map(sorted, by_story.values())))
    assert sets[0] == sets[1]


def test_what_was_found_is_kept_and_what_is_outdated_forgotten(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that is done again over the same reports links no block again; old results do not pile up."""
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    with Workspace.open(tmp_path / "case") as workspace:
        before = list(stories.link_story_rows(workspace))
        monkeypatch.setattr(fold, "link_block", None)
        assert list(stories.link_story_rows(workspace)) == before
    monkeypatch.undo()
    (reports / "5_later.txt").write_text(LATER, "utf-8")
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    with Workspace.open(tmp_path / "case") as workspace:
        kept: list[str] = []

        def look(key: str) -> bool:
            kept.append(key.split(maxsplit=1)[0])
            return True

        workspace.features("stories").forget(look)
        assert sorted(kept) == ["block", "carried"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_stories_are_linked_in_as_many_threads_as_there_are_jobs(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """The setting that says how many processes work says in how many threads stories are linked."""
    asked: list[int] = []

    def link(*given: Any, threads: int, **options: Any) -> StoryLinks:  # noqa: ANN401 - handed on
        asked.append(threads)
        return link_listed_stories(*given, threads=threads, **options)

    monkeypatch.setattr(stories, "link_listed_stories", link)
    pipeline.run([str(reports)], tmp_path / "case", Settings(jobs=jobs, language_model="none"))
    assert asked == [jobs]


@pytest.mark.parametrize("action", ["merge", "split"])
def test_the_analysts_lines_survive_new_reports(reports: Path, tmp_path: Path, action: str) -> None:
    """Reports that the analyst put together or apart stay so when others come in."""
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    _, membership = rows(tmp_path / "case")
    story = {row.document_id: row.story_id for row in membership}
    one, other = next((a, b) for a in story for b in story if a < b and (story[a] == story[b]) == (action == "split"))
    (tmp_path / "case" / "user" / "stories.csv").write_text(f"action,report,other\n{action},{one},{other}\n", "utf-8")
    for text in ("", LATER):
        if text:
            (reports / "5_later.txt").write_text(text, "utf-8")
        pipeline.run([str(reports)], tmp_path / "case", PLAIN)
        _, membership = rows(tmp_path / "case")
        story = {row.document_id: row.story_id for row in membership}
        assert (story[one] == story[other]) == (action == "merge")


def test_the_end_of_a_path_names_a_report(reports: Path, tmp_path: Path) -> None:
    """An analyst may name reports by their files alone; an end that two paths have names neither."""
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        files = {row.document_id: Path(row.path).name for row in workspace.load(Document)}
    story = {row.document_id: row.story_id for row in rows(tmp_path / "case")[1]}
    one, other = next((a, b) for a in story for b in story if story[a] != story[b])
    lines = f"action,report,other\nmerge,{files[one]},{files[other]}\n"
    (tmp_path / "case" / "user" / "stories.csv").write_text(lines, "utf-8")
    pipeline.run([str(reports)], tmp_path / "case", PLAIN)
    story = {row.document_id: row.story_id for row in rows(tmp_path / "case")[1]}
    assert story[one] == story[other]
    named = stories.name_reports([("d-1", "a/x.txt"), ("d-2", "b/x.txt"), ("d-3", "x.txt")])
    assert named == {
        "d-1": "d-1", "d-2": "d-2", "d-3": "d-3", "a/x.txt": "d-1", "b/x.txt": "d-2", "x.txt": "d-3",
    }  # fmt: skip


def test_a_story_without_headline_is_named_by_its_first_words(tmp_path: Path) -> None:
    """A story whose reports have no headline can still be told from others and opened."""
    (tmp_path / "a.txt").write_text(
        "ORVA, 3 May 2025 - A weir gave way at Orva on Friday and flooded about forty houses by the river. "
        "Nobody was hurt, said mayor Ona Keth, who asked for sandbags and boats. The power was cut for two hours.\n",
        "utf-8",
    )
    pipeline.run([str(tmp_path / "a.txt")], tmp_path / "case", PLAIN)
    [story], _ = rows(tmp_path / "case")
    assert story.title
    assert story.title.startswith("A weir gave way at Orva")
    assert story.title.endswith(" …")
