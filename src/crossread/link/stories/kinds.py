"""Reports of a kind that stories go wrong with, told by their headlines: round-ups, live blogs, twins of a template.

A round-up tells of several happenings and a live blog of all hours of one, so neither may speak for a story. Twins have
one headline but for a number ("Strike: day 2", "Strike: day 12"), and are of two happenings more often than of one.
Headlines only are read: what a page calls itself is sure, what its text looks like is not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Kind = Literal["round-up", "live blog"]

_LIVE = re.compile(
    r"\blive[ -]?(?:blog|updates?|coverage|ticker|text|stream)\b"
    r"|^live\s*[:|–—-]|\blive\s*:"
    r"|[:|–—-]\s*live(?:\s+updates?)?\s*$"
    r"|\bas it happened\b|\bminute[ -]by[ -]minute\b|\brolling coverage\b",
    re.IGNORECASE,
)
_SEVERAL = (
    r"news|headlines?|world|business|sports?|politics|police|crime|court|weather|traffic|market|"
    r"morning|midday|evening|nightly|daily|weekly|weekend|monthly"
)
_ROUND_UP = re.compile(
    rf"\b(?:{_SEVERAL})\s+(?:digest|round-?up|summary|wrap(?:-up)?|recap|in brief|at a glance|blotter|log)\b"
    # A briefing of the press is one happening; one for the morning is not.
    r"|\b(?:morning|midday|evening|nightly|weekend) briefing\b"
    r"|^(?:round-?up|digest|recap|briefing|in brief|news in brief)\s*[:|–—-]"
    r"|[:|–—-]\s*(?:round-?up|digest|in brief|news in brief)\s*$"
    r"|\b(?:the\s+)?(?:day|week|month|year)(?:['’]s news)? in (?:review|brief|pictures|headlines)\b"
    r"|\b(?:today|tomorrow|yesterday|this week)['’]s (?:top |main )?(?:headlines|stories|front pages|papers)\b"
    r"|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:things|stories) (?:to know|you need to know|you "
    r"should know|we learned|you may have missed)\b(?!\s+(?:about|on|from|before|if)\b)"
    r"|\btop (?:news )?stories\b",
    re.IGNORECASE,
)
_WORTH_A_LOOK = re.compile(
    r"live|happened|minute|coverage|digest|round|summary|wrap|recap|brief|glance|blotter|log|review|pictures|headlines|"
    r"stories|pages|papers|things"
)
"""A word of every form above; what has none, as most headlines, needs no closer look."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_NUMBER = re.compile(r"\d[\d.,:]*(?:st|nd|rd|th)?")
_SPELLED = frozenset([
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "first",
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
])  # fmt: skip
_LEAST_SHARED = 2


def find_kind(title: str | None) -> Kind | None:
    """Tell a round-up and a live blog by the headline.

    Args:
        title: The headline as printed.

    Example:
        >>> find_kind("Harbour strike – live"), find_kind("Morning briefing: harbour strike, school fire, new mayor")
        ('live blog', 'round-up')
        >>> find_kind("Police round up strikers at harbour") is None
        True
    """
    if title is None or not _WORTH_A_LOOK.search(title.lower()):
        return None
    if _LIVE.search(title):
        return "live blog"
    return "round-up" if _ROUND_UP.search(title) else None


@lru_cache(maxsize=1 << 16)  # every block asks again for the reports that are carried into it
def part_title(title: str | None) -> tuple[str, tuple[str, ...]] | None:
    """Part a headline into its wording and its numbers, so that twins of a template can be told.

    Args:
        title: The headline as printed.

    Returns:
        The words with a hole for each number, and the numbers; None for a headline without a number, or with fewer
        than two other words: two of those are alike by chance.

    Example:
        >>> part_title("Harbour strike: day 2"), part_title("12th Sanctions Package Agreed")
        (('harbour strike day #', ('2',)), ('# sanctions package agreed', ('12',)))
        >>> part_title("Harbour strike") is None
        True
    """
    small = (title or "").lower()
    if not _DIGIT.search(small) and _SPELLED.isdisjoint(re.split(r"\W", small)):
        return None
    words, numbers = [], []
    for word in _WORD.findall(small):
        if _NUMBER.fullmatch(word) or word in _SPELLED:
            numbers.append(re.sub(r"(?:st|nd|rd|th)$", "", word) if word[0].isdigit() else word)
            words.append("#")
        else:
            words.append(word)
    if not numbers or len(words) - len(numbers) < _LEAST_SHARED:
        return None
    return " ".join(words), tuple(numbers)
