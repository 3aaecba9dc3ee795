"""`crossread add`: read reports into a workspace, or show how they would be understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import click

from crossread import pipeline
from crossread.cli.failing import EXIT_SOME_FAILED, print_failures
from crossread.cli.options import (
    chosen_settings,
    paths_argument,
    settings_options,
    standard_input,
    workspace_argument,
)
from crossread.cli.output import format_options, print_rows
from crossread.cli.progress import Bars
from crossread.cli.run import print_nothing_read, print_summary
from crossread.ingest import read_paths
from crossread.records import Failure, Reading
from crossread.settings import Settings

COLUMNS = (
    "path",
    "outlet",
    "outlet_origin",
    "published",
    "published_origin",
    "other_dates",
    "title",
    "byline",
    "language",
    "words",
    "status",
    "warnings",
)


@click.command()
@workspace_argument
@paths_argument
@click.option("--dry-run", is_flag=True, help="Show how each file is understood and change nothing.")
@format_options
@settings_options
def add(
    workspace: Path,
    paths: tuple[str, ...],
    form: str | None,
    assignments: Sequence[str],
    jobs: int | None,
    language_model: str | None,
    *,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Read reports into WORKSPACE, which is created if need be; `crossread build` finds what is in them.

    The same report twice changes nothing.
    """
    settings = chosen_settings(assignments, jobs, language_model)
    given = standard_input(paths)
    if dry_run:
        failures: list[Failure] = []
        print_rows(understood(paths, settings, given, failures), COLUMNS, form)
        print_failures(failures)
        return EXIT_SOME_FAILED if failures else 0
    with Bars(wanted=not quiet) as bars:
        outcome = pipeline.run(paths, workspace, settings, progress=bars, standard_input=given, stages=None)
    print_failures(outcome.failed)
    if not outcome.added and not outcome.known:
        return print_nothing_read(outcome, paths, workspace)
    if not quiet:
        print_summary(outcome, workspace)
    return EXIT_SOME_FAILED if outcome.failed else 0


def understood(
    paths: Sequence[str], settings: Settings, given: BinaryIO | None, failures: list[Failure]
) -> Iterator[dict[str, Any]]:
    """Read the inputs and yield a row for each report; what fails is added to `failures`."""
    options = pipeline.ingest_options(settings, given)
    for item in read_paths(paths, options=options):
        if isinstance(item, Failure):
            if not pipeline.is_passed_over(item, paths):
                failures.append(item)
        else:
            yield row_of(item)


def row_of(reading: Reading) -> dict[str, Any]:
    """Say in one row how a report was understood."""
    document = reading.document
    row = {name: getattr(document, name) for name in COLUMNS if hasattr(document, name)}
    row["other_dates"] = [f"{date.value} ({date.origin})" for date in reading.dates if not date.chosen]
    row["warnings"] = list(reading.warnings)
    return row
