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

from crossread.annotate.quantities.lexicon import SMALL, TENS
from crossread.annotate.quantities.number import Number
from crossread.annotate.quantities.number_words import read_words
from crossread.annotate.quantities.numerals import FRACTION_VALUES, read_digits, sign_value
from crossread.annotate.quantities.parts import read_part
from crossread.annotate.quantities.tables import load_vague
from crossread.annotate.quantities.tokens import Token
from crossread.annotate.quantities.vague import read_vague

_FIRST_WORDS = (
    {*SMALL, *TENS, "a", "an", "half", "quarter"} | {words[0] for words in load_vague()}
)  # fmt: skip


def may_begin_number(token: Token) -> bool:
    """Whether a number can begin with a piece: the cheap look before the grammar's."""
    return token.kind == "numeral" or token.lower in _FIRST_WORDS or token.text in FRACTION_VALUES


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
        return read_digits(tokens, at)
    if token.text in FRACTION_VALUES:
        value = sign_value(token.text)
        return Number(at, at + 1, value, value, "part")
    if token.kind != "word":
        return None
    return read_part(tokens, at) or read_vague(tokens, at) or read_words(tokens, at)
