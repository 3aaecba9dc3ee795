"""Whether two numbers count one thing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from crossread.link.figures.ages import same_name
from crossread.link.figures.alike import (
    agree,
    close_values,
    converts_to,
    counts_people,
    is_small,
    told_alike,
)
from crossread.link.figures.barriers import barred, charge_of
from crossread.link.figures.intervals import compare_values
from crossread.link.figures.nouns import PEOPLE, SAME, SYNONYM, UNTOLD, VERB, compare_nouns, outcome_of
from crossread.link.figures.tallies import Tally
from crossread.link.figures.tolls import rises
from crossread.link.terms import Shared, concepts_of, share_terms
from crossread.link.terms.weights import usual_weight
from crossread.records.evidence import Evidence

LEAST = 0.5
"""Score from which on equal or compatible numbers are one."""

FAR = 0.6
"""The same for numbers that only wide bounds allow to be one."""

VERY_FAR = 0.75
"""The same for numbers of which one is many times the other: at least two, some 30."""

CLASH = 0.62
"""Score from which on numbers that differ are two accounts of one."""

_NEAR = 0.6
_AROUND = 0.45
_NOUN = 0.35
_RARE = 0.2
_SMALL_AROUND = 0.3
_SMALL_ONE_DAY = 0.22
_SMALL_THINGS = 0.15
_CLASH_NEAR = 0.35
_CLASH_AROUND = 0.5
_SPREAD = 1.5
_SMOOTH = 0.5
_CONVERTED = 0.6
_TELLING = 0.5
_LONG_DAYS = 60
_IN_REPORT = 0.15
_IN_REPORT_ONE_DAY = 0.1
_SHOWN = 3
_QUITE_FAR = Decimal(5)
_LATE = 0.1
"""Taken off numbers that clash, so that those that agree find each other first."""

_RISEN = 0.39
"""What numbers of which a later report counts more are scored by, so that equal tolls find each other first."""

_DAY = 0.1
"""Added where both are told of one day."""

_FEW = 0.8
"""Weight of the words beside a number below which its whole sentence is looked at."""


def compare_tallies(one: Tally, other: Tally) -> Evidence | None:
    """Compare two numbers.

    Returns:
        None when they do not count one thing, or nothing shows it; the same whichever is named first.
    """
    if barred(one, other):
        return None
    same_report = one.quantity.document_id == other.quantity.document_id
    if same_report and (one.implied or other.implied):
        return _compare_in_report(one, other)
    if one.dimension == "age" or (one.implied and other.implied and one.aged and other.aged):
        return _compare_aged(one, other)
    noun = _noun(one, other)
    return None if noun is None else _compare_counts(one, other, noun)


def _compare_counts(one: Tally, other: Tally, noun: float) -> Evidence | None:
    verdict, why = compare_values(one.interval, other.interval)
    if verdict == "conflict" and charge_of(one) != charge_of(other):  # two counts of assault, three counts of murder
        return None
    risen = verdict == "conflict" and rises(one, other)
    if risen:
        verdict, why = "bounds_compatible", "a later report counts more"
    near = share_terms(_with_noun(one, one.near, other), _with_noun(other, other.near, one))
    wide = share_terms(one.wide, other.wide)
    around = _likeness(one, other, near, wide)
    score = _NOUN * noun + _AROUND * min(1.0, _SPREAD * around) + _RARE * _rarity(one, other)
    if _one_day(one, other):
        score += _DAY
    if verdict != "conflict":
        score += told_alike(one, other, noun, near, wide)
    clash = verdict == "conflict"
    things = noun >= SYNONYM and not (one.person or other.person) and bool(near.pairs)
    enough = _enough(one, other, score, around, things=things)
    if not (_may_clash(one, other, noun, around) and score >= CLASH if clash else enough):
        return None
    words = ", ".join(a if a == b else f"{a}/{b}" for a, b in (near.pairs or wide.pairs)[:_SHOWN])
    return Evidence(
        feature="figure",
        score=round(min(1.0, score) * _RISEN if risen else min(1.0, score - (_LATE if clash else 0.0)), 4),
        reason=f"{why}; both count {_counted(one, other)}" + (f" ({words})" if words else ""),
    )


def _enough(one: Tally, other: Tally, score: float, around: float, *, things: bool) -> bool:
    """Whether two numbers that agree are told of one thing."""
    far = FAR if close_values(one, other, _QUITE_FAR) else VERY_FAR
    if score < (LEAST if close_values(one, other) else far) or (one.interval.low == 1 and one.outcome is None):
        return False
    least = _SMALL_THINGS if things else _SMALL_ONE_DAY if _one_day(one, other) else _SMALL_AROUND
    return not is_small(one) or around >= least


def _compare_aged(one: Tally, other: Tally) -> Evidence | None:
    if one.aged and other.aged:
        if not same_name(one.aged, other.aged):
            return None
        name = max([" ".join(one.aged), " ".join(other.aged)], key=lambda words: (len(words), words))
        return Evidence(feature="figure", score=0.95, reason=f"both tell it of {name.title()}")
    if compare_values(one.interval, other.interval)[0] != "equal":
        return None
    wide = share_terms(one.wide, other.wide)
    if _covered(wide.weight, one.wide, other.wide) < _AROUND:
        return None
    return Evidence(feature="figure", score=0.6, reason="the same age in sentences about the same")


def _with_noun(one: Tally, near: Mapping[str, float], other: Tally) -> Mapping[str, float]:
    """The words beside a number, with the noun where the other's verb says it."""
    if one.noun is None or one.noun == other.noun or not _told_by_verb(one, other):
        return near
    return {**near, one.noun: usual_weight(one.noun)}


def _likeness(one: Tally, other: Tally, near: Shared, wide: Shared) -> float:
    """How like the words around are: those beside count more, unless there are hardly any."""
    broad = _covered(wide.weight, one.wide, other.wide)
    if one.whole or other.whole or min(sum(one.near.values()), sum(other.near.values())) < _FEW:
        return broad
    return _NEAR * _covered(near.weight, one.near, other.near) + (1 - _NEAR) * broad


def _one_day(one: Tally, other: Tally) -> bool:
    if one.days is None or other.days is None or one.span or other.span:
        return False
    return [day and day[:10] for day in one.days] == [day and day[:10] for day in other.days]


def _compare_in_report(one: Tally, other: Tally) -> Evidence | None:
    """A person who is told to have died is one of the dead that the report counts, in sentences about the same."""
    if one.outcome is None or one.outcome != other.outcome:
        return None
    wide = share_terms(one.wide, other.wide)
    likeness = _covered(wide.weight, one.wide, other.wide)
    if likeness < (_IN_REPORT_ONE_DAY if _one_day(one, other) else _IN_REPORT):
        return None
    return Evidence(
        feature="figure", score=round(min(0.55, 0.4 + likeness), 4), reason="one of those the report counts"
    )


def _noun(one: Tally, other: Tally) -> float | None:
    """How well the things counted agree; None when they are two."""
    found = compare_nouns(one.noun, other.noun, person=(one.person, other.person))
    if (
        found is None
        and one.outcome is not None
        and one.outcome == other.outcome
        and counts_people(one)
        and counts_people(other)
    ):
        found = PEOPLE
    if found == UNTOLD and (_told_by_verb(one, other) or _told_by_verb(other, one)):
        return VERB
    if found is None and one.interval.unit is not None and agree(one, other) and _rarity(one, other) >= _TELLING:
        found = UNTOLD  # a measure that agrees to the digit may be of what the reports name otherwise
    if found is None and (_told_by_verb(one, other) or _told_by_verb(other, one)) and not _person_and_thing(one, other):
        found = VERB
    return found


def _person_and_thing(one: Tally, other: Tally) -> bool:
    """Whether one counts people and the other something that is neither people nor what befell them."""
    if one.person == other.person or (one.outcome is not None and one.outcome == other.outcome):
        return False
    thing, people = (other, one) if one.person else (one, other)
    if thing.noun is None or outcome_of(thing.noun) is not None:
        return False
    named = (thing.quantity.counted or "") in (people.sentence or "").lower()  # as a noun, and by no verb
    return (is_small(one) and named) or thing.noun not in people.near


def _told_by_verb(one: Tally, other: Tally) -> bool:
    """Whether the noun of one says what the verb beside the other does: `two arrests`, `two men were arrested`."""
    if one.noun is None:
        return False
    concepts = concepts_of(one.noun)
    return one.noun in other.near or any(concepts & concepts_of(stem) for stem in other.near if concepts)


def _covered(weight: float, one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return weight / (min(sum(one.values()), sum(other.values())) + _SMOOTH)


def _may_clash(one: Tally, other: Tally, noun: float, around: float) -> bool:
    """Whether two numbers that differ can be told to count one thing: no part, no implied count, no other scope."""
    parts = one.part and other.part and noun == SAME and one.outcome is not None
    if (one.part != other.part) or (one.part and not parts) or one.scope != other.scope or one.outcome != other.outcome:
        return False
    statistic = one.long_stretch or other.long_stretch  # of a year those shot dead are fewer than those killed on duty
    many_times = one.outcome is None and not close_values(one, other, _QUITE_FAR)  # as of a game and of a season
    if (
        (statistic and one.manner != other.manner)
        or many_times
        or one.vague
        or other.vague
        or around < (_CLASH_NEAR if one.outcome else _CLASH_AROUND)
    ):
        return False
    if one.whole or other.whole:
        return one.outcome is not None
    if one.implied or other.implied:
        return False
    if noun >= SYNONYM:
        return True
    return one.outcome is not None and noun >= UNTOLD


def _rarity(one: Tally, other: Tally) -> float:
    """How little chance alone explains that two numbers agree: digits that are no zeros, size, and a unit."""
    if not agree(one, other):
        return 0.0
    value = one.quantity.low if one.interval.exact else other.quantity.low
    if not value:
        return 0.1
    digits = len(value.normalize().as_tuple().digits)
    size = min(3, max(0, value.adjusted()))
    unit = 0.2 if one.quantity.unit is not None and digits > 1 else 0.0
    if one.interval.unit != other.interval.unit and converts_to(one, other):
        unit = _CONVERTED  # hardly by chance
    return min(1.0, 0.1 + 0.25 * (digits - 1) + 0.15 * size + unit)


def _counted(one: Tally, other: Tally) -> str:
    words = {word for word in (one.quantity.counted, other.quantity.counted) if word}
    return " / ".join(sorted(words)) or "the same"
