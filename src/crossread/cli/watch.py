"""`crossread watch`: follow feeds."""

from __future__ import annotations

from pathlib import Path

import click

from crossread.cli.options import workspace_argument
from crossread.errors import CrossreadError


@click.command()
@workspace_argument
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
def watch(workspace: Path, feeds: tuple[str, ...]) -> int:
    """Follow feeds and say what is new in each story (not in this version)."""
    raise CrossreadError(
        "this version does not follow feeds", hint=f"read a feed once with: crossread add {workspace} {feeds[0]}"
    )
