"""Cuts a sentence into the pieces the number grammar reads: numerals, words, signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["numeral", "word", "sign"]

FRACTION_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"

_NUMERAL = (
    r"(?<![\d.,])\d{1,3}(?:\ \d{3})+(?![\d,]\d|\d)(?:\.\d+)?"  # 1 500 000, as many agencies write it
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?"  # 1,500,000 and the Indian 12,50,000
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])"  # 1.500.000
    r"|\d+,\d{1,2}(?![\d,])"  # 1,8: a decimal comma, if what follows says so
    r"|\d+(?:\.\d+)?"
    r"|(?<![\w.])\.\d+"
)
_LETTER = rf"[^\W\d_{FRACTION_SIGNS}{SUPERSCRIPTS}]"
_TOKEN = re.compile(
    rf"(?P<numeral>{_NUMERAL})"
    rf"|(?P<word>(?:[A-Za-z]\.){{2,}}|{_LETTER}+(?:['’]{_LETTER}+)*)"
    r"|(?P<sign>[^\s\w]|_)"
    rf"|(?P<other>[{FRACTION_SIGNS}{SUPERSCRIPTS}])"
)


class Token(NamedTuple):
    """A piece of a sentence.

    Attributes:
        text: As it stands.
        lower: In lower case, with straight apostrophes.
        start: First code point in the sentence.
        end: One past its last.
        kind: Numeral, word or sign.
        glued: Whether nothing stands between it and the piece before.
    """

    text: str
    lower: str
    start: int
    end: int
    kind: Kind
    glued: bool


def read_tokens(text: str) -> list[Token]:
    """Cut a sentence into numerals, words and signs.

    Args:
        text: A sentence without markup.

    Returns:
        The pieces in order, with half-open code-point offsets into `text`.

    Example:
        >>> [token.text for token in read_tokens("About $1.5bn, or 2,000km")]
        ['About', '$', '1.5', 'bn', ',', 'or', '2,000', 'km']
    """
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        start = match.start()
        piece = match.group()
        kind: Kind = "sign"
        if match.lastgroup == "numeral":
            kind = "numeral"
        elif match.lastgroup == "word":
            kind = "word"
        tokens.append(Token(piece, piece.lower().replace("’", "'"), start, match.end(), kind, start == end))
        end = match.end()
    return tokens


def piece_at(tokens: Sequence[Token], at: int) -> Token | None:
    """The piece at an index; None before the first and after the last."""
    return tokens[at] if 0 <= at < len(tokens) else None


def lower_at(tokens: Sequence[Token], at: int) -> str:
    """The piece at an index in lower case; empty before the first and after the last."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""
