"""`crossread check`: re-reads a workspace and says whether it is sound."""

from __future__ import annotations

from pathlib import Path

import click

from crossread.cli.failing import EXIT_ERROR, one_line
from crossread.cli.options import workspace_argument
from crossread.store import Workspace


@click.command()
@workspace_argument
def check(workspace: Path) -> int:
    """Re-read every span of WORKSPACE, compare it with its stored text, and test the integrity of the files."""
    found = 0
    with Workspace.open(workspace, read_only=True) as opened:
        for problem in opened.check():
            found += 1
            click.echo(one_line(str(problem)))
    click.echo(f"{workspace}: {f'{found} problems' if found else 'sound'}", err=True)
    return EXIT_ERROR if found else 0
