"""The sentence of a number as a reader reads it, and what of it is told of the number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crossread.link.figures.outcomes import find_outcome
from crossread.link.figures.surroundings import closes_another, find_part, find_window
from crossread.link.terms import find_terms

BESIDE = 4
"""Content words before a number, and behind it, that stand beside it."""

Days = tuple[str | None, str | None]
_NEXT_VERB = re.compile(r"\b(?:and|but) (?:was|were|is|are|has|had|have|will)\b")
"""What follows is told of another time: `it has two workers and was founded three years ago`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The sentence of a number as a reader reads it.

    Attributes:
        text: The sentence.
        start: First code point of the number in it.
        end: One past the last.
        others: Spans of the other numbers in it.
        dates: Spans of its dates with the days they mean, and whether they are spans of time.
        before: The sentence before, to which a number may refer back.
        broken: Whether the sentence is the rest of the one before, cut by a break of the page.
    """

    text: str
    start: int
    end: int
    others: Sequence[tuple[int, int]] = ()
    dates: Sequence[tuple[int, int, Days, bool]] = ()
    before: str = ""
    broken: bool = False


class Before(NamedTuple):
    """What is told of the number before another: its outcome, whether it is a part, the words around it."""

    outcome: str
    part: bool
    words: str


def read_before(passage: Passage) -> Before | None:
    """What is told of the number before, for one that leaves out what it counts: "five were killed; he counted two"."""
    before = [span for span in passage.others if span[1] <= passage.start]
    if not before:
        return None
    start, end = max(before)
    rest = [span for span in (*passage.others, (passage.start, passage.end)) if span != (start, end)]
    left, right = find_window(passage.text, start, end, rest)
    outcome = find_outcome(passage.text, start, end, (left, right))
    if outcome is None:
        return None
    return Before(outcome, find_part(passage.text, start, end), passage.text[left:start] + passage.text[end:right])


def words_beside(text: str, start: int, end: int) -> str:
    """The few content words before and behind a number, as they stand."""
    before, behind = list(find_terms(text[:start]))[-BESIDE:], list(find_terms(text[end:]))[:BESIDE]
    left = text[before[0].start : start] if before else ""
    right = text[end : end + behind[-1].end] if behind else ""
    return f"{left} {right}"


def find_days(passage: Passage, left: int, right: int) -> tuple[Days | None, bool]:
    """The date beside a number, else the only date of its sentence."""
    dates = [
        date
        for date in passage.dates
        if date[2][0] is not None
        and not _NEXT_VERB.search(passage.text, passage.end, max(passage.end, date[0]))
        and not closes_another(passage.text, date[:2], passage.start, passage.others)
    ]
    beside = [date for date in dates if left <= date[0] < right]
    chosen = beside or (dates if len(dates) == 1 else [])
    if not chosen:
        return None, False
    behind = [date for date in chosen if date[0] >= passage.end]
    _, _, days, span = behind[0] if behind else chosen[-1]
    return days, span
