"""What was saved loads back equal, for every record type and any content."""

from __future__ import annotations

import dataclasses
import hashlib
import tempfile
import types
import typing
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.records import DateCandidate, Document, Failure, Moment, Quantity, Reading
from crossread.store import TABLES, Workspace
from crossread.store.schema import Table
from crossread.store.tables import BY_NAME, PUBLIC, table_of

Pools = dict[str, list[str]]
PARENTS = {
    "entity_id": "entities",
    "speaker_entity_id": "entities",
    "actor_entity_id": "entities",
    "recipient_entity_id": "entities",
    "place_entity_id": "entities",
    "attribution_entity_id": "entities",
    "cited_entity_id": "entities",
    "place": "entities",
    "quotation_id": "quotations",
    "utterance_id": "utterances",
    "figure_id": "figures",
    "happening_id": "happenings",
    "event_id": "events",
    "story_id": "stories",
    "claim_id": "claims",
    "date_moment_id": "moments",
    "dead_quantity_id": "quantities",
    "injured_quantity_id": "quantities",
    "arrested_quantity_id": "quantities",
    "document_id": "documents",
    "gist_document_id": "documents",
    "from_document_id": "documents",
    "to_document_id": "documents",
    "cited_document_id": "documents",
    "title_document_id": "documents",
}
# Rows that others point at come first.
ORDER = [
    "stories",
    "entities",
    "happenings",
    "events",
    "utterances",
    "figures",
    "moments",
    "sentences",
    "mentions",
    "quotations",
    "clauses",
    "quantities",
    "event_mentions",
    "claims",
    "cells",
    "copies",
    "labels",
    "citations",
    "membership",
]
TEXT = st.text(max_size=12)


def numbers() -> st.SearchStrategy[Decimal]:
    """Numbers as they stand in texts: up to 15 digits, any scale a float keeps."""
    digits = st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1)
    return st.builds(lambda n, scale: Decimal(n).scaleb(scale), digits, st.integers(min_value=-20, max_value=20))


HINTS = {record: typing.get_type_hints(record) for record in TABLES.values()}
"""Types of the fields of each record."""


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type hint is anything
    """Any value of a field's type."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return st.one_of(*(values(part) for part in typing.get_args(hint)))
    if typing.get_origin(hint) is Literal:
        return st.sampled_from(typing.get_args(hint))
    simple: dict[Any, st.SearchStrategy[Any]] = {
        type(None): st.none(),
        str: TEXT,
        int: st.integers(min_value=-(2**63), max_value=2**63 - 1),
        float: st.floats(min_value=0, max_value=1),
        bool: st.booleans(),
        Decimal: numbers(),
        tuple[str, ...]: st.lists(TEXT, max_size=3).map(tuple),
    }
    return simple[hint]


def draw_record(draw: st.DrawFn, table: Table, pools: Pools, texts: dict[str, str], number: int) -> Any:  # noqa: ANN401
    """Draw one record of a table that points at what exists."""
    fields: dict[str, Any] = {}
    for name, hint in HINTS[table.record].items():
        parent = PARENTS.get(name)
        if table.key == (name,):
            fields[name] = f"{table.name}-{number}-{draw(TEXT)}"
        elif parent is not None:
            optional = type(None) in typing.get_args(hint)
            pool = pools.get(parent, [])
            fields[name] = draw(st.sampled_from([*pool, None] if optional else pool)) if pool or optional else None
        else:
            fields[name] = draw(values(hint))
    for span in table.spans:
        text = texts[fields[span.document]] if fields[span.document] else ""
        start = draw(st.integers(min_value=0, max_value=len(text) - 1))
        end = draw(st.integers(min_value=start + 1, max_value=len(text)))
        fields[span.start] = start
        if span.end:
            fields[span.end] = end
        if span.text:
            fields[span.text] = text[start:end]
    if table.record is Moment:
        fields["earliest"], fields["latest"] = draw(
            st.sampled_from([(None, None), ("2031-01-01", "2031-02"), (None, "2031")])
        )
    if table.record is Quantity and None not in (fields["low"], fields["high"]):
        fields["low"], fields["high"] = sorted([fields["low"], fields["high"]])
    return table.record(**fields)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Reading], dict[str, list[Any]]]:
    """A few reports with rows in every table."""
    readings = []
    for number in range(draw(st.integers(min_value=1, max_value=3))):
        hints = HINTS[Document]
        fields = {name: draw(values(hint)) for name, hint in hints.items()}
        original = draw(st.binary(max_size=20))
        document_id = f"d-{number}-{draw(TEXT)}"
        fields |= {
            "document_id": document_id,
            "text": draw(st.text(min_size=1, max_size=40)),
            "sha256": hashlib.sha256(original).hexdigest(),
        }
        dates = draw(
            st.lists(
                st.builds(
                    DateCandidate,
                    document_id=st.just(document_id),
                    value=TEXT,
                    origin=values(hints["outlet_origin"]).filter(bool),
                ),
                max_size=2,
            )
        )
        readings.append(
            Reading(
                document=Document(**fields),
                dates=tuple(dates),
                original=original,
                media_type=draw(TEXT),
                warnings=tuple(draw(st.lists(TEXT, max_size=2))),
            )
        )
    texts = {reading.document.document_id: reading.document.text for reading in readings}
    pools: Pools = {"documents": list(texts)}
    rows: dict[str, list[Any]] = {}
    for name in ORDER:
        table = BY_NAME[name]
        drawn = [draw_record(draw, table, pools, texts, number) for number in range(draw(st.integers(1, 2)))]
        unique = {tuple(getattr(record, key) for key in table.key): record for record in drawn}
        rows[name] = list(unique.values())
        if len(table.key) == 1:
            pools[name] = [key for (key,) in unique]
    return readings, rows


def in_order(table: Table, rows: list[Any]) -> list[Any]:
    """Sort records as the reference says: by code points, missing values last."""
    ordered = list(rows)
    for term in reversed(table.order):
        name, _, direction = term.partition(" ")
        if name != "rowid":
            ordered.sort(
                key=lambda record: (
                    (getattr(record, name) is not None, getattr(record, name) or "")
                    if direction
                    else getattr(record, name)
                ),
                reverse=bool(direction),
            )
    return ordered


def save(workspace: Workspace, readings: list[Reading], rows: dict[str, list[Any]]) -> None:
    """Save all of a case."""
    workspace.save_readings(readings)
    for name, records in rows.items():
        if not BY_NAME[name].mark:
            workspace.save_links(name, "1", records)
            continue
        for reading in readings:
            document_id = reading.document.document_id
            own = [record for record in records if record.document_id == document_id]
            workspace.save_marks(document_id, name, "1", own)


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_what_was_saved_loads_back_equal(case: tuple[list[Reading], dict[str, list[Any]]]) -> None:
    """Every record of every type comes back equal and in the documented order, and the workspace checks clean."""
    readings, rows = case
    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder) / "case") as workspace:
        save(workspace, readings, rows)
        for reading in readings:
            assert workspace.load_reading(reading.document.document_id) == reading
        rows["documents"] = [reading.document for reading in readings]
        for name, records in rows.items():
            assert list(workspace.load(TABLES[name])) == in_order(BY_NAME[name], records), name
        assert [str(problem) for problem in workspace.check()] == []
        # A second time in another order nothing moves.
        before = {name: list(workspace.rows(name)) for name in TABLES}
        save(workspace, readings[::-1], {name: rows[name][::-1] for name in ORDER})
        assert {name: list(workspace.rows(name)) for name in TABLES} == before


@settings(max_examples=60, deadline=None, derandomize=True)
@given(number=numbers())
def test_numbers_keep_their_value(number: Decimal) -> None:
    """A number of 15 digits is the same number after saving and loading."""
    from crossread.store.values import number_to_real, real_to_number  # noqa: PLC0415 - internal, only here

    assert real_to_number(number_to_real(number)) == number


def test_failures_load_back_equal(workspace: Workspace) -> None:
    """A failure comes back equal; a broken file name is escaped; the list file is guarded and complete."""
    failure = Failure(
        path="=a.pdf", stage="ingest", code="locked", message="needs a password,\nor two", hint="unlock it"
    )
    broken = Failure(path="caf\udce9.txt", stage="ingest", code="gone", message="not found")
    with workspace.transaction():
        workspace.save_failure(broken)
        workspace.save_failure(failure)
        workspace.save_failure(failure)
    assert list(workspace.load(Failure)) == [failure, dataclasses.replace(broken, path="caf\\udce9.txt")]
    workspace.close()
    listed = (workspace.path / "failed.csv").read_bytes()
    assert listed.startswith(b"path,stage,code,message,hint\r\n'=a.pdf,ingest,locked,")
    assert listed.count(b"\r\n") == 3


def test_every_table_is_covered() -> None:
    """The case above has rows in every table but those with a test of their own."""
    assert {*ORDER, "documents", "dates", "failures"} == {table.name for table in PUBLIC}
    assert table_of(Document).name == "documents"
