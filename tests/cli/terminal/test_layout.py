"""Lines and columns."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from crossread.cli.terminal.layout import bar, hanging, line, numbers, pieces
from crossread.report.passages import Piece


def printed(part: object, width: int = 40) -> list[str]:
    """The lines of one part."""
    console = Console(file=StringIO(), width=width, highlight=False, markup=False, emoji=False)
    console.print(part)
    assert isinstance(console.file, StringIO)
    return [text.rstrip() for text in console.file.getvalue().splitlines()]


def test_the_last_column_wraps_and_hangs() -> None:
    """Long words in the last column go on under it; the first columns are cut with an ellipsis."""
    lines = printed(hanging([["1", "a very long name", "words that go on and on over the edge"]], widths=(None, 8)))
    assert lines == ["  1  a very …  words that go on and on", "               over the edge"]


def test_a_word_of_ten_thousand_characters_stays_inside() -> None:
    """Nothing is wider than the terminal."""
    for text in printed(hanging([["1", "W" * 10_000]])) + printed(line("W" * 10_000)):
        assert cell_len(text) <= 40


def test_nothing_paints_on_the_terminal() -> None:
    """Control characters, markup and line breaks in reports are shown as plain words."""
    assert printed(line("a\x1b[31mb [red]c[/red] :smile:\nd")) == ["a [31mb [red]c[/red] :smile: d"]


def test_changes_are_marked_in_words() -> None:
    """What is missing, added or left out is told apart without colour."""
    found = [Piece(text="we "), Piece(text="got", kind="insert"), Piece(text=" "), Piece(text="9 words", kind="gap")]
    assert pieces(found).plain == "we {+got+} [… 9 words …]"


@pytest.mark.parametrize(
    ("given", "written"), [([], ""), ([3], "3"), ([2, 1], "1, 2"), ([1, 2, 3, 7], "1-3, 7"), ([4, 4, 9], "4, 9")]
)
def test_numbers_are_short(given: list[int], written: str) -> None:
    """Three neighbours or more are a range."""
    assert numbers(given) == written


def test_bars_grow_with_their_value() -> None:
    """The most fills the room, something is never nothing."""
    lengths = [len(bar(value, 1000, 10)) for value in (0, 1, 500, 1000)]
    assert lengths == [0, 1, 5, 10]
