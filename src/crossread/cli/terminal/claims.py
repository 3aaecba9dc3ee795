"""Claims as a list that reads like the grid: a glyph for each report beside the row, and below it the passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.failing import one_line
from crossread.cli.terminal.layout import STYLES, hanging, heading, line, numbers, quoted, sign
from crossread.report.grid import GridCell, GridView, Row
from crossread.report.pages import StoryPages
from crossread.report.words import KINDS, SLOTS, STATES, STATUSES, counted, listed

if TYPE_CHECKING:
    from rich.console import RenderableType

_PASSAGE = 120
_WIDEST_STRIP = 12
"""More reports than this stand beside a row as numbers with glyphs, not as columns."""

_SHORT = frozenset({"only_one", "background"})
"""Rows that stand in one line, since one report alone has them."""


def claims_page(pages: StoryPages) -> Iterator[RenderableType]:
    """Yield the rows of the grid, those that differ first."""
    grid = pages.story.grid
    yield line(_legend(grid), style="dim")
    status = ""
    for place, row in enumerate(grid.rows, 1):
        if row.status != status:
            status = row.status
            found = STATUSES[status]
            yield ""
            yield heading(f"{found.glyph} {found.words}", found.told)
            if len(grid.columns) <= _WIDEST_STRIP:
                yield line("       " + " ".join(str(cell.number) for cell in _in_order(row)), style="dim")
        yield from _row(place, row)


def _row(place: int, row: Row) -> Iterator[RenderableType]:
    slots = listed(tuple(SLOTS[slot] for slot in row.differs_on))
    beside = f"on passages of {row.beside.place}" if row.beside else ""
    facts = [KINDS[row.kind], f"on {slots}" if slots else "", "weak" if row.weak else "", beside]
    note = Text(f"  ({', '.join(part for part in facts if part)})", style="dim")
    gist = (
        quoted(row.gist, _PASSAGE)
        if row.status in _SHORT
        else Text(one_line(row.gist.shortened(_PASSAGE).text), "bold")
    )
    yield hanging([[f"{place:>3}", strip(row), line(gist, note)]])
    if row.status in _SHORT:
        return
    yield hanging((list(_cell(cell, doubted=row.weak)) for cell in row.found), indent=7, widths=(None, 14, 18))
    for state in ("not_found", "too_early", "not_checkable"):
        silent = [cell.number for cell in row.cells if cell.state == state]
        if silent:
            yield line(f"       {STATES[state].words}: {numbers(silent)}", style="dim")


def strip(row: Row) -> Text:
    """Write what each report does with a row: glyphs in the order of the reports, with numbers where they are many."""
    text = Text()
    for cell in _in_order(row):
        number = "" if len(row.cells) <= _WIDEST_STRIP else str(cell.number)
        if number and cell.state == "not_found":
            continue
        width = 0 if number else len(str(cell.number))
        text.append(f"{number}{STATES[cell.state].glyph:<{width}} ", style=STYLES.get(cell.state, ""))
    text.rstrip()
    return text


def _in_order(row: Row) -> list[GridCell]:
    return sorted(row.cells, key=lambda cell: cell.number)


def _cell(cell: GridCell, *, doubted: bool) -> Iterator[str | Text]:
    """One cell; what is weak is not said again of each passage of a row that is weak as a whole."""
    yield str(cell.number)
    yield sign(STATES[cell.state], cell.state)
    yield cell.chips[0] if cell.chips else ""
    speaker = f"{one_line(cell.speaker)}: " if cell.speaker else ""
    doubt = "  (weak)" if cell.weak and not doubted else ""
    yield line(Text(speaker, style="dim"), quoted(cell.passages[0], _PASSAGE), Text(doubt, style="dim"))


def _legend(grid: GridView) -> str:
    used = {cell.state for row in grid.rows for cell in row.cells}
    signs = [f"{found.glyph} {found.words}" for state, found in STATES.items() if state in used]
    return "; ".join(part for part in (counted(len(grid.rows), "claim", "claims"), " · ".join(signs)) if part)
