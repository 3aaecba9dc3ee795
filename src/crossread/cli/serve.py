"""`crossread serve`: the web app."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from crossread.cli.options import chosen_settings, settings_options, workspace_argument
from crossread.errors import MissingExtraError

PORT = 8391


@click.command()
@workspace_argument
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes a free one.")
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@settings_options
def serve(
    workspace: Path,
    port: int,
    assignments: Sequence[str],
    jobs: int | None,
    language_model: str | None,
    *,
    opened: bool,
    quiet: bool,
) -> int:
    """Serve WORKSPACE as a web app, for you alone: it listens on 127.0.0.1 and asks for the token in its address.

    Stories, reports, actors and search; corrections, which go to the files in WORKSPACE/user; adding reports and
    reading feeds, which work in the background; exports; a JSON API.
    """
    try:
        from crossread.serve.running import serve_workspace  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("starlette", "uvicorn", "python_multipart"):
            raise
        raise MissingExtraError(
            f"the web app needs {error.name}, which is not installed", hint="pip install 'crossread[serve]'"
        ) from None
    # One core stays free for the pages.
    settings = chosen_settings(assignments, jobs or max(1, (os.cpu_count() or 1) - 1), language_model)

    def tell(address: str) -> None:
        click.echo(address)
        if not quiet:
            click.echo("the token in the address is for you alone; stop with Ctrl-C", err=True)
        if opened:
            click.launch(address)

    serve_workspace(workspace, settings, port, tell)
    return 0
