"""Whether two dated statements tell one happening."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from crossread.link.happenings.tellings import Telling
from crossread.link.terms import concepts_of, share_terms, stem_word
from crossread.link.terms.listed import load_words
from crossread.records.evidence import Evidence

LEAST = 0.5
"""Score from which on two tellings whose days can meet are one happening."""

CLASH = 0.62
"""Likeness from which on two tellings of other days are one happening with two dates."""

_NEAR = 0.65
_FEW = 0.6
"""Weight of the words of a clause below which its whole sentence is looked at."""

_SMOOTH = 0.4
_VERB = 0.15
_DAYS = {"day": 0.25, "part_of_day": 0.25, "hour": 0.25, "minute": 0.25, "second": 0.25, "week": 0.15, "month": 0.15}
_SAME_DAYS = 0.05
_MEETING = 0.05
_FEWEST = 0.2
_BESIDE = 0.25
"""Likeness of the clauses themselves that two verbs need."""

_SHOWN = 3
_CLASH_BESIDE = 0.7
_CLASH_WEIGHT = 1.0
_ONCE = frozenset(stem_word(word) for word in load_words("once"))

Relation = Literal["same", "meet", "apart"]


def compare_tellings(one: Telling, other: Telling) -> Evidence | None:
    """Compare two dated statements.

    Returns:
        None when they do not tell one happening, or nothing shows it; the same whichever is named first.
    """
    if one.span != other.span:
        return None
    near = share_terms(one.near, other.near)
    wide = share_terms(one.wide, other.wide)
    beside = _covered(near.weight, one.near, other.near)
    verb = _same_verb(one, other)
    likeness = _covered(wide.weight, one.wide, other.wide)
    if one.moment.document_id == other.moment.document_id and one.wide == other.wide:
        likeness = beside  # one sentence is like itself
    elif min(sum(one.near.values()), sum(other.near.values())) >= _FEW:
        if not verb and beside < _BESIDE:
            return None
        likeness = _NEAR * beside + (1 - _NEAR) * likeness
    relation = relate_days(one, other)
    words = ", ".join(a if a == b else f"{a}/{b}" for a, b in (near.pairs or wide.pairs)[:_SHOWN])
    if relation == "apart":
        sure = likeness >= CLASH or (beside >= _CLASH_BESIDE and near.weight >= _CLASH_WEIGHT)
        if not (sure and verb and _may_clash(one, other)):
            return None
        return Evidence(feature="happening", score=round(min(0.5, likeness / 2), 4), reason=f"another day for {words}")
    bonus = _MEETING
    if relation == "same":
        bonus = _DAYS.get(one.moment.precision or "", _SAME_DAYS)
    score = likeness + (_VERB if verb else 0.0) + bonus
    if score < LEAST or likeness < _FEWEST:
        return None
    days = "the same days" if relation == "same" else "days that can be the same"
    return Evidence(feature="happening", score=round(min(1.0, score), 4), reason=f"{days}, of {words}")


def relate_days(one: Telling, other: Telling) -> Relation:
    """Relate the days of two dates: the same, able to meet, or apart."""
    if (one.first, one.last) == (other.first, other.last):
        return "same"
    for left, right in ((one, other), (other, one)):
        if left.last is not None and right.first is not None and left.last < right.first:
            return "apart"
    return "meet"


def _may_clash(one: Telling, other: Telling) -> bool:
    """Whether two dates can be two accounts of one happening: one party, and what happens to it once or is to come."""
    if one.span or one.speech or other.speech or one.status != other.status or not one.parties & other.parties:
        return False
    if _doubtful(one) or _doubtful(other):
        return False
    return one.status == "planned" or (one.predicate in _ONCE and other.predicate in _ONCE)


def _doubtful(one: Telling) -> bool:
    """Whether the day is no word of the report: a clock time alone, or one counted from another expression."""
    return one.moment.type == "TIME" or (one.moment.anchor or "").startswith("counted from")


def _covered(weight: float, one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return weight / (min(sum(one.values()), sum(other.values())) + _SMOOTH)


def _same_verb(one: Telling, other: Telling) -> bool:
    """Whether one verb, a near synonym, or a word of the other clause says what happened."""
    if one.predicate is None or other.predicate is None:
        return False
    if one.predicate == other.predicate or concepts_of(one.predicate) & concepts_of(other.predicate):
        return True
    return one.predicate in other.near and other.predicate in one.near
