"""`crossread stories`: the stories of a workspace, one row each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

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


@click.command()
@workspace_argument
@format_options
def stories(workspace: Path, form: str | None) -> int:
    """List the stories of WORKSPACE, the latest first."""
    with Workspace.open(workspace, read_only=True) as opened:
        require(opened, Story)
        if chosen_form(form) == "table":
            print_bars(opened.load(Story))
            return 0
        rows = ({name: getattr(story, name) for name in COLUMNS} for story in opened.load(Story))
        print_rows(rows, COLUMNS, form)
    return 0


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
