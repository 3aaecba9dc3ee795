"""The tables are those of the contract."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from crossread import records
from crossread.store import TABLES, Workspace

# The contract, written down a second time by hand.
CONTRACT = {
    "documents": "document_id path url outlet outlet_origin title byline published published_origin language words "
    "text family_id sha256 status",
    "sentences": "document_id index start end role",
    "entities": "entity_id kind name country titles",
    "mentions": "mention_id entity_id document_id start end text form voice speaker_entity_id",
    "quotations": "quotation_id utterance_id document_id start end text kind cue_start cue_end speaker_entity_id "
    "speaker_start speaker_end speaker_text said_on via",
    "clauses": "clause_id quotation_id document_id start end text sentence kind predicate subject subject_start "
    "subject_end object object_start object_end words polarity modality tense voice",
    "utterances": "utterance_id story_id speaker_entity_id verdict variants",
    "quantities": "quantity_id figure_id document_id start end text low high hedge unit counted counted_start "
    "counted_end",
    "figures": "figure_id story_id counted verdict",
    "moments": "moment_id document_id start end text type value earliest latest precision anchor happening_id",
    "happenings": "happening_id story_id earliest latest status verdict",
    "event_mentions": "event_mention_id event_id document_id start end event mode cameo quad modality polarity "
    "actor_entity_id actor_start actor_end recipient_entity_id recipient_start recipient_end "
    "place_entity_id place_start place_end date_moment_id date_earliest date_latest attribution_entity_id rule "
    "reason projected contexts goldstein actor_country actor_sector recipient_country recipient_sector "
    "place_country place_city place_latitude place_longitude place_reason "
    "dead_quantity_id injured_quantity_id arrested_quantity_id",
    "events": "event_id story_id happening_id event mode cameo actors recipients date place documents independent",
    "claims": "claim_id story_id kind gist_document_id gist_start gist_end status documents independent",
    "cells": "claim_id document_id passage state start end voice speaker_entity_id differs_on score reason",
    "copies": "copy_id from_document_id from_start from_end to_document_id to_start to_end identical_share direction",
    "labels": "entity_id document_id text kind voice count first_start",
    "citations": "document_id start end source_text source_kind cited_entity_id cited_document_id",
    "stories": "story_id title_document_id title first last documents independent saga_id",
    "membership": "story_id document_id score reason",
    "dates": "document_id value origin chosen warning",
    "failures": "path stage code message hint",
}


def test_tables_are_those_of_the_contract(workspace: Workspace) -> None:
    """A workspace offers exactly the contracted tables and columns, in order."""
    assert {name: " ".join(columns) for name, columns in workspace.tables().items()} == CONTRACT
    assert list(workspace.tables()) == list(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_database_has_the_columns(name: str, workspace: Workspace) -> None:
    """The file itself has them too, with the types and the NOT NULL that the record asks for."""
    types = {
        "text": "TEXT",
        "list": "TEXT",
        "integer": "INTEGER",
        "boolean": "INTEGER",
        "real": "REAL",
        "number": "REAL",
    }
    connection = sqlite3.connect(workspace.path / "crossread.db")
    found = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    connection.close()
    assert [column[1] for column in found] == CONTRACT[name].split()
    wanted = [(types[column.kind], not column.optional) for column in workspace.columns(name)]
    stored = [(column[2], bool(column[3]) or bool(column[5])) for column in found]
    assert stored == wanted


def test_bookkeeping_tables_are_marked(workspace: Workspace) -> None:
    """Whatever is no table of the contract begins with an underscore."""
    connection = sqlite3.connect(workspace.path / "crossread.db")
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    connection.close()
    assert {name for name in names if not name.startswith(("_", "sqlite_"))} == set(CONTRACT)


def test_every_record_that_flows_has_a_table() -> None:
    """No record is left without a table but those that are never stored as rows."""
    flowing = {getattr(records, name) for name in records.__all__}
    stored = {record for record in flowing if dataclasses.is_dataclass(record)} - {records.Reading, records.Evidence}
    assert stored == set(TABLES.values())


def test_every_query_by_report_and_story_is_possible(workspace: Workspace) -> None:
    """Each table can be asked for the rows of a report, of a story, of ids, and for a page of rows."""
    for record in TABLES.values():
        assert list(workspace.load(record, document_id="d-0")) == []
        assert list(workspace.load(record, story_id="s-0")) == []
        assert list(workspace.load(record, ids=["x"], limit=3, offset=1)) == []
        assert workspace.count(record, document_id="d-0", story_id="s-0") == 0


def test_loading_in_order_needs_no_sorting(workspace: Workspace) -> None:
    """The documented order of each large table comes from an index, so that streaming takes constant memory."""
    connection = sqlite3.connect(workspace.path / "crossread.db")
    from crossread.store.schema import order_by  # noqa: PLC0415 - internal, only here
    from crossread.store.tables import PUBLIC  # noqa: PLC0415

    for table in PUBLIC:
        plan = connection.execute(f'EXPLAIN QUERY PLAN SELECT * FROM "{table.name}" ORDER BY {order_by(table)}')
        steps = " ".join(row[3] for row in plan)
        assert ("TEMP B-TREE" in steps) == (table.name == "stories"), f"{table.name}: {steps}"
    connection.close()


def test_folder_holds_what_the_contract_says(workspace: Workspace) -> None:
    """A new workspace has the originals, the analyst's files with their header lines, runs and the list of failures."""
    user = workspace.path / "user"
    assert {path.name for path in user.iterdir()} == {
        "sources.csv",
        "actors.csv",
        "stories.csv",
        "dates.csv",
        "notes.ndjson",
    }
    assert (user / "dates.csv").read_text() == "match,published,note\n"
    assert (workspace.path / "failed.csv").read_bytes() == b"path,stage,code,message,hint\r\n"
    for name in ("corpus", "runs"):
        assert Path(workspace.path / name).is_dir()
