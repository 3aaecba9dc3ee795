"""Reads what belongs to a number before it: a currency, a minus."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.quantities.tables import Unit, load_currency_signs, load_units, match_form
from crossread.annotate.quantities.tokens import Token

_MINUS = frozenset("-−–")
_LONGEST_SIGN = 4
_WORD_LIKE_CODES = frozenset(["Euro", "Re", "Sh", "LE"])
"""Currency signs that are also words, so that only a number glued to them makes them one."""


def read_currency_before(tokens: Sequence[Token], at: int) -> tuple[int, Unit | None]:
    """Where the currency before a number begins, and which it is."""
    for length in range(min(_LONGEST_SIGN, at), 0, -1):
        start = at - length
        found = match_form(load_currency_signs(), tokens, start)
        if found is None or found[1] != at:
            continue
        sign = tokens[start]
        letters = length == 1 and sign.kind == "word"
        if letters and (len(sign.text) == 1 or sign.text in _WORD_LIKE_CODES) and not tokens[at].glued:
            continue
        if letters and len(sign.text) == 1 and tokens[at].kind != "numeral":
            continue
        if sign.text == "A" and not tokens[start + 1].glued:
            continue  # an article before a sum: a $13m plant
        if sign.glued and start > 0 and tokens[start - 1].kind != "sign":
            continue
        return start, load_units()[found[0]]
    if at > 1 and tokens[at].glued and tokens[at - 1].text == "PS" and "." in tokens[at].text:
        return at - 1, load_units()["GBP"]  # a pound sign lost in recoding, as in PS8.1bn
    return at, None


def read_minus_before(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Where a minus before a number begins, and the sign of the number."""
    if at == 0:
        return at, 1
    before = tokens[at - 1]
    if before.lower == "minus":
        return at - 1, -1
    if before.text in _MINUS and tokens[at].glued:
        if at > 1 and tokens[at - 2].lower == "minus":
            return at - 2, -1
        if not before.glued and (before.text != "–" or at == 1):
            return at - 1, -1
    return at, 1
