"""What reports bring along is shown as words: nothing of it runs, loads, hides or breaks a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from crossread import pipeline
from crossread.serve.app import make_app
from crossread.serve.guarding import Pass
from crossread.settings import Settings
from crossread.store import Note, Workspace, add_user_line

SCRIPT = "<script>alert(1)</script>"
NASTY = (
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "&lt;b&gt; &amp; {{ 7 * 7 }} {% raw %}",
    "\u202eevil\u202c \u200bzero\u200bwidth \u2066x\u2069",
    "مرحبا بالعالم שלום",
    "W" * 10_000,
    "'; DROP TABLE documents; --",
    "\u0000\u0001\u001b[31mred",
    "𝔘𝔫𝔦 \ud83d\ude00 e\u0301\u0301\u0301",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose titles, names, outlets and texts are hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = []
    for number, nasty in enumerate(NASTY):
        words = nasty.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        text = (
            f"The ferry Astrid sank off Port Vell on Sunday after it struck a dredger {number}.\n\n"
            f"“The {words} is gone,” said Mara Veld {words}. About {number + 2} people drowned.\n"
        )
        article = {"title": f"Ferry sinks {words}", "text": text, "outlet": words, "date": f"2031-05-0{number % 9 + 1}",
                   "author": words, "url": f"https://x.example/{number}?{words[:60]}"}  # fmt: skip
        lines.append(json.dumps(article))
    (folder / "nasty.jsonl").write_text("\n".join(lines), "utf-8")
    pipeline.run([str(folder / "nasty.jsonl")], folder / "case", Settings(jobs=1))
    with Workspace.open(folder / "case") as workspace:
        for story in list(workspace.browse_stories().stories):
            add_user_line(
                folder / "case" / "user", Note(line=0, document_id=story.title_document_id, note=SCRIPT, tags=(SCRIPT,))
            )
    return folder / "case"


@pytest.fixture(scope="module")
def visitor(hostile: Path) -> Iterator[TestClient]:
    """A client of it."""
    with TestClient(make_app(hostile, Pass(port=1, token="t")), base_url="http://127.0.0.1:1") as client:
        client.get("/?token=t")
        client.headers["origin"] = "http://127.0.0.1:1"
        yield client


def addresses(client: TestClient) -> Iterator[str]:
    """Every page about these reports."""
    yield from ("/", "/actors", "/corrections", "/feeds", "/exports", "/search?q=ferry", "/search?q=veld")
    for row in client.get("/api/stories?limit=20").json()["rows"]:
        story = row["story"]["story_id"]
        yield from (f"/stories/{story}", f"/stories/{story}/correct")
        yield from (
            f"/stories/{story}/{view}" for view in ("quotations", "actors", "wording", "sources", "reports", "timeline")
        )
        for document in client.get(f"/api/stories/{story}").json()["documents"]:
            yield f"/documents/{document['document_id']}"
    for row in client.get("/api/actors?limit=20").json()["rows"]:
        yield f"/actors/{row['entity']['entity_id']}"


class Elements(HTMLParser):
    """Gathers the elements of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        self.found.append((tag, dict(attrs)))


def test_nothing_becomes_markup(visitor: TestClient) -> None:
    """No page holds an element, attribute, address or expression that came from a report, nor letters nobody sees."""
    seen = 0
    for address in addresses(visitor):
        text = visitor.get(address).text
        seen += 1
        page = Elements()
        page.feed(text)
        for tag, attributes in page.found:
            assert tag not in {"img", "b", "iframe", "object"} or (tag == "b" and "/stories/" in address), address
            assert not [name for name in attributes if name.startswith("on") or name == "style"], address
            for name in ("href", "src", "action"):
                assert (attributes.get(name) or "/").startswith(("/", "#", "data:,")), (address, attributes)
            assert tag != "script" or (attributes.get("src") or "").startswith("/static/"), address
        assert "{{ 7" in text or "49 }}" not in text, address
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0008\u001b]", text), address
    assert seen > 20


def test_long_words_are_cut(visitor: TestClient) -> None:
    """A word of ten thousand letters does not make lists grow."""
    for address in ("/", "/actors", "/search?q=ferry", "/corrections"):
        assert "W" * 1000 not in visitor.get(address).text, address


def test_the_api_keeps_what_pages_hide(visitor: TestClient) -> None:
    """Programs get the characters as they are, as JSON that reads back."""
    texts = [hit["title"] or "" for hit in visitor.get("/api/search?q=ferry&limit=50").json()["hits"]]
    assert any(SCRIPT in text for text in texts)


@pytest.mark.parametrize("nasty", NASTY)
def test_nasty_questions(visitor: TestClient, nasty: str) -> None:
    """Whatever is asked, the answer is a page without it as markup."""
    given = nasty.encode("utf-8", "replace").decode()
    for path, name in (("/search", "q"), ("/", "words"), ("/", "outlet"), ("/", "after"), ("/actors", "words")):
        answer = visitor.get(path, params={name: given[:4000]})
        assert answer.status_code in {200, 400}
        assert "alert(1)</script>" not in answer.text
        assert "<img" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/documents/%00",
        "/stories/..%2f..%2fetc",
        "/actors/%3Cscript%3E",
        "/static/../../../etc/passwd",
        "/documents/" + "x" * 5000,
        "/exports/..%2f..%2fcrossread.db",
    ],
)
def test_nasty_paths(visitor: TestClient, path: str) -> None:
    """A path that leads nowhere is a page that says so."""
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert "<script>x" not in answer.text
    assert "root:" not in answer.text
