"""Reads numbers that begin with digits: `1,500`, `2½`, `1/3`, `1.99 × 10−30`, `$13.6M`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from crossread.annotate.quantities.lexicon import CLEAR_SCALE_SIGNS, SCALES
from crossread.annotate.quantities.number import Number, quotient, skip_dash
from crossread.annotate.quantities.scales import and_a_half, read_scales
from crossread.annotate.quantities.tokens import FRACTION_SIGNS, SUPERSCRIPTS, Token, lower_at

FRACTION_VALUES = dict(
    zip(
        FRACTION_SIGNS,
        ("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "3/8", "5/8", "7/8"),
        strict=True,
    )
)
_EXPONENT = re.compile(r"-?\d{1,3}")
_MINUS = frozenset("-−–")
_EVEN_PARTS = frozenset([2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 32, 64, 100, 128])
_GROUP = 3
"""Digits in a group of thousands; pieces in a fraction."""


def read_digits(tokens: Sequence[Token], at: int) -> Number | None:
    """Read the number whose first piece is a numeral; None when the numeral is no number."""
    value = _digits_value(tokens, at)
    if value is None:
        return None
    last = at + 1
    fraction = _read_fraction(tokens, at, value)
    if fraction is not None:
        value, last, whole = fraction
        if not whole:
            return Number(at, last, value, value, "part")
    elif (power := _read_power(tokens, at + 1)) is not None:
        exponent, last = power
        value = value.scaleb(exponent)
    scale, last = read_scales(tokens, last, value)
    last, value = and_a_half(tokens, last, value)
    value *= scale
    if scale == 1:
        scale, last = read_scales(tokens, last, value)
        value *= scale
    return Number(at, last, value, value, "digits", scale)


def sign_value(sign: str) -> Decimal:
    """Value of a fraction written as one character."""
    over, under = FRACTION_VALUES[sign].split("/")
    return quotient(int(over), int(under))


def _digits_value(tokens: Sequence[Token], at: int) -> Decimal | None:
    """Value of a numeral; None for `1,8` where nothing shows that the comma is a decimal one."""
    text = tokens[at].text.replace(" ", "")
    whole, _, rest = text.rpartition(",")
    if whole and len(rest.split(".")[0]) < _GROUP:
        follower = lower_at(tokens, at + 1)
        decimal = follower in SCALES or follower in CLEAR_SCALE_SIGNS or follower in {"%", "percent", "per"}
        return Decimal(f"{whole}.{rest}") if decimal else None
    if text.count(".") > 1:
        text = text.replace(".", "")
    return Decimal(text.replace(",", ""))


def _read_fraction(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[Decimal, int, bool] | None:
    """`1/3`, `2 1/2`, `2½`: value, one past the last piece, and whether a whole number stands before."""
    following = lower_at(tokens, at + 1)
    if following in FRACTION_VALUES and value == value.to_integral_value():
        return value + sign_value(following), at + 2, True
    parts = _slashed(tokens, at)
    if parts is not None:
        over, under, slash = parts
        if slash == "⁄" or (
            over < under and int(under) in _EVEN_PARTS and (over == 1 or lower_at(tokens, at + 3) == "of")
        ):
            return quotient(over, under), at + 3, False
        return None
    start = skip_dash(tokens, at + 1)
    parts = _slashed(tokens, start) if value == value.to_integral_value() else None
    if parts is not None and parts[0] < parts[1] and int(parts[1]) in _EVEN_PARTS:
        return value + quotient(parts[0], parts[1]), start + 3, True
    return None


def _slashed(tokens: Sequence[Token], at: int) -> tuple[Decimal, Decimal, str] | None:
    """The two numerals around a slash at a place, if they stand there."""
    pieces = tokens[at : at + 3]
    if len(pieces) < _GROUP or pieces[1].text not in {"/", "⁄"} or not (pieces[1].glued and pieces[2].glued):
        return None
    if not (pieces[0].text.isdecimal() and pieces[2].text.isdecimal()) or lower_at(tokens, at + 3) == "/":
        return None
    if int(pieces[2].text) == 0:
        return None
    return Decimal(pieces[0].text), Decimal(pieces[2].text), pieces[1].text


def _read_power(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """`× 10−30`, `x 10^6`, `× 10⁶`: the exponent and one past its last piece."""
    if lower_at(tokens, at) not in {"×", "x"} or lower_at(tokens, at + 1) != "10":
        return None
    at += 2
    raised = ""
    while at < len(tokens) and tokens[at].text in SUPERSCRIPTS:
        raised += "-" if tokens[at].text == "⁻" else str(SUPERSCRIPTS.index(tokens[at].text))
        at += 1
    if not raised:
        at += lower_at(tokens, at) == "^"
        minus = lower_at(tokens, at) in _MINUS
        at += minus
        raised = f"{'-' * minus}{lower_at(tokens, at)}"
        at += 1
    return (int(raised), at) if _EXPONENT.fullmatch(raised) else None
