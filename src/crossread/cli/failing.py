"""What a user sees when something goes wrong, and the exit codes."""

from __future__ import annotations

from collections.abc import Sequence

import click

from crossread.records import Failure

EXIT_ERROR = 1
EXIT_USAGE = 2
EXIT_SOME_FAILED = 3
EXIT_NOTHING = 4
EXIT_INTERRUPTED = 130

_SHOWN = 5


def print_error(message: str, hint: str = "") -> None:
    """Print an error on standard error: what, where and why on one line, what to do on the next."""
    click.echo(click.style("error: ", fg="red", bold=True) + one_line(message), err=True)
    if hint:
        click.echo(click.style("hint: ", fg="cyan", bold=True) + one_line(hint), err=True)


def print_failures(failures: Sequence[Failure]) -> None:
    """Print the first few inputs that could not be used, and where the whole list is."""
    for failure in failures[:_SHOWN]:
        click.echo(click.style("failed: ", fg="yellow") + one_line(f"{failure.path}: {failure.message}"), err=True)
        if failure.hint:
            click.echo("        " + one_line(failure.hint), err=True)
    if len(failures) > _SHOWN:
        click.echo(f"        and {len(failures) - _SHOWN} more", err=True)


def one_line(text: str) -> str:
    r"""Keep a text on one line and free of control characters, so that no input can paint on the terminal.

    Example:
        >>> one_line("a\x1b[31mb\nc")
        'a [31mb c'
    """
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
