"""Where the passage of a clause begins and ends in the text: at whole words, and with the marks that it opens."""

from __future__ import annotations

import re

_PAIRS = (("“", "”"), ('"', '"'), ("‘", "’"), ("(", ")"), ("[", "]"))
_REST_OF_WORD = re.compile(r"(?:[-’'‐]\w+)+")
_WORD_BEFORE = re.compile(r"\w+(?:[-’'‐]\w+)*$")
_STOPS = r"[,.;:!?…]{0,3}"
_LONGEST_WORD = 60


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a passage out to whole words, and to the mark or bracket that closes or opens what it holds.

    Words are cut finer than they are printed: `should’ve`, `re-enfranchise`. A mark at the end of a clause is not part
    of it, but a reader misses the half of a pair.

    Args:
        text: The report.
        start: First code point of the passage.
        end: One past the last.

    Returns:
        The first code point and one past the last.

    Example:
        >>> text = "She called it a “foe.” They would re-open it."
        >>> start, end = widen(text, 0, text.index("foe") + 3)
        >>> text[start:end]
        'She called it a “foe.”'
        >>> start, end = widen(text, text.index("They"), text.index("re-") + 2)
        >>> text[start:end]
        'They would re-open'
    """
    if text[end - 1 : end].isalnum() and (rest := _REST_OF_WORD.match(text, end)):
        end = rest.end()
    if not text[start].isalnum() and text[start + 1 : start + 2].isalnum() and text[start] in "-’'‐":
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        start = before.start() if before else start
    for opening, closing in _PAIRS:
        start, end = _with_its_half(text, start, end, opening, closing)
    return start, end


def _with_its_half(text: str, start: int, end: int, opening: str, closing: str) -> tuple[int, int]:
    held = text[start:end]
    if closing == "’":
        held = re.sub(r"\w’(?=\w)", "", held)  # an apostrophe
    opened, closed = held.count(opening), held.count(closing)
    half = opened % 2 == 1 if opening == closing else opened > closed
    if half and (found := re.compile(_STOPS + re.escape(closing)).match(text, end)):
        return start, found.end()
    missing = half if opening == closing else closed > opened
    if missing and start and text[start - 1] == opening:
        return start - 1, end
    return start, end
