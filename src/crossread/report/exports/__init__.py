"""A workspace in formats that other programs read: streamed, whole, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol

from crossread.errors import UsageError
from crossread.report.exports.csv_tables import guard_cell, write_csv
from crossread.report.exports.jsonl_tables import write_jsonl
from crossread.report.exports.parquet_tables import write_parquet
from crossread.report.exports.registry import REGISTRY
from crossread.report.exports.selection import Format, Selection
from crossread.report.exports.writing import Rows, make_folder, replaced_path
from crossread.report.exports.xlsx_tables import write_workbook
from crossread.store import Column, Workspace

__all__ = ["FORMATS", "TABLE_FORMATS", "Format", "Selection", "export", "export_tables", "guard_cell"]


class TableWriter(Protocol):
    """Writes one table to a file and returns the number of its rows."""

    def __call__(self, path: Path, columns: Sequence[Column], rows: Rows) -> int:
        """Write the file."""


TABLE_FORMATS: Mapping[str, str] = {
    "csv": "one file a table; a cell never runs as a formula",
    "jsonl": "one file a table, one JSON object a row",
    "parquet": "one file a table, typed columns; needs pyarrow",
    "sqlite": "one file with the public tables",
    "xlsx": "one workbook, a sheet a table; needs xlsxwriter",
}
"""Formats of `export_tables` and what they hold."""

FORMATS: Mapping[str, str] = {**TABLE_FORMATS, **{form.name: form.meaning for form in REGISTRY}}
"""All formats of `export` and what they hold."""

_WRITERS: Mapping[str, TableWriter] = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}
_OTHERS: Mapping[str, Format] = {form.name: form for form in REGISTRY}


def nearest(given: str, known: Iterable[str], told: str) -> str:
    """Write a hint for a name that does not exist: the one that was probably meant, and all there are.

    Example:
        >>> nearest("documens", ["documents", "sentences"], "the tables are")
        'did you mean documents? the tables are documents, sentences'
    """
    names = list(known)
    meant = [f"did you mean {name}? " for name in get_close_matches(given, names, 1)]
    return f"{''.join(meant)}{told} {', '.join(names)}"


def export(
    workspace: Workspace,
    form: str,
    directory: str | os.PathLike[str],
    *,
    tables: Sequence[str] | None = None,
    story_id: str | None = None,
) -> Mapping[str, int]:
    """Write a workspace, or one story of it, in any format.

    All files are of one state of the workspace; the same workspace gives the same bytes, and nothing is left out.

    Args:
        workspace: What to write.
        form: One of `FORMATS`.
        directory: Folder for the files; created if need be. Files of the same names are replaced.
        tables: For formats of tables: names of tables; None for all.
        story_id: A story to keep to; None for everything.

    Returns:
        For formats of tables the number of rows of each table, else the number of entries of each file.

    Raises:
        UsageError: The format or a table does not exist, or the format cannot keep to tables or to a story.
        MissingExtraError: The format needs a package that is not installed.
        ExportError: A file cannot be written.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Workspace.create(folder + "/case") as workspace:
        ...     export(workspace, "ris", folder + "/out")
        {'reports.ris': 0}
    """
    if form not in _OTHERS:
        return export_tables(workspace, form, directory, tables, story_id=story_id)
    if tables:
        raise UsageError(
            f"{form} is no format of tables", hint=f"formats that take tables are {', '.join(TABLE_FORMATS)}"
        )
    folder = make_folder(directory)
    with workspace.snapshot():
        return _OTHERS[form].write(Selection(workspace, story_id), folder)


def export_tables(
    workspace: Workspace,
    form: str,
    directory: str | os.PathLike[str],
    tables: Sequence[str] | None = None,
    *,
    story_id: str | None = None,
) -> Mapping[str, int]:
    """Write tables to files; memory does not grow with the number of rows, and no row is left out.

    All tables are of one state of the workspace, rows are in the documented order, and the same workspace
    gives the same bytes. Each file appears when it is complete.

    Args:
        workspace: Where the tables are.
        form: One of `TABLE_FORMATS`.
        directory: Folder for the files; created if need be. Files of the same names are replaced.
        tables: Names of tables; None for all.
        story_id: A story to keep to; None for everything.

    Returns:
        The number of rows of each table, in the order of the reference.

    Raises:
        UsageError: The format or a table does not exist, or `sqlite` is to keep to a story.
        MissingExtraError: The format needs a package that is not installed.
        ExportError: A file cannot be written.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Workspace.create(folder + "/case") as workspace:
        ...     export_tables(workspace, "jsonl", folder + "/out", tables=["stories"])
        {'stories': 0}
    """
    if form not in TABLE_FORMATS:
        raise UsageError(f"no format {form!r}", hint=nearest(form, FORMATS, "the formats are"))
    known = workspace.tables()
    for name in tables or ():
        if name not in known:
            raise UsageError(f"no table {name!r}", hint=nearest(name, known, "the tables are"))
    chosen = [name for name in known if tables is None or name in tables]
    if form == "sqlite" and story_id is not None:
        raise UsageError("sqlite holds a whole workspace", hint="take one story as csv, jsonl, parquet or xlsx")
    folder = make_folder(directory)
    if form == "sqlite":
        with replaced_path(folder / "crossread.sqlite") as path:
            return workspace.copy_tables(path, chosen)

    def rows_of(name: str) -> Rows:
        return workspace.rows(name, story_id=story_id)

    with workspace.snapshot():
        if form == "xlsx":
            with replaced_path(folder / "crossread.xlsx") as path:
                return write_workbook(path, chosen, workspace.columns, rows_of)
        counts = {}
        for name in chosen:
            with replaced_path(folder / f"{name}.{form}") as path, closing(rows_of(name)) as rows:
                counts[name] = _WRITERS[form](path, workspace.columns(name), rows)
        return counts
