"""Errors have one shape for programs and a page for people."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/nothing", 404, "not_found"),
        ("/api/stories/s-none", 404, "not_found"),
        ("/api/stories/s-none/views/grid", 404, "not_found"),
        ("/api/documents/d-none", 404, "not_found"),
        ("/api/documents/d-none/tables/moments", 404, "not_found"),
        ("/api/actors/e-none", 404, "not_found"),
        ("/api/jobs/99", 404, "not_found"),
        ("/api/jobs/abc", 404, "not_found"),
        ("/api/stories?limit=0", 400, "usage"),
        ("/api/stories?limit=many", 400, "usage"),
        ("/api/stories?least=-1", 400, "usage"),
        ("/api/actors?kind=dragon", 400, "usage"),
        ("/api/search?q=x&kind=dragons", 400, "usage"),
        ("/api/search?q=quotations+by", 400, "usage"),
    ],
)
def test_the_one_shape(client: TestClient, path: str, status: int, code: str) -> None:
    """Every error of the API is an object `error` with status, code, message and hint, and nothing else."""
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    body = answer.json()
    assert list(body) == ["error"]
    assert list(body["error"]) == ["status", "code", "message", "hint"]
    assert body["error"]["status"] == status
    assert body["error"]["code"] == code
    assert body["error"]["message"]


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "/api/stories"), ("POST", "/api/actors"), ("DELETE", "/api/search")]
)
def test_a_method_there_is_not(client: TestClient, method: str, path: str) -> None:
    """A method that a path does not have is told in the same shape, with those it has."""
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.json()["error"]["code"] == "method"
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"null"])
def test_a_body_that_is_no_object(client: TestClient, body: bytes) -> None:
    """What is no JSON object is told as such."""
    answer = client.post("/api/corrections", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "usage")


def test_people_get_a_page(client: TestClient) -> None:
    """A page that does not exist is a page of the app that leads back."""
    for path in (
        "/nothing",
        "/stories/s-none",
        "/stories/s-none/grid",
        "/documents/d-none",
        "/actors/e-none",
        "/jobs/9",
    ):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/html")
        assert 'href="/"' in answer.text


def test_what_was_asked_for_is_not_repeated_raw(client: TestClient) -> None:
    """Words of a request come back escaped."""
    for path in (
        "/search?q=quotations+by+<script>x</script>+by+y",
        "/exports/<script>",
        "/?words=<script>",
        "/actors?kind=<b>",
    ):
        answer = client.get(path)
        assert "<script>x" not in answer.text
        assert "<b>" not in answer.text
