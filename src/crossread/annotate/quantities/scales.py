"""Reads what multiplies a number: `million`, `bn`, `and a half`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from crossread.annotate.quantities.lexicon import CLEAR_SCALE_SIGNS, PARTS, PLURAL_SCALES, SCALE_SIGNS, SCALES, SMALL
from crossread.annotate.quantities.nouns import is_plural
from crossread.annotate.quantities.number import quotient, skip_dash
from crossread.annotate.quantities.tokens import Token, lower_at


def read_scales(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[Decimal, int]:
    """The magnitudes that follow digits: `million`, `hundred million`, `bn`, `M`."""
    scale = Decimal(1)
    while (step := _scale_at(tokens, at, value)) is not None:
        scale *= step[0]
        at = step[1]
    return scale, at


def _scale_at(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[Decimal, int] | None:
    place = skip_dash(tokens, at)
    word = lower_at(tokens, place)
    if word in SCALES:
        return SCALES[word], place + 1
    if word in {"millions", "billions", "thousands", "lakhs", "crores", "dozens"} and value != 1:
        return PLURAL_SCALES[word], place + 1
    if word in CLEAR_SCALE_SIGNS:
        return SCALE_SIGNS[word], place + 1
    if word in SCALE_SIGNS and tokens[place].glued and place == at and _is_scale_sign(tokens, at):
        return SCALE_SIGNS[word], place + 1
    return None


def _is_scale_sign(tokens: Sequence[Token], at: int) -> bool:
    """Whether a letter glued to digits is a magnitude: after a currency, as a capital, or before what is counted."""
    sign = tokens[at].text
    before = tokens[at - 2] if at > 1 else None
    money = (
        before is not None and (before.text in "$£€¥₹=" or before.text.isupper()) and tokens[at - 1].kind == "numeral"
    )
    if money:
        return True
    counted = is_plural(lower_at(tokens, at + 1)) or lower_at(tokens, at + 1) in {"euros", "dollars", "pounds", "yen"}
    if sign in {"M", "B", "bil", "mil"}:
        return sign != "M" or counted or not lower_at(tokens, at + 1).isdigit()
    return sign in {"k", "K", "m", "b", "cr", "Cr"} and (counted or sign in {"k", "K", "b"})


def and_a_half(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[int, Decimal]:
    """`and a half`, `-and-a-half`, `and three quarters` after a number: one past its last piece, and the sum."""
    words: list[str] = []
    place = at
    while len(words) < len(("and", "a", "half")) and place < len(tokens):
        place = skip_dash(tokens, place)
        words.append(lower_at(tokens, place))
        place += 1
    if words[:2] in (["and", "a"], ["and", "one"]) and words[2:] in (["half"], ["quarter"]):
        return place, value + quotient(1, PARTS[words[2]])
    if words[:2] in (["and", "three"], ["and", "two"]) and words[2:] in (["quarters"], ["thirds"]):
        return place, value + quotient(SMALL[words[1]], PARTS[words[2]])
    return at, value
