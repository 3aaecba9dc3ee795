"""The tables that ship beside the grammar: units, currencies, hedges, vague words, trends.

Each is a plain file anybody can add a line to; `data/README.md` says where its facts come from.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import NamedTuple

from crossread.annotate.quantities.tokens import Token, read_tokens

Words = tuple[str, ...]


class Unit(NamedTuple):
    """A unit of measurement or a currency.

    Attributes:
        symbol: Its standard symbol: SI, ISO 4217, or the one in common use.
        name: Its name in the singular.
        dimension: What it measures; only units of one dimension can be converted.
        factor: How many of the dimension's base unit one of it is; for temperatures, of its step.
    """

    symbol: str
    name: str
    dimension: str
    factor: Decimal


class Vague(NamedTuple):
    """What a word without a number is taken to mean, and why."""

    low: Decimal
    high: Decimal | None
    hedge: str
    reason: str


class Forms:
    """Phrases that stand for something, found at a place in a sentence, the longest first.

    Args:
        exact: Whether capitals matter.
    """

    def __init__(self, *, exact: bool) -> None:
        self.exact = exact
        self._by_first: dict[str, list[tuple[Words, str]]] = {}

    def add(self, phrase: str, meaning: str) -> None:
        """Add a phrase, unless it already means something."""
        words = tuple(token.text if self.exact else token.lower for token in read_tokens(phrase))
        known = self._by_first.setdefault(words[0], [])
        if all(words != have for have, _ in known):
            known.append((words, meaning))
            known.sort(key=lambda entry: -len(entry[0]))

    def starting(self, word: str) -> list[tuple[Words, str]]:
        """The phrases whose first piece this is, longest first, with what each means."""
        return self._by_first.get(word, [])


def match_form(forms: Forms, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Find the longest phrase of a table at a place: its meaning and one past its last piece."""
    if at >= len(tokens):
        return None
    for words, meaning in forms.starting(tokens[at].text if forms.exact else tokens[at].lower):
        pieces = tokens[at : at + len(words)]
        if len(pieces) == len(words) and all(
            (piece.text if forms.exact else piece.lower) == word for piece, word in zip(pieces, words, strict=True)
        ):
            return meaning, at + len(words)
    return None


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files(__package__).joinpath("data").joinpath(name).read_text("utf-8")
    return csv.DictReader(text.splitlines())


def _plural(word: str) -> str:
    if word.endswith(("ch", "sh", "s", "x")):
        return f"{word}es"
    if word.endswith("y") and word[-2] not in "aeio":
        return f"{word[:-1]}ies"
    return f"{word}s"


@cache
def load_units() -> dict[str, Unit]:
    """Every unit and currency by symbol, currencies in the dimension `money:CODE`.

    Example:
        >>> load_units()["mi"].name, load_units()["EUR"].dimension
        ('mile', 'money:EUR')
    """
    units: dict[str, Unit] = {}
    for row in _rows("units.csv"):
        units.setdefault(row["symbol"], Unit(row["symbol"], row["name"], row["dimension"], Decimal(row["factor"])))
    for row in _rows("currencies.csv"):
        code, _, hundredth = row["code"].partition("/")
        factor = Decimal(1) / Decimal(hundredth or 1)
        units[row["code"]] = Unit(row["code"], row["name"], f"money:{code}", factor)
    return units


@cache
def load_unit_words() -> Forms:
    """Names of units and currencies in any capitals, singular and plural."""
    forms = Forms(exact=False)
    for row in (*_rows("units.csv"), *_rows("currencies.csv")):
        symbol = row.get("symbol") or row["code"]
        for word in filter(None, row["words"].split("|")):
            forms.add(word, symbol)
            forms.add(_plural(word), symbol)
    return forms


@cache
def load_unit_signs() -> Forms:
    """Signs of units, whose capitals matter (mW is no MW)."""
    forms = Forms(exact=True)
    for row in _rows("units.csv"):
        for sign in filter(None, row["signs"].split("|")):
            forms.add(sign, row["symbol"])
    return forms


@cache
def load_currency_signs() -> Forms:
    """Signs and codes that stand before an amount."""
    forms = Forms(exact=True)
    for row in _rows("currencies.csv"):
        for sign in filter(None, row["before"].split("|")):
            forms.add(sign, row["code"])
    return forms


@cache
def load_hedges(place: str) -> dict[str, list[tuple[Words, str]]]:
    """Hedges that stand `before` or `after` a number, longest first.

    Returns:
        Last word of the hedge (first word for those after) to the whole phrases and their hedge.
    """
    found: dict[str, list[tuple[Words, str]]] = {}
    for row in _rows("hedges.csv"):
        if row["place"] == place:
            words = tuple(token.lower for token in read_tokens(row["words"]))
            found.setdefault(words[-1] if place == "before" else words[0], []).append((words, row["hedge"]))
    for phrases in found.values():
        phrases.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def load_vague() -> dict[Words, Vague]:
    """Words that count without a number, with the interval they are read as and why."""
    return {
        tuple(row["words"].split()): Vague(
            Decimal(row["low"]), Decimal(row["high"]) if row["high"] else None, row["hedge"], row["reason"]
        )
        for row in _rows("vague.csv")
    }


@cache
def load_persons() -> frozenset[str]:
    """Nouns for one person, lower case."""
    text = resources.files(__package__).joinpath("data").joinpath("persons.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def load_trends() -> dict[str, str]:
    """Words that say a number is by how much something rose (`up`) or fell (`down`)."""
    return {word: row["trend"] for row in _rows("trends.csv") for word in row["words"].split()}
