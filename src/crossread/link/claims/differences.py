"""Where two statements that stand in one row differ, and where they only seem to.

| slot | evidence | not evidence |
|---|---|---|
| number | a number of both belongs to one figure whose values conflict | hedges, units, rounding, later counts, parts |
| attribution | the same words are given to two speakers | titles, spelling of a name |
| polarity | one affirms and one negates one predicate of one thing | denial of something else, what may be, bounds |
| modality | one holds likely or plans what the other holds unlikely | a hedge |
| date | both name one day for the same act, and not the same one | a day and its week; one weekday dated twice |
| actor | the same act on the same object by two named actors | a name and a description, a part of a body, saying |
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from crossread.link.claims.candidates import only_thinks
from crossread.link.claims.comparators import nearness
from crossread.link.claims.contrasts.counts import is_limited
from crossread.link.claims.contrasts.days import may_be_one_day, no_day_of_act, two_named
from crossread.link.claims.statements import Statement
from crossread.link.figures.several import counts_one_of_several
from crossread.records import Quantity
from crossread.records.claims import Slot

SAME_ACT = 0.75
"""How near predicates are that tell one act."""
SURE = 0.6
"""How surely two statements must be of one thing before a difference between them is one of fact."""
SAME_THING = 0.85
"""How surely two statements with two entities in common are of one happening, though their predicates differ."""
_LIKELY = frozenset(["planned", "possible", "asserted"])
_SAID_TO_BE = frozenset(["asserted", "planned"])
_SAY_LITTLE = frozenset(
    ["be", "have", "do", "know", "see", "think", "go", "get", "make", "take", "give", "come", "say"]
)
_OWN = re.compile(r"(?:his|her|its|their|my|our)\b", re.IGNORECASE)
_ONES = frozenset(["one", "a", "an", "single"])
_LEAST_LETTERS = 3
_NOT_YET = re.compile(
    r"\b(?:ha(?:s|ve|d)(?:n['’]t| not) (?:[a-z]+ )?been|not yet|ha(?:s|ve|d) yet to)\b", re.IGNORECASE
)
_PERFECT = re.compile(
    r"\b(?:has|have|had)(?:n['’]t| not)?(?: yet| officially| publicly| formally)? "
    r"(?:been|[a-z]{2,}ed|[a-z]+(?:[kvt]en|wn|ung|ade)|found|said|told|heard|held|left|met|set|put|come|become|won|lost|got)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"\b(?:should|must|ought)(?:n['’]t)?\b", re.IGNORECASE)
"""What ought to be is no fact that could be denied."""
_FIRST_TIME = re.compile(r"\bfirst time\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:at (?:least|most)|(?:more|fewer|less) than|over|up to|under) (?:[a-z]+|\d[\d,.]*)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What earlier steps found across reports.

    Attributes:
        figures: Verdict of each figure by its id.
        utterances: Verdict of each utterance by its id.
    """

    figures: Mapping[str, str]
    utterances: Mapping[str, str]


def compare_slots(one: Statement, other: Statement, likely: float, verdicts: Verdicts) -> tuple[Slot, str] | None:
    """Find the first slot on which two statements of a row differ.

    Args:
        one: A statement.
        other: Another one of its row.
        likely: How surely the two say the same.
        verdicts: What is known of figures and utterances.

    Returns:
        The slot and why, in words fit for the page; None where they agree or nothing can be compared.
    """
    for left, right in product(one.quantities, other.quantities):
        known = left.figure_id is not None and left.figure_id == right.figure_id
        if not known or any(_is_one_of_them(each) for each in (left, right)):
            continue
        if (
            is_limited(left, one)
            or is_limited(right, other)
            or counts_one_of_several(one.clause.text, other.clause.text)
        ):
            continue
        if verdicts.figures.get(left.figure_id or "") == "conflict" and apart(left, right):
            return "number", f"“{left.text}” here, “{right.text}” there"
    if one.utterance_id and one.utterance_id == other.utterance_id:
        differs = verdicts.utterances.get(one.utterance_id) == "speaker_differs"
        if differs and one.speaker != other.speaker:  # the verdict is that of all reports, not of these two
            return "attribution", "the same words are given to another speaker"
        return None
    if likely < SURE:
        return None
    if not _same_act(one, other):
        return _days(one, other) if likely >= SAME_THING and len(one.entities & other.entities) > 1 else None
    return _polarity(one, other) or _modality(one, other) or _days(one, other) or _actor(one, other)


def _bounded(one: Statement) -> bool:
    """Whether a number of a statement has an open end: "at least eight" and "none of more than eight" both hold."""
    return _BOUND.search(one.clause.text) is not None


def apart(one: Quantity, other: Quantity) -> bool:
    """Whether no value that one allows is allowed by the other; a figure may conflict on account of a third report."""
    above = one.low is not None and other.high is not None and one.low > other.high
    below = one.high is not None and other.low is not None and one.high < other.low
    return above or below


def _is_one_of_them(one: Quantity) -> bool:
    """Whether one person is told of and none counted: "he was found dead", "Lund died" deny no others."""
    single = one.low == one.high == 1 and one.unit is None
    return single and not one.text[0].isdigit() and one.text.casefold().split()[0] not in _ONES


def _same_act(one: Statement, other: Statement) -> bool:
    left, right = one.clause.predicate.split()[0], other.clause.predicate.split()[0]
    if left != right and not _SAY_LITTLE.isdisjoint((left, right)):
        return False
    near = nearness(left, right) >= SAME_ACT
    return near or (left in other.words and right in one.words)


def _polarity(one: Statement, other: Statement) -> tuple[Slot, str] | None:
    if one.clause.polarity == other.clause.polarity or only_thinks(one) or only_thinks(other):
        return None
    if one.clause.modality != other.clause.modality or one.clause.modality not in _SAID_TO_BE:
        return None
    if (_bounded(one) and _bounded(other)) or any(_is_open(each) for each in (one, other)):
        return None
    if not _of_one_subject(one, other) or _is_cut(one, other):
        return None
    return "polarity", "one says that it is so, the other that it is not"


def _is_open(one: Statement) -> bool:
    """Whether a statement leaves open what another one tells: a first time, what may happen yet, what ought to be."""
    text = one.clause.text  # the first time of one thing is not that of another
    return bool(_FIRST_TIME.search(text) or _SHOULD.search(text)) or _may_happen_yet(one)


def _of_one_subject(one: Statement, other: Statement) -> bool:
    """Whether two statements tell one predicate of one subject, and of no two objects.

    That two people differ in what they want, or one attended and the other did not, is no contradiction; and of whom a
    pronoun tells is too often guessed.
    """
    left, right = one.clause.predicate.split()[0], other.clause.predicate.split()[0]
    objects = not (one.whom and other.whom) or bool(one.whom & other.whom)
    return bool(one.who & other.who) and objects and nearness(left, right) >= SAME_ACT


def _may_happen_yet(one: Statement) -> bool:
    """Whether a statement denies something only up to its time, so that a later report of it is no contradiction.

    "Not yet" says so itself; a negated perfect ("has made no arrests") does without it.
    """
    text = one.clause.text
    return bool(_NOT_YET.search(text) or (one.clause.polarity == "negated" and _PERFECT.search(text)))


def _is_cut(one: Statement, other: Statement) -> bool:
    """Whether one of two statements is the other cut short: the negation then stands in what was left out."""
    short, long = sorted((_letters(each.clause.text) for each in (one, other)), key=len)
    return short in long


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _modality(one: Statement, other: Statement) -> tuple[Slot, str] | None:
    kinds = {one.clause.modality, other.clause.modality}
    if "unlikely" in kinds and kinds & _LIKELY:
        return "modality", "one holds it likely, the other unlikely"
    return None


def _days(one: Statement, other: Statement) -> tuple[Slot, str] | None:
    if two_named(one, other) or any(no_day_of_act(each) for each in (one, other)):
        return None
    if len(one.days) != 1 or len(other.days) != 1 or (one.clause.tense == "past") != (other.clause.tense == "past"):
        return None
    (a, b), (c, d) = one.days[0], other.days[0]
    if a != b or c != d or a == c or may_be_one_day(one, other):
        return None
    return "date", f"{a} here, {c} there"


def _actor(one: Statement, other: Statement) -> tuple[Slot, str] | None:
    if "speech" in (one.clause.kind, other.clause.kind) or not one.whom & other.whom:
        return None
    if any(_OWN.match(each.clause.object or "") for each in (one, other)):
        return None  # "announced his retirement": each his own
    named = _names(one), _names(other)
    if len(named[0]) != 1 or len(named[1]) != 1 or one.who & other.entities or other.who & one.entities:
        return None
    if set(min(named[0]).split()) & set(min(named[1]).split()):
        return None
    return "actor", f"{min(named[0])} here, {min(named[1])} there"


def _names(one: Statement) -> frozenset[str]:
    """Who a statement names as its subject by a name: neither "the officer" nor "the boarding party" is one."""
    keys = one.who & one.entities
    return frozenset(key for key in keys if key.split()[-1] in one.names and len(key) > _LEAST_LETTERS)
