"""Puts a number together with its sign, its currency and its unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from crossread.annotate.quantities.lexicon import SCALES, TIME_UNITS
from crossread.annotate.quantities.number import Form, Number
from crossread.annotate.quantities.tables import (
    Forms,
    Unit,
    load_currency_signs,
    load_unit_signs,
    load_unit_words,
    load_units,
)
from crossread.annotate.quantities.tokens import Token
from crossread.annotate.quantities.word_lists import load_words

_DASHES = frozenset("-‐‑")
_MINUS = frozenset("-−–")
_ONE_LETTER_GLUED = frozenset(["C", "F", "K", "N", "J", "A", "in", "in.", "s"])
_PER_A = load_words("per-a")
"""What `a` makes a rate of, besides spans of time: $3 a barrel."""

_POUND_CONTEXT = load_words("pound-context")
_BEFORE_UNIT = load_words("before-unit")
"""What may stand between a number and its unit: two more years, 10 straight days."""

_DATING = frozenset(["ago", "earlier", "later", "before", "after", "from", "prior"])
"""What makes `a week` a time rather than a rate: 40 contracts a week earlier."""

_LONGEST_SIGN = 4
_WORD_LIKE_CODES = frozenset(["Euro", "Re", "Sh", "LE"])
"""Currency signs that are also words, so that only a number glued to them makes them one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit, as it stands in a sentence.

    Attributes:
        first: Index of the first piece: a minus, a currency sign, or the number's own.
        last: One past the last piece, the unit's if there is one.
        number_first: Index of the number's first piece.
        number_last: One past the number's last piece.
        low: Smallest value stated.
        high: Largest value stated; None when open.
        form: How the number is written.
        scale: The magnitude written out, 1 if there is none.
        hedge: `range`, or the hedge of a vague word.
        unit: Standard symbol.
        name: Name of the unit in the singular.
        age: Whether the words say that it is an age.
        hyphen: Whether the unit is joined by a hyphen, as in a 90-day ban.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    low: Decimal
    high: Decimal | None
    form: Form
    scale: Decimal
    hedge: str | None = None
    unit: str | None = None
    name: str | None = None
    age: bool = False
    hyphen: bool = False


def measure(tokens: Sequence[Token], number: Number) -> Measured:
    """Read the currency or minus before a number and the unit after it.

    Args:
        tokens: The sentence in pieces.
        number: A number in it.

    Returns:
        The number with what belongs to it.
    """
    first, money = _currency_before(tokens, number.first)
    first, sign = _minus_before(tokens, first)
    unit, last, hyphen = money, number.last, False
    if money is None:
        unit, last, hyphen = _unit_after(tokens, number)
    elif (named := _unit_words(tokens, number.last)) is not None and named[0].dimension.startswith("money"):
        unit, last = (named[0] if money.symbol == "USD" else money), named[1]
    symbol, name = (unit.symbol, unit.name) if unit else (None, None)
    age, last = _age_after(tokens, symbol, last)
    if not age and not hyphen:
        symbol, name, last = _per(tokens, symbol, name, last)
    low, high = number.low * sign, None if number.high is None else number.high * sign
    return Measured(
        first=first,
        last=last,
        number_first=number.first,
        number_last=number.last,
        low=low,
        high=high,
        form=number.form,
        scale=number.scale,
        hedge=number.hedge,
        unit=symbol,
        name=name,
        age=age,
        hyphen=hyphen,
    )


def _match(forms: Forms, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The longest phrase of a table at a place: its meaning and one past its last piece."""
    if at >= len(tokens):
        return None
    for words, meaning in forms.starting(tokens[at].text if forms.exact else tokens[at].lower):
        pieces = tokens[at : at + len(words)]
        if len(pieces) == len(words) and all(
            (piece.text if forms.exact else piece.lower) == word for piece, word in zip(pieces, words, strict=True)
        ):
            return meaning, at + len(words)
    return None


def _currency_before(tokens: Sequence[Token], at: int) -> tuple[int, Unit | None]:
    """Where the currency before a number begins, and which it is."""
    for length in range(min(_LONGEST_SIGN, at), 0, -1):
        start = at - length
        found = _match(load_currency_signs(), tokens, start)
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


def _minus_before(tokens: Sequence[Token], at: int) -> tuple[int, int]:
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


def _unit_words(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    found = _match(load_unit_words(), tokens, at)
    return None if found is None else (load_units()[found[0]], found[1])


def _unit_after(tokens: Sequence[Token], number: Number) -> tuple[Unit | None, int, bool]:
    """The unit after a number, one past its last piece, and whether a hyphen joins it."""
    at = number.last
    if at >= len(tokens):
        return None, at, False
    hyphen = tokens[at].text in _DASHES and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued
    place = at + 1 if hyphen else at
    if number.form == "part" and tokens[place].lower in {"a", "an"}:  # half an hour
        place += 1
    sign = _match(load_unit_signs(), tokens, place)
    if sign is not None and _sign_fits(tokens, place, sign[1], number):
        full_stop = sign[1] == len(tokens) and tokens[-1].text == "."
        return load_units()[sign[0]], sign[1] - full_stop, hyphen
    if number.form in {"vague", "part"} and tokens[place].lower == "of" and place + 2 < len(tokens):
        place += 2 if tokens[place + 1].lower in {"a", "an"} else 1
    elif tokens[place].lower in _BEFORE_UNIT and place + 1 < len(tokens):
        place += 1
    words = _unit_words(tokens, place)
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


def _age_after(tokens: Sequence[Token], symbol: str | None, last: int) -> tuple[bool, int]:
    """Whether a span of time is an age (`-year-old`, `years old`, `months of age`), and one past its last piece."""
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


def read_rate(tokens: Sequence[Token], at: int) -> tuple[str, str, int] | None:
    """What a count is made a rate of after the thing counted: `8 goals per game`, `900 births a day`.

    Args:
        tokens: The sentence in pieces.
        at: Index of the piece after the thing counted.

    Returns:
        Symbol and name of the unit it is counted by and one past its last piece; None when it is no rate.
    """
    symbol, name, last = _per(tokens, "", "", at)
    if not symbol or name is None:
        return None
    return symbol[1:], name.removeprefix(" per "), last


def _per(
    tokens: Sequence[Token], symbol: str | None, name: str | None, last: int
) -> tuple[str | None, str | None, int]:
    """What a measure is counted by: `a barrel`, `per square foot`, `an hour`, `/week`."""
    if symbol is None or last + 1 >= len(tokens):
        return symbol, name, last
    word = tokens[last].lower
    found = _match(load_unit_signs(), tokens, last + 1) or _match(load_unit_words(), tokens, last + 1)
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
