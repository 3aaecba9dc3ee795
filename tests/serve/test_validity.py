"""Every kind of page of the app is valid HTML by the standard."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from crossread.serve.story_pages import VIEWS
from tests.rules import invalid


def test_every_kind_of_page_is_valid(
    client: TestClient, story_id: str, document_ids: list[str], tmp_path: Path
) -> None:
    """Lists, the views of a story, a report, an actor, forms, and what is said when there is no such page."""
    actor = client.get("/api/actors?limit=1").json()["rows"][0]["entity"]["entity_id"]
    story = f"/stories/{story_id}"
    paths = [
        *("/", "/?words=ferry", "/?words=nothing+like+it", "/search", "/search?q=said", "/search?q=figures+counting"),
        *("/search?q=quotations+by+Erwick", "/actors", "/actors?words=erwick", f"/actors/{actor}?words=a", "/feeds"),
        *("/corrections", "/exports", f"/exports?story={story_id}", "/add", "/jobs", "/nothing", f"{story}/correct"),
        *(story if view == "grid" else f"{story}/{view}" for view in VIEWS),
        f"/documents/{document_ids[0]}",
    ]
    pages = []
    for number, path in enumerate(paths):
        pages.append(tmp_path / f"{number:02}{path.replace('/', '_').partition('?')[0]}.html")
        pages[-1].write_text(client.get(path).text, "utf-8")
    assert invalid(pages, tmp_path) == []
