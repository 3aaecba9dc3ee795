"""Pages about one story, from the views and templates of the report: one address for each view."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from crossread.report import Material, StoryPages
from crossread.report.html import story_values
from crossread.serve.answering import Missing
from crossread.serve.asking import words
from crossread.serve.links import AppLinks
from crossread.serve.rendering import page
from crossread.serve.state import served
from crossread.serve.story_list import PAGE, read_filter, story_list_view
from crossread.store import StoryFilter

VIEWS = {
    "grid": "Claims",
    "quotations": "Quotations",
    "figures": "Numbers",
    "timeline": "Timeline",
    "actors": "Actors",
    "wording": "Wording",
    "copies": "Copying",
    "sources": "Sources",
    "reports": "Reports",
    "method": "Method",
}
"""The views of a story, by the last part of their address, with their names."""

_CANDIDATES = 20


def list_stories(request: Request) -> Response:
    """The list of stories."""
    app = served(request)
    chosen = read_filter(request)
    view = story_list_view(
        app.workspace, chosen, after=words(request, "after"), before=words(request, "before"), limit=PAGE
    )
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in ("after", "before")]
    return page(
        request, "stories.html", view=view, outlets=app.workspace.browse_outlets(), kept=[one for one in kept if one[1]]
    )


def show_story(request: Request) -> Response:
    """One view of a story; what differs and the grid without any other wish."""
    app = served(request)
    name = request.path_params.get("view", "grid")
    if name not in VIEWS:
        raise Missing("a story has no such view", f"it has {', '.join(VIEWS)}")
    with app.workspace.snapshot():
        story = app.story(request.path_params["story_id"])
        pages = StoryPages(Material(app.workspace, story_id=story.story_id))
        links = AppLinks(story.story_id, pages.material.cards, here=name == "grid")
        values = {
            "story": story,
            "pages": pages,
            "view": pages.story,
            "key": pages.story.key,
            "links": links,
            "views": VIEWS,
            "shown": name,
            "paper": False,
            **story_values(pages),
        }
        return page(request, "story.html", **values)


def correct_story(request: Request) -> Response:
    """What can be corrected about a story: a report that is not of it, and another story that is the same."""
    app = served(request)
    with app.workspace.snapshot():
        story = app.story(request.path_params["story_id"])
        cards = Material(app.workspace, story_id=story.story_id).cards
        wanted = words(request, "words")
        found = story_list_view(app.workspace, StoryFilter(words=wanted), limit=_CANDIDATES)
    rows = [row for row in found.rows if row.story.story_id != story.story_id]
    return page(request, "story_correct.html", story=story, cards=cards, words=wanted, rows=rows)
