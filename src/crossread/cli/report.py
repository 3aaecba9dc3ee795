"""`crossread report`: a self-contained page of a workspace or a story."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

import click

from crossread.cli.options import workspace_argument
from crossread.errors import CrossreadError
from crossread.report import desk_view, write_pages
from crossread.store import Workspace


@click.command()
@workspace_argument
@click.argument("story", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The page to write.")
@click.option(
    "--audience",
    type=click.Choice(["private", "public"]),
    default="private",
    show_default=True,
    help="private prints the texts; public keeps short excerpts.",
)
@click.option("--pdf", is_flag=True, help="Write a PDF (not in this version; print the page from a browser).")
def report(workspace: Path, story: str | None, output: Path, audience: str, *, pdf: bool) -> int:
    """Write one HTML page about WORKSPACE that works offline and without scripts."""
    if pdf:
        raise CrossreadError(
            "this version writes no PDF", hint="write the page without --pdf and print it from a browser"
        )
    with Workspace.open(workspace, read_only=True) as opened:
        desk = desk_view(opened, story=story)
        click.echo(write_pages(opened, desk, output, audience=cast("Literal['private', 'public']", audience)))
    return 0
