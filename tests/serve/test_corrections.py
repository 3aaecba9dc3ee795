"""What the analyst corrects goes to the files in `user/`, is obeyed, and can be taken back."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from crossread.serve.corrections import ACTIONS, FIELDS
from crossread.serve.state import Served


@pytest.fixture
def reports(own: TestClient, own_app: Served) -> list[str]:
    """The reports of the story, in order of publication."""
    story_id = own_app.workspace.browse_stories().stories[0].story_id
    return [one["document_id"] for one in own.get(f"/api/stories/{story_id}").json()["documents"]]


def correct(client: TestClient, **fields: object) -> dict[str, object]:
    """Send a correction that is taken."""
    answer = client.post("/api/corrections", json=fields)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def finish(app: Served) -> None:
    """Wait until all work is done."""
    for job in app.jobs.list():
        found = app.jobs.wait(job.job_id, 120)
        assert found is not None
        assert found.state == "done", found.message


def test_every_action_is_described() -> None:
    """The fields of each action stand in the description of the API."""
    assert set(FIELDS) == {*ACTIONS, "take_back"}


def test_a_split_and_its_way_back(own: TestClient, own_app: Served, reports: list[str]) -> None:
    """A report is parted from its story and comes back when the line is taken back; stories follow by themselves."""
    done = correct(own, action="split_story", document_id=reports[0], other=reports[-1], note="another ferry")
    assert (done["file"], done["line"]) == ("stories.csv", 2)
    finish(own_app)
    assert own_app.workspace.browse_stories().total == 2
    (line,) = own.get("/api/corrections").json()["corrections"]
    assert (line["action"], line["subject"], line["note"]) == ("split", reports[0], "another ferry")
    answer = own.post(
        "/corrections",
        data={"action": "take_back", "file": line["file"], "line": line["line"], "seen": line["seen"], "back": "/jobs"},
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/jobs")
    finish(own_app)
    assert own_app.workspace.browse_stories().total == 1
    assert own.get("/api/corrections").json()["corrections"] == []
    assert "# split" in (own_app.user / "stories.csv").read_text("utf-8")


def test_two_stories_become_one(own: TestClient, own_app: Served, reports: list[str]) -> None:
    """Stories that were parted are merged again by their headlines."""
    correct(own, action="split_story", document_id=reports[0], other=reports[-1])
    finish(own_app)
    one, other = (story.story_id for story in own_app.workspace.browse_stories().stories)
    page = own.get(f"/stories/{one}/correct").text
    assert other in page
    assert "Merge with this one" in page
    correct(own, action="merge_stories", story_id=one, other=other)
    finish(own_app)
    assert own_app.workspace.browse_stories().total == 1


def test_actors(own: TestClient, own_app: Served) -> None:
    """An actor is called otherwise, joined with another, and left out."""
    (arvola, _), *_ = own_app.workspace.browse_actors("arvola")
    (erwick, _), *_ = own_app.workspace.browse_actors("erwick")
    correct(own, action="rename_actor", entity_id=arvola.entity_id, name="Signe Arvola, minister")
    finish(own_app)
    assert own_app.workspace.browse_actors("arvola minister")
    correct(own, action="merge_actors", entity_id=erwick.entity_id, other=arvola.entity_id)
    finish(own_app)
    assert not [one for one, _ in own_app.workspace.browse_actors("erwick") if one.entity_id == erwick.entity_id]
    lines = own.get("/api/corrections").json()["corrections"]
    assert [line["action"] for line in lines] == ["rename", "merge"]
    assert "Erwick" in lines[1]["note"], "ids say nothing to a reader"


def test_notes(own: TestClient, own_app: Served, reports: list[str]) -> None:
    """A note on a sentence stands on the page of its report, with the words it is about, and starts no work."""
    page = f"/documents/{reports[0]}"
    answer = own.post(
        "/corrections",
        data={
            "action": "note",
            "document_id": reports[0],
            "sentence": "3",
            "note": "ask <b>the</b> owner",
            "tags": "dredger, check",
            "back": page,
        },
    )
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    text = own.get(page).text
    assert "ask &lt;b&gt;the&lt;/b&gt; owner" in text
    assert "dredger, check" in text
    assert own_app.jobs.list() == ()
    done = correct(own, action="note", document_id=reports[0], start=0, end=8, note="second")
    assert (done["file"], done["line"], done["job_id"]) == ("notes.ndjson", 2, None)
    first, second = map(json.loads, (own_app.user / "notes.ndjson").read_text("utf-8").splitlines())
    assert first["tags"] == ["dredger", "check"]
    assert (second["start"], second["end"]) == (0, 8)


def test_dates_and_outlets(own: TestClient, own_app: Served, reports: list[str]) -> None:
    """A date and an outlet that the analyst knows are shown as theirs."""
    correct(own, action="date", document_id=reports[1], published="2024-03-16")
    correct(own, action="outlet", document_id=reports[1], outlet="Tidewire, London")
    finish(own_app)
    document = own.get(f"/api/documents/{reports[1]}").json()["document"]
    assert (document["published"], document["published_origin"]) == ("2024-03-16", "user")
    assert (document["outlet"], document["outlet_origin"]) == ("Tidewire, London", "user")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"action": "explode"}, 400),
        ({"action": "split_story", "document_id": "d-none", "other": "d-none"}, 404),
        ({"action": "merge_stories", "story_id": "s-none", "other": "s-none"}, 404),
        ({"action": "rename_actor", "entity_id": "e-none", "name": "x"}, 404),
        ({"action": "note", "document_id": "d-none", "note": "x"}, 404),
        ({"action": "note", "document_id": ["d"], "note": "x"}, 400),
        ({"action": "note", "document_id": "REPORT", "note": ""}, 400),
        ({"action": "note", "document_id": "REPORT", "note": "x" * 4001}, 400),
        ({"action": "note", "document_id": "REPORT", "note": "x", "sentence": "9999"}, 400),
        ({"action": "note", "document_id": "REPORT", "note": "x", "start": 5}, 400),
        ({"action": "note", "document_id": "REPORT", "note": "x", "start": 5, "end": 5}, 400),
        ({"action": "note", "document_id": "REPORT", "note": "x", "start": 0, "end": 10**8}, 400),
        ({"action": "split_story", "document_id": "REPORT", "other": "REPORT"}, 400),
        ({"action": "date", "document_id": "REPORT", "published": "last week"}, 409),
        ({"action": "take_back", "file": "../crossread.db", "line": 1, "seen": "x"}, 409),
        ({"action": "take_back", "file": "notes.ndjson", "line": 1, "seen": "x"}, 409),
        ({"action": "take_back", "file": "notes.ndjson", "line": -1, "seen": "x"}, 400),
    ],
)
def test_what_means_nothing_is_refused(
    client: TestClient, app: Served, document_ids: list[str], fields: dict[str, object], status: int
) -> None:
    """A correction that cannot be made is told, and no file changes."""
    before = {path.name: path.read_bytes() for path in app.user.iterdir()}
    given = {name: document_ids[0] if value == "REPORT" else value for name, value in fields.items()}
    answer = client.post("/api/corrections", json=given)
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]["message"]
    assert {path.name: path.read_bytes() for path in app.user.iterdir()} == before
    assert app.jobs.list() == ()


@pytest.mark.parametrize(
    "back", ["http://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\r\nx: y", ""]
)
def test_going_back_leads_nowhere_else(own: TestClient, reports: list[str], back: str) -> None:
    """After a form the app leads to a page of its own, whatever the form says."""
    given = {"action": "note", "document_id": reports[0], "note": "n", "back": back}
    assert own.post("/corrections", data=given).headers["location"] == "/corrections"
