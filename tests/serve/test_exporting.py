"""Exports come as one zip of the files the command writes."""

from __future__ import annotations

import io
import zipfile

import pytest
from starlette.testclient import TestClient

from crossread.report.exports import FORMATS


def unpack(content: bytes) -> dict[str, bytes]:
    """Files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format(client: TestClient, form: str) -> None:
    """Each format of the command is a download with files in it."""
    answer = client.get(f"/exports/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == f'attachment; filename="ferry-{form}.zip"'
    assert unpack(answer.content)


def test_the_same_bytes_twice(client: TestClient) -> None:
    """The same workspace gives the same zip."""
    assert client.get("/exports/jsonl").content == client.get("/exports/jsonl").content


def test_one_story(client: TestClient, story_id: str) -> None:
    """A story is taken out by itself, also as a page that works offline."""
    files = unpack(client.get(f"/exports/csv?story={story_id}").content)
    assert files["documents.csv"].count(b"\n") > 5
    page = unpack(client.get(f"/exports/report?story={story_id}").content)
    assert b"tells Drovenian marines" in page["report.html"]


def test_what_there_is_not(client: TestClient, story_id: str) -> None:
    """A format or story that does not exist, and a format that cannot keep to a story, are told."""
    assert client.get("/exports/docx").status_code == 404
    assert client.get("/exports/report").status_code == 404
    assert client.get("/exports/csv?story=s-none").status_code == 404
    assert client.get(f"/exports/sqlite?story={story_id}").status_code == 400
    assert client.get("/exports?story=s-none").status_code == 404
    assert "csv" in client.get("/exports").text
