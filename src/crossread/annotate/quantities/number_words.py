"""Reads numbers in words: `twenty-five`, `two point five million`, `a million and a half`, `half a dozen`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from crossread.annotate.quantities.lexicon import SCALES, SMALL, TENS
from crossread.annotate.quantities.number import Number, quotient, skip_dash
from crossread.annotate.quantities.scales import and_a_half, read_scales
from crossread.annotate.quantities.tokens import Token, lower_at

_HUNDRED = Decimal(100)
_AND_A_HALF = ["and", "a", "half"]


def read_words(tokens: Sequence[Token], at: int) -> Number | None:
    """Read a cardinal in words, or `a` and `half a` before a magnitude."""
    word = tokens[at].lower
    if word in {"a", "an", "half", "one"}:
        started = read_half_scale(tokens, at)
        if started is not None:
            return started
    cardinal = _read_cardinal(tokens, at)
    if cardinal is None:
        return None
    value, last, scale = cardinal
    if lower_at(tokens, last) == "point" and (decimals := _read_decimals(tokens, last + 1)) is not None:
        value, last = value + decimals[0], decimals[1]
    after, value = and_a_half(tokens, last, value) if scale == 1 else (last, value)
    more, after = read_scales(tokens, after, value)
    value *= more
    if (
        max(scale, more) >= SCALES["million"]
        and [lower_at(tokens, after + offset) for offset in range(3)] == _AND_A_HALF
    ):
        value, after = value + quotient(1, 2) * max(scale, more), after + 3  # one million and a half
    return Number(at, after, value, value, "words", max(scale, more))


def read_below_hundred(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """A number in words below a hundred and one past its last piece."""
    word = lower_at(tokens, at)
    if word in SMALL:
        return SMALL[word], at + 1
    if word not in TENS:
        return None
    place = skip_dash(tokens, at + 1)
    unit = SMALL.get(lower_at(tokens, place))
    if unit is not None and 0 < unit < SMALL["ten"]:
        return TENS[word] + unit, place + 1
    return TENS[word], at + 1


def _read_decimals(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """The digits after `point`: `two point five`, `nine point nought four`."""
    digits = ""
    while (digit := SMALL.get(lower_at(tokens, at))) is not None and digit < SMALL["ten"]:
        digits += str(digit)
        at += 1
    return (Decimal(f"0.{digits}"), at) if digits else None


def _read_cardinal(tokens: Sequence[Token], at: int) -> tuple[Decimal, int, Decimal] | None:
    """A number in words: its value, one past its last piece, and the last magnitude in it."""
    first = read_below_hundred(tokens, at)
    if first is None:
        return None
    total, group, place, last_scale = Decimal(0), first[0], first[1], Decimal(1)
    while True:
        step = skip_dash(tokens, place)
        word = lower_at(tokens, step)
        if word in SCALES and SCALES[word] != SCALES["dozen"]:
            scale = SCALES[word]
            last_scale, place = scale, step + 1
            if scale == _HUNDRED:
                group *= scale
            elif group == 0:
                total *= scale  # three lakh crore
            else:
                total += group * scale
                group = Decimal(0)
        elif last_scale > 1 and (more := read_below_hundred(tokens, step + (word == "and"))) is not None:
            if word == "and" and more[0] == 0:
                break
            group += more[0]
            place = more[1]
            if lower_at(tokens, skip_dash(tokens, place)) not in SCALES:
                break
        else:
            break
    return total + group, place, last_scale


def read_half_scale(tokens: Sequence[Token], at: int) -> Number | None:
    """`a million`, `half a dozen`, `half-million`, `a million and a half`."""
    half = lower_at(tokens, at) == "half"
    place = skip_dash(tokens, at + 1) if half else at
    if lower_at(tokens, place) in {"a", "an"}:
        place += 1
    elif not half:
        return None
    place = skip_dash(tokens, place)
    word = lower_at(tokens, place)
    if word not in SCALES:
        return None
    value = quotient(1, 2) if half else Decimal(1)
    last, value = and_a_half(tokens, place + 1, value)
    more, last = read_scales(tokens, last, Decimal(1))
    scale = SCALES[word] * more
    value *= scale
    rest = read_below_hundred(tokens, last + (lower_at(tokens, last) == "and"))
    if rest is not None and not half and scale > 1 and word != "dozen" and lower_at(tokens, last) == "and":
        value, last = value + rest[0], rest[1]
    return Number(at, last, value, value, "words", scale)
