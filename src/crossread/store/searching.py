"""Searches the words of reports, and of what was found in them."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crossread.store.query import HitKind
from crossread.text import source_name

# Characters that no text holds: they mark where the index found its words.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SNIPPET_WORDS = 24
_TIES = 200
_PIECE = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One passage that a search found.

    Attributes:
        kind: What the passage is.
        id: Id of the row; that of the report for `reports`.
        document_id: The report.
        outlet: Who published it.
        path: The input it was read from.
        published: When.
        title: Its headline.
        start: First code point of the passage in the report's text; None when only the headline has the words.
        end: One past the last.
        snippet: The passage with some words around it, as they stand in the text.
        told: What the row says in a few words (the speaker, who did what to whom); empty when nothing is added.
    """

    kind: HitKind
    id: str
    document_id: str
    outlet: str | None
    path: str
    published: str | None
    title: str | None
    start: int | None
    end: int | None
    snippet: str
    told: str = ""

    @property
    def source(self) -> str:
        """Who published it; where that is unknown, the name of its file."""
        return source_name(self.outlet, self.path)


def match_expression(query: str) -> str:
    """Write what a reader types as an expression of the search index.

    Args:
        query: Words, "exact phrases" and begin* of words; all of them must occur.

    Returns:
        The expression; empty when the query holds no word.

    Example:
        >>> match_expression('troops "foreign minister" sanct* AND')
        '"troops" "foreign minister" "sanct"* "AND"'
        >>> match_expression('NEAR( - "unclosed')
        '"NEAR(" "unclosed"'
    """
    terms = []
    for phrase, phrase_star, word in _PIECE.findall(query.replace("\x00", " ")):
        text = phrase or word.rstrip("*")
        # A term without any letter or number would match nothing and so hide all the others.
        if any(unicodedata.category(char)[0] in "LN" for char in text):
            terms.append(f'"{text}"' + ("*" if phrase_star or word.endswith("*") else ""))
    return " ".join(terms)


def search_reports(
    connection: sqlite3.Connection, expression: str, limit: int, condition: str = "", values: Sequence[Any] = ()
) -> Iterator[Hit]:
    """Yield the reports that hold all terms, best first, each with its first densest passage.

    Words in the headline weigh five times those in the text; equal ranks are in order of id.

    Args:
        connection: Any connection.
        expression: The terms.
        limit: At most so many.
        condition: What else must hold of the report, as SQL about the row `d`; empty for nothing.
        values: Values of the condition.
    """
    for number in best_reports(connection, expression, limit, condition, values):
        yield report_hit(connection, expression, number)


def best_reports(
    connection: sqlite3.Connection, expression: str, limit: int, condition: str = "", values: Sequence[Any] = ()
) -> list[int]:
    """Number the reports that hold all terms, best first; arguments are those of `search_reports`.

    Only the first of them are looked up by id, so that a common word costs no more than its ranking; among more than
    `_TIES` reports of equal rank those that were read first come first.
    """
    best = 'SELECT "rowid" AS "number", bm25("_words", 5.0, 1.0) AS "rank" FROM "_words" WHERE "_words" MATCH ?'
    report = f'JOIN "documents" AS d USING ("document_id") WHERE {condition}' if condition else ""
    if not condition:
        best += f' ORDER BY "rank" LIMIT {limit + _TIES}'
    found = connection.execute(
        f'SELECT "number" FROM ({best}) JOIN "_readings" USING ("number") {report} '  # noqa: S608 - our own conditions
        'ORDER BY "rank", "document_id" LIMIT ?',
        (expression, *values, limit),
    )
    return [row[0] for row in found]


def report_hit(connection: sqlite3.Connection, expression: str, number: int) -> Hit:
    """Show the first densest passage of a report that holds all terms."""
    document_id, outlet, path, published, title, text, marked = connection.execute(
        'SELECT d."document_id", d."outlet", d."path", d."published", d."title", d."text", '
        'highlight("_words", 1, ?, ?) FROM "_words" JOIN "_readings" AS r ON r."number" = "_words"."rowid" '
        'JOIN "documents" AS d ON d."document_id" = r."document_id" '
        'WHERE "_words" MATCH ? AND "_words"."rowid" = ?',
        (_OPEN, _CLOSE, expression, number),
    ).fetchone()
    start, end, snippet = _passage(text, marked_spans(text, marked))
    return Hit(
        kind="reports",
        id=document_id,
        document_id=document_id,
        outlet=outlet,
        path=path,
        published=published,
        title=title,
        start=start,
        end=end,
        snippet=snippet if start is not None else title or "",
    )


def marked_spans(text: str, marked: str) -> list[tuple[int, int]]:
    """Carry the marks of the index back to the text.

    Args:
        text: The text.
        marked: The same text with a mark before and after each find.

    Returns:
        Half-open spans in the text, in order.
    """
    spans: list[tuple[int, int]] = []
    begun: int | None = None
    place = 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", marked):
        if piece in (_OPEN, _CLOSE) and text[place : place + 1] != piece:
            if piece == _OPEN:
                begun = place
            elif begun is not None:
                spans.append((begun, place))
                begun = None
        else:
            place += len(piece)
    return spans


def _passage(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int | None, int | None, str]:
    """Choose the stretch of about two dozen words that holds most finds, the first of equals."""
    if not spans:
        return None, None, ""
    best, last = (0, 0), 0
    for first in range(len(spans)):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= _SNIPPET_WORDS * 6:
            last += 1
        if last - first > best[1] - best[0]:
            best = (first, last)
    start, end = spans[best[0]][0], spans[best[1]][1]
    room = max(0, _SNIPPET_WORDS * 7 - (end - start)) // 2
    left, right = _word_edge(text, start - room, start, -1), _word_edge(text, end + room, end, 1)
    words = " ".join(text[left:right].split())
    return start, end, f"{'… ' if left else ''}{words}{' …' if right < len(text) else ''}"


def _word_edge(text: str, place: int, stop: int, direction: int) -> int:
    """Move a cut towards a find until it stands between words."""
    if place <= 0 or place >= len(text):
        return min(max(place, 0), len(text))
    while place != stop and not text[place if direction < 0 else place - 1].isspace():
        place -= direction
    return place
