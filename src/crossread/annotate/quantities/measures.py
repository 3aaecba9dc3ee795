"""Puts a number together with its sign, its currency and its unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from crossread.annotate.quantities.number import Form, Number
from crossread.annotate.quantities.prefixes import read_currency_before, read_minus_before
from crossread.annotate.quantities.rates import read_per
from crossread.annotate.quantities.suffixes import read_age_after, read_unit_after, read_unit_words
from crossread.annotate.quantities.tokens import Token


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
    first, money = read_currency_before(tokens, number.first)
    first, sign = read_minus_before(tokens, first)
    unit, last, hyphen = money, number.last, False
    if money is None:
        unit, last, hyphen = read_unit_after(tokens, number)
    elif (named := read_unit_words(tokens, number.last)) is not None and named[0].dimension.startswith("money"):
        unit, last = (named[0] if money.symbol == "USD" else money), named[1]
    symbol, name = (unit.symbol, unit.name) if unit else (None, None)
    age, last = read_age_after(tokens, symbol, last)
    if age and symbol is None:
        symbol, name = "yr", "year"
    if not age and not hyphen:
        symbol, name, last = read_per(tokens, symbol, name, last)
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
