"""Searches the passages that were found in reports: quotations, claims, figures and events that hold all words.

A passage can only match in a report that matches, so the index chooses the reports, and a small index in memory, with
the same rules for words, chooses among their passages. The passage of a figure or an event is its sentence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from crossread.store.query import HitKind
from crossread.store.searching import Hit, best_reports, report_hit

MOST_REPORTS = 200
"""Reports with all words, the best first, whose passages are looked at before a search for words stops."""

_AT_ONCE = 25

_PASSAGES: dict[str, str] = {
    "quotations": 'SELECT "quotation_id", "start", "end", "start", "end" FROM "quotations" WHERE "document_id" = ? '
    'ORDER BY "start", "end", 1',
    "claims": 'SELECT "claim_id", "gist_start", "gist_end", "gist_start", "gist_end" FROM "claims" '
    'WHERE "gist_document_id" = ? ORDER BY "gist_start", "gist_end", 1',
    "figures": 'SELECT q."quantity_id", q."start", q."end", coalesce(min(s."start"), q."start"), '
    'coalesce(max(s."end"), q."end") FROM "quantities" AS q LEFT JOIN "sentences" AS s '
    'ON s."document_id" = q."document_id" AND s."start" < q."end" AND s."end" > q."start" '
    'WHERE q."document_id" = ? GROUP BY q."quantity_id" ORDER BY q."start", q."end", 1',
    "events": 'SELECT e."event_mention_id", e."start", e."end", coalesce(min(s."start"), e."start"), '
    'coalesce(max(s."end"), e."end") FROM "event_mentions" AS e LEFT JOIN "sentences" AS s '
    'ON s."document_id" = e."document_id" AND s."start" < e."end" AND s."end" > e."start" '
    'WHERE e."document_id" = ? GROUP BY e."event_mention_id" ORDER BY e."start", e."end", 1',
}


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
            hit = held[place][0]
            found[hit.kind].append(hit)
    return found


def _passages_of(connection: sqlite3.Connection, number: int, kinds: Sequence[HitKind]) -> Iterator[tuple[Hit, str]]:
    """Yield the passages of a report, each as a hit and with the words it is compared by."""
    document_id, outlet, published, title, text = connection.execute(
        'SELECT "document_id", "outlet", "published", "title", "text" FROM "_readings" '
        'JOIN "documents" USING ("document_id") WHERE "number" = ?',
        (number,),
    ).fetchone()
    for kind in kinds:
        for row_id, start, end, left, right in connection.execute(_PASSAGES[kind], (document_id,)):
            words = text[left:right]
            hit = Hit(
                kind=kind,
                id=row_id,
                document_id=document_id,
                outlet=outlet,
                published=published,
                title=title,
                start=start,
                end=end,
                snippet=" ".join(words.split()),
            )
            yield hit, words


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
    index = sqlite3.connect(":memory:")
    try:
        index.execute("CREATE VIRTUAL TABLE passages USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
        index.executemany("INSERT INTO passages (rowid, text) VALUES (?, ?)", enumerate(passages))
        found = index.execute("SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rowid", (expression,))
        return [row[0] for row in found]
    finally:
        index.close()
