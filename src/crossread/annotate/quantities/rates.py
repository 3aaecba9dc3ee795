"""Reads what a measure or a count is counted by: `$3 a barrel`, `80 km/h`, `8 goals per game`."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.quantities.lexicon import TIME_UNITS
from crossread.annotate.quantities.tables import load_unit_signs, load_unit_words, load_units, match_form
from crossread.annotate.quantities.tokens import Token
from crossread.annotate.quantities.word_lists import load_words

_PER_A = load_words("per-a")
"""What `a` makes a rate of, besides spans of time: $3 a barrel."""

_DATING = frozenset(["ago", "earlier", "later", "before", "after", "from", "prior"])
"""What makes `a week` a time rather than a rate: 40 contracts a week earlier."""


def read_rate(tokens: Sequence[Token], at: int) -> tuple[str, str, int] | None:
    """What a count is made a rate of after the thing counted: `8 goals per game`, `900 births a day`.

    Args:
        tokens: The sentence in pieces.
        at: Index of the piece after the thing counted.

    Returns:
        Symbol and name of the unit it is counted by and one past its last piece; None when it is no rate.
    """
    symbol, name, last = read_per(tokens, "", "", at)
    if not symbol or name is None:
        return None
    return symbol[1:], name.removeprefix(" per "), last


def read_per(
    tokens: Sequence[Token], symbol: str | None, name: str | None, last: int
) -> tuple[str | None, str | None, int]:
    """What a measure is counted by: `a barrel`, `per square foot`, `an hour`, `/week`."""
    if symbol is None or last + 1 >= len(tokens):
        return symbol, name, last
    word = tokens[last].lower
    found = match_form(load_unit_signs(), tokens, last + 1) or match_form(load_unit_words(), tokens, last + 1)
    noun = tokens[last + 1].lower
    if word in {"a", "an", "each", "every"}:
        if found is None or not (found[0] in TIME_UNITS or noun in _PER_A):
            if noun not in _PER_A:
                return symbol, name, last
            found = found or (noun, last + 2)
    elif word in {"per", "/"}:
        if found is None:
            if word == "/" or tokens[last + 1].kind != "word":
                return symbol, name, last
            found = (noun, last + 2)
    else:
        return symbol, name, last
    if word in {"a", "an"} and found[1] < len(tokens) and tokens[found[1]].lower in _DATING:
        return symbol, name, last
    unit = load_units().get(found[0])
    return f"{symbol}/{found[0]}", f"{name} per {unit.name if unit else found[0]}", found[1]
