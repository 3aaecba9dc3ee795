"""The `crossread` command: every subcommand lives in a module of its own and is imported when called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from crossread.cli.failing import EXIT_ERROR, EXIT_INTERRUPTED, EXIT_NOTHING, EXIT_USAGE, print_error
from crossread.errors import CrossreadError, NothingToDoError, UsageError

COMMANDS = {
    "run": "Read reports, find what is in them, and write a report of it.",
    "add": "Read reports into a workspace, or show how they would be understood.",
    "build": "Find what is in the reports of a workspace.",
    "stories": "List the stories of a workspace.",
    "show": "Show a story, a report, or everything in a workspace.",
    "find": "Search reports and what was found in them.",
    "report": "Write one HTML page that works offline.",
    "export": "Write tables, graphs, documents and bibliographies.",
    "watch": "Follow feeds, and say what is new in each story.",
    "serve": "Serve the web app on this machine.",
    "check": "Test whether a workspace is sound.",
    "doctor": "Print versions and surroundings to paste into an issue.",
}
"""Subcommands in order, with what `crossread --help` says of them; each is `crossread.cli.<name>.<name>`."""


class Commands(click.Group):
    """A group whose commands are imported only when they are called, so that `--help` and `run` start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"crossread.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when one is mistyped."""
        from difflib import get_close_matches  # noqa: PLC0415 - only on a mistake

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f"did you mean: crossread {near[0]}" if near else "list the commands with: crossread --help"
            raise UsageError(f"no command {args[0]!r}", hint=hint)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="crossread", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Print the traceback of an error.")
def crossread(*, debug: bool) -> None:
    """Read many news reports of the same happenings and line them up.

    Start with: crossread run FOLDER
    """
    del debug


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its exit code: 0 done, 1 error, 2 usage, 3 some inputs failed, 4 nothing to do.

    Args:
        arguments: What follows `crossread` on the command line; None for this process's own.
    """
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given
    if debug:  # it may stand anywhere, since it is remembered when an error is on the screen
        given = [argument for argument in given if argument != "--debug"]
    try:
        code = crossread.main(args=given, prog_name="crossread", standalone_mode=False)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has gone; there is nobody left to tell
        code = 0
    except (KeyboardInterrupt, Exception) as error:
        if debug and not isinstance(error, click.ClickException | KeyboardInterrupt):
            raise
        code = explain(error)
    sys.exit(code or 0)


def explain(error: BaseException) -> int:
    """Print what went wrong and what to do, and return the exit code.

    Args:
        error: What a command raised.

    Returns:
        The exit code of the contract.
    """
    if isinstance(error, OSError):
        error = CrossreadError(
            f"cannot use {error.filename or 'a file'}: {error.strerror or error}",
            hint="choose a place that exists, can be written to and has space",
        )
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case KeyboardInterrupt() | click.Abort():
            print_error("interrupted", "what was finished is kept; the same command goes on from there")
            return EXIT_INTERRUPTED
        case click.ClickException():
            context = getattr(error, "ctx", None)
            path = context.command_path if context is not None else "crossread"
            print_error(error.format_message(), f"see: {path} --help")
            return EXIT_USAGE
        case CrossreadError():
            print_error(str(error), error.hint)
            if isinstance(error, UsageError):
                return EXIT_USAGE
            return EXIT_NOTHING if isinstance(error, NothingToDoError) else EXIT_ERROR
        case _:
            hint = "this is a mistake in crossread; see it whole with --debug and please report it"
            print_error(f"{type(error).__name__}: {error}", hint)
            return EXIT_ERROR
