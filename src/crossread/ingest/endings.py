"""Does a text end early: a snippet, a teaser, a paywall."""

from __future__ import annotations

import re

from crossread.text import count_words

_TAIL_CHARACTERS = 400
_SHORT_WORDS = 120  # a teaser; measured lengths of whole news reports begin near this
_COUNTED = re.compile(
    r"\[\s*(?:\+|\.{3}|…)?\s*[\d.,]+\s*(?:more\s+)?(?:chars?|characters|words)\s*\]?\s*\Z", re.IGNORECASE
)
_MORE = re.compile(
    r"(?:^|\n|[.…\]!?\"”])[ \t\[(]*(?:read|continue|see|view)\s+(?:more|reading|on|full (?:story|article|report)|"
    r"the (?:full|whole|rest of (?:the|this)) (?:story|article|report))"
    r"(?:\s+(?:on|at)\s+\S+)?[ \t\])]*(?:[>»→.…]|\.{3})*\s*\Z",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:to (?:continue|keep) reading|subscribe (?:now )?to (?:continue|keep|read)|"
    r"(?:article|content|story) is (?:only )?(?:available )?(?:for|to) (?:registered |paying )?(?:subscribers|members)|"
    r"(?:sign|log) in to (?:continue|read|keep)|already a (?:subscriber|member)\?)",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|&hellip;)\s*\Z")
_SENTENCE_END = re.compile(r"[.!?…\"”’')\]]\s*\Z")


def ends_early(text: str) -> str | None:
    """Find the sign that a text goes on elsewhere.

    Args:
        text: The whole text of a report.

    Returns:
        What was seen, in words fit for a warning; None when the text ends as reports end. An ellipsis or
        a "read more" counts only in a short text or after a broken-off sentence: whole articles carry
        such links too.

    Example:
        >>> ends_early("The two ministers met in the capital on Monday and agr… [+2314 chars]")
        'the text is a snippet: it ends with a count of what is missing'
        >>> ends_early("The two ministers met on Monday. They agreed.") is None
        True
    """
    tail = text[-_TAIL_CHARACTERS:]
    if _COUNTED.search(tail):
        return "the text is a snippet: it ends with a count of what is missing"
    more = _MORE.search(tail)
    before = tail[: more.start() + 1] if more else tail
    ellipsis = _ELLIPSIS.search(before)
    broken_off = bool(ellipsis) or not _SENTENCE_END.search(before.rstrip() or ".")
    if more and (broken_off or _short(text)):
        return "the text is a teaser: it ends with a link to the rest"
    if _WALL.search(tail):
        return "the text ends at a request to subscribe or sign in"
    if ellipsis and _short(text):
        return "the text is a snippet: it breaks off with an ellipsis"
    return None


def _short(text: str) -> bool:
    return len(text) < _SHORT_WORDS * 20 and count_words(text) < _SHORT_WORDS
