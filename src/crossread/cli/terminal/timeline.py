"""The timeline by day: what happened, apart from what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.failing import one_line
from crossread.cli.terminal.layout import STYLES, hanging, heading, line, numbers, quoted
from crossread.report.pages import StoryPages
from crossread.report.timeline import Day, TimelineEntry
from crossread.report.words import HAPPENING_STATUSES

if TYPE_CHECKING:
    from rich.console import RenderableType

_PASSAGE = 150
_HEADLINE = 110


def timeline_page(pages: StoryPages) -> Iterator[RenderableType]:
    """Yield the days of a story, then other days that its reports name."""
    view = pages.timeline
    for place, day in enumerate(view.days):
        if place:
            yield ""
        yield from _day(day)
    if view.named:
        yield ""
        yield heading("Other days that reports name" if view.linked else "Days that reports name")
        for day in view.named:
            yield from _day(day)


def _day(day: Day) -> Iterator[RenderableType]:
    yield heading(day.told)
    rows = [row for entry in day.entries for row in _entry(entry, day)]
    rows += [
        ["", "published", line(Text(one_line(card.outlet), style="italic"), f": {card.title}")]
        for card in day.published
    ]
    yield hanging(rows, widths=(12, 14))


def _entry(entry: TimelineEntry, day: Day) -> Iterator[list[str | Text]]:
    """Yield the happening, and below it the days of each report where they differ."""
    status = "" if entry.status == "happened" else HAPPENING_STATUSES[entry.status]
    said = "" if not entry.told or day.told.endswith(entry.told) else f"  ({entry.told})"
    differ = entry.verdict == "differ"
    note = Text("  dates differ" if differ else said, style=STYLES["differ"] if differ else "dim")
    yield [
        numbers(dated.passage.number for dated in entry.reports),
        Text(status, style="italic"),
        line(quoted(entry.title, _PASSAGE), note),
    ]
    if differ:
        for told, found in _by_day(entry):
            yield ["", numbers(found), line(told)]


def _by_day(entry: TimelineEntry) -> Iterable[tuple[str, list[int]]]:
    days: dict[str, list[int]] = {}
    for dated in entry.reports:
        words = f"{dated.told} (\u201c{dated.said}\u201d)" if dated.said else dated.told
        days.setdefault(words, []).append(dated.passage.number)
    return days.items()
