"""Says which numbers are dates, years or clock times rather than counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.annotate.quantities.lexicon import COUNTED_PEOPLE, FUNCTION_WORDS, MONTHS, WEEKDAYS
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.nouns import is_plural
from crossread.annotate.quantities.tables import load_hedges
from crossread.annotate.quantities.tokens import Token, lower_at, piece_at
from crossread.annotate.quantities.word_lists import load_words

_YEAR_WORDS = load_words("year-words")
_CLOCK = load_words("clock")
_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
_RECENT_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_MILITARY_TIME = re.compile(r"[012]\d(?:00|15|30|45)")
_DECADES = frozenset(["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"])
_LAST_HOUR = 12
_LAST_DAY = 31
_FIRST_MODERN_YEAR = 1900
"""From here on a bare four-digit number is what reports date things by."""


def is_clock_time(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether it is a time of day: `5 p.m.`, `1400 hours`, `at 10`."""
    following, after = lower_at(tokens, found.last), lower_at(tokens, found.last + 1)
    spaced = following in {"a", "p"} and after == "." and lower_at(tokens, found.last + 2) == "m"
    if found.unit is None and (spaced or following in _CLOCK or (following == "local" and after == "time")):
        return True
    if found.unit == "h":
        return _MILITARY_TIME.fullmatch(tokens[found.number_first].text) is not None
    before = lower_at(tokens, found.first - 1)
    hour = found.unit is None and found.scale == 1 and 0 < found.low <= _LAST_HOUR and (found.high or 0) <= _LAST_HOUR
    if hour and before == "at":
        noun = following.isalpha() and following not in FUNCTION_WORDS | WEEKDAYS | MONTHS
        return not noun and following not in {"of", "least"}
    return False


def is_date(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether a month stands beside it: `March 12`, `12 March`, `12-14 March`, `March 12, 2015`."""
    if found.unit is not None or found.form not in {"digits", "words"}:
        return False
    following = piece_at(tokens, found.last)
    words = found.form == "words" and following is not None and following.text.islower()
    if words and following is not None and following.lower not in FUNCTION_WORDS and following.lower not in MONTHS:
        return False  # in March, two bears
    for index in (found.first - 1, found.last):
        token = piece_at(tokens, index)
        if token is not None and token.lower in MONTHS and token.text[0].isupper():
            return (found.high or 0) <= _LAST_DAY or tokens[found.first].text.isdigit()
    for back in (2, 3, 4):
        token = piece_at(tokens, found.first - back)
        if token is not None and token.lower in MONTHS and token.text[0].isupper():
            between = [piece.text for piece in tokens[found.first - back + 1 : found.first]]
            if all(text.isdigit() or text in {",", ".", "-", "–", "and", "to"} for text in between):
                return True
    if lower_at(tokens, found.last) == "of" and lower_at(tokens, found.last + 1) in MONTHS:
        return True
    return lower_at(tokens, found.last) in {"ad", "bc", "bce", "ce", "a.d.", "b.c."}


def is_year(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether it is a year: any bare four digits of the modern age, older ones after a preposition of time."""
    text = tokens[found.number_first].text
    if lower_at(tokens, found.last) in _DECADES:
        return True
    if found.unit is not None or found.scale != 1 or not _YEAR.fullmatch(text):
        return False
    before, following = lower_at(tokens, found.first - 1), lower_at(tokens, found.last)
    if before in {"a.d.", "ad", "anno", "class"}:
        return True
    if following in COUNTED_PEOPLE or lower_at(tokens, found.last + 1) in COUNTED_PEOPLE:
        return bool(_RECENT_YEAR.fullmatch(text)) and before in {"the", "of", "in"}
    if _RECENT_YEAR.fullmatch(text) and int(text) >= _FIRST_MODERN_YEAR:
        hedged = before in load_hedges("before") and before not in _YEAR_WORDS
        return not hedged
    return before in _YEAR_WORDS and not is_plural(following)
