"""Reads `a` as one where it counts: under a hedge and before a unit, as in `less than a year`.

Decades and centuries are left out: `more than a century` dates something loosely, it does not measure it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from crossread.annotate.quantities.number import Number
from crossread.annotate.quantities.tables import load_unit_words, load_units
from crossread.annotate.quantities.tokens import Token
from crossread.annotate.quantities.word_lists import load_words

_HEDGES = tuple(
    tuple(phrase.split())
    for phrase in (
        "more than",
        "less than",
        "longer than",
        "at least",
        "just under",
        "just over",
        "not quite",
        "over",
        "under",
        "nearly",
        "almost",
        "barely",
    )
)
_LOOSE = load_words("loose")


def read_article(tokens: Sequence[Token], at: int) -> Number | None:
    """Read an article that counts.

    Args:
        tokens: The sentence in pieces.
        at: Index of the article.

    Returns:
        The number one, or None when no hedge stands before or no unit behind.

    Example:
        >>> from crossread.annotate.quantities.tokens import read_tokens
        >>> read_article(read_tokens("less than a year after"), 2).low
        Decimal('1')
        >>> read_article(read_tokens("for a year"), 1)
    """
    if tokens[at].lower not in {"a", "an"} or at + 1 >= len(tokens) or at == 0:
        return None
    if not any(_ends_with(tokens, at, words) for words in _HEDGES):
        return None
    noun = tokens[at + 1].lower
    for words, symbol in load_unit_words().starting(noun):
        if words == (noun,) and symbol not in _LOOSE and not noun.endswith("s") and symbol in load_units():
            return Number(at, at + 1, Decimal(1), Decimal(1), "article")
    return None


def _ends_with(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    start = at - len(words)
    return start >= 0 and tuple(token.lower for token in tokens[start:at]) == words
