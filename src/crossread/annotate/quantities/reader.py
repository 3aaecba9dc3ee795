"""Reads the quantities of one sentence: numbers, their units and hedges, and what they count; names are refused.

Informed by the problem as CQE states it (Almasian, Kazakova, Göldner and Gertz, EMNLP 2023): value, unit, change and
concept of a quantity. The grammar, the tables and the code here are our own; CQE's dependency patterns and its
classifier of ambiguous units are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Context, Decimal, localcontext
from typing import cast

from crossread.annotate.quantities.ages import mark_ages
from crossread.annotate.quantities.amounts import may_begin_number, read_number
from crossread.annotate.quantities.articles import read_article
from crossread.annotate.quantities.counted import find_counted
from crossread.annotate.quantities.hedging import Interval, hedge_number, widen
from crossread.annotate.quantities.lexicon import FUNCTION_WORDS, PLURAL_SCALES, SCALES, SMALL, TENS, TIME_UNITS
from crossread.annotate.quantities.measures import Measured, measure
from crossread.annotate.quantities.phrases import Counted
from crossread.annotate.quantities.ranges import is_score, join_numbers
from crossread.annotate.quantities.rates import read_rate
from crossread.annotate.quantities.refusals import is_refused
from crossread.annotate.quantities.results import find_results
from crossread.annotate.quantities.stated import StatedQuantity, Trend
from crossread.annotate.quantities.tokens import FRACTION_SIGNS, Token, read_tokens
from crossread.annotate.quantities.trends import find_trend
from crossread.annotate.quantities.word_lists import load_words
from crossread.records.quantities import Hedge

Finder = Callable[[Sequence[Token], Measured, int, Counted | None], Counted | None]
"""Finds what a number counts: the sentence, the number, one past its words, what the number before counted."""


def _by_first_letter(words: Iterable[str]) -> str:
    """An alternation that looks at the first letter once, a third of the time of a flat one."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(groups.items()))


_NUMBER_WORDS = _by_first_letter({*SMALL, *TENS, *SCALES, *PLURAL_SCALES, *load_words("other-number-words")})
_MAY_HOLD_NUMBER = re.compile(
    rf"[\d{FRACTION_SIGNS}]|\b(?:{_NUMBER_WORDS})\b|(?:than|nearly|almost|over|under|least|barely|quite) an?\b"
)


def may_hold_number(text: str) -> bool:
    """Whether a sentence may state a number: the cheap look before the costly one.

    Example:
        >>> [may_hold_number(text) for text in ("Two left.", "It took over a year.", "They left.")]
        [True, True, False]
    """
    return _MAY_HOLD_NUMBER.search(text.lower()) is not None


_ARITHMETIC = Context(prec=34)
"""Values never depend on the precision a caller has set."""

_MOSTLY_CAPITALS = 0.7
_HEADLINE_WORDS = 5
_CONVERSION_REACH = 4
"""How many pieces may lie between a number and its conversion: a noun and the bracket."""


def read_quantities(
    text: str, taken: Sequence[tuple[int, int]] = (), finder: Finder = find_counted
) -> tuple[StatedQuantity, ...]:
    """Read every quantity a sentence states.

    Args:
        text: One sentence without markup.
        taken: Half-open spans that are dates or times; a number inside one counts nothing unless it has a unit of time.
        finder: What finds the thing counted; replace it to use a parser.

    Returns:
        The quantities in order, with half-open code-point offsets into `text`.

    Example:
        >>> for one in read_quantities("At least 22 people died and $1.5bn was lost when two An-124 jets fell."):
        ...     print(one.text, one.low, one.high, one.unit, one.counted)
        At least 22 22 None None person
        $1.5bn 1500000000.0 1500000000.0 USD None
        two 2 2 None jet
    """
    if not may_hold_number(text):
        return ()
    with localcontext(_ARITHMETIC):
        return _read(text, taken, finder)


def _read(text: str, taken: Sequence[tuple[int, int]], finder: Finder) -> tuple[StatedQuantity, ...]:
    tokens = read_tokens(text)
    results = find_results(text)
    numbers = [
        one for one in _numbers(tokens) if not _lies_in(tokens, one, [(each.start, each.end) for each in results])
    ]
    found = _drop_scores(tokens, join_numbers(tokens, numbers))
    title_case = _is_title_case(tokens)
    first = next((one.first for one in found if one.unit is None), len(tokens))
    kept = [one for one in found if not is_refused(tokens, one, title_case=title_case, earlier=one.first > first)]
    kept = [one for one in mark_ages(tokens, kept) if not _is_taken(tokens, one, taken)]
    stated: list[StatedQuantity] = []
    previous: Counted | None = None
    before: Measured | None = None
    said: Counted | None = None
    outer: tuple[Measured, Interval, Trend | None] | None = None
    for one in kept:
        interval = hedge_number(tokens, one)
        trend = find_trend(tokens, interval.first, one)
        if outer is not None and _is_conversion(tokens, outer[0], one, interval):
            interval, trend = _inherit(interval, one, outer[1]), outer[2]
        counted = finder(tokens, one, interval.last, previous)
        if counted is None and before is not None and _changes_to(tokens, before, one):
            counted = said
        stated.append(_state(text, tokens, one=one, interval=interval, trend=trend, counted=counted))
        if counted is not None and one.unit is None:
            previous = counted
        before, said = one, counted
        if not _in_parenthesis(tokens, one):
            outer = (one, interval, trend)
    return tuple(sorted((*_state_rates(text, tokens, stated), *results), key=lambda one: one.start))


def _state_rates(text: str, tokens: Sequence[Token], stated: list[StatedQuantity]) -> tuple[StatedQuantity, ...]:
    """Give counts the unit they are counted by, which follows what is counted: `8 goals and 3 assists per game`."""
    index_at = {token.start: index for index, token in enumerate(tokens)}
    rate: tuple[str, str] | None = None
    following = len(text)
    rated: list[StatedQuantity] = []
    for one in reversed(stated):
        end = max(one.end, one.counted_end or 0)
        place = next((index_at[start] for start in range(end, min(end + 2, len(text))) if start in index_at), None)
        found = read_rate(tokens, place) if place is not None else None
        listed = rate is not None and text[end:following].strip(" ,") in {"", "and", "or"}
        rate = (found[0], found[1]) if found is not None else rate if listed else None
        following = one.start
        plain = one.unit in {None, "pt"} and (one.counted_start or one.start) >= one.start and not one.indefinite
        if rate is None or not plain or (one.unit is None and one.counted is None):
            rated.append(one)
            continue
        name = f"{one.unit_name} per {rate[1]}" if one.unit else f"per {rate[1]}"
        rated.append(replace(one, unit=f"{one.unit or ''}/{rate[0]}", unit_name=name))
    return tuple(reversed(rated))


def _numbers(tokens: Sequence[Token]) -> list[Measured]:
    """Every number with its unit, in order."""
    found: list[Measured] = []
    at = 0
    while at < len(tokens):
        number = (read_number(tokens, at) or read_article(tokens, at)) if may_begin_number(tokens[at]) else None
        if number is None:
            at += 1
            continue
        measured = measure(tokens, number)
        found.append(measured)
        at = max(measured.last, at + 1)
    return found


def _drop_scores(tokens: Sequence[Token], found: Sequence[Measured]) -> list[Measured]:
    """Leave out both numbers around a dash that is neither a range nor told as a result: `the 3-2 panel`."""
    dropped: set[int] = set()
    for index in range(1, len(found)):
        if is_score(tokens, found[index - 1], found[index]):
            dropped |= {index - 1, index}
    return [one for index, one in enumerate(found) if index not in dropped]


def _is_title_case(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.kind == "word" and token.lower not in FUNCTION_WORDS]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) >= _HEADLINE_WORDS and capitals >= _MOSTLY_CAPITALS * len(words)


def _is_taken(tokens: Sequence[Token], one: Measured, taken: Sequence[tuple[int, int]]) -> bool:
    return one.unit not in TIME_UNITS and _lies_in(tokens, one, taken)


def _lies_in(tokens: Sequence[Token], one: Measured, spans: Sequence[tuple[int, int]]) -> bool:
    start, end = tokens[one.number_first].start, tokens[one.number_last - 1].end
    return any(left <= start and end <= right for left, right in spans)


def _changes_to(tokens: Sequence[Token], before: Measured, one: Measured) -> bool:
    """Whether a number is what the one before it became: `from 4% to 6%`."""
    return one.unit == before.unit and [token.lower for token in tokens[before.last : one.first]] == ["to"]


def _in_parenthesis(tokens: Sequence[Token], one: Measured) -> bool:
    return one.first > 0 and tokens[one.first - 1].text in "(/"


def _is_conversion(tokens: Sequence[Token], outer: Measured, one: Measured, interval: Interval) -> bool:
    """Whether a number gives the one before it in another unit, in brackets or after `, or`, and shares its hedge."""
    if None in {one.unit, outer.unit} or one.unit == outer.unit or interval.hedge not in {None, "range"}:
        return False
    if [token.lower for token in tokens[outer.last : one.first]] == [",", "or"]:
        return True
    near = one.first - outer.last <= _CONVERSION_REACH or tokens[one.first - 1].text == "/"
    return near and _in_parenthesis(tokens, one)


def _inherit(interval: Interval, one: Measured, outer: Interval) -> Interval:
    """Give a conversion the hedge of the number it converts."""
    hedge = outer.hedge if outer.hedge != "range" else None
    low, high = widen(one.low, one.high, hedge)
    return interval._replace(low=low, high=high, hedge=interval.hedge or hedge, words=outer.words)


def _state(
    text: str,
    tokens: Sequence[Token],
    *,
    one: Measured,
    interval: Interval,
    trend: Trend | None,
    counted: Counted | None,
) -> StatedQuantity:
    start, end = tokens[interval.first].start, tokens[interval.last - 1].end
    share = one.unit is None and one.form in {"part", "ratio"}
    phrase = counted if counted is not None and counted.first is not None and counted.last is not None else None
    return StatedQuantity(
        start=start,
        end=end,
        text=text[start:end],
        low=interval.low,
        high=interval.high,
        stated_low=one.low,
        stated_high=one.high,
        hedge=cast("Hedge | None", interval.hedge),
        hedge_words=interval.words,
        trend=trend,
        unit="1" if share else one.unit,
        unit_name=one.name,
        indefinite=one.form == "vague" and one.hedge == "some" and one.scale == Decimal(1),
        counted=counted.head if counted is not None else None,
        counted_start=tokens[phrase.first].start if phrase is not None and phrase.first is not None else None,
        counted_end=tokens[phrase.last - 1].end if phrase is not None and phrase.last is not None else None,
    )
