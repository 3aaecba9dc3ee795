"""The words of schema.org."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crossread.records import Entity
from crossread.report.exports import export
from crossread.report.exports.jsonld import _is_office
from crossread.store import Workspace


def references(value: object) -> set[str]:
    """All ids that are pointed at."""
    if isinstance(value, dict):
        own = {value["id"]} if set(value) == {"id"} else set()
        return own.union(*(references(part) for part in value.values()))
    return set().union(*(references(part) for part in value)) if isinstance(value, list) else set()


def test_the_graph_holds_together(linked: Path, tmp_path: Path) -> None:
    """Everything has a type, and what is pointed at is there, but for utterances, which have no words of their own."""
    with Workspace.open(linked, read_only=True) as workspace:
        export(workspace, "jsonld", tmp_path)
    read: dict[str, Any] = json.loads((tmp_path / "crossread.jsonld").read_text("utf-8"))
    things = {thing["id"]: thing for thing in read["@graph"]}
    assert read["@context"]["@vocab"] == "https://schema.org/"
    assert all(thing["type"] for thing in things.values())
    assert references(read["@graph"]) - set(things) == {"urn:crossread:u-house"}
    claim = things["urn:crossread:k-moved"]
    assert claim["text"] == "About 40 people were moved to a school"
    assert [part["creativeWorkStatus"] for part in claim["hasPart"]] == ["differs", "states"]
    assert claim["appearance"] == [{"id": "urn:crossread:d-wire"}]
    quotation = things["urn:crossread:q-wire"]
    assert quotation["spokenByCharacter"] == {"id": "urn:crossread:e-brandvik"}
    assert things["urn:crossread:d-wire"]["publisher"]["name"] == "Harbour Wire"


def test_whose_relative_somebody_is_is_no_job() -> None:
    """A title that names a relation is a description; an office is a job."""
    entity = Entity(entity_id="e", kind="person", name="Rui Sousa", titles=("Mayor", "father of Ana Sousa"))
    assert [_is_office(entity, title) for title in entity.titles] == [True, False]
