"""Searches the passages that were found in reports: quotations, claims, figures and events that hold all words.

A passage can only match in a report that matches, so the index chooses the reports, and a small index in memory, with
the same rules for words, chooses among their passages. The passage of a figure or an event is its sentence.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from crossread.store.query import HitKind
from crossread.store.searching import Hit, best_reports, report_hit

MOST_REPORTS = 200
"""Reports with all words, the best first, whose passages are looked at before a search for words stops."""

_AT_ONCE = 25

_PASSAGES: dict[str, str] = {
    "quotations": 'SELECT "quotation_id", "start", "end" FROM "quotations" WHERE "document_id" = ? '
    'ORDER BY "start", "end", 1',
    "claims": 'SELECT "claim_id", "gist_start", "gist_end" FROM "claims" WHERE "gist_document_id" = ? '
    'ORDER BY "gist_start", "gist_end", 1',
    "figures": 'SELECT "quantity_id", "start", "end" FROM "quantities" WHERE "document_id" = ? '
    'ORDER BY "start", "end", 1',
    "events": 'SELECT "event_mention_id", "start", "end" FROM "event_mentions" WHERE "document_id" = ? '
    'ORDER BY "start", "end", 1',
}
_WITH_SENTENCE = frozenset(["figures", "events"])

_TERM = re.compile(r'"([^"]*)"(\*?)')
_TOKEN = re.compile(r"[a-z0-9]+")


def search_words(
    connection: sqlite3.Connection, expression: str, kinds: Sequence[HitKind], limit: int
) -> Iterator[Hit]:
    """Yield what holds all terms, kind by kind, that of the best reports first within each.

    Args:
        connection: Any connection.
        expression: The terms.
        kinds: What is searched.
        limit: At most so many of each kind.
    """
    passages = [kind for kind in kinds if kind != "reports"]
    numbers = best_reports(connection, expression, max(limit, MOST_REPORTS) if passages else limit)
    found = _search_passages(connection, expression, passages, limit, numbers) if passages else {}
    for kind in kinds:
        if kind == "reports":
            yield from (report_hit(connection, expression, number) for number in numbers[:limit])
        else:
            yield from found[kind][:limit]


def _search_passages(
    connection: sqlite3.Connection, expression: str, kinds: Sequence[HitKind], limit: int, numbers: Sequence[int]
) -> dict[HitKind, list[Hit]]:
    """Look through the passages of the best reports, some reports at a time, until there are enough of each kind."""
    found: dict[HitKind, list[Hit]] = {kind: [] for kind in kinds}
    for start in range(0, min(len(numbers), MOST_REPORTS), _AT_ONCE):
        wanted = [kind for kind in kinds if len(found[kind]) < limit]
        if not wanted:
            break
        held = [one for number in numbers[start : start + _AT_ONCE] for one in _passages_of(connection, number, wanted)]
        for place in matching_passages([words for _, words in held], expression):
            make, words = held[place]
            hit = make(words)
            found[hit.kind].append(hit)
    return found


def _passages_of(
    connection: sqlite3.Connection, number: int, kinds: Sequence[HitKind]
) -> Iterator[tuple[Callable[[str], Hit], str]]:
    """Yield the passages of a report, each with what makes a hit of it and the words it is compared by."""
    document_id, outlet, path, published, title, text = connection.execute(
        'SELECT "document_id", "outlet", "path", "published", "title", "text" FROM "_readings" '
        'JOIN "documents" USING ("document_id") WHERE "number" = ?',
        (number,),
    ).fetchone()
    spans = sentences_of(connection, document_id) if _WITH_SENTENCE.intersection(kinds) else []
    for kind in kinds:
        for row_id, start, end in connection.execute(_PASSAGES[kind], (document_id,)):
            left, right = around(spans, start, end) if kind in _WITH_SENTENCE else (start, end)
            make = partial(
                _hit, kind=kind, id=row_id, document_id=document_id, outlet=outlet, path=path, published=published,
                title=title, start=start, end=end,
            )  # fmt: skip
            yield make, text[left:right]


def _hit(words: str, **facts: Any) -> Hit:  # noqa: ANN401 - the attributes of a hit
    return Hit(snippet=" ".join(words.split()), **facts)


def sentences_of(connection: sqlite3.Connection, document_id: str) -> list[tuple[int, int]]:
    """The sentences of a report in order: first code point and one past the last of each."""
    return connection.execute(
        'SELECT "start", "end" FROM "sentences" WHERE "document_id" = ? ORDER BY "index"', (document_id,)
    ).fetchall()


def around(sentences: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The sentences a passage stands in, from the first code point to one past the last.

    Example:
        >>> around([(0, 10), (11, 20), (21, 30)], 12, 15), around([(0, 10), (12, 20)], 10, 12)
        ((11, 20), (10, 12))
    """
    first = bisect_right(sentences, start, key=itemgetter(1))
    last = bisect_left(sentences, end, key=itemgetter(0))
    if first >= last:
        return start, end
    return min(start, sentences[first][0]), max(end, sentences[last - 1][1])


def may_match(passages: Sequence[str], expression: str) -> list[int]:
    """Leave out passages that cannot hold all terms, since a word of a term is nowhere in them.

    Only what is plain ASCII on both sides is left out: case and accents of other letters are for the index to judge.

    Args:
        passages: The passages.
        expression: The terms.

    Returns:
        The places of the others, in order.

    Example:
        >>> may_match(["Planes landed.", "A plane took off.", "Plané took"], '"PLANE" "took"')
        [1, 2]
    """
    tokens = [
        token for term, _ in _TERM.findall(expression) if term.isascii() for token in _TOKEN.findall(term.lower())
    ]
    return [
        place
        for place, words in enumerate(passages)
        if not words.isascii() or all(map(words.lower().__contains__, tokens))
    ]


def matching_passages(passages: Sequence[str], expression: str) -> list[int]:
    """Find the passages that hold all terms, by the rules of the search index.

    Args:
        passages: The passages.
        expression: The terms.

    Returns:
        Their places, in order.

    Example:
        >>> matching_passages(["Planes landed.", "A plane took off."], '"PLANE" "took"')
        [1]
    """
    places = may_match(passages, expression)
    if not places:
        return []
    index = sqlite3.connect(":memory:")
    try:
        index.execute("CREATE VIRTUAL TABLE passages USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
        index.executemany(
            "INSERT INTO passages (rowid, text) VALUES (?, ?)", ((place, passages[place]) for place in places)
        )
        found = index.execute("SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rowid", (expression,))
        return [row[0] for row in found]
    finally:
        index.close()
