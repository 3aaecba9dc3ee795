"""`crossread run`: reports in, workspace and report out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from crossread import pipeline
from crossread.cli.failing import EXIT_NOTHING, EXIT_SOME_FAILED, print_error, print_failures
from crossread.cli.options import chosen_settings, paths_argument, settings_options, standard_input
from crossread.cli.progress import Bars
from crossread.runs import Outcome


@click.command()
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("crossread-out"),
    help="Folder of the workspace.",
    show_default=True,
)
@settings_options
def run(
    paths: tuple[str, ...],
    output: Path,
    assignments: Sequence[str],
    jobs: int | None,
    language_model: str | None,
    *,
    quiet: bool,
) -> int:
    """Read reports, find what is in them, and write a report of it.

    PATH is a file or folder (txt, md, html, pdf, eml, json, jsonl, csv, WARC, zip), the address of a page or feed,
    a list of addresses, or - for standard input. OUT is a workspace; what it holds already is kept.
    """
    settings = chosen_settings(assignments, jobs, language_model)
    with Bars(wanted=not quiet) as bars:
        outcome = pipeline.run(paths, output, settings, progress=bars, standard_input=standard_input(paths))
    print_failures(outcome.failed)
    if not outcome.added and not outcome.known:
        return print_nothing_read(outcome, paths, output)
    page = write_report(output)
    if not quiet:
        print_summary(outcome, output)
        click.echo(f"report: {page}")
    return EXIT_SOME_FAILED if outcome.failed else 0


def write_report(folder: Path) -> Path:
    """Write the report of a whole workspace beside it and return its path."""
    from crossread.report import desk_view, write_pages  # noqa: PLC0415 - after the work, so that reading starts at once
    from crossread.store import Workspace  # noqa: PLC0415

    with Workspace.open(folder, read_only=True) as workspace:
        return write_pages(workspace, desk_view(workspace), folder / "report.html")


def print_nothing_read(outcome: Outcome, paths: Sequence[str], folder: Path) -> int:
    """Print why no report was read, and return the exit code."""
    if outcome.failed or outcome.passed_over:
        print_error("no report could be read", f"the reasons stand in {folder / 'failed.csv'}")
    else:
        print_error(f"no file was found in {', '.join(paths)}", "name files, or a folder that holds some")
    return EXIT_NOTHING if not outcome.failed else EXIT_SOME_FAILED


def print_summary(outcome: Outcome, folder: Path) -> None:
    """Print what was done in one line on standard error."""
    parts = [f"{outcome.added} new" if outcome.added else "nothing new"]
    if outcome.known:
        parts.append(f"{outcome.known} already there")
    if outcome.unread:
        parts.append(f"{outcome.unread} in a language that is not read (kept, not lined up)")
    if outcome.failed:
        parts.append(f"{len(outcome.failed)} failed (listed in {folder / 'failed.csv'})")
    if outcome.passed_over:
        parts.append(f"{len(outcome.passed_over)} passed over (no report in it)")
    seconds = sum(outcome.seconds.values())
    click.echo(f"{folder}: {', '.join(parts)}, {seconds:.1f} s", err=True)
