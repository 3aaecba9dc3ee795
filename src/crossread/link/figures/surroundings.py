"""What stands around a number: its clause, what happened to those counted, whether it is a part of another number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.link.figures.nouns import outcome_of
from crossread.link.terms import find_terms, stem_word
from crossread.link.terms.listed import load_words

_OPENS = re.compile(r"[;:—–()“”\"]|(?<!\d)[,.] |\b(?:but|while|whereas|as) ")
_CLOSES = re.compile(
    r"[;:—–()“”\"]|, (?:and|but|while|whereas|with|including|as)\b|[a-z][.?!] |,? (?:but|while|whereas|including) "
)
_BESIDE = 3
"""What closes a clause does not stand so close behind a number."""

_PART_BEHIND = re.compile(r"^[^,.;]{0,25}?\b(?:(?:of|among) (?:whom|which|them|these|those|their|the))\b")
_OF = re.compile(r" of (?!all\b)")
_PART_BEFORE = re.compile(r"(?:\b(\w+)|of whom|of which|of them)[\s,]*$")
_NUMBER_OF = re.compile(
    r"\b(?:number|total|count|tally|figure) of (?:[\w’'-]+ ){0,2}?(?P<noun>[a-z]{3,})\b[^.;]{0,60}$|"
    r"\b(?P<toll>death|casualty) toll\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_ALONG = re.compile(
    r"^(?:\W+\w+){0,2}?\W+and "
    r"(?:(?:other|more|some|several|their|his|her|its) (?P<many>[a-z]{3,}s)\b"
    r"|(?P<bare>[a-z]{3,}s)\b|(?:an?|one|\d+|two|three|four|five) (?:[a-z]+ )?(?P<one>[a-z]{3,})\b)"
)
_LIVES = re.compile(
    r"\b(?:loss of|lost|lose|losing|cost|costing|claim(?:s|ed|ing)?|t(?:akes?|ook|aking)) (?:[a-z]+ ){0,3}$"
)
_ELIDED = re.compile(r"\s*(?:[.,;:!?)”\"]|$)")
_OF_THEM = re.compile(r"\s(?:of|among) (?:them|these|those)\b")
_OTHERS = re.compile(r"\b(?:the|all|another|(?:the|an|all) (?:other|remaining|rest of the))\s$", re.IGNORECASE)
_TO_CELLS = re.compile(r"\b(?:off|away|in|into|to) (?:the|police) cells\b")
_WITH = re.compile(r",? with $")
_NEXT_CLAUSE = re.compile(r",|\b(?:and|but|while)\b")
_PARTS = load_words("parts")
_JUST_BEFORE = 2
REACH = 8
"""Words from a number within which a verb tells what happened to those counted."""


def find_window(text: str, start: int, end: int, others: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Find the clause of a number, between the numbers beside it.

    Returns:
        Half-open span of `text`.

    Example:
        >>> text = "Twelve were killed, and 30 others were hurt; the road is closed"
        >>> text[slice(*find_window(text, 24, 26, [(0, 6)]))]
        'and 30 others were hurt'
    """
    cuts = [match.end() for match in _OPENS.finditer(text, 0, start)] + [right for _, right in others if right <= start]
    closes = [match.start() for match in _CLOSES.finditer(text, end + _BESIDE)]
    closes += [left for left, _ in others if left >= end]
    return max(cuts, default=0), min(closes, default=len(text))


def find_outcome(text: str, start: int, end: int, window: tuple[int, int]) -> str | None:
    """Find what happened to those who are counted: the word just before, else the first behind, else the last before.

    Example:
        >>> text = "killing 10 people and injuring 25"
        >>> find_outcome(text, 8, 10, (0, 31)), find_outcome(text, 31, 33, (10, 33))
        ('die', 'injure')
    """
    left, right = text[window[0] : start], text[end : window[1]]
    if _TO_CELLS.search(right):
        return "arrest"
    terms = list(find_terms(left))
    before = [outcome_of(term.stem) for term in terms][-REACH:]
    behind = [outcome_of(term.stem) for term in find_terms(right)][:REACH]
    for term in reversed(terms[-_JUST_BEFORE:]):
        outcome = outcome_of(term.stem)
        if outcome is not None and not _NEXT_CLAUSE.search(left, term.end):
            return outcome
    told = [outcome for outcome in behind if outcome is not None] or [
        one for one in reversed(before) if one is not None
    ]
    return told[0] if told else None


def find_part(text: str, start: int, end: int, *, of_more: bool = True) -> bool:
    """Whether a number is a part of another: `including 12`, `three of whom`, `another two`.

    Args:
        text: A sentence.
        start: First code point of the number.
        end: One past the last.
        of_more: Whether an `of` behind it tells of what it is a part; not in `dozens of people`, `two feet of rain`.

    Example:
        >>> text = "Eight men, three of whom died"
        >>> find_part(text, 11, 16), find_part(text, 0, 5)
        (True, False)
    """
    if _PART_BEHIND.search(text[end:]) or (of_more and _OF.match(text, end)):
        return True
    before = _PART_BEFORE.search(text[:start])
    return before is not None and (before[1] is None or before[1].lower() in _PARTS)


def is_rest_of(text: str, start: int, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a number is told as the outcome of all another one counts: `two fires, with one person dying`."""
    return bool(others) and any(right <= start for _, right in others) and bool(_WITH.search(text[:start]))


def find_counted_word(text: str, start: int) -> str | None:
    """Find the thing counted before a number: `the number of people who fled reached 94`.

    Example:
        >>> find_counted_word("The number of people who fled has reached 94", 42)
        'people'
    """
    match = _NUMBER_OF.search(text[:start])
    if match is None:
        return None
    return match["noun"] or "death"


def counts_lives(text: str, start: int, end: int) -> bool:
    """Whether a number counts lives that were lost.

    Example:
        >>> counts_lives("with the loss of at least 12 lives", 26, 28), counts_lives("saved 12 lives", 6, 8)
        (True, False)
    """
    return text[end:].startswith(" lives") and _LIVES.search(text[:start]) is not None


def is_elided(text: str, end: int) -> bool:
    """Whether a number stands without what it counts, at the end of a clause.

    Example:
        >>> text = "Five were killed; the coast guard has counted two."
        >>> is_elided(text, 49), is_elided(text, 4)
        (True, False)
    """
    return _ELIDED.match(text, end) is not None


def refers_back(text: str, start: int, end: int) -> bool:
    """Whether a number counts what an earlier sentence names: `31 of them`, `the other two`, `another five`.

    Example:
        >>> refers_back("Police arrested 31 of them.", 16, 18), refers_back("Police arrested 31 sailors.", 16, 18)
        (True, False)
    """
    if _OF_THEM.match(text, end):
        return True
    return _OTHERS.search(text[:start]) is not None and is_elided(text, end)


def find_scope(text: str, end: int, counted: str | None) -> frozenset[str]:
    """Find what is counted along with the thing: officials in `100 troops and officials`."""
    if counted is None:
        return frozenset()
    match = _ALONG.search(text[end:])
    return frozenset(stem_word(word) for word in match.groups() if word) if match else frozenset()
