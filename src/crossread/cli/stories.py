"""`crossread stories`: the stories of a workspace, one row each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crossread.cli.listing import require
from crossread.cli.options import workspace_argument
from crossread.cli.output import chosen_form, format_options, print_rows, short_id
from crossread.records import Story
from crossread.store import Workspace

if TYPE_CHECKING:
    from rich.text import Text

COLUMNS = ("story_id", "title", "first", "last", "documents", "independent")
BAR = 12
"""Columns of the longest bar."""

TOGETHER = 500
"""Stories laid out in one table, so that the first of many come at once."""


SAGA_COLUMNS = ("saga_id", "title", "first", "last", "stories", "documents")


@click.command()
@workspace_argument
@click.option("--sagas", is_flag=True, help="List what runs over several stories, one row each.")
@format_options
def stories(workspace: Path, form: str | None, *, sagas: bool) -> int:
    """List the stories of WORKSPACE, the latest first."""
    with Workspace.open(workspace, read_only=True) as opened:
        require(opened, Story)
        if sagas:
            print_rows(saga_rows(opened.load(Story)), SAGA_COLUMNS, form)
            return 0
        if chosen_form(form) == "table":
            print_bars(opened.load(Story))
            return 0
        rows = ({name: getattr(story, name) for name in COLUMNS} for story in opened.load(Story))
        print_rows(rows, COLUMNS, form)
    return 0


def saga_rows(stories: Iterable[Story]) -> list[dict[str, Any]]:
    """One row for each saga, the latest first; it bears the title of its largest story.

    Args:
        stories: The stories of a workspace.
    """
    held: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        if story.saga_id is not None:
            held[story.saga_id].append(story)
    rows: list[dict[str, Any]] = []
    for saga_id, parts in held.items():
        largest = min(parts, key=lambda story: (-story.documents, story.first or "", story.story_id))
        rows.append(
            {
                "saga_id": saga_id,
                "title": largest.title,
                "first": min((story.first for story in parts if story.first), default=None),
                "last": max((story.last for story in parts if story.last), default=None),
                "stories": len(parts),
                "documents": sum(story.documents for story in parts),
            }
        )
    return sorted(rows, key=lambda row: (row["last"] or "", row["saga_id"]), reverse=True)


def print_bars(stories: Iterable[Story]) -> None:
    """Print each story on a line with a bar for its reports, full blocks for independent texts."""
    from crossread.cli.terminal.layout import bar, hanging, line, print_lines  # noqa: PLC0415 - only for a terminal
    from crossread.report.days import tell_interval  # noqa: PLC0415

    held = list(stories)
    most = max(story.documents for story in held)

    def cells(story: Story) -> list[str | Text]:
        return [
            short_id(story.story_id),
            f"{story.documents:,}/{story.independent:,}",
            blocks(story),
            line(story.title, f"  {tell_interval(story.first, story.last)}"),
        ]

    def blocks(story: Story) -> str:
        whole = bar(story.documents, most, BAR)
        own = bar(story.independent, most, BAR)
        return own + "░" * (len(whole) - len(own))

    print_lines([line("reports/independent texts; ░ copies of another text", style="dim")])
    for start in range(0, len(held), TOGETHER):
        rows = [cells(story) for story in held[start : start + TOGETHER]]
        print_lines([hanging(rows, indent=2, widths=(None, None, BAR))])
