"""The API answers with the dataclasses of the pages, and its description says what it answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from crossread.records import Document, Moment
from crossread.serve.api import OPERATIONS
from crossread.serve.api_shapes import VIEWS
from crossread.serve.openapi import describe
from crossread.serve.state import Served
from crossread.store.tables import TABLES

SCHEMAS = describe()["components"]["schemas"]


def fits(value: Any, schema: dict[str, Any], where: str = "$") -> None:  # noqa: ANN401 - JSON
    """Check a value against a schema, as far as the description uses the language of schemas."""
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        faults = []
        for one in schema["anyOf"]:
            try:
                fits(value, one, where)
            except AssertionError as fault:
                faults.append(str(fault))
            else:
                return
        pytest.fail(f"{where}: {faults}")
    kind = schema.get("type")
    kinds: dict[Any, Any] = {
        "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None), "array": list,
        "object": dict,
    }  # fmt: skip
    assert kind is None or isinstance(value, kinds[kind]), f"{where} is no {kind}: {value!r}"
    assert not (kind == "integer" and isinstance(value, bool)), where
    assert "enum" not in schema or value in schema["enum"], f"{where}: {value!r}"
    if kind == "object":
        assert set(value) == set(schema["properties"]), where
        for name, inner in schema["properties"].items():
            fits(value[name], inner, f"{where}.{name}")
    if kind == "array":
        inner_schemas = schema.get("prefixItems") or [schema["items"]] * len(value)
        for place, (item, inner) in enumerate(zip(value, inner_schemas, strict=True)):
            fits(item, inner, f"{where}[{place}]")


def schema_of(name: str) -> dict[str, Any]:
    """The schema of the answer of an operation."""
    for path in describe()["paths"].values():
        for operation in path.values():
            if operation["operationId"] == name:
                status = next(iter(operation["responses"]))
                return dict(operation["responses"][status]["content"]["application/json"]["schema"])
    raise KeyError(name)


def test_every_reading_answers_as_described(
    client: TestClient, app: Served, story_id: str, document_ids: list[str]
) -> None:
    """Each GET operation of the description answers, and its answer fits its schema."""
    (actor, _), *_ = app.workspace.browse_actors("arvola")
    values = {"story_id": story_id, "document_id": document_ids[0], "entity_id": actor.entity_id, "table": "moments"}
    for operation in OPERATIONS:
        if operation.method != "GET" or "{job_id" in operation.path or "{view}" in operation.path:
            continue
        path = "/api" + operation.path.format(**values)
        answer = client.get(path, params={"q": "barge"} if operation.name == "search" else {})
        assert answer.status_code == operation.status, path
        fits(answer.json(), schema_of(operation.name), operation.name)


@pytest.mark.parametrize("view", VIEWS)
def test_views_of_a_story(client: TestClient, story_id: str, view: str) -> None:
    """Each view of a story is what its page shows."""
    answer = client.get(f"/api/stories/{story_id}/views/{view}")
    assert answer.status_code == 200
    assert isinstance(answer.json(), dict)
    assert client.get(f"/api/stories/{story_id}/views/nothing").status_code == 404


@pytest.mark.parametrize("table", TABLES)
def test_rows_of_every_table(
    client: TestClient, app: Served, story_id: str, document_ids: list[str], table: str
) -> None:
    """The rows of a story and of a report are those of the workspace, page by page."""
    for scope, one in (("stories", story_id), ("documents", document_ids[0])):
        first = client.get(f"/api/{scope}/{one}/tables/{table}?limit=2").json()
        assert len(first["rows"]) == min(2, first["total"])
        rest = client.get(f"/api/{scope}/{one}/tables/{table}?limit=500&offset=2").json()
        assert len(rest["rows"]) == min(500, max(0, first["total"] - 2))
        assert first["total"] == app.workspace.count(
            TABLES[table], **{"story_id" if scope == "stories" else "document_id": one}
        )
    assert client.get(f"/api/stories/{story_id}/tables/nothing").status_code == 404


def test_rows_are_records(client: TestClient, app: Served, document_ids: list[str]) -> None:
    """A row has the columns of its record, with numbers as numbers and what is missing as null."""
    rows = client.get(f"/api/documents/{document_ids[0]}/tables/moments").json()["rows"]
    moments = list(app.workspace.load(Moment, document_id=document_ids[0]))
    assert [row["moment_id"] for row in rows] == [one.moment_id for one in moments[: len(rows)]]
    quantity = client.get(f"/api/documents/{document_ids[0]}/tables/quantities").json()["rows"][0]
    assert isinstance(quantity["low"], int | float | None)


def test_pages_of_stories(client: TestClient) -> None:
    """The list of stories takes the filters of its page."""
    found = client.get("/api/stories?words=lease&differing=0&limit=1").json()
    assert (found["total"], found["reports"], len(found["rows"])) == (1, 5, 1)
    assert client.get("/api/stories?words=submarine").json()["rows"] == []


def test_a_report_keeps_every_character(client: TestClient, app: Served) -> None:
    """The text of a report arrives code point by code point, so that offsets hold."""
    for document in app.workspace.load(Document):
        found = client.get(f"/api/documents/{document.document_id}").json()
        assert found["document"]["text"] == document.text


def test_the_description_is_whole() -> None:
    """Every operation has a name, a summary, an answer and the shape of errors; every reference leads somewhere."""
    text = json.dumps(describe())
    names = [operation["operationId"] for path in describe()["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names)) == len(OPERATIONS)
    for path in describe()["paths"].values():
        for operation in path.values():
            assert operation["summary"].endswith(".")
            assert "ProblemAnswer" in json.dumps(operation["responses"]["default"])
    for reference in set(part.split('"')[0] for part in text.split("#/components/schemas/")[1:]):  # noqa: C401
        assert SCHEMAS[reference]["properties"], reference
    for name, schema in SCHEMAS.items():
        assert schema["description"], name
        for field, inner in schema["properties"].items():
            assert inner["description"], f"{name}.{field}"
