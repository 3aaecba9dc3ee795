"""A workspace in Python: open it or make it, and take its stories and tables.

This is the only module beside the command line that joins the building wing (pipeline) and the
reading wing (report).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, overload

from crossread import pipeline
from crossread.errors import NothingToDoError
from crossread.records import Story
from crossread.report.exports import Selection
from crossread.report.frames import to_arrow, to_pandas, to_polars
from crossread.report.material import Material
from crossread.report.notebook import SHOWN_ROWS, case_html, story_html, table_html
from crossread.report.pages import StoryPages
from crossread.report.reader_rows import ReaderRows
from crossread.runs import Outcome
from crossread.settings import Settings
from crossread.store import Workspace
from crossread.store.tables import TABLES


class Table:
    """One table of a workspace or of a story; rows are read when they are asked for.

    Count it, iterate over it, take a row or a slice of it, or turn it into a data frame.

    Args:
        workspace: Where the rows are.
        name: Name of the table, as in the reference.
        story_id: Keep to this story; None for all.
        window: First row and one past the last; None for all.
    """

    def __init__(
        self,
        workspace: Workspace,
        name: str,
        *,
        story_id: str | None = None,
        window: tuple[int, int] | None = None,
    ) -> None:
        self.name = name
        self.story_id = story_id
        self._workspace = workspace
        self._record = TABLES[name]
        self._window = window

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self._workspace.tables()[self.name]

    def __len__(self) -> int:
        if self._window is not None:
            return self._window[1] - self._window[0]
        return self._workspace.count(self._record, story_id=self.story_id)

    def __iter__(self) -> Iterator[Any]:
        limit, offset = self._limits()
        return iter(self._workspace.load(self._record, story_id=self.story_id, limit=limit, offset=offset))

    @overload
    def __getitem__(self, place: int) -> Any: ...  # noqa: ANN401 - the record of the table
    @overload
    def __getitem__(self, place: slice) -> Table: ...
    def __getitem__(self, place: int | slice) -> Any:
        """Return the record at a place, or for a slice the table of those rows."""
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            if step != 1:
                raise ValueError("a table is cut into neighbouring rows; take list(table)[::step] for others")
            first = self._window[0] if self._window else 0
            return self._cut((first + start, first + max(start, stop)))
        index = range(len(self))[place]  # refuses what is not there
        return next(iter(self._cut((index + (self._window[0] if self._window else 0),) * 2, one_more=True)))

    def _cut(self, window: tuple[int, int], *, one_more: bool = False) -> Table:
        last = window[1] + one_more
        return type(self)(self._workspace, self.name, story_id=self.story_id, window=(window[0], last))

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self):,} rows>"

    def _repr_html_(self) -> str:
        rows = ReaderRows(Selection(self._workspace, self.story_id)).of(self.name, self._records_shown())
        return table_html(self.name, rows, len(self))

    def _records_shown(self) -> Iterator[Any]:
        limit, offset = self._limits()
        shown = SHOWN_ROWS if limit is None else min(limit, SHOWN_ROWS)
        return self._workspace.load(self._record, story_id=self.story_id, limit=shown, offset=offset)

    def rows(self) -> list[dict[str, Any]]:
        """All rows as dictionaries, in the order of the exports."""
        return [dict(zip(self.columns, row, strict=True)) for row in self._values()]

    def for_reading(self) -> list[dict[str, Any]]:
        """All rows as a notebook shows them: names instead of ids, words instead of places in a text."""
        limit, offset = self._limits()
        found = self._workspace.load(self._record, story_id=self.story_id, limit=limit, offset=offset)
        return list(ReaderRows(Selection(self._workspace, self.story_id)).of(self.name, found))

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is not a dependency
        """All rows as a pandas DataFrame.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        return to_pandas(self._workspace.columns(self.name), self._values())

    def to_polars(self) -> Any:  # noqa: ANN401 - polars is not a dependency
        """All rows as a polars DataFrame.

        Raises:
            MissingExtraError: polars is not installed.
        """
        return to_polars(self._workspace.columns(self.name), self._values())

    def to_arrow(self) -> Any:  # noqa: ANN401 - pyarrow is not a dependency
        """All rows as an Arrow table.

        Raises:
            MissingExtraError: pyarrow is not installed.
        """
        return to_arrow(self._workspace.columns(self.name), self._values())

    def _values(self) -> Iterator[tuple[Any, ...]]:
        limit, offset = self._limits()
        return self._workspace.rows(self.name, story_id=self.story_id, limit=limit, offset=offset)

    def _limits(self) -> tuple[int | None, int | None]:
        return (None, None) if self._window is None else (self._window[1] - self._window[0], self._window[0])


class StoryOfCase:
    """One story of a case: every table as an attribute, kept to this story.

    Args:
        workspace: Where it is.
        story: Its record.
    """

    def __init__(self, workspace: Workspace, story: Story) -> None:
        self._workspace = workspace
        self.story_id = story.story_id
        self.title = story.title
        self.first = story.first
        self.last = story.last
        self.independent = story.independent

    def __getattr__(self, name: str) -> Table:
        """Return the rows of the table of that name that belong to the story."""
        if name not in TABLES:
            raise AttributeError(f"a story has no table {name!r}; it has {', '.join(TABLES)}")
        return Table(self._workspace, name, story_id=self.story_id)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def __repr__(self) -> str:
        return f"<story {self.story_id}: {self.title} ({len(self.documents):,} reports)>"

    def _repr_html_(self) -> str:
        return story_html(self.pages)

    @property
    def pages(self) -> StoryPages:
        """The pages of the report about the story as views: `pages.story`, `pages.quotations`, `pages.timeline` ..."""
        return StoryPages(Material(self._workspace, story_id=self.story_id))


class Stories(Table):
    """The stories of a case, the latest first; each comes with its tables."""

    def __iter__(self) -> Iterator[StoryOfCase]:
        return (StoryOfCase(self._workspace, story) for story in super().__iter__())


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

    @property
    def stories(self) -> Stories:
        """The stories, the latest first."""
        return Stories(self._workspace, "stories")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def __repr__(self) -> str:
        return f"<case {self.path}: {len(self.documents):,} reports>"

    def _repr_html_(self) -> str:
        counts = {name: self._workspace.count(record) for name, record in TABLES.items()}
        return case_html(list(self._workspace.load(Story, limit=SHOWN_ROWS)), counts)

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
