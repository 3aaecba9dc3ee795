"""`crossread stories`: the stories of a workspace, one row each."""

from __future__ import annotations

from pathlib import Path

import click

from crossread.cli.listing import require
from crossread.cli.options import workspace_argument
from crossread.cli.output import format_options, print_rows
from crossread.records import Story
from crossread.store import Workspace


@click.command()
@workspace_argument
@format_options
def stories(workspace: Path, form: str | None) -> int:
    """List the stories of WORKSPACE, the latest first."""
    with Workspace.open(workspace, read_only=True) as opened:
        require(opened, Story)
        rows = (
            {name: getattr(story, name) for name in ("story_id", "title", "first", "last", "documents", "independent")}
            for story in opened.load(Story)
        )
        print_rows(rows, ("story_id", "title", "first", "last", "documents", "independent"), form)
    return 0
