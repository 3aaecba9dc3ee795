"""Lines, headings and hanging paragraphs, from which every page on a terminal is made.

Words first, then a glyph, then colour: nothing is said by colour alone, so a page reads the same with NO_COLOR.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from crossread.cli.failing import one_line
from crossread.report.passages import Passage, Piece
from crossread.report.words import Sign

WIDEST = 110
"""Lines longer than this are hard to read, however wide the terminal is."""

NAME_COLUMNS = 22
"""Columns for the name of a report or an actor."""

STYLES = {
    "differs": "yellow",
    "contradicted": "red",
    "denies": "red",
    "conflict": "yellow",
    "speaker_differs": "yellow",
    "wording_differs": "yellow",
    "differ": "yellow",
    "not_found": "dim",
    "not_checkable": "dim",
    "too_early": "dim",
}
"""Colours that repeat what the words beside them say."""

_MARKS = {"delete": ("[-", "-]", "red"), "insert": ("{+", "+}", "green"), "gap": ("[… ", " …]", "dim")}
_UNMARKED = ("", "", "bold")


def make_console() -> Console:
    """Make a console on standard output that takes every text as it is and is at most 110 columns wide."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    return console


def print_lines(lines: Iterable[RenderableType]) -> None:
    """Print a page on standard output."""
    console = make_console()
    if console.is_terminal:
        for part in lines:
            console.print(part)
        return
    with console.capture() as printed:  # in a file or a test, no line ends in spaces
        for part in lines:
            console.print(part)
    for text in printed.get().splitlines():
        click.echo(text.rstrip())


def line(*parts: str | Text, style: str = "") -> Text:
    """Write parts on one line, without control characters."""
    text = Text(style=style, overflow="fold")
    for part in parts:
        text.append_text(part if isinstance(part, Text) else Text(one_line_kept(part)))
    return text


def one_line_kept(text: str) -> str:
    r"""Make a text safe for a terminal, and keep the spaces at its ends.

    Example:
        >>> one_line_kept("  a\x1bb ")
        '  a b '
    """
    words = one_line(text)
    left, right = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return " " * left + words + " " * right if words else " " * left


def heading(words: str, note: str = "") -> Text:
    """Write a heading, and beside it what a reader should know of it."""
    return line(Text(one_line(words), style="bold"), Text(f"  {one_line(note)}" if note else "", style="dim"))


def sign(found: Sign, key: str) -> Text:
    """Write a glyph and its words."""
    return Text(f"{found.glyph} {found.words}", style=STYLES.get(key, ""))


def pieces(found: Iterable[Piece]) -> Text:
    """Write words with what changed marked in the manner of wdiff: `[-missing-]`, `{+added+}`.

    Example:
        >>> pieces([Piece(text="we "), Piece(text="asked", kind="insert")]).plain
        'we {+asked+}'
    """
    text = Text(overflow="fold")
    for piece in found:
        left, right, style = _MARKS.get(piece.kind, _UNMARKED) if piece.kind else ("", "", "")
        text.append(f"{left}{one_line_kept(piece.text)}{right}", style=style)
    return text


def quoted(passage: Passage, characters: int | None = None) -> Text:
    """Write a passage in quotation marks, cut around its deciding words when that is asked for."""
    shown = passage if characters is None else passage.shortened(characters)
    return Text.assemble("\u201c", pieces(shown.pieces), "\u201d", overflow="fold")


def numbers(found: Iterable[int]) -> str:
    """Write numbers of reports as a list, neighbours as a range.

    Example:
        >>> numbers([1, 2, 3, 5])
        '1-3, 5'
    """
    runs: list[list[int]] = []
    for number in sorted(set(found)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(
        str(first) if first == last else f"{first}{'-' if last - first > 1 else ', '}{last}" for first, last in runs
    )


def hanging(
    rows: Iterable[Sequence[str | Text]], *, indent: int = 2, widths: Sequence[int | None] = ()
) -> RenderableType:
    """Lay rows out in columns; the last one takes what is left and wraps, the others never do.

    Args:
        rows: Cells of each row.
        indent: Empty columns before the first.
        widths: Most columns for each but the last; None for as many as it needs.
    """
    held = [list(row) for row in rows]
    if not held:
        return Text("")
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=max(0, indent - 2))
    count = len(held[0])
    for place in range(count):
        if place == count - 1:
            table.add_column(overflow="fold")
        else:
            table.add_column(
                no_wrap=True, overflow="ellipsis", max_width=widths[place] if place < len(widths) else None
            )
    for row in held:
        table.add_row("", *(cell if isinstance(cell, Text) else Text(one_line(cell)) for cell in row))
    return table


def bar(value: int, most: int, columns: int) -> str:
    """Draw a bar of blocks, at least an eighth of one for a value that is not 0.

    Example:
        >>> bar(5, 10, 4), bar(0, 10, 4)
        ('██', '')
    """
    eighths = 0 if not most or not value else max(1, round(8 * columns * value / most))
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]
