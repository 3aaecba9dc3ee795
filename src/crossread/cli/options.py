"""Arguments and options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from crossread.errors import NothingToDoError, UsageError
from crossread.settings import Settings, read_settings
from crossread.store import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])

workspace_argument = click.argument("workspace", type=click.Path(path_type=Path))
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def settings_options(command: Command) -> Command:
    """Add `--jobs`, `--language-model`, `--set` and `--quiet`."""
    command = click.option("--quiet", "-q", is_flag=True, help="Print no progress and no summary.")(command)
    command = click.option(
        "--set",
        "assignments",
        multiple=True,
        metavar="NAME=VALUE",
        help="Change a setting; may be given several times.",
    )(command)
    command = click.option(
        "--language-model", metavar="NAME", help="An installed spaCy pipeline instead of the model in the package."
    )(command)
    return click.option("--jobs", "-j", type=int, metavar="N", help="Worker processes; 0 takes one for each core.")(
        command
    )


def chosen_settings(assignments: Sequence[str], jobs: int | None, language_model: str | None) -> Settings:
    """Join the options of `settings_options` into settings.

    Raises:
        SettingError: A setting is unknown or outside its range.
    """
    given = list(assignments)
    if jobs is not None:
        given.append(f"jobs={jobs}")
    if language_model is not None:
        given.append(f"language_model={language_model}")
    return read_settings(given)


def standard_input(paths: Sequence[str]) -> BinaryIO | None:
    """Return standard input if one of the paths is `-`.

    Raises:
        UsageError: `-` is given twice.
        NothingToDoError: Standard input is a terminal on which nobody types.
    """
    if "-" not in paths:
        return None
    if list(paths).count("-") > 1:
        raise UsageError("standard input (-) can be read once", hint="give - a single time")
    if sys.stdin.isatty():
        raise NothingToDoError(
            "standard input is a terminal", hint="pipe a report into it: cat report.txt | crossread run -"
        )
    return sys.stdin.buffer


def chosen_story(workspace: Workspace, given: str) -> str:
    """Find the story whose id begins with what was given.

    Args:
        workspace: Where the stories are.
        given: The id, or the beginning of one.

    Raises:
        UsageError: No id begins so, or several do.
    """
    _, stories = workspace.ids_beginning(given)
    if len(stories) == 1:
        return stories[0]
    found = "no story" if not stories else "more than one story"
    raise UsageError(
        f"{found} in {workspace.path} has an id that begins with {given!r}",
        hint=f"list them with: crossread stories {workspace.path}",
    )
