"""Joins two numbers that say one thing: ranges, shares like `one in five`, and `five feet 10 inches`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from crossread.annotate.quantities.lexicon import TIME_UNITS
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.nouns import is_plural
from crossread.annotate.quantities.number import quotient
from crossread.annotate.quantities.tables import load_trends, load_units
from crossread.annotate.quantities.tokens import Token
from crossread.annotate.quantities.word_lists import load_words

_DASHES = frozenset("-–—‑")
_LINKS = frozenset([("to",), ("up", "to"), ("through",), ("or",), ("and",), ("to", "up", "to"), ("-",), ("–",), ("—",)])
_CHANGES = load_words("changes")
_LOOK_BACK = 7
_LONGEST_LINK = 3
"""`to up to` is the longest link."""

_INCHES_A_FOOT = 12
_RATIO_UNDERS = frozenset(Decimal(value) for value in (*range(2, 11), 12, 15, 16, 20, 25, 30, 40, 50, 100))
_ROUND_THOUSAND = Decimal(1000)


def join_numbers(tokens: Sequence[Token], found: Sequence[Measured]) -> list[Measured]:
    """Join neighbouring numbers into ranges, shares and compound measures.

    Args:
        tokens: The sentence in pieces.
        found: Its numbers in order.

    Returns:
        The numbers, those that say one thing as one.
    """
    joined: list[Measured] = []
    for measured in found:
        left = joined[-1] if joined else None
        whole = None
        if left is not None and left.hedge != "range":
            whole = (
                _join_ratio(tokens, left, measured)
                or _join_range(tokens, left, measured)
                or _join_compound(tokens, left, measured)
            )
        if whole is None:
            if left is not None and _shares_hyphen(tokens, left, measured):
                joined[-1] = replace(left, unit=measured.unit, name=measured.name, age=measured.age)
            joined.append(measured)
        else:
            joined[-1] = whole
    return joined


def _shares_hyphen(tokens: Sequence[Token], left: Measured, right: Measured) -> bool:
    """Whether the unit at the end holds for both: `16- and 17-year-olds`."""
    link = tuple(token.lower for token in tokens[left.last : right.first])
    return left.unit is None and right.unit is not None and link in {("-", "and"), ("-", "or"), ("-", "to")}


def is_score(tokens: Sequence[Token], left: Measured, right: Measured) -> bool:
    """Whether two numbers around a dash or `to` are a result, a vote or a span of years rather than a range."""
    link = _link(tokens, left, right)
    return bool(link) and link[0] in _DASHES and left.unit is None and right.unit is None


def _link(tokens: Sequence[Token], left: Measured, right: Measured) -> tuple[str, ...]:
    if not 0 < right.first - left.last <= _LONGEST_LINK:
        return ()
    return tuple(token.lower for token in tokens[left.last : right.first])


def _before(tokens: Sequence[Token], at: int) -> str:
    return tokens[at - 1].lower if at > 0 else ""


def _join_ratio(tokens: Sequence[Token], left: Measured, right: Measured) -> Measured | None:
    """`one in five`, `three out of 10`, `2 in 3`."""
    link = _link(tokens, left, right)
    if link not in {("in",), ("out", "of"), ("in", "every"), ("of", "every"), ("out", "of", "every")}:
        return None
    if left.unit or right.unit or left.form not in {"words", "digits"} or right.form not in {"words", "digits"}:
        return None
    over, under = left.low, right.low
    small = over == 1 or link != ("in",)
    if not (0 < over < under and small) or (under not in _RATIO_UNDERS and under % _ROUND_THOUSAND != 0):
        return None
    value = quotient(over, under)
    return replace(left, last=right.last, number_last=right.number_last, low=value, high=value, form="ratio")


def _join_compound(tokens: Sequence[Token], left: Measured, right: Measured) -> Measured | None:
    """`five feet 10 inches`, `two hours and 20 minutes`, `six feet two`."""
    link = _link(tokens, left, right)
    hyphened = link == ("-",) and left.hyphen  # a 6-foot-9 guard
    if right.first != left.last and link != ("and",) and not hyphened:
        return None
    units = load_units()
    if left.unit is None or left.unit not in units or left.form == "vague" or right.form == "vague":
        return None
    if right.unit is None:
        if left.unit != "ft" or right.low >= _INCHES_A_FOOT or link == ("and",):
            return None
        small = units["in"]
    elif right.unit in units:
        small = units[right.unit]
    else:
        return None
    large = units[left.unit]
    if small.dimension != large.dimension or small.factor >= large.factor or left.low < 0:
        return None
    value = left.low + quotient(right.low * small.factor, large.factor)
    return replace(left, last=right.last, number_last=right.number_last, low=value, high=value, age=right.age)


def _join_range(tokens: Sequence[Token], left: Measured, right: Measured) -> Measured | None:
    link = _link(tokens, left, right)
    if link not in _LINKS or "vague" in {left.form, right.form} or left.high is None or right.high is None:
        return None
    framed = _before(tokens, left.first) in {"between", "from"}
    if link == ("and",) and _before(tokens, left.first) != "between":
        return None
    if not _units_agree(left, right, framed=framed) or _tells_change(tokens, left, right, link):
        return None
    left = _share_scale(left, right)
    if not left.low < right.high or left.form == "part" != right.form:
        return None
    if link[0] in _DASHES and not _dash_is_range(tokens, left, right):
        return None
    unit, name = (right.unit, right.name) if right.unit else (left.unit, left.name)
    return replace(
        left,
        last=right.last,
        number_last=right.number_last,
        high=right.high,
        unit=unit,
        name=name,
        hedge="range",
        age=right.age,
        hyphen=right.hyphen,
        form=right.form if left.form == "article" else left.form,
    )


def _units_agree(left: Measured, right: Measured, *, framed: bool) -> bool:
    if left.unit == right.unit:
        return True
    if left.unit is None:
        return True
    if right.unit is None:
        return framed or left.first < left.number_first
    return right.unit.startswith(f"{left.unit}/")


def _tells_change(tokens: Sequence[Token], left: Measured, right: Measured, link: tuple[str, ...]) -> bool:
    """Whether `from 10 to 15` or `rose 5% to 80%` tells what was and what is, so that both numbers stand."""
    if link[0] in _DASHES or link in {("or",), ("and",)}:
        return False
    trends = load_trends()
    word = _before(tokens, left.first)
    if word in trends and not (left.unit is None and right.unit is not None):
        return True
    if word != "from":
        return False
    back = tokens[max(0, left.first - 1 - _LOOK_BACK) : left.first - 1]
    return any(token.lower in trends or token.lower in _CHANGES for token in back)


def _share_scale(left: Measured, right: Measured) -> Measured:
    """`10 to 15 million`: the magnitude at the end holds for both."""
    shared = left.low * right.scale
    if left.scale == 1 and right.scale > 1 and left.low < _ROUND_THOUSAND and shared < (right.high or shared):
        return replace(left, low=shared, high=shared, scale=right.scale)
    return left


def _dash_is_range(tokens: Sequence[Token], left: Measured, right: Measured) -> bool:
    """A dash makes a range when a unit or a plural noun follows, and no scores or years stand around it."""
    if right.unit is not None:
        return right.unit in TIME_UNITS or not right.age or left.low < right.low
    following = tokens[right.last] if right.last < len(tokens) else None
    if following is None or following.kind != "word":
        return False
    if following.text[0].isupper():
        return False
    return any(is_plural(token.lower) for token in tokens[right.last : right.last + 2])
