"""One progress bar a stage, with rate and time left, on standard error and on a terminal only."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from crossread.runs import Silence

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Bars(Silence):
    """Shows each stage as a bar.

    Example:
        >>> with Bars(wanted=False) as bars:
        ...     bars.start("read", 3)
        ...     bars.advance(3)
    """

    def __init__(self, *, wanted: bool = True) -> None:
        self._wanted = wanted and sys.stderr.isatty()
        self._bars: RichProgress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Open the display, if there is a terminal to show it on."""
        if self._wanted:
            from rich.console import Console  # noqa: PLC0415 - only for a terminal
            from rich.progress import (  # noqa: PLC0415
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
            )

            self._bars = Progress(
                TextColumn("{task.description:<10}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the display."""
        if self._bars is not None:
            self._bars.stop()

    def start(self, stage: str, total: int | None) -> None:
        """Begin a bar."""
        if self._bars is not None:
            self._task = self._bars.add_task(stage, total=total, rate="")

    def advance(self, count: int) -> None:
        """Move the bar."""
        if self._bars is None or self._task is None:
            return
        self._bars.advance(self._task, count)
        task = self._bars.tasks[self._task]
        if task.elapsed:
            self._bars.update(self._task, rate=f"{task.completed / task.elapsed:,.0f}/s")
