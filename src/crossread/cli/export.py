"""`crossread export`: a workspace in a format other programs read."""

from __future__ import annotations

from pathlib import Path

import click

from crossread.cli.options import chosen_story, workspace_argument
from crossread.report.exports import FORMATS, TABLE_FORMATS
from crossread.report.exports import export as export_files
from crossread.store import Workspace

EPILOG = "\b\nFormats:\n" + "\n".join(f"  {name:<12}{meaning}" for name, meaning in FORMATS.items())


@click.command(epilog=EPILOG)
@workspace_argument
@click.option(
    "--to", "form", type=click.Choice(list(FORMATS)), required=True, metavar="FORMAT", help="One of the formats below."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder for the files; created if need be."
)
@click.option("--story", metavar="ID", help="Only this story; the beginning of its id is enough.")
@click.option(
    "--table",
    "tables",
    multiple=True,
    metavar="NAME",
    help=f"Only this table, for {', '.join(TABLE_FORMATS)}; may be given several times.",
)
def export(workspace: Path, form: str, output: Path, story: str | None, tables: tuple[str, ...]) -> int:
    """Write WORKSPACE to files that other programs read: all its rows, in a fixed order."""
    with Workspace.open(workspace, read_only=True) as opened:
        story_id = None if story is None else chosen_story(opened, story)
        counts = export_files(opened, form, output, tables=list(tables) or None, story_id=story_id)
    unit = "rows" if form in TABLE_FORMATS else "entries"
    for name, count in counts.items():
        click.echo(f"{name}: {count:,} {unit}", err=True)
    return 0
