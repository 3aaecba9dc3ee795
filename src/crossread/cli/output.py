"""How rows are printed: a table on a terminal, one JSON object a line when piped, CSV on request."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

import click

from crossread.cli.failing import one_line

_LEAST_WIDTH = 12
"""A column with longer cells may be folded to so many characters and can still be read."""

_GAP = 2

Command = TypeVar("Command", bound=Callable[..., Any])


def format_options(command: Command) -> Command:
    """Add `--json`, `--csv` and `--table` to a listing; the command receives `form`."""
    for name, told in (("table", "as a table"), ("csv", "as CSV"), ("json", "as one JSON object a line")):
        command = click.option(f"--{name}", "form", flag_value=name, default=None, help=f"Print {told}.")(command)
    return command


def print_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], form: str | None) -> int:
    """Print rows on standard output.

    Args:
        rows: One mapping a row; a missing column prints as empty.
        columns: What to print, in this order.
        form: `table`, `json` or `csv`; None takes a table on a terminal and JSON lines otherwise.

    Returns:
        How many rows were printed.
    """
    printer = {"table": _print_table, "json": _print_json, "csv": _print_csv}[chosen_form(form)]
    return printer(rows, columns)


def chosen_form(form: str | None) -> str:
    """Say in which form rows will be printed: as asked for, else a table on a terminal and JSON lines otherwise."""
    return form or ("table" if sys.stdout.isatty() else "json")


def short_id(identifier: str) -> str:
    """Shorten an id to what tells it apart on a desk and is still accepted as its beginning.

    Example:
        >>> short_id("d-8e3223bdca21763b"), short_id("story-0ee09b8e90f5f751")
        ('d-8e3223', 'story-0ee09b')
    """
    kind, dash, digest = identifier.partition("-")
    return f"{kind}{dash}{digest[:6]}"


def as_json(value: object) -> object:
    """Turn a value JSON does not know into one it knows."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def _print_json(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> int:
    count = 0
    for row in rows:
        click.echo(json.dumps({name: row.get(name) for name in columns}, ensure_ascii=False, default=as_json))
        count += 1
    return count


def _print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> int:
    from crossread.report.exports import guard_cell  # noqa: PLC0415 - only for CSV

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([guard_cell(row.get(name)) for name in columns])
        count += 1
    return count


def _print_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> int:
    from rich import box  # noqa: PLC0415 - only for a terminal
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    held = list(rows)
    cells = [{name: _cell(row.get(name)) for name in columns} for row in held]
    columns = [name for name in columns if any(row[name] for row in cells)] or columns
    console = Console()
    widest = {name: max(map(len, (_title(name), *(row[name] for row in cells)))) for name in columns}
    if sum(min(width, _LEAST_WIDTH) + _GAP for width in widest.values()) > console.width:
        for text in _as_records(cells, columns):
            click.echo(text)
        return len(held)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        numeric = any(isinstance(row.get(name), int | float) for row in held)
        table.add_column(_title(name), justify="right" if numeric else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(row[name]) for name in columns))
    console.print(table)
    return len(held)


def _as_records(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> Iterator[str]:
    """Write each row as a block, its first column above the others: for tables too wide for a terminal."""
    first, *others = columns
    indent = max(len(_title(name)) for name in others)
    for row in rows:
        yield click.style(row[first], bold=True)
        yield from (f"  {_title(name):<{indent}}  {row[name]}" for name in others if row[name])


def _title(name: str) -> str:
    return name.replace("_", " ")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return "; ".join(one_line(str(part)) for part in value)
    return one_line(str(value))
