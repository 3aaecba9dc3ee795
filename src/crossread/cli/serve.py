"""`crossread serve`: the web app."""

from __future__ import annotations

from pathlib import Path

import click

from crossread.cli.options import workspace_argument
from crossread.errors import CrossreadError


@click.command()
@workspace_argument
def serve(workspace: Path) -> int:
    """Serve WORKSPACE as a web app on this machine (not in this version)."""
    raise CrossreadError(
        "this version has no web app", hint=f"open the report instead: crossread report {workspace} -o report.html"
    )
