"""Cases, stories and tables as small pieces of HTML for a notebook; escaped, without scripts, without a network."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from crossread.records import Story
from crossread.report.chips import write_number
from crossread.report.grid import Row
from crossread.report.pages import StoryPages
from crossread.report.words import STATES, STATUSES, counted
from crossread.text import reading_text

SHOWN_ROWS = 10
"""Rows of a table that are shown; its caption says how many there are."""

SHOWN_CHARACTERS = 140
"""Characters of a value that are shown."""

SHOWN_REPORTS = 8
"""Reports that have a column of their own in the small grid of a story."""

_CELL = "text-align:left;vertical-align:top;padding:.15em .6em .15em 0"


def table_html(name: str, rows: Iterable[Mapping[str, Any]], total: int) -> str:
    """Show the first rows of a table.

    Args:
        name: Name of the table.
        rows: Rows for reading; so many as are to be shown.
        total: How many rows there are.

    Example:
        >>> table_html("claims", [], 0)
        '<div><p><b>claims</b>: 0 rows</p></div>'
    """
    held = _without_empty(list(rows))
    more = f", the first {len(held)} of them" if len(held) < total else ""
    caption = f"<b>{html.escape(name)}</b>: {counted(total, 'row', 'rows')}{more}"
    return f"<div><p>{caption}</p>{_table(list(held[0]), [list(row.values()) for row in held]) if held else ''}</div>"


def _without_empty(rows: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Leave out columns in which no row has a value."""
    filled = {name for row in rows for name, value in row.items() if value not in (None, "", ())}
    return [{name: value for name, value in row.items() if name in filled} for row in rows]


def case_html(stories: Sequence[Story], counts: Mapping[str, int]) -> str:
    """Show a workspace: how many reports, their stories, what was found.

    Args:
        stories: The stories that are to be shown, the latest first.
        counts: Number of rows of each table.
    """
    head = _joined(counted(counts["documents"], "report", "reports"), counted(counts["stories"], "story", "stories"))
    rows = [
        [place, story.title, story.documents, story.independent, _dates(story.first, story.last)]
        for place, story in enumerate(stories)
    ]
    left = counts["stories"] - len(rows)
    table = _table(["", "story", "reports", "independent", "published"], rows) if rows else ""
    found = _joined(*(f"{count:,} {name}" for name, count in counts.items() if count))
    return (
        f"<div><p><b>{head}</b></p>{table}"
        + (f"<p>and {counted(left, 'other story', 'other stories')}</p>" if left else "")
        + f"<p><small>{html.escape(found)}</small></p></div>"
    )


def story_html(pages: StoryPages) -> str:
    """Show a story: its reports, and the first rows of its grid.

    Args:
        pages: Its pages.
    """
    story = pages.story
    head = _joined(
        counted(len(story.cards), "report", "reports"),
        counted(story.independent, "independent text", "independent texts") if story.independent is not None else "",
        _dates(story.first, story.last),
        *(f"{count} {STATUSES[status].words}" for status, count in story.grid.counts),
    )
    reports = [[card.number, card.outlet, card.day, card.title] for card in story.cards[:SHOWN_ROWS]]
    left = len(story.cards) - len(reports)
    numbers = [column.card.number for column in story.grid.columns if column.folded_into is None][:SHOWN_REPORTS]
    grid = [_grid_row(row, numbers) for row in story.grid.rows[:SHOWN_ROWS]]
    signs = _joined(*(f"{sign.glyph} {sign.words}" for sign in STATES.values()))
    return (
        f"<div><p><b>{_text(story.title)}</b><br>{head}</p>{_table(['', 'report', 'day', 'headline'], reports)}"
        + (f"<p>and {counted(left, 'other report', 'other reports')}</p>" if left else "")
        + (_table(["", "claim", *map(str, numbers)], grid) + f"<p><small>{signs}</small></p>" if grid else "")
        + "</div>"
    )


def _grid_row(row: Row, numbers: Sequence[int]) -> list[object]:
    cells = {cell.number: cell for cell in row.cells}
    glyphs = [STATES[cells[number].state].glyph if number in cells else "" for number in numbers]
    return [STATUSES[row.status].words, row.gist.text, *glyphs]


def _table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f'<th scope="col" style="{_CELL}">{html.escape(name.replace("_", " "))}</th>' for name in headings)
    body = "".join(
        "<tr>" + "".join(f'<td style="{_CELL}">{_text(value)}</td>' for value in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return write_number(value)
    words = " / ".join(str(part) for part in value) if isinstance(value, tuple | list) else str(value)
    words = reading_text(words)
    if len(words) > SHOWN_CHARACTERS:
        words = (
            words[: words.rfind(" ", 0, SHOWN_CHARACTERS) if " " in words[:SHOWN_CHARACTERS] else SHOWN_CHARACTERS]
            + " …"
        )
    return html.escape(words)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _dates(first: str | None, last: str | None) -> str:
    return first or "" if first == last else f"{first} to {last}"
