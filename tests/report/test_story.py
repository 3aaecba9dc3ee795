"""The head of a story: what it is made of, and what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread.report import Material, StoryView, story_view
from crossread.store import Workspace


@pytest.fixture
def view(gold_case: Path) -> StoryView:
    """The example story at a glance."""
    with Workspace.open(gold_case, read_only=True) as workspace:
        return story_view(Material(workspace, story_id=workspace.ids_beginning("story-")[1][0]))


def test_header_counts_reports_and_independent_texts(view: StoryView) -> None:
    """Copies count once; the dates are those of the reports."""
    assert (len(view.cards), view.independent) == (5, 4)
    assert view.first == "2024-03-17"
    assert view.title in {card.title for card in view.cards}
    assert view.cards[(view.title_number or 0) - 1].title == view.title


def test_differences_put_equal_answers_together(view: StoryView) -> None:
    """Each side is one answer, with the reports that give it; those of most reports come first."""
    assert view.differences
    for difference in view.differences:
        counts = [len(side.numbers) for side in difference.sides]
        assert counts == sorted(counts, reverse=True)
        numbers = [number for side in difference.sides for number in side.numbers]
        assert len(numbers) == len(set(numbers))
        assert not set(numbers) & set(difference.silent)


def test_every_report_says_why_it_is_here(view: StoryView) -> None:
    """Each member of the story has a reason."""
    assert [number for number, reason in view.reasons if reason] == [1, 2, 3, 4, 5]


def test_reports_in_no_story_have_a_page_too(gold_case: Path) -> None:
    """Without a story there are no claims, and the page still has its reports."""
    with Workspace.open(gold_case, read_only=True) as workspace:
        view = story_view(Material(workspace))
    assert len(view.cards) == 5
    assert not view.grid.rows
    assert view.title == view.cards[0].title
