"""Bodies everybody names without saying whose they are, dated: parliaments, agencies, alliances, armed groups."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.annotate.lexicons import fold

_WORD = re.compile(r"[^\W_]+(?:[-'+][^\W_]+)*\+?")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Body:
    """A body and what it was in some years.

    Attributes:
        name: The name by which it was found.
        country: ISO 3166-1 alpha-3 code, EUR for the European Union, None for none.
        sector: PLOVER sector; None where the name only tells a country.
        first: First day, ISO 8601, as precise as known; empty for always.
        last: Last day; empty for until now.
    """

    name: str
    country: str | None
    sector: str | None
    first: str
    last: str


@cache
def _load() -> dict[str, tuple[Body, ...]]:
    text = files("crossread.annotate.events").joinpath("data", "bodies.csv").read_text("utf-8")
    found: dict[str, tuple[Body, ...]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter=";"):
        for name in row["names"].split("|"):
            body = Body(name, row["country"] or None, row["sector"] or None, row["first"], row["last"])
            found[_key(name)] = (*found.get(_key(name), ()), body)
    return found


def _key(words: str) -> str:
    return " ".join(_WORD.findall(fold(words)))


def find_body(words: str, day: str | None = None) -> Body | None:
    """Find a body named in some words, the longest name first; a short name must stand in its own capitals.

    Args:
        words: The words.
        day: ISO 8601 date; None for now.

    Example:
        >>> find_body("the Bundestag").country, find_body("a KGB officer", "1980").sector, find_body("a tree")
        ('DEU', 'SPY', None)
    """
    tokens = _WORD.findall(words.replace("’s", "").replace("'s", "").replace("’", "'"))
    for size in range(min(_LONGEST, len(tokens)), 0, -1):
        for place in range(len(tokens) - size + 1):
            text = " ".join(tokens[place : place + size])
            if not any(sign.isupper() for sign in text):
                continue
            found = next((body for body in _load().get(_key(text), ()) if _fits(body, text, day)), None)
            if found is not None:
                return found
    return None


def _fits(body: Body, text: str, day: str | None) -> bool:
    if body.name.isupper() and not text.isupper():
        return False
    if day is None:
        return not body.last or body.sector is not None
    return (not body.first or body.first <= day) and (not body.last or day[: len(body.last)] <= body.last)
