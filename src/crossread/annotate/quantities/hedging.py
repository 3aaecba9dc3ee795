"""Finds the hedge around a number and turns the number into the interval its words allow.

`at least 22` is [22, inf), `up to 100` is [0, 100], `about` and `some` allow a tenth to both sides, `nearly` a tenth
below, `just over` a tenth above. The tenth is the rule of the figure comparison (conflict F1 .97 against .60 for bare
inequality on the seven OKR stories).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from crossread.annotate.quantities.lexicon import TIME_UNITS
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.tables import load_hedges
from crossread.annotate.quantities.tokens import Token
from crossread.annotate.quantities.word_lists import load_words

_TENTH = Decimal("0.1")
_FILLERS = (
    ("another",), ("an", "additional"), ("a", "further"), ("a", "total", "of"), ("a", "record"), ("an",), ("a",),
    ("only",), ("just",),
)  # fmt: skip
_PREPOSITIONS_OF_TIME = frozenset(["over", "around", "about", "above", "below", "under"])
_SPAN_FRAMES = load_words("span-frames")


class Interval(NamedTuple):
    """What a number and its hedge allow.

    Attributes:
        low: Smallest value, None for no lower bound.
        high: Largest value, None for no upper bound.
        hedge: The hedge of the record.
        words: The hedge as it stands, lower case; "" when there is none.
        first: Index of the first piece of hedge or number.
        last: One past the last piece of number, unit or hedge.
    """

    low: Decimal | None
    high: Decimal | None
    hedge: str | None
    words: str
    first: int
    last: int


def hedge_number(tokens: Sequence[Token], found: Measured) -> Interval:
    """Read the words that qualify a number.

    Args:
        tokens: The sentence in pieces.
        found: A number in it.

    Returns:
        The interval they allow and what they span.
    """
    before = _find_before(tokens, found)
    after = None if before is not None and before[1] not in {"about", "some"} else _find_after(tokens, found)
    first, last, hedge, words = found.first, found.last, found.hedge, ""
    if before is not None:
        first, hedge, words = before
    if after is not None:
        last, hedge, words = after
    own = before is None and after is None
    low, high = (found.low, found.high) if own else widen(found.low, found.high, hedge)
    return Interval(low, high, _recorded(hedge, found.hedge), words, first, last)


def _recorded(hedge: str | None, own: str | None) -> str | None:
    if hedge == "just_over":
        return "over"
    return own if own == "range" else hedge


def widen(low: Decimal, high: Decimal | None, hedge: str | None) -> tuple[Decimal | None, Decimal | None]:
    """The interval of a stated value under a hedge."""
    top = high
    if high is not None and hedge in {"about", "some", "just_over"}:
        top = high + abs(high) * _TENTH
    bottom = low - abs(low) * _TENTH if hedge in {"about", "some", "nearly"} and high is not None else low
    if hedge in {"over", "at_least"}:
        return low, None
    if hedge == "up_to":
        return (Decimal(0) if high is None or high >= 0 else None), high
    return bottom, top


def _find_before(tokens: Sequence[Token], found: Measured) -> tuple[int, str, str] | None:
    """The hedge that ends right before a number: where it begins, what it is, its words."""
    end = found.first
    joined = end > 1 and tokens[end - 1].text in "-‑" and tokens[end - 1].glued and tokens[end - 2].lower == "sub"
    if joined:
        end -= 1
    best = _phrase_ending(tokens, end, found)
    if best is None:
        for filler in _FILLERS:
            start = end - len(filler)
            if start > 0 and tuple(token.lower for token in tokens[start:end]) == filler:
                best = _phrase_ending(tokens, start, found)
                break
    return best


def _phrase_ending(tokens: Sequence[Token], end: int, found: Measured) -> tuple[int, str, str] | None:
    if end <= 0:
        return None
    for words, hedge in load_hedges("before").get(tokens[end - 1].lower, []):
        start = end - len(words)
        if start >= 0 and tuple(token.lower for token in tokens[start:end]) == words:
            if words == ("sub",) and not tokens[end].glued:
                return None
            if not _is_hedge(tokens, start, words, found):
                return None
            return start, hedge, " ".join(words)
    return None


def _is_hedge(tokens: Sequence[Token], start: int, words: tuple[str, ...], found: Measured) -> bool:
    """Whether `over four days` hedges: only after a word that takes a span, or with no span of time."""
    if words == ("estimated",) and start > 0 and tokens[start - 1].lower in {"is", "was", "were", "are"}:
        return True
    if len(words) > 1 or words[0] not in _PREPOSITIONS_OF_TIME or words[0] in {"about", "around"}:
        return True
    if found.unit in TIME_UNITS and not found.age:
        return start == 0 or tokens[start - 1].lower in _SPAN_FRAMES
    return True


def _find_after(tokens: Sequence[Token], found: Measured) -> tuple[int, str, str] | None:
    """The hedge that begins right after a number and its unit: one past its end, what it is, its words."""
    for start in dict.fromkeys((found.last, found.number_last)):
        if start >= len(tokens):
            continue
        dash = tokens[start].text in "-‑" and start + 1 < len(tokens) and tokens[start + 1].glued
        place = start + 1 if dash else start
        for words, hedge in load_hedges("after").get(tokens[place].lower, []):
            end = place + len(words)
            if tuple(token.lower for token in tokens[place:end]) != words:
                continue
            if words[0] in {"plus", "odd"} and not dash:
                continue
            if words == ("approximately",) or (
                words == ("at", "least") and end < len(tokens) and tokens[end].text not in ".,;"
            ):
                continue
            return max(end, found.last), hedge, " ".join(words)
    return None
