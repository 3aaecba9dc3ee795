"""One act that happens once, on two days, or in two spans of days that have none in common."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from crossread.link.claims.contrasts.words import read_words, shared_verbs
from crossread.link.claims.statements import Statement
from crossread.link.terms import stem_word
from crossread.link.terms.listed import load_words
from crossread.text.calendar_names import WEEKDAY

_WEEK = 7
_SEASON = 100
_YEAR = 366
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_DAY = (
    rf"{WEEKDAY}|today|yesterday"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
)
_UP_TO = re.compile(
    rf"\b(?:as of|until|till|by|since|effective|starting|beginning) (?:on |from )?(?:(?:early|late) )?(?:{_DAY})\b"
    r"|^\W*(?:published|updated|posted|last modified)\b",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:still|remain(?:s|ed)?)\b", re.IGNORECASE)
_OF_A_NOUN = re.compile(
    r"\b(?:the|an?|this|that|his|her|its|their) (?:"
    rf"{WEEKDAY}(?: (?:morning|afternoon|evening|night))?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}"
    r") (?!(?:and|or|but|when|that|after|before|in|at|on|by|for|to|of|from|with)\b)[a-z]{3,}",
    re.IGNORECASE,
)
_LAST_SEASON = re.compile(r"\blast (?:spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
"""Of this year or of the one before, as it pleases who writes."""
_AGE = re.compile(r"\b(\d{1,3})[- ]year[- ]old\b")
_AGE_BEFORE = len("100-year-")
_IN_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WEEKS = re.compile(r"\b(?:this|last) week\b", re.IGNORECASE)
_TUESDAY, _SATURDAY = 2, 6
_ONE_ACT = frozenset(stem_word(word) for word in load_words("acts"))
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
    if two_named(one, other) or any(
        no_day_of_act(each) or _LAST_SEASON.search(each.clause.text) for each in (one, other)
    ):
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
    if may_be_one_day(one, other) or not (single or (_closed(a, b) and _closed(c, d) and _gap(b, c, a, d) > _WEEK)):
        return
    yield _told(a, b), _told(c, d)


def find_weeks(one: Statement, other: Statement, printed: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Find an act set in this week by one report and in the last week by another of the same week.

    Args:
        one: A statement.
        other: Another, surely of the same act.
        printed: The day each report was published.

    Yields:
        Both weeks in words fit for the page.
    """
    left, right = _WEEKS.findall(one.clause.text), _WEEKS.findall(other.clause.text)
    if len(left) != 1 or len(right) != 1 or left[0].casefold() == right[0].casefold() or not all(printed):
        return
    first, second = (dt.date.fromisoformat(day).isocalendar() for day in printed)
    midweek = all(_TUESDAY <= day.weekday <= _SATURDAY for day in (first, second))
    if first[:2] == second[:2] and midweek and one.names & other.names and _acts(one) & _acts(other):
        yield f"“{left[0]}”", f"“{right[0]}”"


def _acts(statement: Statement) -> frozenset[str]:
    """Stems of the nouns for acts and the verbs of a statement that happen and are over: strikes, a raid, a vote."""
    stems = frozenset(word.stem for word in read_words(statement.clause.text))
    return frozenset(each for each in _ONE_ACT if any(stem.endswith(each) for stem in stems))


def no_day_of_act(statement: Statement) -> bool:
    """Whether the day of a statement is that up to which it holds, that of a noun, of a vow, or of the page.

    "Vowed on Thursday to sign" and "vowed to sign on Sunday", "as of Friday", "resigns effective Friday", "still sought
    on Friday", "in the May 3 shooting", "Published May 3".

    Args:
        statement: A statement.
    """
    text = statement.clause.text
    if statement.clause.modality == "planned" and statement.clause.tense == "past":
        return True  # the day may be that of the plan or of what is planned
    return any(sign.search(text) for sign in (_UP_TO, _STILL, _OF_A_NOUN))


def two_named(one: Statement, other: Statement) -> bool:
    """Whether two statements tell of two subjects by name or age: a father died on Friday, his daughter on Sunday."""
    for known in ((_named(one), _named(other)), (_aged(one), _aged(other))):
        if all(known) and known[0].isdisjoint(known[1]):
            return True
    return False


def _named(one: Statement) -> frozenset[str]:
    return frozenset(key for key in one.who & one.entities if key.split()[-1] in one.names)


def _aged(one: Statement) -> frozenset[str]:
    """The ages by which a statement tells whom it is about: 8 of "an 8-year-old girl fell", of "was shot" too."""
    clause = one.clause
    start, end = clause.subject_start, clause.subject_end
    if start is None or end is None:
        start, end = clause.object_start, clause.object_end
    if start is None or end is None or start < clause.start:
        return frozenset()
    return frozenset(_AGE.findall(clause.text[max(0, start - clause.start - _AGE_BEFORE) : end - clause.start]))


def may_be_one_day(one: Statement, other: Statement) -> bool:
    """Whether two statements may give one day although they are read as two.

    A weekday by name, in a report that was dated a week or weeks later, is one; and so is any day without its year in
    a page that was stamped anew a season or years later.
    """
    texts = one.clause.text, other.clause.text
    days = _apart(one.days[0][0], other.days[0][0])
    if any(_WEEKDAY.search(text) for text in texts) and days % _WEEK == 0:
        return True
    return days > _SEASON and not all(_IN_YEAR.search(text) for text in texts)


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
