"""Reads fractions in words: `a third`, `two-thirds`, `half the country`, `a quarter of a million`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from crossread.annotate.quantities.lexicon import DETERMINERS, PARTS, SCALES
from crossread.annotate.quantities.number import Number, quotient, skip_dash
from crossread.annotate.quantities.number_words import read_below_hundred, read_half_scale
from crossread.annotate.quantities.tokens import Token, lower_at
from crossread.annotate.quantities.word_lists import load_words

_BEFORE_PART = load_words("before-part")
_AFTER_PART = load_words("after-part") | {",", ".", ";", ")", ""}
_ORDINAL_FRAMES = frozenset(["first", "second", "last", "other", "latter", "third", "fourth", "final", "opening"])


def read_part(tokens: Sequence[Token], at: int) -> Number | None:
    """Read a fraction, and no ordinal: `of`, a determiner or a hedge must frame it.

    Args:
        tokens: The sentence in pieces.
        at: Index of the piece it would begin with.

    Returns:
        The fraction as a number below one, or a fraction of a magnitude (`a quarter of a million`) as a plain number.
    """
    word = tokens[at].lower
    if word == "half":
        scaled = read_half_scale(tokens, at) is not None
        return None if scaled else _frame(tokens, at, at + 1, quotient(1, 2))
    if word == "quarter":
        return _read_scaled(tokens, at, at + 1, quotient(1, 4))
    cardinal = (Decimal(1), at + 1) if word in {"a", "an"} else read_below_hundred(tokens, at)
    if cardinal is None:
        return None
    place = skip_dash(tokens, cardinal[1])
    part = PARTS.get(lower_at(tokens, place))
    if part is None or (cardinal[0] > 1) != lower_at(tokens, place).endswith("s"):
        return None
    value = quotient(cardinal[0], part)
    return _read_scaled(tokens, at, place + 1, value) or _frame(tokens, at, place + 1, value)


def _read_scaled(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Number | None:
    """`a quarter million`, `a quarter of a million`: a fraction of a magnitude is a number."""
    place = skip_dash(tokens, last)
    if lower_at(tokens, last) == "of" and lower_at(tokens, last + 1) == "a":
        place = last + 2
    scale = SCALES.get(lower_at(tokens, place))
    if scale is None:
        return None
    return Number(first, place + 1, value * scale, value * scale, "words", scale)


def _frame(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Number | None:
    """Take a fraction whose surroundings show that it is a share."""
    following, before, word = lower_at(tokens, last), lower_at(tokens, first - 1), tokens[first].lower
    if before in _ORDINAL_FRAMES | {"-"} or following == "-":
        return None
    hedged = before in _BEFORE_PART and following in _AFTER_PART
    if following == "of":
        framed = before != "the" or word != "half"
    elif word == "half":
        framed = (following in DETERMINERS and before != "the") or hedged
    else:
        framed = hedged or (word not in {"a", "an"} and before != "the")
    return Number(first, last, value, value, "part") if framed else None
