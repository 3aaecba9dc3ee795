"""What lies on the desk: reports in order, and the stories they belong to."""

from __future__ import annotations

from pathlib import Path

from crossread import pipeline
from crossread.report import desk_view
from crossread.settings import Settings
from crossread.store import Workspace


def test_reports_stand_in_order_of_publication(gold_case: Path) -> None:
    """Numbers follow the dates; undated reports come last; copies name the text they repeat."""
    with Workspace.open(gold_case, read_only=True) as workspace:
        view = desk_view(workspace)
    assert [card.number for card in view.cards] == [1, 2, 3, 4, 5]
    assert [card.day for card in view.cards] == sorted(card.day for card in view.cards)
    assert [card.same_as for card in view.cards] == [None, None, None, 2, None]
    assert view.title == view.stories[0].story.title if view.stories[0].story else False


def test_every_report_is_in_one_story_of_the_list(reports: Path, tmp_path: Path) -> None:
    """No report is lost between the stories."""
    pipeline.run([str(reports)], tmp_path / "case", Settings(jobs=1, language_model="none"))
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        view = desk_view(workspace)
        assert sorted(number for story in view.stories for number in story.numbers) == [1, 2, 3]
        first = next(story for story in view.stories if story.story is not None)
        assert first.story is not None
        alone = desk_view(workspace, story=first.story.story_id)
    assert len(alone.cards) == len(first.numbers)
    assert alone.title == first.story.title


def test_a_report_without_headline_is_headed_by_what_it_says_first(tmp_path: Path) -> None:
    """A line of the page above the text is passed over: the words of the report head it."""
    text = (
        "date 2025-05-03 A weir gave way at Orva on Friday and flooded about forty houses by the river. Nobody was "
        "hurt, said mayor Ona Keth, who asked for sandbags and boats.\n\nThe power was cut for two hours, the grid "
        "office said, and the trains stood still until noon on the line to the coast and the hills.\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    pipeline.run([str(tmp_path / "a.txt")], tmp_path / "case", Settings(jobs=1, language_model="none"))
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        view = desk_view(workspace)
    assert view.cards[0].title == "A weir gave way at Orva on Friday and flooded …"
    assert view.title == view.cards[0].title


def test_reports_of_one_story_have_numbers_that_follow_each_other(tmp_path: Path) -> None:
    """Stories are numbered through, the latest first, and a copy names the number of the text it repeats."""
    ferry = (
        "The ferry Aurelia ran aground off the port of Velmar on Friday evening and {} people were taken off by boat."
    )
    weir = "A weir gave way at Orva and flooded about {} houses by the river, said mayor Ona Keth."
    for name, day, text in (
        ("a", "2025-05-01", weir.format(40)),
        ("b", "2025-05-02", ferry.format(90)),
        ("c", "2025-05-03", weir.format(40)),
        ("d", "2025-05-04", ferry.format(90)),
    ):
        head = "Weir gives way at Orva" if "weir" in text else "Ferry Aurelia aground off Velmar"
        (tmp_path / f"{name}.txt").write_text(f"{head}\n\n{day}\n\n{text}\n", "utf-8")
    pipeline.run([str(tmp_path)], tmp_path / "case", Settings(jobs=1, language_model="none"))
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        view = desk_view(workspace)
    assert [story.numbers for story in view.stories] == [(1, 2), (3, 4)]
    assert [card.document.path[-5] for card in view.cards] == ["b", "d", "a", "c"]
    assert [card.same_as for card in view.cards] == [None, 1, None, 3]
