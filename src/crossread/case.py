"""A workspace in Python: open it or make it, and take its tables.

This is the only module beside the command line that joins the building wing (pipeline) and the
reading wing (report).
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from crossread import pipeline
from crossread.errors import MissingExtraError, NothingToDoError
from crossread.runs import Outcome
from crossread.settings import Settings
from crossread.store import Workspace
from crossread.store.tables import TABLES


class Table:
    """One table of a workspace; rows are read when they are asked for.

    Args:
        workspace: Where the rows are.
        name: Name of the table, as in the reference.
    """

    def __init__(self, workspace: Workspace, name: str) -> None:
        self.name = name
        self._workspace = workspace
        self._record = TABLES[name]

    def __len__(self) -> int:
        return self._workspace.count(self._record)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._workspace.load(self._record))

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self):,} rows>"

    def rows(self) -> list[dict[str, Any]]:
        """All rows as dictionaries, in the order of the exports."""
        return [dataclasses.asdict(record) for record in self]

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is not a dependency
        """All rows as a pandas DataFrame.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - an optional companion
        except ImportError:
            raise MissingExtraError("pandas is not installed", hint="pip install pandas") from None
        return pd.DataFrame(self.rows(), columns=[field.name for field in dataclasses.fields(self._record)])


class Case:
    """An open workspace.

    Attributes:
        path: Its folder.
        outcome: What the run that made it did; None when it was only opened.
    """

    def __init__(self, workspace: Workspace, outcome: Outcome | None = None) -> None:
        self._workspace = workspace
        self.path = workspace.path
        self.outcome = outcome

    def __getattr__(self, name: str) -> Table:
        """Return the table of that name."""
        if name not in TABLES:
            raise AttributeError(f"a case has no table {name!r}; it has {', '.join(TABLES)}")
        return Table(self._workspace, name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def __repr__(self) -> str:
        return f"<case {self.path}: {len(self.documents):,} reports>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the workspace."""
        self._workspace.close()

    def text(self, document_id: str, start: int, end: int) -> str:
        """The words of a passage.

        Args:
            document_id: The report.
            start: First code point of the passage in the report's text.
            end: One past the last.
        """
        return self._workspace.load_document(document_id).text[start:end]


def open(folder: str | os.PathLike[str]) -> Case:  # noqa: A001 - as in other libraries that open files
    """Open a workspace to read it.

    Args:
        folder: The folder of the workspace.

    Raises:
        WorkspaceError: There is none, or it cannot be used.
    """
    return Case(Workspace.open(Path(folder), read_only=True))


def run(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str] = "crossread-out",
    settings: Settings | None = None,
) -> Case:
    """Read reports, find what is in them, and open the workspace.

    Args:
        paths: One input or several: files, folders, addresses.
        output: Folder of the workspace; what it holds already is kept.
        settings: Knobs; None for the defaults.

    Returns:
        The open workspace; `outcome` says what was read and what failed.

    Raises:
        NothingToDoError: No report could be read.
        WorkspaceError: The folder cannot be used.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    outcome = pipeline.run([os.fspath(path) for path in given], Path(output), settings or Settings())
    if not outcome.added and not outcome.known:
        raise NothingToDoError("no report could be read", hint=f"the reasons stand in {Path(output) / 'failed.csv'}")
    return Case(Workspace.open(Path(output), read_only=True), outcome)
