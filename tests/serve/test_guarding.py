"""Nobody gets in without the token, under another name, or from another page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from crossread.serve.guarding import HEADERS, Pass

ORIGIN = "http://127.0.0.1:8391"
TOKEN = "token-of-the-tests"
PAGES = ("/", "/search?q=barge", "/actors", "/api/stories", "/api/openapi.json", "/static/x/app.js", "/nothing")


@pytest.mark.parametrize("path", PAGES)
def test_without_the_token_there_is_nothing(stranger: TestClient, path: str) -> None:
    """Every path, also one that does not exist, asks for the token and says nothing else."""
    answer = stranger.get(path)
    assert answer.status_code == 401
    assert "Brannsund" not in answer.text
    assert "set-cookie" not in answer.headers


def test_the_token_becomes_a_cookie(stranger: TestClient) -> None:
    """The printed address lets in once, the token leaves the address, and the cookie is out of reach of scripts."""
    answer = stranger.get(f"/stories/x?a=1&token={TOKEN}&b=%20")
    assert (answer.status_code, answer.headers["location"]) == (303, "/stories/x?a=1&b=+")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "crossread-8391=" in cookie
    assert TOKEN not in cookie
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "//"])
def test_letting_in_leads_nowhere_else(stranger: TestClient, path: str) -> None:
    """An address that looks like another host's leads to a path of this app."""
    location = stranger.get(f"http://127.0.0.1:8391{path}?token={TOKEN}").headers["location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("token", ["", "x", TOKEN[:-1], TOKEN + "x", "token%00", "é"])
def test_another_token_is_none(stranger: TestClient, token: str) -> None:
    """Only the whole token counts, in the address and in the header."""
    assert stranger.get(f"/?token={token}").status_code == 401
    bearer = {"authorization": f"Bearer {token}".encode()}
    cookie = {"cookie": f"crossread-8391={token}".encode()}
    for headers in (bearer, cookie):
        assert stranger.get("/", headers=headers).status_code == 401  # type: ignore[arg-type]


def test_a_program_shows_the_token(stranger: TestClient) -> None:
    """A program without cookies reads and writes with the token in its header."""
    bearer = {"authorization": f"Bearer {TOKEN}"}
    assert stranger.get("/api/stories", headers=bearer).status_code == 200
    answer = stranger.post("/api/jobs", json={"kind": "nothing"}, headers=bearer)
    assert answer.json()["error"]["code"] == "usage"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:8392", "127.0.0.1.evil.example:8391", ""]
)
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    """A request that came under another name is not answered, with the cookie or without."""
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "Brannsund" not in answer.text


def test_localhost_is_this_machine(client: TestClient) -> None:
    """The app answers under both of its names."""
    assert client.get("/api/stories", headers={"host": "localhost:8391"}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8391", "http://127.0.0.1:9999", ""]
)
@pytest.mark.parametrize("path", ["/corrections", "/jobs", "/add", "/api/corrections", "/api/documents"])
def test_another_page_cannot_write(client: TestClient, origin: str, path: str) -> None:
    """What changes something must come from a page of this app, whatever cookie it carries."""
    answer = client.post(path, data={"action": "note"}, headers={"origin": origin})
    assert answer.status_code == 403
    assert client.delete("/api/jobs/1", headers={"origin": origin}).status_code == 403


def test_without_an_origin_the_browser_must_say_where(client: TestClient) -> None:
    """A write without `Origin` counts only where the browser says that it is the same site."""
    del client.headers["origin"]
    assert client.post("/jobs", data={"kind": "x"}).status_code == 403
    assert client.post("/jobs", data={"kind": "x"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/jobs", data={"kind": "x"}, headers={"sec-fetch-site": "same-origin"}).status_code == 400


@pytest.mark.parametrize("path", [*PAGES, "/?token=wrong"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    """Pages, JSON, files and errors carry the policy; nothing private is kept by the browser."""
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["cache-control"] == "no-store" or "immutable" in answer.headers["cache-control"]
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_mistake_is_an_answer_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error nobody foresaw is answered in the one shape, with the headers, and without its words."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("crossread.serve.api.story_list_view", fail)
    answer = client.get("/api/stories")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "mistake"
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


def test_a_large_body_is_refused(client: TestClient) -> None:
    """A form is read up to its limit, whether it says its length or not."""
    assert client.post("/corrections", content=b"x" * 300_000).status_code == 413
    parts = (b"x" * 65_536 for _ in range(8))
    answer = client.post("/api/corrections", content=parts, headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too_large"


def test_two_starts_differ() -> None:
    """Each start has a token of its own that nobody guesses."""
    one, other = Pass(port=1), Pass(port=1)
    assert len({one.token, other.token, one.session, other.session}) == 4
    assert len(one.token) >= 40
    assert one.address.startswith("http://127.0.0.1:1/?token=")
