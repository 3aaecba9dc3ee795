"""Write the reference pages from the code they describe: commands, tables, settings, errors."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from crossread import errors
from crossread.cli import COMMANDS, crossread
from crossread.settings import KNOBS, Settings
from crossread.store.tables import TABLES

REFERENCE = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/generate.py from the code; do not edit. -->\n"


def commands_page() -> Iterator[str]:
    """One section a command: what it does, its usage and options."""
    yield "# Commands\n"
    yield (
        "Data goes to standard output, progress and messages to standard error. Listings print a table on a\n"
        "terminal and one JSON object a line when piped; `--json`, `--csv` and `--table` choose. `NO_COLOR` is\n"
        "honoured. Exit codes: 0 all done; 1 error; 2 usage; 3 finished, but some inputs failed (listed in\n"
        "`failed.csv`); 4 nothing to do; 130 interrupted, resumable. An error is two lines, `error:` and `hint:`;\n"
        "`--debug` adds the traceback.\n"
    )
    for name in COMMANDS:
        command = getattr(import_module(f"crossread.cli.{name}"), name)
        with click.Context(command, info_name=f"crossread {name}", parent=click.Context(crossread)) as context:
            context.parent = None
            usage = " ".join(command.collect_usage_pieces(context))
            yield f"## crossread {name}\n"
            yield inspect.cleandoc((command.help or "").replace("\b", "")) + "\n"
            yield f"    crossread {name} {usage}\n"
            options = [record for parameter in command.params if (record := parameter.get_help_record(context))]
            if options:
                yield "| option | meaning |\n|---|---|"
                for option, meaning in options:
                    yield f"| `{option}` | {meaning.replace('|', chr(92) + '|')} |"
                yield ""
            if command.epilog:
                title, *rows = inspect.cleandoc(command.epilog.replace("\b", "")).splitlines()
                yield f"{title}\n\n| name | meaning |\n|---|---|"
                for row in rows:
                    word, _, meaning = row.strip().partition(" ")
                    yield f"| `{word}` | {meaning.strip()} |"
                yield ""


def attributes(record: type) -> dict[str, str]:
    """Meanings of the fields of a record, from its docstring."""
    section = inspect.cleandoc(record.__doc__ or "").split("Attributes:")[-1].split("Raises:")[0]
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", section, re.MULTILINE)
    return {name: " ".join(meaning.split()) for name, meaning in found}


def tables_page() -> Iterator[str]:
    """One section a table: what a row is and what each column means."""
    yield "# Tables\n"
    yield (
        "The same names and columns in SQLite, CSV, Parquet and JSON Lines. `start` and `end` are half-open\n"
        "code-point offsets into `documents.text`, which never changes. What is missing is NULL, never -1 or an\n"
        "empty word.\n"
    )
    for name, record in TABLES.items():
        meanings = attributes(record)
        yield f"## {name}\n"
        yield (record.__doc__ or "").split("\n")[0] + "\n"
        yield "| column | meaning |\n|---|---|"
        for field in dataclasses.fields(record):
            yield f"| `{field.name}` | {meanings[field.name]} |"
        yield ""


def settings_page() -> Iterator[str]:
    """All settings with unit, default and range."""
    defaults = Settings()
    yield "# Settings\n"
    yield "Given as `--set NAME=VALUE`, or in Python as `crossread.Settings(NAME=VALUE)`.\n"
    yield "| setting | default | range | unit | meaning |\n|---|---|---|---|---|"
    for knob in KNOBS:
        span = "" if knob.low is None else f"{knob.low:,} to {knob.high:,}"
        yield f"| `{knob.name}` | `{getattr(defaults, knob.name)!r}` | {span} | {knob.unit} | {knob.meaning} |"
    yield ""


def errors_page() -> Iterator[str]:
    """The tree of errors."""
    yield "# Errors\n"
    yield (
        "Every error the program raises on purpose is a `CrossreadError` with a `code` for scripts and a `hint`\n"
        "for people.\n"
    )
    yield "| error | code | meaning |\n|---|---|---|"
    for item in vars(errors).values():
        if isinstance(item, type) and issubclass(item, errors.CrossreadError):
            yield f"| `{item.__name__}` | `{item.code}` | {(item.__doc__ or '').split(chr(10))[0]} |"
    yield ""


def api_page() -> Iterator[str]:
    """One section an operation of the JSON API, and one a shape it answers with."""
    from crossread.serve.api import OPERATIONS  # noqa: PLC0415 - an extra
    from crossread.serve.openapi import describe  # noqa: PLC0415

    yield "# JSON API\n"
    yield (
        "`crossread serve` answers under `/api`. Programs show the token printed at the start as\n"
        "`Authorization: Bearer TOKEN`. `/api/openapi.json` holds this description by OpenAPI 3.1. An error is an\n"
        "object `error` with `status`, `code`, `message` and `hint`. `GET /exports/FORMAT` sends an export as a zip.\n"
    )
    for one in OPERATIONS:
        path = re.sub(r":int", "", one.path)
        yield f"## {one.method} /api{path}\n"
        told = getattr(one.answer, "__name__", "")
        shape = f"Answers with [`{told}`](#{told.lower()})." if told in describe()["components"]["schemas"] else ""
        yield f"{one.told} {shape}".strip() + "\n"
        if one.parameters:
            yield "| parameter | meaning |\n|---|---|"
            for parameter in one.parameters:
                allowed = (
                    f" One of {', '.join(f'`{word}`' for word in parameter.allowed)}." if parameter.allowed else ""
                )
                yield f"| `{parameter.name}` | {parameter.told}{allowed} |"
            yield ""
        if one.body == "files":
            yield "The body is a form (`multipart/form-data`) with one or more `files`.\n"
        elif one.body is not None:
            yield "| field of the body | meaning |\n|---|---|"
            for name, meaning in one.body.items():
                yield f"| `{name}` | {meaning} |"
            yield ""
    yield "# Shapes\n"
    for name, schema in describe()["components"]["schemas"].items():
        yield f"## {name}\n"
        yield schema["description"] + "\n"
        yield "| field | meaning |\n|---|---|"
        for field, inner in schema["properties"].items():
            yield f"| `{field}` | {inner['description']} |"
        yield ""


PAGES = {
    "commands.md": commands_page,
    "tables.md": tables_page,
    "settings.md": settings_page,
    "errors.md": errors_page,
    "api.md": api_page,
}


def render(name: str) -> str:
    """The text of one reference page."""
    return NOTE + "\n".join(PAGES[name]())


def main() -> int:
    """Write the pages; with `--check` only compare them with what is there."""
    stale = []
    for name in PAGES:
        path, text = REFERENCE / name, render(name)
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    if "--check" in sys.argv and stale:
        print(f"stale: {', '.join(stale)}; write them with: make docs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
