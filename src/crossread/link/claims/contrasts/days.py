"""One act that happens once, on two days, or in two spans of days that have none in common."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from crossread.link.claims.contrasts.words import shared_verbs
from crossread.link.claims.statements import Statement
from crossread.link.terms import stem_word
from crossread.link.terms.listed import load_words

_WEEK = 7
_YEAR = 366
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
)
_UP_TO = re.compile(
    rf"\b(?:as of|until|till|by|since) (?:(?:early|late) )?(?:{_DAY})\b"
    r"|^\W*(?:published|updated|posted|last modified)\b",
    re.IGNORECASE,
)
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
    if no_day_of_act(one) or no_day_of_act(other):
        return
    if (one.clause.tense == "future") != (other.clause.tense == "future"):
        return
    planned = {one.clause.modality, other.clause.modality} == {"planned"}
    if not verbs & _ONCE and not planned:
        return
    (a, b), (c, d) = one.days[0], other.days[0]
    if a <= d and c <= b:
        return
    single = a == b and c == d
    if one_weekday(one, other) or not (single or (_closed(a, b) and _closed(c, d) and _gap(b, c, a, d) > _WEEK)):
        return
    yield _told(a, b), _told(c, d)


def no_day_of_act(statement: Statement) -> bool:
    """Whether the day of a statement is that up to which it holds, or of the page: "as of Friday", "Published May 3".

    Args:
        statement: A statement.
    """
    return _UP_TO.search(statement.clause.text) is not None


def one_weekday(one: Statement, other: Statement) -> bool:
    """Whether two statements may give one day: a weekday by name, in a report that was dated a week or weeks later."""
    by_name = _WEEKDAY.search(one.clause.text) or _WEEKDAY.search(other.clause.text)
    (a, _), (c, _) = one.days[0], other.days[0]
    return bool(by_name) and _apart(a, c) % _WEEK == 0


def _closed(first: str, last: str) -> bool:
    """Whether a span is no longer than a year: "in March", "last week"; longer ones are often read too narrowly."""
    return _apart(first, last) <= _YEAR


def _gap(b: str, c: str, a: str, d: str) -> int:
    """Days between two spans that have none in common."""
    return _apart(b, c) if b < c else _apart(d, a)


def _apart(one: str, other: str) -> int:
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)


def _told(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
