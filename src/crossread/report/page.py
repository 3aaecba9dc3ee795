"""Views as HTML that works from a file, offline, with or without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from crossread.report.desk import DeskView, StoryCard
from crossread.report.html import environment, shell_values, story_values
from crossread.report.links import FolderLinks, Links, PageLinks, PaperLinks
from crossread.report.material import Audience, Material
from crossread.report.pages import StoryPages
from crossread.report.text import report_view
from crossread.store import Workspace

LARGEST_FILE_WORDS = 120_000
"""Words in a report page before it becomes a folder of pages; about 5 MB of HTML."""

_LISTED = 500


def write_pages(
    workspace: Workspace, desk: DeskView, path: Path, *, audience: Audience = "private", paper: bool = False
) -> Path:
    """Write the report: one file, or above about 5 MB a page that leads to a folder of pages.

    Args:
        workspace: Where the texts are.
        desk: What to write.
        path: The page; its folder is created if need be. A folder of pages goes beside it, named after it.
        audience: `public` keeps to short excerpts.
        paper: Write it as it is printed: the grid in panels of four reports, no filters, no script.

    Returns:
        `path`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if paper or desk.words <= LARGEST_FILE_WORDS:
        stories = [StoryPages(_material(workspace, desk, story, audience)) for story in desk.stories]
        links: Links = PaperLinks() if paper else PageLinks()
        values = {"desk": desk, "stories": stories, "links": links, "paper": paper, "whole_reports": True}
        _write(path, _render("page.html", values, scripted=not paper))
        return path
    _write_folder(workspace, desk, path, audience)
    return path


def _material(workspace: Workspace, desk: DeskView, story: StoryCard, audience: Audience) -> Material:
    wanted = set(story.numbers)
    cards = [card for card in desk.cards if card.number in wanted]
    return Material(workspace, story_id=story.story.story_id if story.story else None, cards=cards, audience=audience)


def _write_folder(workspace: Workspace, desk: DeskView, path: Path, audience: Audience) -> None:
    """Write a list of stories, a page for each story, and a page for each report."""
    folder = path.with_suffix("")
    folder.mkdir(exist_ok=True)
    listed = []
    for place, story in enumerate(desk.stories, 1):
        alone = len(desk.stories) == 1
        page = path if alone else folder / f"story-{place:05}.html"
        pages = StoryPages(_material(workspace, desk, story, audience))
        back = f"../{path.name}" if alone else page.name
        for card in pages.material.cards:
            view = report_view(pages.material, card, grid=pages.story.grid)
            values = {"view": view, "home": back, "links": FolderLinks(story=back), **story_values(pages)}
            _write(folder / f"{card.number:06}.html", _render("single.html", values, scripted=False))
        links = FolderLinks(folder=f"{folder.name}/" if alone else "")
        values = {"desk": desk, "stories": [pages], "links": links, "paper": False, "whole_reports": False}
        _write(page, _render("page.html", values))
        story_page = pages.story
        listed.append(
            {
                "href": f"{folder.name}/{page.name}",
                "title": story_page.title,
                "count": len(story_page.cards),
                "first": story_page.first,
                "last": story_page.last,
            }
        )
    if len(desk.stories) != 1:
        _write_list(desk, path, listed)


def _write_list(desk: DeskView, path: Path, listed: list[dict[str, Any]]) -> None:
    parts = [listed[start : start + _LISTED] for start in range(0, len(listed), _LISTED)] or [[]]
    names = [path.name, *(f"{path.stem}-{number}.html" for number in range(2, len(parts) + 1))]
    for name, stories in zip(names, parts, strict=True):
        values = {"desk": desk, "stories": stories, "lists": names, "here": name}
        _write(path.with_name(name), _render("list.html", values, scripted=False))


def _render(template: str, values: Mapping[str, Any], *, scripted: bool = True) -> Iterator[str]:
    """Render a template piece by piece, so that a large page is never in memory twice."""
    return environment().get_template(template).generate({**shell_values(scripted=scripted), **values})


def _write(path: Path, pieces: Iterator[str]) -> None:
    """Write a page whole or not at all."""
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("w", encoding="utf-8", newline="\n") as page:
        page.writelines(pieces)
    unfinished.replace(path)
