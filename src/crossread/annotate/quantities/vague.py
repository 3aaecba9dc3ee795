"""Reads words that count without a number: `dozens`, `tens of thousands`, `several hundred`, `three dozens`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from crossread.annotate.quantities.lexicon import PLURAL_SCALES, SCALES
from crossread.annotate.quantities.number import Number
from crossread.annotate.quantities.tables import load_vague
from crossread.annotate.quantities.tokens import Token, lower_at

_MOST_OF_A_SCALE = 9
"""`Several hundred` ends where the next magnitude begins."""

_FIRST_WORDS = frozenset(words[0] for words in load_vague())


def read_vague(tokens: Sequence[Token], at: int) -> Number | None:
    """Read such a word; the interval it stands for and the reason are in `data/vague.csv`."""
    if tokens[at].lower not in _FIRST_WORDS:
        return None
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
            high = _MOST_OF_A_SCALE * scale
        return Number(at, last, meaning.low * scale, high, "vague", scale, meaning.hedge)
    return None
