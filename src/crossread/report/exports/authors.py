"""The byline of a report as the names a bibliography wants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossread.text import reading_text

_OPENING = re.compile(r"^(?:written |reported |story |text )?(?:by|from)[:\s]+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:;|\||\u2022|\u00b7|,|&|/|\band\b|\bwith\b)\s*", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:staff|desk|newsroom|news|agency|agencies|press|wire|team|service|bureau|editors?|reporters?|correspondents?"
    r"|writers?|associated|times|post|daily|tv|radio|online)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One author.

    Attributes:
        family: Family name with its particles; for a body or an unclear name the whole of it.
        given: Given names; None for a body or an unclear name.
    """

    family: str
    given: str | None = None


def read_authors(byline: str | None) -> tuple[Author, ...]:
    """Read the names in a byline.

    What does not look like the name of a person stays whole, as printed.

    Args:
        byline: The byline, as printed.

    Returns:
        The authors in order.

    Example:
        >>> [(author.family, author.given) for author in read_authors("By Tomas van den Holt and Daily Staff")]
        [('van den Holt', 'Tomas'), ('Daily Staff', None)]
    """
    words = _OPENING.sub("", reading_text(byline or ""))
    pieces = [piece for piece in _BETWEEN.split(words) if piece]
    return tuple(_author(piece) for piece in pieces)


def _author(piece: str) -> Author:
    words = piece.split()
    if not 1 < len(words) <= _MOST_WORDS or _BODY.search(piece) or any(char.isdigit() or char == "@" for char in piece):
        return Author(family=piece)
    first = len(words) - 1
    while first > 1 and words[first - 1][0].islower():
        first -= 1
    return Author(family=" ".join(words[first:]), given=" ".join(words[:first]))
