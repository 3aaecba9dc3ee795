"""Rows for reading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crossread.report.exports import Selection
from crossread.report.reader_rows import COLUMNS, ReaderRows
from crossread.store import TABLES, Workspace


def rows(linked: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table for reading."""
    with Workspace.open(linked, read_only=True) as workspace:
        return list(ReaderRows(Selection(workspace)).of(table, workspace.load(TABLES[table])))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_read(linked: Path, table: str) -> None:
    """Each table gives rows with headings and without ids of reports, actors and claims."""
    for row in rows(linked, table):
        assert not any(str(value).startswith(("d-", "e-", "k-", "u-", "f-")) for value in row.values()), row


def test_the_columns_are_those_of_tables() -> None:
    """No heading is listed for a table that is not there."""
    assert set(COLUMNS) <= set(TABLES)


def test_ids_and_places_become_names_and_words(linked: Path) -> None:
    """Reports are named by outlet or file, actors by name, spans by their words; links by the words that tell them."""
    assert rows(linked, "claims")[0]["claim"] == "About 40 people were moved to a school"
    cells = {(row["claim"], row["report"]): row for row in rows(linked, "cells")}
    assert (
        cells["About 40 people were moved to a school", "Daily Orva"]["passage"] == "As many as 400 people were moved"
    )
    assert cells["About 40 people were moved to a school", "blog.txt"]["passage"] is None
    assert rows(linked, "quotations")[0]["speaker"] == "Ilse Brandvik"
    assert rows(linked, "events")[0]["actors"] == ("Lorm",)
    assert rows(linked, "event_mentions")[1]["passage"] == "Lorm accused Keth of neglect."
    assert set(rows(linked, "figures")[0]["passages"]) == {"About 40", "As many as 400"}
    assert set(rows(linked, "happenings")[0]["passages"]) == {
        "The weir at Orva gave way on Thursday, a neighbour of mine says.",
        "The weir at Orva gave way on Friday.",
    }
    assert rows(linked, "copies")[0]["passage"] == "The weir at Orva gave way on Friday."
    assert rows(linked, "mentions")[0]["speaker"] is None
