"""Which pages there are, and how one is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from crossread.cli.terminal.actors import actors_page, wording_page
from crossread.cli.terminal.claims import claims_page
from crossread.cli.terminal.copies import copies_page
from crossread.cli.terminal.figures import figures_page
from crossread.cli.terminal.layout import print_lines
from crossread.cli.terminal.quotations import quotations_page
from crossread.cli.terminal.story import header, short_page, story_page
from crossread.cli.terminal.timeline import timeline_page
from crossread.report.pages import StoryPages

if TYPE_CHECKING:
    from rich.console import RenderableType

PARTS: Mapping[str, Callable[[StoryPages], Iterator[RenderableType]]] = {
    "claims": claims_page,
    "quotations": quotations_page,
    "figures": figures_page,
    "timeline": timeline_page,
    "actors": actors_page,
    "wording": wording_page,
    "copies": copies_page,
}
"""The pages by the name of their option."""


def print_story(pages: StoryPages, workspace: str) -> None:
    """Print the first page of a story.

    Args:
        pages: The pages of the story.
        workspace: Its folder, for the commands that lead further.
    """
    print_lines(story_page(pages, workspace))


def print_desk(stories: Iterable[StoryPages]) -> None:
    """Print several stories: of each its title and its reports.

    Args:
        stories: The pages of each.
    """
    for place, pages in enumerate(stories):
        print_lines([*([""] if place else []), *short_page(pages)])


def print_part(pages: StoryPages, part: str) -> None:
    """Print one page of a story under its title.

    Args:
        pages: The pages of the story.
        part: One of `PARTS`.
    """
    print_lines([*header(pages.story), "", *PARTS[part](pages)])
