"""Reports that are dropped on the page are read in the background, one job at a time, and nothing else happens."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from crossread.records import Document
from crossread.serve.jobs import Job
from crossread.serve.state import Served
from crossread.serve.uploads import free_name, safe_name

REPORT = (
    "Crane falls at Oslin\n\nOSLIN, 5 May 2031 - A crane fell on the quay of Oslin. Nobody was hurt, said Mara Veld.\n"
)


def wait(app: Served, job_id: int) -> Job:
    """Wait until a job is over."""
    job = app.jobs.wait(job_id, 120)
    assert job is not None
    assert job.over
    return job


def test_a_report_is_added(own: TestClient, own_app: Served) -> None:
    """Files become reports under their own names; what cannot be read is told; a second time nothing is new."""
    files = [
        ("files", ("crane.txt", REPORT.encode(), "text/plain")),
        ("files", ("bad.pdf", b"%PDF-1.4 nothing", "application/pdf")),
    ]
    answer = own.post("/api/documents", files=files)
    assert answer.status_code == 202
    assert answer.json()["state"] == "waiting"
    job = wait(own_app, answer.json()["job_id"])
    assert (job.state, job.added, job.failed) == ("done", 1, 1)
    assert job.failures[0].path == "bad.pdf"
    assert [one.path for one in own_app.workspace.load(Document) if "crane" in one.path] == ["crane.txt"]
    page = own.get(f"/jobs/{job.job_id}").text
    assert "1 new report" in page
    assert "bad.pdf" in page
    again = own.post("/add", files=files[:1])
    assert again.status_code == 303
    job = wait(own_app, int(again.headers["location"].rsplit("/", 1)[1]))
    assert (job.added, job.known) == (0, 1)
    assert "quay of Oslin" in own.get("/search?q=crane").text


def test_a_zip_is_added(own: TestClient, own_app: Served) -> None:
    """A zip of reports is read as on the command line."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", REPORT)
        archive.writestr("b.txt", REPORT.replace("crane", "mast"))
    answer = own.post("/api/documents", files=[("files", ("both.zip", packed.getvalue(), "application/zip"))])
    assert wait(own_app, answer.json()["job_id"]).added == 2


def test_an_address_is_not_fetched(own: TestClient, own_app: Served) -> None:
    """A list of addresses that is dropped on the page makes no request."""
    lines = b"http://127.0.0.1:9/one.html\nhttp://127.0.0.1:9/two.html\n"
    answer = own.post("/api/documents", files=[("files", ("list.txt", lines, "text/plain"))])
    job = wait(own_app, answer.json()["job_id"])
    assert job.added == 0


def test_no_file(client: TestClient) -> None:
    """A form without a file, or no form at all, is told."""
    assert client.post("/add", files=[("files", ("", b"", "text/plain"))]).status_code == 400
    answer = client.post("/api/documents", data={"a": "b"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "usage")
    broken = client.post(
        "/api/documents", content=b"--x\r\n", headers={"content-type": "multipart/form-data; boundary=y"}
    )
    assert broken.status_code == 400
    assert client.post("/add", content=b"x", headers={"content-type": "multipart/form-data"}).status_code == 400


def test_too_large(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger than the limit is refused by the length it gives, before it is read."""
    answer = client.post("/api/documents", headers={"content-length": str(10**10)}, content=b"x")
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too_large"


def test_a_job_is_stopped(own: TestClient, own_app: Served) -> None:
    """A job that waits or runs is stopped; the one after it is done."""
    first = own.post("/api/documents", files=[("files", ("a.txt", REPORT.encode(), "text/plain"))]).json()["job_id"]
    second = own.post("/api/documents", files=[("files", ("b.txt", b"Rain fell. " * 30, "text/plain"))]).json()[
        "job_id"
    ]
    third = own.post("/api/jobs", json={"kind": "build"}).json()["job_id"]
    assert third == second, "what follows an upload anyway is not asked for twice"
    assert own.delete(f"/api/jobs/{second}").json()["state"] == "stopped"
    limit = time.monotonic() + 60
    while own_app.jobs.job(first).state == "waiting" and time.monotonic() < limit:  # type: ignore[union-attr]
        time.sleep(0.02)
    assert own.post(f"/jobs/{first}/stop").status_code == 303
    assert wait(own_app, first).state == "stopped"
    last = own.post("/api/jobs", json={"kind": "build"}).json()["job_id"]
    assert wait(own_app, last).state == "done"
    assert [job["state"] for job in own.get("/api/jobs").json()["jobs"]] == ["done", "stopped", "stopped"]
    assert own.delete("/api/jobs/99").status_code == 404


def test_a_damaged_workspace_fails_the_job(own: TestClient, own_app: Served) -> None:
    """What goes wrong in a job is told on its page, and the app goes on."""
    (own_app.user / "stories.csv").write_text("action,report,other\njoin,a,b\n", "utf-8")
    job = wait(own_app, own.post("/api/jobs", json={"kind": "build"}).json()["job_id"])
    assert job.state == "failed"
    assert "join" in job.message
    assert "stories.csv" in own.get(f"/jobs/{job.job_id}").text
    assert own.get("/").status_code == 200


def test_nothing_is_left_behind(
    own: TestClient, own_app: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of an upload is gone when its job is over."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = own.post("/api/documents", files=[("files", ("../../up.txt", REPORT.encode(), "text/plain"))])
    wait(own_app, answer.json()["job_id"])
    limit = time.monotonic() + 5
    while list(tmp_path.glob("crossread-upload-*")) and time.monotonic() < limit:
        time.sleep(0.02)
    assert not list(tmp_path.glob("crossread-upload-*"))
    assert [one.path for one in own_app.workspace.load(Document) if "up" in one.path] == ["up.txt"]


@given(given_name=st.text(max_size=300))
def test_any_name_is_a_plain_file_name(given_name: str) -> None:
    """Whatever a browser calls a file, it lies in its folder, under a name that is no option, address or pattern."""
    name = safe_name(given_name)
    assert name
    assert len(name.encode("utf-8", "ignore")) <= 140
    assert not set(name) & set('/\\<>:"|?*#\x00')
    assert name[0] not in ".-~ "
    assert name == Path(name).name


@given(names=st.lists(st.sampled_from(["a.txt", "A.TXT", "a-2.txt", "b", "B", "a.b.txt"]), max_size=12))
def test_names_do_not_meet(names: list[str]) -> None:
    """Files of one name lie beside each other, also where capitals do not count."""
    taken: list[str] = []
    for name in names:
        taken.append(free_name(name, taken))
    assert len({name.casefold() for name in taken}) == len(names)
