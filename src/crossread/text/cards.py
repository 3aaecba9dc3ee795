"""Cards that a page sets into a sentence behind a name: the name again in full, headlines that link, and MORE.

Whoever takes the text of such a page gets "Ana Sousa Ana Berta SousaHarbour reopens Lease signed MORE told us".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LONGEST_CARD = 600
"""Characters between the name and the last word of a card."""

_WORD = "MORE"
_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*|\([A-ZÀ-Þ][\w.]*\))"
_CARD = re.compile(
    r"\b(?P<last>[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ])"
    rf"(?P<card>[ \u00a0](?:{_NAME}[ \u00a0]){{1,5}}?(?P=last)(?=[A-Z0-9\"'‘“])"  # run together with the first headline
    rf"[^\n]{{0,{LONGEST_CARD}}}?{_WORD})\b"
    r"|\b(?P<first>[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ])[ \u00a0](?P<surname>[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ])"
    rf"(?P<spaced>[ \u00a0](?P=first)[ \u00a0](?:{_NAME}[ \u00a0]){{0,3}}?(?P=surname)[ \u00a0](?=[A-Z0-9\"'‘“])"
    rf"[^\n]{{10,{LONGEST_CARD}}}?[ \u00a0]{_WORD})\b"
)


def find_cards(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find the cards in a piece of text.

    Args:
        text: The document's text.
        start: First code point to read.
        end: One past the last.

    Yields:
        Half-open spans into `text`, in order, each with the space before it.

    Example:
        >>> text = "Mayor Ana Sousa Ana Berta SousaHarbour reopens Lease signed MORE told us."
        >>> [(start, end)] = find_cards(text, 0, len(text))
        >>> text[:start] + text[end:]
        'Mayor Ana Sousa told us.'
    """
    if text.find(_WORD, start, end) < 0:  # nearly always: the search below costs more
        return
    for match in _CARD.finditer(text, start, end):
        yield match.span("card" if match["card"] is not None else "spaced")


def cut_cards(text: str, start: int, end: int) -> str:
    """The words of a span without the cards that stand inside it.

    Args:
        text: The document's text.
        start: First code point.
        end: One past the last.

    Example:
        >>> cut_cards("Ana Sousa Ana Berta SousaHarbour reopens MORE (Lugar) spoke", 0, 53)
        'Ana Sousa (Lugar)'
    """
    pieces, place = [], start
    for left, right in find_cards(text, start, end):
        pieces.append(text[place:left])
        place = right
    return "".join([*pieces, text[place:end]])


def without_cards(text: str, cards: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in place of cards, as long as before.

    Args:
        text: The document's text.
        cards: Spans of `find_cards`.
    """
    for left, right in cards:
        text = f"{text[:left]}{' ' * (right - left)}{text[right:]}"
    return text
