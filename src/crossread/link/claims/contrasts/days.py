"""One act that happens once, on two single days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from crossread.link.claims.contrasts.words import shared_verbs
from crossread.link.claims.statements import Statement
from crossread.link.terms import stem_word
from crossread.link.terms.listed import load_words

_WEEK = 7
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_ONCE = frozenset(stem_word(word) for word in load_words("once"))


def find_days(one: Statement, other: Statement) -> Iterator[tuple[str, str]]:
    """Find two days for one act.

    Args:
        one: A statement.
        other: Another, surely of the same act.

    Yields:
        Both days in words fit for the page.
    """
    verbs = shared_verbs(one, other)
    if len(one.days) != 1 or len(other.days) != 1 or "speech" in {one.clause.kind, other.clause.kind}:
        return
    if (one.clause.tense == "future") != (other.clause.tense == "future"):
        return
    planned = {one.clause.modality, other.clause.modality} == {"planned"}
    if not verbs & _ONCE and not planned:
        return
    (a, b), (c, d) = one.days[0], other.days[0]
    if a != b or c != d or a == c:
        return
    by_name = _WEEKDAY.search(one.clause.text) or _WEEKDAY.search(other.clause.text)
    apart = abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(c)).days)
    if not (by_name and apart % _WEEK == 0):  # one weekday: a report of a later week was dated, not its day
        yield a, c
