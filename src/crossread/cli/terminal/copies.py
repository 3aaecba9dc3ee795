"""Copying: families of one text, and pairs of reports that share passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.failing import one_line
from crossread.cli.terminal.layout import bar, hanging, heading, line, numbers, pieces
from crossread.report.copies import PairView
from crossread.report.pages import StoryPages
from crossread.report.words import DIRECTIONS, counted

if TYPE_CHECKING:
    from rich.console import RenderableType

_RUNS = 5
_BAR = 20


def copies_page(pages: StoryPages) -> Iterator[RenderableType]:
    """Yield the families, then the pairs, those that share most first."""
    view = pages.copies
    if not view.looked:
        yield line("copies have not been looked for in all of these reports", style="dim")
    for family in view.families:
        members = numbers(card.number for card in family.cards)
        yield line(f"reports {members} count as one text; the earliest is {family.cards[0].outlet}")
    for pair in view.pairs:
        yield ""
        yield from _pair(pair)


def _pair(pair: PairView) -> Iterator[RenderableType]:
    share = f"{pair.share:.0%}"
    yield heading(
        f"{pair.right.number} {one_line(pair.right.outlet)} has {share} of its words from "
        f"{pair.left.number} {one_line(pair.left.outlet)}"
    )
    yield line(
        "  ",
        Text(bar(round(pair.share * 100), 100, _BAR).ljust(_BAR, "░")),
        f"  longest run {counted(pair.longest, 'word', 'words')} · {DIRECTIONS[pair.direction]}",
    )
    yield hanging(
        [str(run.words), line("\u201c", pieces(run.right_pieces), "\u201d")]
        for run in sorted(pair.runs, key=lambda run: -run.words)[:_RUNS]
    )
    left = len(pair.runs) - _RUNS
    if left > 0:
        yield line(f"  and {counted(left, 'shorter run', 'shorter runs')}", style="dim")
