"""A story at a glance: its reports, what differs, and how many claims there are of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.failing import one_line
from crossread.cli.output import short_id
from crossread.cli.terminal.layout import NAME_COLUMNS, hanging, heading, line, numbers, quoted, sign
from crossread.report.days import tell_interval
from crossread.report.differences import Difference
from crossread.report.pages import StoryPages
from crossread.report.story import LARGEST_DIFFERENCES, StoryView
from crossread.report.words import STATES, STATUSES, counted, listed

if TYPE_CHECKING:
    from rich.console import RenderableType

_PASSAGE = 150


def header(story: StoryView) -> Iterator[RenderableType]:
    """Yield the title of a story, and of what it is made."""
    yield heading(story.title, short_id(story.story_id) if story.story_id else "")
    parts = [
        counted(len(story.cards), "report", "reports"),
        "" if story.independent is None else counted(story.independent, "independent text", "independent texts"),
        story.outlets,
        tell_interval(story.first, story.last),
        counted(story.words, "word", "words"),
    ]
    yield line(" · ".join(part for part in parts if part), style="dim")


def report_list(story: StoryView) -> RenderableType:
    """List the reports: number, day, outlet, id, headline, and what kind of text it is."""
    badges = {column.card.number: column.badge for column in story.grid.columns}
    return hanging(
        (
            [
                str(card.number),
                short_id(card.document.document_id),
                card.day,
                card.outlet,
                line(card.title, Text(f"  {badge}", style="dim") if (badge := _badge(badges, card.number)) else ""),
            ]
            for card in story.cards
        ),
        widths=(None, None, None, NAME_COLUMNS),
    )


def _badge(badges: dict[int, str], number: int) -> str:
    badge = one_line(badges.get(number, ""))
    return "" if badge in {"", "own text"} else f"({badge})"


def short_page(pages: StoryPages) -> Iterator[RenderableType]:
    """Yield the title of a story and its reports, for a list of several stories."""
    yield from header(pages.story)
    yield report_list(pages.story)


def story_page(pages: StoryPages, workspace: str) -> Iterator[RenderableType]:
    """Yield the first page of a story.

    Args:
        pages: The pages of the story.
        workspace: Its folder, for the commands that lead further.
    """
    story = pages.story
    yield from header(story)
    yield ""
    yield report_list(story)
    if story.differences:
        yield ""
        left = len(story.differences) - LARGEST_DIFFERENCES
        yield heading(
            "What differs", f"{left} more under --claims, --figures, --timeline and --quotations" if left > 0 else ""
        )
        for difference in story.differences[:LARGEST_DIFFERENCES]:
            yield from _difference(difference)
    if story.grid.counts:
        yield ""
        yield heading("Claims")
        yield hanging([str(count), sign(STATUSES[status], status)] for status, count in story.grid.counts)
    yield ""
    command = (
        f"crossread show {workspace} {short_id(story.story_id)}" if story.story_id else f"crossread show {workspace}"
    )
    yield line(
        f"{command} --claims | --quotations | --figures | --timeline | --actors | --wording | --copies", style="dim"
    )


def _difference(difference: Difference) -> Iterator[RenderableType]:
    slots = listed(difference.slots)
    about = Text(f"  {one_line(difference.about)}" if difference.about else "", style="dim")
    yield line("  ", sign(STATUSES[difference.status], difference.status), f" on {slots}" if slots else "", about)
    yield hanging(
        (
            [
                numbers(side.numbers),
                line(side.value or (STATES[side.state].words if difference.view == "grid" else "")),
                line(
                    Text(f"{one_line(side.speaker)}: ", style="dim") if side.speaker else "",
                    quoted(side.passage, _PASSAGE),
                ),
            ]
            for side in difference.sides
        ),
        indent=4,
        widths=(12, 24),
    )
    if difference.silent:
        yield line(f"    {STATES['not_found'].words} in {numbers(difference.silent)}", style="dim")
