"""`crossread build`: find and link what is new in a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from crossread import pipeline
from crossread.cli.failing import EXIT_SOME_FAILED, print_failures
from crossread.cli.options import chosen_settings, settings_options, workspace_argument
from crossread.cli.progress import Bars
from crossread.errors import NothingToDoError
from crossread.runs import Outcome
from crossread.store import Workspace


@click.command()
@workspace_argument
@click.option(
    "--resume", is_flag=True, help="Go on where an interrupted build stopped; this is what build does anyway."
)
@click.option("--stage", "stages", multiple=True, metavar="NAME", help="Only this stage; may be given several times.")
@settings_options
def build(
    workspace: Path,
    stages: tuple[str, ...],
    assignments: Sequence[str],
    jobs: int | None,
    language_model: str | None,
    *,
    resume: bool,
    quiet: bool,
) -> int:
    """Find marks in every report of WORKSPACE that waits for it, and link them."""
    del resume
    settings = chosen_settings(assignments, jobs, language_model)
    outcome = Outcome()
    with Workspace.open(workspace) as opened, Bars(wanted=not quiet) as bars:
        run_id = opened.start_run({"settings": settings.as_mapping(), "inputs": []})
        opened.apply_user_files()
        pipeline.build(opened, settings, stages=stages, progress=bars, outcome=outcome)
        opened.finish_run(run_id, pipeline.run_record(outcome))
    print_failures(outcome.failed)
    if not outcome.annotated and not outcome.linked and not outcome.failed:
        raise NothingToDoError(
            f"everything in {workspace} is found already", hint=f"add reports with: crossread add {workspace} PATH"
        )
    if not quiet:
        click.echo(f"{workspace}: {outcome.annotated} reports, {sum(outcome.seconds.values()):.1f} s", err=True)
    return EXIT_SOME_FAILED if outcome.failed else 0
