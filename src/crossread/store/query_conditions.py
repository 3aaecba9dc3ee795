"""What a structured query knows, as conditions of the question to the database."""

from __future__ import annotations

import json

from crossread.store.conditions import Conditions
from crossread.store.query import Query
from crossread.store.searching import match_expression

_CODE_LETTERS = 3


def about_report(where: Conditions, query: Query) -> None:
    """Write what a query knows about the report as conditions on the row `d`."""
    if query.outlet:
        where.add('d."outlet" = ? COLLATE NOCASE', query.outlet)
    if query.since:
        where.add('d."published" >= ?', query.since)
    if query.until:
        where.add('d."published" <= ?', f"{query.until}~")  # behind every day of the month or year


def about_passage(where: Conditions, query: Query) -> None:
    """Write what a query knows about the passages of its kind as conditions on the row `q`."""
    if query.by:
        where.add(_SAID_BY["quotations" if query.kind == "quotations" else "claims"], _names(query.by))
    if query.counting:
        *_, head = query.counting.lower().split()
        where.add('q."counted" IN (SELECT value FROM json_each(?))', json.dumps(forms(head)))
    if query.unit:
        where.add('q."unit" = ? COLLATE NOCASE', query.unit)
    for column, sign, bound in (("high", ">", query.over), ("low", "<", query.under)):
        if bound is not None:  # no bound in the words is no bound; words without any number are none
            number = f'(q."{column}" IS NULL OR q."{column}" {sign} ?) AND coalesce(q."low", q."high") IS NOT NULL'
            where.add(number, float(bound))
    for column, given in (("actor", query.actor), ("recipient", query.recipient), ("place", query.place)):
        if given:
            _who(where, f'q."{column}_entity_id"', given)
    if query.act:
        where.add('q."event" = ?', query.act)
    if query.status:
        where.add('q."status" = ?', query.status.lower().replace(" ", "_"))


NAMED = 'SELECT "entity_id" FROM "_actors" WHERE "number" IN (SELECT "rowid" FROM "_names" WHERE "_names" MATCH ?)'
"""The actors whose name or titles hold all words of an expression."""

_SAID_BY = {
    "quotations": f'q."speaker_entity_id" IN ({NAMED})',
    "claims": f'q."claim_id" IN (SELECT "claim_id" FROM "cells" WHERE "speaker_entity_id" IN ({NAMED}))',  # noqa: S608
}


def _names(words: str) -> str:
    return match_expression(words) or '""'


def _who(where: Conditions, column: str, given: str) -> None:
    """An actor is meant by the three letters of its country, or by words of its name or titles."""
    if len(given) == _CODE_LETTERS and given.isupper() and given.isascii():
        condition = f'SELECT "entity_id" FROM "entities" WHERE "country" = ? UNION {NAMED}'  # noqa: S608
        country = column.replace("_entity_id", "_country")
        where.add(f"({column} IN ({condition}) OR {country} = ?)", given, _names(given), given)
    else:
        where.add(f"{column} IN ({NAMED})", _names(given))


_IRREGULAR = {"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child"}


def forms(word: str) -> list[str]:
    """List the forms in which the head of a thing counted may be stored.

    Example:
        >>> forms("soldiers"), forms("people")
        (['soldiers', 'soldier'], ['people', 'person'])
        >>> forms("losses"), forms("countries")
        (['losses', 'losse', 'loss'], ['countries', 'countrie', 'country'])
    """
    found = [word]
    if word in _IRREGULAR:
        found.append(_IRREGULAR[word])
    elif word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
        if word.endswith("ies"):
            found.append(word[:-3] + "y")
        elif word.endswith("es"):
            found.append(word[:-2])
    return found
