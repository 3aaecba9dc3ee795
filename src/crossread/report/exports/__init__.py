"""Every table of a workspace in formats that other programs read, streamed, whole, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

from crossread.errors import UsageError
from crossread.report.exports.csv_tables import guard_cell, write_csv
from crossread.report.exports.jsonl_tables import write_jsonl
from crossread.report.exports.parquet_tables import write_parquet
from crossread.report.exports.writing import Rows, make_folder, replaced_path
from crossread.store import Column, Workspace

__all__ = ["FORMATS", "export_tables", "guard_cell"]


class TableWriter(Protocol):
    """Writes one table to a file and returns the number of its rows."""

    def __call__(self, path: Path, columns: Sequence[Column], rows: Rows) -> int:
        """Write the file."""


FORMATS: Mapping[str, str] = {
    "csv": "one file a table, UTF-8, RFC 4180; cells a spreadsheet would run as a formula begin with an apostrophe",
    "jsonl": "one file a table, one JSON object a row; numbers are numbers, lists are lists",
    "parquet": "one file a table, zstd, typed columns; needs pyarrow",
    "sqlite": "one file, crossread.sqlite, with the public tables only",
}
"""Formats of `export_tables` and what they hold."""

_WRITERS: Mapping[str, TableWriter] = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}


def export_tables(
    workspace: Workspace,
    form: str,
    directory: str | os.PathLike[str],
    tables: Sequence[str] | None = None,
) -> Mapping[str, int]:
    """Write tables to files; memory does not grow with the number of rows, and no row is left out.

    All tables are of one state of the workspace, rows are in the documented order, and the same workspace
    gives the same bytes. Each file appears when it is complete.

    Args:
        workspace: Where the tables are.
        form: One of `FORMATS`.
        directory: Folder for the files; created if need be. Files of the same names are replaced.
        tables: Names of tables; None for all.

    Returns:
        The number of rows of each table, in the order of the reference.

    Raises:
        UsageError: The format or a table does not exist.
        MissingExtraError: The format needs a package that is not installed.
        WorkspaceError: A file cannot be written.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Workspace.create(folder + "/case") as workspace:
        ...     export_tables(workspace, "jsonl", folder + "/out", tables=["stories"])
        {'stories': 0}
    """
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}", hint=f"the formats are {', '.join(FORMATS)}")
    known = workspace.tables()
    for name in tables or ():
        if name not in known:
            raise UsageError(f"no table {name!r}", hint=f"the tables are {', '.join(known)}")
    chosen = [name for name in known if tables is None or name in tables]
    folder = make_folder(directory)
    if form == "sqlite":
        with replaced_path(folder / "crossread.sqlite") as path:
            return workspace.copy_tables(path, chosen)
    counts = {}
    with workspace.snapshot():
        for name in chosen:
            with replaced_path(folder / f"{name}.{form}") as path, closing(workspace.rows(name)) as rows:
                counts[name] = _WRITERS[form](path, workspace.columns(name), rows)
    return counts
