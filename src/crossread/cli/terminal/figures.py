"""Numbers: the same quantity across reports with its verdict, then what only one report counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.terminal.layout import hanging, heading, line, numbers, quoted, sign
from crossread.report.figures import FigureReading, figures_view
from crossread.report.pages import StoryPages
from crossread.report.words import FIGURE_VERDICTS, counted

if TYPE_CHECKING:
    from rich.console import RenderableType

_PASSAGE = 110


def figures_page(pages: StoryPages) -> Iterator[RenderableType]:
    """Yield the quantities that several reports give, those that exclude each other first."""
    view = figures_view(pages.material)
    if not view.linked:
        yield line("numbers have not been compared across these reports", style="dim")
    for place, card in enumerate(view.cards):
        verdict = FIGURE_VERDICTS[card.verdict]
        if place:
            yield ""
        reports = Text(f"  {counted(card.reports, 'report', 'reports')}", style="dim")
        yield line(Text(card.counted or "a number", style="bold"), "  ", sign(verdict, card.verdict), reports)
        yield _readings(card.readings)
    if view.singles:
        if view.cards or not view.linked:
            yield ""
        yield heading("In one report only" if view.linked else "By report")
        yield _readings(view.singles)


def _readings(readings: Iterable[FigureReading]) -> RenderableType:
    return hanging(
        ([numbers(reading.numbers), reading.chip, quoted(reading.places[0], _PASSAGE)] for reading in readings),
        widths=(12, 18),
    )
