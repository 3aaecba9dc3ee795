"""What keeps two numbers apart whatever the words around them: another dimension, outcome, time, part or person."""

from __future__ import annotations

import re
from decimal import Decimal

from crossread.link.figures.ages import other_name, same_first, share_given
from crossread.link.figures.alike import GRAVE, agree, close_values, has_risen, is_small
from crossread.link.figures.crowds import is_telling, numeral_of
from crossread.link.figures.intervals import RESULT
from crossread.link.figures.measured import is_conversion
from crossread.link.figures.nouns import PEOPLE, SAME, SYNONYM, compare_nouns, other_people, outcome_of
from crossread.link.figures.tallies import Tally
from crossread.link.figures.tolls import rises
from crossread.link.terms import find_terms, stem_word

LARGE = 1000
"""Numbers from here on are rarely those of two things of one story."""

MANY = 20
"""People from here on are a crowd, which a report gives in words of its own."""

NEARLY = Decimal("1.05")
"""Two numbers no further apart are nearly one value: more than 680, and 683."""

_SEVERAL = 4
"""Of two or three dead each, a story can have many happenings."""

_BEFALLEN = frozenset(["count", "ratio"])
"""Of what is measured in a unit, nothing is told to have been killed or arrested."""

_PAPERS = frozenset(["sentence", "charge"])
_COMMON = frozenset(["ratio", "time"])
_COUNTS_OF = re.compile(
    r"(?: [a-z-]+)? (?:counts?|charges?|cases?|acts?) of"
    r"(?P<what>(?: (?!(?:and|or|in|against|after|for|with|on|at)\b)[\w’'-]+){1,6})"
)
_NAMES = re.compile(r"[A-Z][\w’'.-]* [A-Z]")
_APPOSED = re.compile(r"(?: (?!(?:and|or|with|by)\b)[\w’'-]+){1,4}(?:,|:| [—–-]+)? ")
_STANDING = frozenset(stem_word(word) for word in ("majority", "minority", "edge", "advantage"))
_VOTES = frozenset(stem_word(word) for word in ("vote", "decision", "ruling", "opinion"))

OTHER_AGE = 2 * 365
"""Days back from which on an age is told of somebody else: the boy of another accident."""


def barred(one: Tally, other: Tally) -> bool:
    """Whether two numbers cannot be one, whatever the words around them."""
    if one.dimension != other.dimension or one.dimension == "rank" or _one_sentence(one, other):
        return True
    if _is_seats_and_vote(one, other) or _are_two_charges(one, other) or _other_in_row(one, other):
        return True
    if other_people(one.noun, other.noun):
        return True
    if one.dimension == "age":
        return _other_person(one, other)
    if one.part != other.part and not _part_may_be(one, other):
        return True
    return _other_outcome(one, other) or _other_time(one, other)


def never_one(one: Tally, other: Tally) -> bool:
    """Whether two numbers of one numeral cannot be one, whatever else speaks for it; a day beside does not keep apart.

    Of 52 equal numbers of two reports that days beside them keep apart, 43 are one: the day is often that of the count,
    of the telling, or of another verb.
    """
    if one.dimension != other.dimension or other_people(one.noun, other.noun) or _one_sentence(one, other):
        return True
    if _is_seats_and_vote(one, other) or _are_two_charges(one, other) or _other_in_row(one, other):
        return True
    if one.added != other.added and not _told_without_more(one, other):
        return True
    return one.dimension == "count" and _never_one_toll(one, other)


def _other_in_row(one: Tally, other: Tally) -> bool:
    """Whether a few are the latest of a row and the others are not: the last two officers slain, two officers."""
    return one.latest != other.latest and (one if one.latest else other).person and is_small(one) and is_small(other)


def _told_without_more(one: Tally, other: Tally) -> bool:
    """Whether a number on top of another can be told without the word elsewhere: another 40 people, 40 people."""
    if not (one.interval.exact and other.interval.exact) or is_small(one):
        return False
    return is_large(one) or compare_nouns(one.noun, other.noun, person=(one.person, other.person)) is not None


def _never_one_toll(one: Tally, other: Tally) -> bool:
    """Whether what happened to those counted keeps them apart, or that one is told of a time long past."""
    if one.outcome is None and other.outcome is None:
        return False
    if one.outcome != other.outcome:
        if one.outcome in GRAVE and other.outcome in GRAVE:
            return True
        if _counts_papers(one) or _counts_papers(other):
            return True
    return one.past != other.past and not (is_large(one) or is_telling(one) or is_telling(other))


def _are_two_charges(one: Tally, other: Tally) -> bool:
    """Whether both count what somebody is charged with, of two kinds: two counts of theft, two counts of arson."""
    kinds = charge_of(one), charge_of(other)
    return all(kinds) and not kinds[0] & kinds[1]


def charge_of(one: Tally) -> frozenset[str]:
    """Stems of what somebody is charged with, of so many counts; nothing for a number of another thing."""
    text = one.sentence or ""
    behind = text[text.find(one.quantity.text) + len(one.quantity.text) :]
    match = _COUNTS_OF.match(behind)
    return frozenset(term.stem for term in find_terms(match["what"])) if match else frozenset()


def _other_person(one: Tally, other: Tally) -> bool:
    """Whether two ages are those of two persons: by name, by sex, or by the years that lie between."""
    named, alike = bool(one.aged and other.aged), agree(one, other)
    if other_name(one.aged, other.aged) and not (alike and same_first(one.aged, other.aged)):
        return True
    if not named and one.sex and other.sex and one.sex != other.sex:
        return True
    if named and not alike and not share_given(one.aged, other.aged):
        return True  # a father and his son share a name, and have two ages
    past = (one.days_past > OTHER_AGE) != (other.days_past > OTHER_AGE)
    then = all(each.quantity.text.lower().startswith("age ") for each in (one, other))  # `at age 60` dates itself
    return past and not (named and alike) and not then


def one_numeral(one: Tally, other: Tally) -> bool:
    """Whether two numbers of a kind have one numeral, from four on: two happenings of a story hardly share it."""
    value = numeral_of(one)
    if one.implied or other.implied or one.interval.unit != other.interval.unit:
        return False
    if one.dimension in _COMMON or one.dimension == "age":
        return False
    return value is not None and value >= _SEVERAL and value == numeral_of(other)


def kept_apart(one: Tally, other: Tally) -> bool:
    """Whether two numbers cannot stand in one group; the days beside numbers of one numeral do not count.

    Nor do they where the digits of one tell it, and the other is nearly that: 683, and more than 680.
    """
    nearly = (is_telling(one) or is_telling(other)) and agree(one, other) and close_values(one, other, NEARLY)
    return never_one(one, other) if nearly or one_numeral(one, other) else barred(one, other)


def other_account(one: Tally, other: Tally) -> bool:
    """Whether two numbers of one sentence are two accounts of one: "five were killed; the police counted two"."""
    if one.elided == other.elided or one.sentence != other.sentence or one.noun != other.noun:
        return False
    return one.outcome is not None and one.outcome == other.outcome


def _is_seats_and_vote(one: Tally, other: Tally) -> bool:
    """Whether one result is a standing majority and the other a vote, though both are 52-48."""
    nouns = {one.noun, other.noun}
    return one.quantity.unit == RESULT and bool(nouns & _STANDING) and bool(nouns & _VOTES)


def _one_sentence(one: Tally, other: Tally) -> bool:
    """Whether two numbers stand in one sentence, where they count two things."""
    if one.quantity.document_id != other.quantity.document_id or one.implied or other.implied:
        return False
    if other_account(one, other) or is_conversion(one, other) or _are_named(one, other):
        return False
    return one.dimension != "age" and one.sentence is not None and one.sentence == other.sentence


def _are_named(one: Tally, other: Tally) -> bool:
    """Whether as many names stand right behind a number of people: `the two sailors, Ada Lind and Ivo Brask`."""
    number, names = sorted((one, other), key=lambda each: each.quantity.start)
    told = number.person and names.person and numeral_of(number) == numeral_of(names) is not None
    if not told or not _NAMES.match(names.quantity.text):
        return False
    text, end = number.sentence or "", number.quantity.text
    between = text[text.find(end) + len(end) : text.find(names.quantity.text)]
    return names.quantity.start - number.quantity.end == len(between) and _APPOSED.fullmatch(between) is not None


def _other_outcome(one: Tally, other: Tally) -> bool:
    if one.outcome == other.outcome and one.treated != other.treated:
        return not agree(one, other)  # of 60 hurt, 40 were taken to hospital
    if one.outcome == other.outcome or one.dimension not in _BEFALLEN:
        return False
    if _counts_outcome(one) or _counts_outcome(other) or None not in (one.outcome, other.outcome):
        return True
    if one.outcome not in GRAVE and other.outcome not in GRAVE:
        return False
    untold = one if one.outcome is None else other
    if untold.noun is None and one.dimension == "count" and numeral_of(one) != numeral_of(other):
        return True
    return not close_values(one, other)


def _part_may_be(one: Tally, other: Tally) -> bool:
    """Whether a part of another number may be what a report counts on its own; `another 1,000` are not nearly 1,000."""
    if one.outcome is None and other.outcome is None and one.added != other.added:
        return one.interval.exact and other.interval.exact and one.interval.low == other.interval.low
    return agree(one, other) or _risen_since(one, other)


def _risen_since(one: Tally, other: Tally) -> bool:
    """Whether `31 of them` were arrested and a later report counts more: the part of a crowd is all who were."""
    part = one if one.part else other
    return part.back and part.outcome in GRAVE and rises(one, other)


def _counts_papers(one: Tally) -> bool:
    """Whether it counts a few sentences or charges and no people: two sentences are no two dead."""
    value = numeral_of(one)
    return one.noun is not None and outcome_of(one.noun) in _PAPERS and value is not None and value <= MANY


def _counts_outcome(one: Tally) -> bool:
    """Whether it counts deaths, injuries, arrests, and no people to whom something happened."""
    return one.implied or (one.noun is not None and outcome_of(one.noun) is not None)


def _other_time(one: Tally, other: Tally) -> bool:
    if _counts_what_lasts(one, other):
        return False
    if one.days is None or other.days is None:
        told = one if other.days is None else other
        return one.outcome is not None and told.past
    if one.outcome in GRAVE and (has_risen(one) or has_risen(other)) and not (one.past or other.past):
        return False  # the day of a toll that has risen is that of the count
    (first, last), (begin, end) = one.days, other.days
    if (first and end and first[:10] > end[:10]) or (begin and last and begin[:10] > last[:10]):
        return True
    return (one.span != other.span or one.long_stretch != other.long_stretch) and not agree(one, other)


def is_large(one: Tally) -> bool:
    """Whether a number is so large that two things of one story hardly share it: 300 million dollars."""
    value = numeral_of(one)
    return value is not None and value >= LARGE and one.dimension not in _COMMON


def _counts_what_lasts(one: Tally, other: Tally) -> bool:
    """Whether both give one number that no day belongs to: a large one, or no toll and of one thing.

    A firm has its two employees on many days, and a contract over 300 million is one on each.
    """
    value = numeral_of(one)
    if value is None or value != numeral_of(other) or one.interval.unit != other.interval.unit:
        return False
    if is_large(one):
        return True
    if one.outcome in GRAVE or other.outcome in GRAVE or one.long_past != other.long_past:
        return False
    alike = compare_nouns(one.noun, other.noun, person=(one.person, other.person))
    return one.dimension == "count" and (alike in (SAME, SYNONYM) or (alike == PEOPLE and value >= MANY))
