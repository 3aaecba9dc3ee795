"""Reads what belongs to a number after it: a unit by name or sign, and the words that make it an age."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.quantities.lexicon import SCALES, TIME_UNITS
from crossread.annotate.quantities.number import Number
from crossread.annotate.quantities.tables import Unit, load_unit_signs, load_unit_words, load_units, match_form
from crossread.annotate.quantities.tokens import Token
from crossread.annotate.quantities.word_lists import load_words

_DASHES = frozenset("-‐‑")
_ONE_LETTER_GLUED = frozenset(["C", "F", "K", "N", "J", "A", "in", "in.", "s"])
_POUND_CONTEXT = load_words("pound-context")
_YEARS_OLD = frozenset(["yo", "y.o", "y.o."])
_BEFORE_UNIT = load_words("before-unit")
"""What may stand between a number and its unit: two more years, 10 straight days."""


def read_unit_words(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The unit or currency named at a place, and one past its last piece."""
    found = match_form(load_unit_words(), tokens, at)
    return None if found is None else (load_units()[found[0]], found[1])


def read_unit_after(tokens: Sequence[Token], number: Number) -> tuple[Unit | None, int, bool]:
    """The unit after a number, one past its last piece, and whether a hyphen joins it."""
    at = number.last
    if at >= len(tokens):
        return None, at, False
    hyphen = tokens[at].text in _DASHES and tokens[at].glued and at + 1 < len(tokens)
    if hyphen and not tokens[at + 1].glued:  # a line that was broken at the hyphen: a 25- mile trail
        hyphen = read_unit_words(tokens, at + 1) is not None
    place = at + 1 if hyphen else at
    if number.form == "part" and place + 1 < len(tokens) and tokens[place].lower in {"a", "an"}:  # half an hour
        place += 1
    sign = match_form(load_unit_signs(), tokens, place)
    if sign is not None and _sign_fits(tokens, place, sign[1], number):
        full_stop = sign[1] == len(tokens) and tokens[-1].text == "."
        return load_units()[sign[0]], sign[1] - full_stop, hyphen
    if number.form in {"vague", "part"} and tokens[place].lower == "of" and place + 2 < len(tokens):
        place += 2 if tokens[place + 1].lower in {"a", "an"} else 1
    elif tokens[place].lower in _BEFORE_UNIT and place + 1 < len(tokens):
        place += 1
    words = read_unit_words(tokens, place)
    if words is not None and _word_fits(tokens, place, words[1], number):
        return words[0], words[1], hyphen
    if tokens[place].lower in {"pound", "pounds"}:
        return load_units()["GBP" if _speaks_of_money(tokens, number) else "lb"], place + 1, hyphen
    return None, at, False


def _sign_fits(tokens: Sequence[Token], at: int, last: int, number: Number) -> bool:
    """Whether letters after a number are a sign of a unit and no word, name or magnitude."""
    token = tokens[at]
    if token.kind == "sign":
        return True
    if tokens[number.last - 1].kind != "numeral" and token.text not in {"pc", "pct", "stone", "km", "cups"}:
        return False
    rate = last < len(tokens) and tokens[last].text == "/" and tokens[last].glued
    if token.text == "s" or (token.text in _ONE_LETTER_GLUED and not (token.glued or rate)):
        return False
    if last < len(tokens) and tokens[last].glued and tokens[last].kind != "sign":
        return False
    return token.text != "in." or last >= len(tokens) or not tokens[last].text[0].isupper()


def _word_fits(tokens: Sequence[Token], at: int, last: int, number: Number) -> bool:
    """Whether a unit's name is meant as one: no `two second-hand cars`, no `one cent` in a name."""
    token, following = tokens[at], tokens[last] if last < len(tokens) else None
    if token.lower == "barrel" and following is not None and following.lower in {"bomb", "bombs"}:
        return False
    if following is not None and following.text in _DASHES and following.glued and token.lower == "second":
        return False
    if token.text[0].isupper() and token.kind == "word" and number.form == "words" and at == number.last:
        return token.text.isupper() or token.lower in {"celsius", "fahrenheit", "us", "u.s."} or following is None
    return True


def _speaks_of_money(tokens: Sequence[Token], number: Number) -> bool:
    return number.scale >= SCALES["thousand"] or any(token.lower in _POUND_CONTEXT for token in tokens)


def read_age_after(tokens: Sequence[Token], symbol: str | None, last: int) -> tuple[bool, int]:
    """Whether a number or span of time is an age (`-year-old`, `months of age`, `4yo`), and one past its last piece."""
    if symbol is None and last < len(tokens) and tokens[last].lower in _YEARS_OLD:
        return True, last + 1
    if symbol not in TIME_UNITS:
        return False, last
    words = [token.lower for token in tokens[last : last + 2]]
    if words[:1] == ["old"]:
        return True, last + 1
    if words[:1] == ["-"] and words[1:] in (["old"], ["olds"]):
        return True, last + 2
    if words == ["of", "age"]:
        return True, last + 2
    return False, last
