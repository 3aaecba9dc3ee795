"""Reads one number, in digits, in words or in both, from a place in a sentence.

The grammar, from the loosest to the tightest part:

    number    = quotient | vague | amount
    amount    = (numeral [fraction | power] | cardinal) {scale} ["and a half"]
              | ("a" | "half a") scale
    cardinal  = below1000 {scale [["and"] below1000]}
    quotient  = ("a" | cardinal) part | "half"          a third, two-thirds, half of
    vague     = plural-scale ["of" plural-scale]         dozens, tens of thousands
              | ("several" | "a few") [scale]

It leaves out ordinals, Roman numerals and digits spelled one by one; those count nothing in the news.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

from crossread.annotate.quantities.lexicon import (
    CLEAR_SCALE_SIGNS,
    PARTS,
    PLURAL_SCALES,
    SCALE_SIGNS,
    SCALES,
    SMALL,
    TENS,
)
from crossread.annotate.quantities.nouns import is_plural
from crossread.annotate.quantities.tables import load_vague
from crossread.annotate.quantities.tokens import FRACTION_SIGNS, SUPERSCRIPTS, Token

Form = Literal["digits", "words", "part", "vague", "article", "ratio", "none"]

_FRACTION_VALUES = dict(
    zip(
        FRACTION_SIGNS,
        ("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "3/8", "5/8", "7/8"),
        strict=True,
    )
)
_DASHES = frozenset("-‐‑")
_MINUS = frozenset("-−–")
_HUNDRED = Decimal(100)
_EVEN_PARTS = frozenset([2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 32, 64, 100, 128])


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands.

    Attributes:
        first: Index of its first piece.
        last: One past the index of its last piece.
        low: Smallest value its words state.
        high: Largest; None when its words leave it open.
        form: How it is written.
        scale: The magnitude written after the digits, 1 if there is none.
        hedge: The hedge its own words carry (`dozens`, `some`).
    """

    first: int
    last: int
    low: Decimal
    high: Decimal | None
    form: Form
    scale: Decimal = Decimal(1)
    hedge: str | None = None


def quotient(over: Decimal | int, under: Decimal | int) -> Decimal:
    """A fraction as a decimal with sixteen digits, the same on every machine."""
    with localcontext() as context:
        context.prec = 16
        return Decimal(over) / Decimal(under)


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """Read the number that begins at a piece.

    Args:
        tokens: The sentence in pieces.
        at: Index of the piece it would begin with.

    Returns:
        The number, or None when none begins there.

    Example:
        >>> from crossread.annotate.quantities.tokens import read_tokens
        >>> number = read_number(read_tokens("two and a half million signatures"), 0)
        >>> number.low, number.last
        (Decimal('2500000.0'), 5)
    """
    token = tokens[at]
    if token.kind == "numeral":
        return _read_digits(tokens, at)
    if token.text in _FRACTION_VALUES:
        value = _sign_value(token.text)
        return Number(at, at + 1, value, value, "part")
    if token.kind != "word":
        return None
    return _read_part(tokens, at) or _read_vague(tokens, at) or _read_words(tokens, at)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _skip_dash(tokens: Sequence[Token], at: int) -> int:
    """Step over a hyphen that joins two words."""
    if _lower(tokens, at) in _DASHES and at + 1 < len(tokens) and tokens[at].glued and tokens[at + 1].glued:
        return at + 1
    return at


def _sign_value(sign: str) -> Decimal:
    over, under = _FRACTION_VALUES[sign].split("/")
    return quotient(int(over), int(under))


def _digits_value(tokens: Sequence[Token], at: int) -> Decimal | None:
    """Value of a numeral; None for `1,8` where nothing shows that the comma is a decimal one."""
    text = tokens[at].text.replace(" ", "")
    whole, _, rest = text.rpartition(",")
    if whole and len(rest.split(".")[0]) < 3:  # noqa: PLR2004  groups of thousands have three digits
        follower = _lower(tokens, at + 1)
        decimal = follower in SCALES or follower in CLEAR_SCALE_SIGNS or follower in {"%", "percent", "per"}
        return Decimal(f"{whole}.{rest}") if decimal else None
    if text.count(".") > 1:
        text = text.replace(".", "")
    return Decimal(text.replace(",", ""))


def _read_digits(tokens: Sequence[Token], at: int) -> Number | None:
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
    scale, last = _read_scales(tokens, last, value)
    last, value = _and_a_half(tokens, last, value)
    value *= scale
    if scale == 1:
        scale, last = _read_scales(tokens, last, value)
        value *= scale
    return Number(at, last, value, value, "digits", scale)


def _read_fraction(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[Decimal, int, bool] | None:
    """`1/3`, `2 1/2`, `2½`: value, one past the last piece, and whether a whole number stands before."""
    following = _lower(tokens, at + 1)
    if following in _FRACTION_VALUES and value == value.to_integral_value():
        return value + _sign_value(following), at + 2, True
    parts = _slashed(tokens, at)
    if parts is not None:
        over, under, slash = parts
        if slash == "⁄" or (
            over < under and int(under) in _EVEN_PARTS and (over == 1 or _lower(tokens, at + 3) == "of")
        ):
            return quotient(over, under), at + 3, False
        return None
    start = _skip_dash(tokens, at + 1)
    parts = _slashed(tokens, start) if value == value.to_integral_value() else None
    if parts is not None and parts[0] < parts[1] and int(parts[1]) in _EVEN_PARTS:
        return value + quotient(parts[0], parts[1]), start + 3, True
    return None


def _slashed(tokens: Sequence[Token], at: int) -> tuple[Decimal, Decimal, str] | None:
    """The two numerals around a slash at a place, if they stand there."""
    pieces = tokens[at : at + 3]
    if len(pieces) < 3 or pieces[1].text not in {"/", "⁄"} or not (pieces[1].glued and pieces[2].glued):  # noqa: PLR2004
        return None
    if not (pieces[0].text.isdigit() and pieces[2].text.isdigit()) or _lower(tokens, at + 3) == "/":
        return None
    if int(pieces[2].text) == 0:
        return None
    return Decimal(pieces[0].text), Decimal(pieces[2].text), pieces[1].text


def _read_power(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """`× 10−30`, `x 10^6`, `× 10⁶`: the exponent and one past its last piece."""
    if _lower(tokens, at) not in {"×", "x"} or _lower(tokens, at + 1) != "10":
        return None
    at += 2
    raised = ""
    while at < len(tokens) and tokens[at].text in SUPERSCRIPTS:
        raised += "-" if tokens[at].text == "⁻" else str(SUPERSCRIPTS.index(tokens[at].text))
        at += 1
    if raised:
        return int(raised), at
    if _lower(tokens, at) == "^":
        at += 1
    sign = -1 if _lower(tokens, at) in _MINUS else 1
    at += sign < 0
    if _lower(tokens, at).isdigit() and tokens[at].glued:
        return sign * int(tokens[at].text), at + 1
    return None


def _read_scales(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[Decimal, int]:
    """The magnitudes that follow digits: `million`, `hundred million`, `bn`, `M`."""
    scale = Decimal(1)
    while (step := _scale_at(tokens, at, value)) is not None:
        scale *= step[0]
        at = step[1]
    return scale, at


def _scale_at(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[Decimal, int] | None:
    place = _skip_dash(tokens, at)
    word = _lower(tokens, place)
    if word in SCALES:
        return SCALES[word], place + 1
    if word in {"millions", "billions", "thousands", "lakhs", "crores"} and value != 1:
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
    counted = is_plural(_lower(tokens, at + 1)) or _lower(tokens, at + 1) in {"euros", "dollars", "pounds", "yen"}
    if sign in {"M", "B", "bil", "mil"}:
        return sign != "M" or counted or not _lower(tokens, at + 1).isdigit()
    return sign in {"k", "K", "m", "b", "cr", "Cr"} and (counted or sign in {"k", "K", "b"})


def _and_a_half(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[int, Decimal]:
    words = [_lower(tokens, at + offset) for offset in range(3)]
    if words[:2] in (["and", "a"], ["and", "one"]) and words[2] in {"half", "quarter"}:
        return at + 3, value + quotient(1, PARTS[words[2]])
    if words[:2] in (["and", "three"], ["and", "two"]) and words[2] in {"quarters", "thirds"}:
        return at + 3, value + quotient(SMALL[words[1]], PARTS[words[2]])
    return at, value


def _read_below_hundred(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    word = _lower(tokens, at)
    if word in SMALL:
        return SMALL[word], at + 1
    if word not in TENS:
        return None
    place = _skip_dash(tokens, at + 1)
    unit = SMALL.get(_lower(tokens, place))
    if unit is not None and 0 < unit < 10:  # noqa: PLR2004  twenty-one to twenty-nine
        return TENS[word] + unit, place + 1
    return TENS[word], at + 1


def _read_cardinal(tokens: Sequence[Token], at: int) -> tuple[Decimal, int, Decimal] | None:
    """A number in words: its value, one past its last piece, and the last magnitude in it."""
    first = _read_below_hundred(tokens, at)
    if first is None:
        return None
    total, group, place, last_scale = Decimal(0), first[0], first[1], Decimal(1)
    while True:
        step = _skip_dash(tokens, place)
        word = _lower(tokens, step)
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
            if _lower(tokens, _skip_dash(tokens, place)) not in SCALES:
                break
        else:
            break
    return total + group, place, last_scale


def _read_words(tokens: Sequence[Token], at: int) -> Number | None:
    word = tokens[at].lower
    if word in {"a", "an", "half", "one"}:
        started = _read_article_scale(tokens, at)
        if started is not None:
            return started
    cardinal = _read_cardinal(tokens, at)
    if cardinal is None:
        return None
    value, last, scale = cardinal
    after, value = _and_a_half(tokens, last, value) if scale == 1 else (last, value)
    more, after = _read_scales(tokens, after, value)
    value *= more
    return Number(at, after, value, value, "words", max(scale, more))


def _read_article_scale(tokens: Sequence[Token], at: int) -> Number | None:
    """`a million`, `half a dozen`, `half-million`, `a million and a half`."""
    half = _lower(tokens, at) == "half"
    place = _skip_dash(tokens, at + 1) if half else at
    if _lower(tokens, place) in {"a", "an"}:
        place += 1
    elif not half:
        return None
    place = _skip_dash(tokens, place)
    word = _lower(tokens, place)
    if word not in SCALES:
        return None
    value = quotient(1, 2) if half else Decimal(1)
    last, value = _and_a_half(tokens, place + 1, value)
    more, last = _read_scales(tokens, last, Decimal(1))
    scale = SCALES[word] * more
    value *= scale
    rest = _read_below_hundred(tokens, last + (_lower(tokens, last) == "and"))
    if rest is not None and not half and scale > 1 and word != "dozen" and _lower(tokens, last) == "and":
        value, last = value + rest[0], rest[1]
    return Number(at, last, value, value, "words", scale)


def _read_part(tokens: Sequence[Token], at: int) -> Number | None:
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
    place = _skip_dash(tokens, cardinal[1])
    part = PARTS.get(_lower(tokens, place))
    if part is None or (cardinal[0] > 1) != _lower(tokens, place).endswith("s"):
        return None
    return _framed_part(tokens, at, place + 1, quotient(cardinal[0], part))


def _framed_part(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Number | None:
    """Take a fraction when its frame shows that it is a share: `a third of`, `by half`, `half the country`."""
    following, before = _lower(tokens, last), _lower(tokens, first - 1)
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


def _read_vague(tokens: Sequence[Token], at: int) -> Number | None:
    """`dozens`, `tens of thousands`, `several hundred`, `a handful of`."""
    for length in (3, 2, 1):
        words = tuple(_lower(tokens, at + offset) for offset in range(length))
        meaning = load_vague().get(words)
        if meaning is None:
            continue
        last = at + length
        scale = Decimal(1)
        if words[0] in PLURAL_SCALES and _lower(tokens, last) == "of" and _lower(tokens, last + 1) in PLURAL_SCALES:
            scale, last = PLURAL_SCALES[_lower(tokens, last + 1)], last + 2
        elif words[0] in {"several", "a"} and _lower(tokens, last) in SCALES:
            scale, last = SCALES[_lower(tokens, last)], last + 1
        high = None if meaning.high is None else meaning.high * scale
        if meaning.high is None and scale > 1:
            high = 9 * scale
        return Number(at, last, meaning.low * scale, high, "vague", scale, meaning.hedge)
    return None
