"""Every page of the app shows what it is about, leads on, and needs nothing from elsewhere."""

from __future__ import annotations

import re
from collections import Counter, deque
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from crossread.serve.app import make_app
from crossread.serve.guarding import Pass
from crossread.serve.state import Served
from crossread.serve.story_pages import VIEWS
from crossread.store import Workspace

VOID = {"meta", "link", "input", "br", "hr", "img", "path", "line", "circle"}


class Nesting(HTMLParser):
    """Checks that elements are closed in order, that ids are single, and gathers links and what would be loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.faults: list[str] = []
        self.inputs: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"] or "")
        if tag == "a" and found.get("href"):
            self.links.append(found["href"] or "")
        if tag in ("script", "img", "iframe", "source") and found.get("src"):
            self.loads.append(found["src"] or "")
        if tag == "link":
            self.loads.append(found.get("href") or "")
        self.faults += [f"{tag} {name}" for name in found if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


def look(html: str) -> Nesting:
    """Read a page."""
    page = Nesting()
    page.feed(html)
    assert page.faults == []
    assert page.open in ([], ["p"]), page.open
    assert len(page.ids) == len(set(page.ids)), [one for one in page.ids if page.ids.count(one) > 1]
    for address in page.loads:
        assert address.startswith("/static/") or address == "data:,", address
    return page


def test_all_pages_can_be_reached(client: TestClient) -> None:
    """Following every link from the first page never ends in an error, and every page is sound HTML."""
    waiting, seen, kinds = deque(["/"]), set[str](), Counter[str]()
    while waiting:
        path = waiting.popleft().partition("#")[0]
        kind = re.sub(r"/[a-z]+-[0-9a-f]+", "/ID", path.partition("?")[0])
        skipped = path.startswith(("/exports/", "http")) or path.endswith("/original")
        if not path or path in seen or skipped or kinds[kind] >= 12:
            continue
        seen.add(path)
        kinds[kind] += 1
        answer = client.get(path)
        if answer.status_code == 303:
            waiting.append(answer.headers["location"])
            continue
        assert answer.status_code == 200, path
        page = look(answer.text)
        assert answer.text.count("<h1") == 1, path
        waiting += page.links
    views = {f"/stories/ID/{view}" for view in (*VIEWS, "correct") if view != "grid"}
    assert {"/", "/search", "/actors", "/actors/ID", "/stories/ID", "/documents/ID", *views} <= set(kinds)


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_of_a_story(client: TestClient, story_id: str, view: str) -> None:
    """A story has one address for each view, which names the one that is shown."""
    answer = client.get(f"/stories/{story_id}/{view}")
    assert answer.status_code == 200
    look(answer.text)
    assert answer.text.count('aria-current="page"') == 1
    assert "tells Drovenian marines" in answer.text
    assert client.get(f"/stories/{story_id}/nothing").status_code == 404


def test_the_list_filters(client: TestClient) -> None:
    """The list keeps to its filter and shows it again."""
    assert "tells Drovenian marines" in client.get("/?words=ferry+marines").text
    none = client.get("/?words=submarine").text
    assert "No story fits" in none
    assert 'value="submarine"' in none
    assert "tells Drovenian marines" in client.get("/?outlet=rtd.example&since=2024-03&until=2024&least=5").text
    assert "No story fits" in client.get("/?least=6").text
    assert client.get("/?least=x").status_code == 400


def test_search(client: TestClient) -> None:
    """Words and structured questions are answered with links to their passages; a bad question is told."""
    answer = client.get("/search?q=barge")
    assert answer.text.count('class="hit"') > 5
    answer = client.get("/search?q=barge&kind=reports")
    assert "Quotations" not in re.findall(r"<h2[^>]*>(\w+)", answer.text)
    answer = client.get("/search?q=quotations+by+Erwick+about+barge")
    assert "no business" in answer.text or "business to be" in answer.text
    assert client.get("/search?q=quotations+by").status_code == 400
    assert "holds all of these words" in client.get("/search?q=submarine").text
    assert client.get("/search").status_code == 200


def test_a_passage_leads_to_its_sentence(client: TestClient, app: Served) -> None:
    """A place named by a code point leads to the sentence that holds it, on the page of its report."""
    hit = next(app.workspace.search("barge"))
    answer = client.get(f"/documents/{hit.document_id}/at/{hit.start}")
    assert answer.status_code == 303
    path, _, place = answer.headers["location"].partition("#")
    text = client.get(path).text
    assert re.search(rf'id="{place}" class="s">[^<]*barge', text)
    assert client.get(f"/documents/{hit.document_id}/at/99999999").status_code == 303


def test_a_report(client: TestClient, app: Served, document_ids: list[str]) -> None:
    """A report shows its text, leads to its story, and its original is saved and never shown."""
    page = client.get(f"/documents/{document_ids[0]}")
    assert "Tarkašin" in page.text
    original = client.get(f"/documents/{document_ids[0]}/original")
    assert original.status_code == 200
    assert original.headers["content-type"] == "application/octet-stream"
    assert original.headers["content-disposition"].startswith("attachment")
    assert original.content == app.workspace.original(document_ids[0])


def test_actors(client: TestClient) -> None:
    """Actors are found by name and have a page with what they say."""
    page = client.get("/actors?words=arvola")
    address = look(page.text).links
    actor = next(one for one in address if one.startswith("/actors/"))
    text = client.get(actor).text
    assert "Signe Arvola" in text
    assert "Says" in text
    assert "Nobody has these words" in client.get("/actors?words=submarine").text
    merged = client.get(f"{actor}?words=Erwick").text
    assert "Merge into this one" in merged


def test_an_empty_workspace(tmp_path: Path) -> None:
    """Every page of a workspace without reports is there; the first one leads to adding some."""
    Workspace.create(tmp_path / "empty").close()
    with TestClient(make_app(tmp_path / "empty", Pass(port=1, token="t")), base_url="http://127.0.0.1:1") as client:
        assert 'href="/add"' in client.get("/?token=t").text
        for path in ("/search?q=a", "/actors", "/feeds", "/corrections", "/exports", "/add", "/jobs", "/api/stories"):
            assert client.get(path).status_code == 200, path


def test_feeds(own: TestClient, own_app: Served) -> None:
    """The page of feeds lists those of the analyst's file, and says where to list them."""
    assert str(own_app.user / "feeds.txt") in own.get("/feeds").text
    assert own.post("/jobs", data={"kind": "feeds"}).status_code == 400
    (own_app.user / "feeds.txt").write_text("# mine\nhttps://paper.example/feed.xml\n", "utf-8")
    page = own.get("/feeds").text
    assert "https://paper.example/feed.xml" in page
    assert "# mine" not in page


def test_assets(client: TestClient) -> None:
    """Styles and scripts come from the app, with their type, and are kept by the browser under their digest."""
    page = look(client.get("/").text)
    for address in page.loads:
        if address.startswith("/static/"):
            answer = client.get(address)
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith(("text/css", "text/javascript"))
            assert "http" not in re.sub(r"https?://www\.w3\.org/\S+", "", answer.text), (
                "nothing is loaded from elsewhere"
            )
    assert client.get("/static/x/../../app.py").status_code == 404
    assert client.get("/static/x/app.py").status_code == 404


def test_numbers_have_a_page(client: TestClient, story_id: str) -> None:
    """The numbers of a story are a view of their own, and what differs on the first page leads into the views."""
    page = client.get(f"/stories/{story_id}/figures").text
    assert "Numbers" in page
    assert 'class="chip"' in page
    first = look(client.get(f"/stories/{story_id}").text)
    for address in first.links:
        target, _, place = address.partition("#")
        if place and target.startswith(f"/stories/{story_id}/"):
            assert place in look(client.get(target).text).ids, address


def test_acts_are_told_in_words(client: TestClient) -> None:
    """Acts that a search finds are told in words, not by their codes."""
    text = (
        client.get("/search", params={"q": "events"}).text
        + client.get("/search", params={"q": "events since 1900"}).text
    )
    told = re.findall(r"· <bdi>([^<]*)</bdi>", text)
    assert told
    assert not [words for words in told if re.search(r" [A-Z]{5,} ", words)]
