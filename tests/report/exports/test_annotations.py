"""Web Annotations, checked against the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crossread.records import Document
from crossread.report.exports import export
from crossread.store import Workspace

MOTIVATIONS = {"identifying", "classifying", "linking", "describing", "tagging"}
"""Those of the model's list that are used here."""


def collection(linked: Path, folder: Path) -> dict[str, Any]:
    """Write and read the annotations."""
    with Workspace.open(linked, read_only=True) as workspace:
        export(workspace, "annotations", folder)
    read: dict[str, Any] = json.loads((folder / "annotations.jsonld").read_text("utf-8"))
    return read


def test_the_collection_is_what_the_model_asks_for(linked: Path, tmp_path: Path) -> None:
    """Context, types, one page, a total that is true, ids that differ, known purposes, text bodies."""
    found = collection(linked, tmp_path)
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    items = found["first"]["items"]
    assert found["total"] == len(items) > 0
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert item["body"]
        for body in item["body"]:
            assert (body["type"], body["format"]) == ("TextualBody", "text/plain")
            assert body["purpose"] in MOTIVATIONS
            assert body["value"]
        assert item["target"]["type"] == "SpecificResource"
        assert item["target"]["source"]["type"] == "Text"
        assert [part["type"] for part in item["target"]["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]


def test_both_selectors_lead_to_the_same_words(linked: Path, tmp_path: Path) -> None:
    """The words with what stands before and after them are found at the position, in the text of the report."""
    with Workspace.open(linked, read_only=True) as workspace:
        texts = {f"urn:crossread:{row.document_id}": row.text for row in workspace.load(Document)}
    for item in collection(linked, tmp_path)["first"]["items"]:
        quote, place = item["target"]["selector"]
        text = texts[item["target"]["source"]["id"]]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_bodies_say_what_was_found(linked: Path, tmp_path: Path) -> None:
    """A quotation names its speaker, a number its interval, a cell its claim and state; silence is no annotation."""
    items = {item["id"]: item for item in collection(linked, tmp_path)["first"]["items"]}

    def values(identifier: str) -> list[str]:
        return [body["value"] for body in items[f"urn:crossread:{identifier}"]["body"]]

    assert values("q-wire") == ["quotation, direct", "Ilse Brandvik"]
    assert values("n-wire") == ["number", "36 to 44 person"]
    assert values("t-wire") == ["DATE", "2031-05-02", "2031-05-02"]
    assert values("x-wire")[:2] == ["ACCUSE disapprove", "Lorm -> Keth"]
    assert values("k-moved/d-daily/0")[:2] == ["urn:crossread:k-moved", "differs on number"]
    assert "urn:crossread:k-moved/d-blog/0" not in items
