"""The other pages of a story: quotations, timeline, actors, wording, copying, sources, method, reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.report import Material, StoryPages, quotations
from crossread.report.passages import Passage
from crossread.report.words import UTTERANCE_VERDICTS
from crossread.store import Workspace


@pytest.fixture(scope="module")
def pages(gold_case: Path) -> Iterator[StoryPages]:
    """The pages of the example story."""
    with Workspace.open(gold_case, read_only=True) as workspace:
        yield StoryPages(Material(workspace, story_id=workspace.ids_beginning("story-")[1][0]))


def is_in_its_report(pages: StoryPages, passage: Passage) -> bool:
    """Whether the words of a passage stand in its report at its place."""
    text = pages.material.document(passage.document_id).text[passage.start : passage.end]
    return "".join(text.split())[:20].strip("*#[")[:10] in "".join(passage.text.split())


def test_quotations_are_cards_of_several_reports(pages: StoryPages) -> None:
    """Each card has the words of two reports or more, the fullest version first; the rest is listed by speaker."""
    view = pages.quotations
    order = list(UTTERANCE_VERDICTS)
    assert [order.index(card.verdict) for card in view.cards] == sorted(
        order.index(card.verdict) for card in view.cards
    )
    for card in view.cards:
        assert card.reports > 1
        assert card.versions[0].fullest
        assert all(is_in_its_report(pages, place) for version in card.versions for place in version.places)
        assert not any(name.casefold() in {"he", "she"} for name, _ in card.names)
    listed = sum(len(group.versions) for group in view.singles)
    shown = sum(len(version.places) for card in view.cards for version in card.versions)
    assert listed + shown == view.total


def test_words_that_stand_in_another_quotation_are_shown_with_their_place(
    pages: StoryPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside each card and each lone quotation stands where else its words are quoted."""
    rows = pages.material.quotations
    place = rows[0].document_id, rows[0].start, rows[0].end
    overlaps = {row.quotation_id: [place] for row in rows if row.document_id != rows[0].document_id}
    monkeypatch.setattr(quotations, "find_overlaps", lambda _rows: overlaps)
    view = quotations.quotations_view(pages.material)
    found = [passage for card in view.cards for passage in card.also]
    found += [passage for group in view.singles for passages in group.also for passage in passages]
    assert found
    assert {(passage.document_id, passage.start, passage.end) for passage in found} == {place}
    assert all(is_in_its_report(pages, passage) for passage in found)
    assert all(len(group.also) == len(group.versions) for group in view.singles)


def test_equal_wordings_are_one_version(pages: StoryPages) -> None:
    """The reports that print a sentence alike stand together."""
    versions = [version for card in pages.quotations.cards for version in card.versions]
    assert any(len({place.number for place in version.places}) > 1 for version in versions)


def test_timeline_tells_happened_from_published(pages: StoryPages) -> None:
    """Every report is published on one day; days stand in order."""
    view = pages.timeline
    published = [card.number for day in view.days for card in day.published]
    assert sorted(published) == [1, 2, 3, 4, 5]
    days = [day.day for day in view.days if day.day]
    assert days == sorted(days)
    assert any(day.told.startswith("Saturday 16 March") for day in (*view.days, *view.named))


def test_days_are_no_more_precise_than_the_reports(pages: StoryPages) -> None:
    """A month stays a month."""
    told = [day.told for day in (*pages.timeline.days, *pages.timeline.named)]
    assert "November 2011" in told


def test_actors_are_ranked_by_reports(pages: StoryPages) -> None:
    """Those whom most reports name come first, each with the words used and its first place."""
    rows = pages.actors.rows
    assert [len(row.reports) for row in rows] == sorted((len(row.reports) for row in rows), reverse=True)
    assert all(row.names and row.first.text for row in rows)
    assert len({row.anchor for row in rows}) == len(rows)


def test_acts_are_numbered_for_the_picture(pages: StoryPages) -> None:
    """Every number on a line of the picture is that of an act in the table."""
    view = pages.actors
    numbers = {act.number for act in view.acts}
    assert view.graph is not None
    for edge in view.graph.edges:
        shown = {int(word) for word in edge.numbers.replace("…", "").replace(",", " ").split()}
        assert shown <= numbers
        assert edge.line in {act.line for act in view.acts}


def test_wording_merges_case_and_leaves_out_pronouns(pages: StoryPages) -> None:
    """The same words in another case are one name, and a pronoun is none."""
    view = pages.wording
    assert view.rows
    for row in view.rows:
        for cell in row.cells:
            names = [(used.voice, used.text.casefold()) for used in cell]
            assert len(names) == len(set(names))
            assert not {"he", "we", "they"} & {name for _, name in names}


def test_copies_stand_in_two_columns(pages: StoryPages) -> None:
    """The republished report: more than half of it stands in the agency's, passage by passage."""
    pair = pages.copies.pairs[0]
    assert pair.left.number < pair.right.number
    assert 0.5 < pair.share <= 1
    assert pair.longest == max(run.words for run in pair.runs)
    assert all(is_in_its_report(pages, side) for run in pair.runs for side in (run.left, run.right))
    assert [len(family.cards) for family in pages.copies.families] == [2]


def test_sources_most_relied_on_come_first(pages: StoryPages) -> None:
    """Each source has the sentences that name it."""
    rows = pages.sources.rows
    assert [len(row.reports) for row in rows] == sorted((len(row.reports) for row in rows), reverse=True)
    assert all(row.reliances for row in rows)


def test_method_tells_what_was_done(pages: StoryPages) -> None:
    """The run record, the counts and the shares are told; a public page leaves out the analyst's machine."""
    view = pages.method
    assert dict(view.counts)["claims"] == len(pages.story.grid.rows)
    assert dict(view.shown) == dict.fromkeys(range(1, 6), 1.0)
    assert "versions of the steps" in dict(view.run)
    public = StoryPages(Material(pages.material.workspace, story_id=pages.material.story_id, audience="public")).method
    assert "seconds" not in dict(public.run)
    assert all(0 < share <= 0.2 for _, share in public.shown)


def test_reports_carry_marks_at_the_margin(pages: StoryPages) -> None:
    """Each mark leads to a row of the grid in which this report has a passage."""
    anchors = {row.anchor: row for row in pages.story.grid.rows}
    marks = 0
    for report in pages.reports():
        for paragraph in report.paragraphs:
            for sentence in paragraph:
                for mark in sentence.margin:
                    marks += 1
                    row = anchors[mark.row_anchor]
                    assert report.card.number in {cell.number for cell in row.found}
                    assert mark.status == row.status
    assert marks > 30


def test_headline_of_a_report_is_shown_once(pages: StoryPages) -> None:
    """Where the text opens with the headline, its sentences are the heading."""
    headed = [report for report in pages.reports() if report.heading]
    assert headed
    assert all(report.heading[0].anchor.startswith(f"r{report.card.number}-s") for report in headed)
