"""Says whether a number is by how much, or to what, something rose or fell."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.stated import Trend
from crossread.annotate.quantities.tables import load_trends
from crossread.annotate.quantities.tokens import Token
from crossread.annotate.quantities.word_lists import load_words

_BETWEEN = load_words("between")
_LONGEST = 4
_PHRASAL = load_words("phrasal")
"""Verbs with which `up` and `down` tell no trend: they made up 5 percent."""

_DEGREES = frozenset(["%", "pp", "bp", "pt", "¢", "USD/100", "GBP/100"])
"""Units in which rises and falls are given, so that any verb of change counts."""

_TAKE_OBJECTS = load_words("take-objects")
"""Verbs and particles that also take what they add, lose or drop as an object: `they lost ten men`."""


def find_trend(tokens: Sequence[Token], first: int, found: Measured) -> Trend | None:
    """Find the verb of rising or falling whose complement a number is.

    Args:
        tokens: The sentence in pieces.
        first: Index of the first piece of the number's hedge or of the number.
        found: The number.

    Returns:
        `up`, `down`, or None.
    """
    if found.low < 0 and found.unit == "%":
        return "down"
    if found.age or found.form == "article":
        return None
    degree = found.unit in _DEGREES
    place = first - 1
    while place >= 0 and first - place <= _LONGEST:
        word = tokens[place].lower
        if word in load_trends() and _is_adverb(tokens, place):
            by = tokens[place + 1].lower == "by"
            if not (degree or by or (word not in _TAKE_OBJECTS and tokens[place + 1].lower != "to")):
                return None
            return "up" if load_trends()[word] == "up" else "down"
        if word not in _BETWEEN or word == "from":
            return None
        place -= 1
    return None


def _is_adverb(tokens: Sequence[Token], at: int) -> bool:
    """Whether `up` and `down` tell a trend and are no part of `up to`; other words always do."""
    if tokens[at].lower not in {"up", "down"}:
        return True
    if at > 0 and tokens[at - 1].lower in _PHRASAL:
        return False
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return following not in {"to", "from"}
