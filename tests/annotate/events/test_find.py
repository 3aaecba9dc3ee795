from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossread.records import EventMention
from tests.annotate.events.conftest import Desk

CASES = json.loads((Path(__file__).parents[2] / "cases" / "events" / "acts.json").read_text("utf-8"))


def line(row: EventMention) -> str:
    """A row in short: actor's country, type and mode, recipient's country, modality, projected act."""
    mode = f"/{row.mode}" if row.mode else ""
    projected = f" < {row.projected}" if row.projected else ""
    return f"{row.actor_country or '-'} {row.event}{mode} {row.recipient_country or '-'} {row.modality}{projected}"


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_acts_are_coded_by_the_precedence_table(desk: Desk, case: dict[str, list[str]]) -> None:
    """Each sentence gives exactly the rows of the table: who, what, to whom, how it is asserted, what it projects."""
    assert [line(row) for row in desk.find(str(case["text"]))] == case["rows"]


def test_every_row_names_its_rule_and_its_words(desk: Desk) -> None:
    """A row says by which line of the lexicon it is coded and by which words, and its spans hold them."""
    text = "Canada imposed sanctions on Chad on Friday."
    [row] = desk.find(text)
    assert row.rule.startswith("verb with noun: phrases ")
    assert "imposed … sanctions" in row.reason
    assert text[row.start : row.end] == "imposed"
    assert row.actor_start is not None
    assert text[row.actor_start : row.actor_end] == "Canada"
    assert (row.date_earliest, row.quad, row.cameo) == ("2019-03-22", 4, "163")


def test_how_many_were_harmed_is_a_quantity(desk: Desk) -> None:
    """The number of dead and of injured are quantities of the same report."""
    text = "Rebels killed 22 villagers near Abéché. Police said 30 people were wounded by the rebels."
    _, _, marks = desk.read(text)
    named = {row.quantity_id: row.text for row in marks.quantities}
    first, second = desk.find(text)
    assert named[first.dead_quantity_id or ""] == "22"
    assert first.injured_quantity_id is None
    assert named[second.injured_quantity_id or ""] == "30"


def test_same_input_same_rows(desk: Desk) -> None:
    """A text read twice gives equal rows with equal ids."""
    text = "Norway and Chad signed a treaty. Norway will send food to Chad."
    assert desk.find(text) == desk.find(text)
