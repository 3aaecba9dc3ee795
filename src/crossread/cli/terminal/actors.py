"""Actors: who is named by which words, what they say, and who does what to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.failing import one_line
from crossread.cli.terminal.layout import hanging, heading, line, numbers, quoted
from crossread.report.actors import ActorRow
from crossread.report.pages import StoryPages
from crossread.report.wording import WordingRow
from crossread.report.words import LINES, counted

if TYPE_CHECKING:
    from rich.console import RenderableType

_NAMES = 6
_PASSAGE = 120


def actors_page(pages: StoryPages) -> Iterator[RenderableType]:
    """Yield the actors, those most reports name first, and then the acts."""
    view = pages.actors
    for row in view.rows:
        yield from _actor(row)
    if view.others:
        yield line("also named: " + ", ".join(view.others), style="dim")
    if view.acts:
        yield ""
        yield heading("Who does what to whom")
        yield hanging(
            (
                [
                    numbers(act.reports),
                    LINES[act.line].words,
                    line(
                        Text(one_line(f"{act.actor} {act.verb} {act.recipient}".strip()), style="bold"),
                        "  ",
                        quoted(act.passages[0], _PASSAGE),
                    ),
                ]
                for act in view.acts
            ),
            widths=(12, 12),
        )


def _actor(row: ActorRow) -> Iterator[RenderableType]:
    facts = [
        row.kind,
        row.country or "",
        "; ".join(row.titles[:2]),
        f"in {numbers(row.reports)}",
        counted(row.said, "quotation", "quotations") if row.said else "",
    ]
    yield line(
        Text(one_line(row.name), style="bold"),
        Text("  " + " · ".join(one_line(fact) for fact in facts if fact), style="dim"),
    )
    names = [f"{name} ×{count}" if count > 1 else name for name, count, _ in row.names]
    left = len(names) - _NAMES
    if names and (len(names) > 1 or row.names[0][0] != row.name):
        shown = ", ".join(names[:_NAMES]) + (f" and {left} more" if left > 0 else "")
        yield hanging([[line(shown)]])


def wording_page(pages: StoryPages) -> Iterator[RenderableType]:
    """Yield what each report calls the actors, in its own voice and in quotations."""
    view = pages.wording
    for place, row in enumerate(view.rows):
        if place:
            yield ""
        yield heading(row.name, row.kind)
        yield hanging(_cells(view.numbers, row))


def _cells(columns: tuple[int, ...], row: WordingRow) -> Iterator[list[str | Text]]:
    for number, cell in zip(columns, row.cells, strict=True):
        for voice, told in (("outlet", ""), ("quoted", "in quotations: ")):
            used = [
                f"{name.text} ×{name.count}" if name.count > 1 else name.text for name in cell if name.voice == voice
            ]
            if used:
                yield [str(number), line(Text(told, style="dim"), ", ".join(used))]
