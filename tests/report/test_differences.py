"""What differs: claims, numbers, dates, words and speakers, each told once, with the sentences of its reports."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.records import Quotation, Utterance
from crossread.report import Material, story_view
from crossread.report.differences import Difference, _of_claim, _same_answers
from crossread.store import Workspace


@pytest.fixture
def own(linked: Path, tmp_path: Path) -> Path:
    """A linked story that may be changed."""
    return Path(shutil.copytree(linked, tmp_path / "case"))


def differences(folder: Path) -> dict[str, Difference]:
    """What differs, by the view that has it."""
    with Workspace.open(folder, read_only=True) as workspace:
        found = story_view(Material(workspace, story_id="s-orva")).differences
    assert len({one.view for one in found}) == len(found)
    return {one.view: one for one in found}


def test_claims_come_first_then_dates_and_wordings(linked: Path) -> None:
    """Every kind is there, with answers and their reports; a number told as a claim is told once."""
    found = differences(linked)
    assert list(found) == ["grid", "timeline", "quotations"]
    assert [(side.value, side.numbers) for side in found["grid"].sides] == [("≤400", (1,)), ("~40", (2,))]
    assert found["grid"].slots == ("the number",)
    assert [(side.value, side.numbers) for side in found["timeline"].sides] == [
        ("2 May 2031", (1, 2)),
        ("1 May 2031", (3,)),
    ]
    assert found["quotations"].slots == ("the wording",)
    assert found["quotations"].about == "Ilse Brandvik"
    other = found["quotations"].sides[1].passage
    assert {piece.kind for piece in other.pieces} >= {"insert", "delete"}


def test_every_answer_opens_its_sentence(linked: Path) -> None:
    """Each report of an answer has the place where it gives it."""
    for difference in differences(linked).values():
        for side in difference.sides:
            assert side.places
            assert all(place.sentence is not None for place in side.places)
            assert len(set(side.numbers)) == len(side.numbers)


def test_a_number_in_no_claim_is_told_by_itself(own: Path) -> None:
    """Without the claim the figure whose values exclude each other is told, and leads to its card."""
    with Workspace.open(own) as workspace:
        workspace.save_links("claims", "none", [], story_id="s-orva")
    found = differences(own)
    assert list(found) == ["figures", "timeline", "quotations"]
    assert [(side.value, side.numbers) for side in found["figures"].sides] == [("≤400", (1,)), ("~40", (2,))]
    assert found["figures"].about == "person"
    assert found["figures"].anchor == "f1-1"


def test_who_is_named_as_speaker(own: Path) -> None:
    """Where reports name different speakers, each name is an answer; a name both use is one answer."""
    with Workspace.open(own) as workspace:
        utterance = next(iter(workspace.load(Utterance)))
        said = [row for row in workspace.load(Quotation) if row.utterance_id == utterance.utterance_id]
        changed = [
            replace(row, speaker_entity_id=None, speaker_text="a clerk") if row.document_id == "d-daily" else row
            for row in said
        ]
        workspace.save_marks("d-daily", "quotations", "other", [row for row in changed if row.document_id == "d-daily"])
        workspace.save_links("utterances", "other", [replace(utterance, verdict="speaker_differs"), *changed])
    found = differences(own)["quotations"]
    assert found.slots == ("who says it",)
    assert {(side.value, side.numbers) for side in found.sides} == {("a clerk", (1,)), ("Ilse Brandvik", (2,))}


def test_an_answer_names_a_speaker_that_all_its_reports_name(linked: Path) -> None:
    """Two reports that quote two men, or of which one speaks for itself, are not both said to quote the first."""
    with Workspace.open(linked, read_only=True) as workspace:
        rows = story_view(Material(workspace, story_id="s-orva")).grid.rows
    row = next(row for row in rows if sum(bool(cell.passages) for cell in row.cells) > 1)

    def named(*speakers: str | None) -> list[str | None]:
        told = [cell for cell in row.cells if cell.passages][: len(speakers)]
        cells = tuple(
            replace(cell, state="attributes", chips=(), speaker=speaker)
            for cell, speaker in zip(told, speakers, strict=True)
        )
        return [side.speaker for side in _of_claim(replace(row, cells=cells))]

    assert named("Ivo Brask", "Ivo Brask") == ["Ivo Brask"]
    assert named("Ivo Brask", "Edda Vance") == [None]
    assert named("Ivo Brask", None) == [None]


def test_a_number_with_the_answers_of_a_claim_is_told_once(linked: Path) -> None:
    """The same two values of the same two reports are one difference, whatever passages they were read in."""
    with Workspace.open(linked, read_only=True) as workspace:
        view = story_view(Material(workspace, story_id="s-orva"))
    claim = next(one for one in view.differences if one.view == "grid")
    elsewhere = [
        replace(side, places=tuple(replace(place, start=0, end=1) for place in side.places)) for side in claim.sides
    ]
    assert _same_answers(replace(claim, view="figures", sides=tuple(elsewhere)), claim)
    assert not _same_answers(replace(claim, sides=(replace(claim.sides[0], value="1"), claim.sides[1])), claim)
