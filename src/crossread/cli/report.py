"""`crossread report`: a self-contained page of a workspace or a story."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Literal, cast

import click

from crossread.cli.options import chosen_story, workspace_argument
from crossread.report import desk_view, write_pages
from crossread.report.pdf import print_page
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
@click.option("--pdf", is_flag=True, help="Write a PDF, printed by a browser of this machine or by WeasyPrint.")
def report(workspace: Path, story: str | None, output: Path, audience: str, *, pdf: bool) -> int:
    """Write one HTML page about WORKSPACE that works offline, with or without scripts.

    Above about 5 MB it becomes a folder of pages. STORY is the beginning of a story's id.
    """
    wanted = cast("Literal['private', 'public']", audience)
    with Workspace.open(workspace, read_only=True) as opened:
        desk = desk_view(opened, story=None if story is None else chosen_story(opened, story))
        if not pdf:
            click.echo(write_pages(opened, desk, output, audience=wanted))
            return 0
        with tempfile.TemporaryDirectory() as folder:
            page = write_pages(opened, desk, Path(folder) / "report.html", audience=wanted, paper=True)
            click.echo(print_page(page, output))
    return 0
