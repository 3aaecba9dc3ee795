"""FollowTheMoney entities, checked against the model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crossread.report.exports import export
from crossread.store import Workspace

MODEL: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases/followthemoney.json").read_text("utf-8")
)
"""An excerpt of the model of FollowTheMoney 4.11: schema to property to type, and required properties."""


def find_reader() -> str:
    """The Python that has followthemoney: our own, or that of `make readers`."""
    apart = Path(os.environ.get("CROSSREAD_READERS", Path(sys.prefix) / "readers/bin/python"))
    return str(apart) if apart.exists() else sys.executable


READER = find_reader()

ASK = """
import json, sys
from followthemoney import model
kept = []
for entity in json.load(sys.stdin):
    model.get(entity["schema"]).validate(entity)
    kept.append(model.get_proxy(entity, cleaned=False).to_dict()["properties"])
json.dump(kept, sys.stdout)
"""
"""What the library is asked: whether each entity is one of its schema, and what it keeps of it."""


@pytest.fixture
def entities(linked: Path, tmp_path: Path) -> list[dict[str, Any]]:
    """Write and read the entities."""
    with Workspace.open(linked, read_only=True) as workspace:
        export(workspace, "ftm", tmp_path)
    return [json.loads(line) for line in (tmp_path / "entities.ftm.json").read_text("utf-8").splitlines()]


def test_schemata_and_properties_are_those_of_the_model(entities: list[dict[str, Any]]) -> None:
    """Every property belongs to its schema, required ones are there, and entities point at kinds they may point at."""
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schemata) == len(entities)
    for entity in entities:
        schema = MODEL[entity["schema"]]
        assert set(schema["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind = schema["properties"][name]
            assert all(isinstance(value, str) and value for value in values)
            if kind.startswith("entity:"):
                assert all(schemata[value] in MODEL[kind.removeprefix("entity:")]["is"] for value in values), name


def test_the_library_itself_accepts_them(entities: list[dict[str, Any]]) -> None:
    """The library validates every entity and cleans nothing away."""
    if subprocess.run([READER, "-c", "import followthemoney"], capture_output=True, check=False).returncode:
        pytest.skip("followthemoney is not installed: make readers installs it where there is a compiler and ICU")
    said = subprocess.run(
        [READER, "-c", ASK], input=json.dumps(entities), capture_output=True, text=True, check=False, timeout=300
    )
    assert said.returncode == 0, said.stderr
    kept = json.loads(said.stdout)
    assert kept == [entity["properties"] for entity in entities]


def test_what_they_say(entities: list[dict[str, Any]]) -> None:
    """Actors, acts and words lead to the reports that prove them; a place that acts is a public body."""
    found = {entity["id"]: entity for entity in entities}
    assert found["e-keth"] == {
        "id": "e-keth",
        "schema": "PublicBody",
        "properties": {"name": ["Keth"], "country": ["no"]},
    }
    assert found["e-orva"]["schema"] == "Address"
    assert found["d-wire"]["properties"]["publishedAt"] == ["2031-05-03T06:30:00"]
    assert found["q-wire"]["properties"]["entity"] == ["e-brandvik"]
    assert found["x-wire"]["properties"]["role"] == ["ACCUSE disapprove"]
    assert found["v-accuse"]["properties"]["proof"] == ["d-wire"]
    assert {name for entity in entities if entity["schema"] == "Mention" for name in entity["properties"]["name"]} == {
        "Brandvik",
        "Ilse Brandvik",
        "Keth",
        "Lorm",
        "Harbour Wire",
    }
