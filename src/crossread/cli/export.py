"""`crossread export`: every table in a format other programs read."""

from __future__ import annotations

from pathlib import Path

import click

from crossread.cli.options import workspace_argument
from crossread.report.exports import FORMATS, export_tables
from crossread.store import Workspace


@click.command()
@workspace_argument
@click.option("--to", "form", type=click.Choice(list(FORMATS)), required=True, help="Format of the files.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder for the files; created if need be."
)
@click.option("--table", "tables", multiple=True, metavar="NAME", help="Only this table; may be given several times.")
def export(workspace: Path, form: str, output: Path, tables: tuple[str, ...]) -> int:
    """Write the tables of WORKSPACE to files, whole and in a fixed order."""
    with Workspace.open(workspace, read_only=True) as opened:
        counts = export_tables(opened, form, output, tables=list(tables) or None)
    for name, count in counts.items():
        click.echo(f"{name}: {count:,} rows", err=True)
    return 0
