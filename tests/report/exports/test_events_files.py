"""Event data, read again."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from crossread.annotate.events.lexicon import load_types
from crossread.records import Event, EventMention
from crossread.report.exports import export
from crossread.report.exports.events_columns import GDELT, GDELT_MENTIONS, ICEWS, POLECAT
from crossread.report.exports.events_types import PLOVER_TYPES, intensity
from crossread.store import Workspace


@pytest.fixture
def written(linked: Path, tmp_path: Path) -> Path:
    """The files of event data of the linked story."""
    with Workspace.open(linked, read_only=True) as workspace:
        export(workspace, "events", tmp_path / "out")
    return tmp_path / "out"


def cells(path: Path) -> list[list[str]]:
    """Rows of a tab-separated file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_layouts_have_their_columns() -> None:
    """POLECAT has 40 columns, ICEWS 20, GDELT 61 and its mentions 16, and none stands twice."""
    for columns, count in ((POLECAT, 40), (ICEWS, 20), (GDELT, 61), (GDELT_MENTIONS, 16)):
        assert len(columns) == len(set(columns)) == count


def test_types_are_those_of_the_coder() -> None:
    """Names and intensities are those by which acts are coded."""
    assert {event: intensity(event) for event in PLOVER_TYPES} == {
        event: facts.goldstein for event, facts in load_types().items()
    }


def test_files_read_back(written: Path, linked: Path) -> None:
    """Every row has all columns; acts are counted as in the workspace; types and codes are those of the ontologies."""
    with Workspace.open(linked, read_only=True) as workspace:
        events = list(workspace.load(Event))
        told = [row for row in workspace.load(EventMention) if row.event_id is not None]
    named = {row.event_id for row in told}
    acts = [event for event in events if event.event_id in named]
    polecat, icews = cells(written / "polecat.tsv"), cells(written / "icews.tsv")
    gdelt, mentions = cells(written / "gdelt-events.tsv"), cells(written / "gdelt-mentions.tsv")
    assert polecat[0] == list(POLECAT)
    assert icews[0] == list(ICEWS)
    assert len(polecat) - 1 == len(icews) - 1 == len(gdelt) == len(acts)
    assert len(mentions) == len(told)
    for rows, columns in ((polecat, POLECAT), (icews, ICEWS), (gdelt, GDELT), (mentions, GDELT_MENTIONS)):
        assert {len(row) for row in rows} == {len(columns)}
    assert {row[POLECAT.index("Event Type")] for row in polecat[1:]} <= PLOVER_TYPES
    assert {row[0] for row in mentions} == {row[0] for row in gdelt}


def test_plover_lines_show_their_passages(written: Path, linked: Path) -> None:
    """Each line has its sentence and the place of its words in the report's text."""
    lines = [json.loads(line) for line in (written / "plover.jsonl").read_text("utf-8").splitlines()]
    assert lines
    with Workspace.open(linked, read_only=True) as workspace:
        for line in lines:
            for told in line["text"]:
                assert 0 <= told["start"] < told["end"] <= len(workspace.load_document(told["document"]).text)
                assert told["sentence"]
