"""Reads numbers in words: `twenty-five`, `a million and a half`, `two-thirds`, `tens of thousands`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from crossread.annotate.quantities.lexicon import PARTS, PLURAL_SCALES, SCALES, SMALL, TENS
from crossread.annotate.quantities.number import Number, quotient, skip_dash
from crossread.annotate.quantities.scales import and_a_half, read_scales
from crossread.annotate.quantities.tables import load_vague
from crossread.annotate.quantities.tokens import Token, lower_at

_HUNDRED = Decimal(100)


def read_words(tokens: Sequence[Token], at: int) -> Number | None:
    """Read a cardinal in words, or `a` and `half a` before a magnitude."""
    word = tokens[at].lower
    if word in {"a", "an", "half", "one"}:
        started = _read_article_scale(tokens, at)
        if started is not None:
            return started
    cardinal = _read_cardinal(tokens, at)
    if cardinal is None:
        return None
    value, last, scale = cardinal
    after, value = and_a_half(tokens, last, value) if scale == 1 else (last, value)
    more, after = read_scales(tokens, after, value)
    value *= more
    return Number(at, after, value, value, "words", max(scale, more))


def _read_below_hundred(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
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


def _read_cardinal(tokens: Sequence[Token], at: int) -> tuple[Decimal, int, Decimal] | None:
    """A number in words: its value, one past its last piece, and the last magnitude in it."""
    first = _read_below_hundred(tokens, at)
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
            else:
                total += group * scale
                group = Decimal(0)
        elif last_scale > 1 and (more := _read_below_hundred(tokens, step + (word == "and"))) is not None:
            if word == "and" and more[0] == 0:
                break
            group += more[0]
            place = more[1]
            if lower_at(tokens, skip_dash(tokens, place)) not in SCALES:
                break
        else:
            break
    return total + group, place, last_scale


def _read_article_scale(tokens: Sequence[Token], at: int) -> Number | None:
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
    rest = _read_below_hundred(tokens, last + (lower_at(tokens, last) == "and"))
    if rest is not None and not half and scale > 1 and word != "dozen" and lower_at(tokens, last) == "and":
        value, last = value + rest[0], rest[1]
    return Number(at, last, value, value, "words", scale)


def read_part(tokens: Sequence[Token], at: int) -> Number | None:
    """`a third`, `two-thirds`, `three quarters`, `half`, and no ordinals: `of`, `the` or a hedge must frame them."""
    word = tokens[at].lower
    if word == "half":
        if _read_article_scale(tokens, at) is not None:
            return None
        return _framed_part(tokens, at, at + 1, quotient(1, 2))
    cardinal = (Decimal(1), at + 1) if word in {"a", "an"} else _read_below_hundred(tokens, at)
    if cardinal is None and tokens[at].text.isdigit():
        cardinal = (Decimal(tokens[at].text), at + 1)
    if cardinal is None:
        return None
    place = skip_dash(tokens, cardinal[1])
    part = PARTS.get(lower_at(tokens, place))
    if part is None or (cardinal[0] > 1) != lower_at(tokens, place).endswith("s"):
        return None
    return _framed_part(tokens, at, place + 1, quotient(cardinal[0], part))


def _framed_part(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Number | None:
    """Take a fraction when its frame shows that it is a share: `a third of`, `by half`, `half the country`."""
    following, before = lower_at(tokens, last), lower_at(tokens, first - 1)
    cleared = tokens[first].lower not in {"a", "an", "half"}
    if following == "of" or (following in {"the", "its", "their", "his", "her", "that", "those", "these", "an", "a"}):
        framed = tokens[first].lower == "half" or following == "of"
    else:
        hedged = before in {
            "by",
            "than",
            "nearly",
            "almost",
            "about",
            "over",
            "under",
            "only",
            "just",
            "to",
            "roughly",
            "around",
        }
        clause_end = not following or following in {
            ",",
            ".",
            ";",
            ")",
            "since",
            "in",
            "last",
            "this",
            "from",
            "were",
            "are",
            "said",
            "have",
        }
        framed = cleared or (hedged and clause_end)
    if before in {"first", "second", "last", "other", "latter", "third", "fourth", "final", "opening", "the", "in"}:
        framed = framed and before == "the" and following == "of" and cleared
    if before == "-" or following == "-":
        framed = False
    return Number(first, last, value, value, "part") if framed else None


def read_vague(tokens: Sequence[Token], at: int) -> Number | None:
    """`dozens`, `tens of thousands`, `several hundred`, `a handful of`."""
    for length in (3, 2, 1):
        words = tuple(lower_at(tokens, at + offset) for offset in range(length))
        meaning = load_vague().get(words)
        if meaning is None:
            continue
        last = at + length
        if words[0] in {"scores", "tens"} and lower_at(tokens, last) not in {"of", "more"}:
            return None  # he scores; the tens place
        scale = Decimal(1)
        if words[0] in PLURAL_SCALES and lower_at(tokens, last) == "of" and lower_at(tokens, last + 1) in PLURAL_SCALES:
            scale, last = PLURAL_SCALES[lower_at(tokens, last + 1)], last + 2
        elif words[0] in {"several", "a"} and lower_at(tokens, last) in SCALES:
            scale, last = SCALES[lower_at(tokens, last)], last + 1
        high = None if meaning.high is None else meaning.high * scale
        if meaning.high is None and scale > 1:
            high = 9 * scale
        return Number(at, last, meaning.low * scale, high, "vague", scale, meaning.hedge)
    return None
