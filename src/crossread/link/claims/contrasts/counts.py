"""One act, one thing counted, and two numbers that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from crossread.link.claims.contrasts.words import same_act, same_party, verbs_of
from crossread.link.claims.statements import Statement
from crossread.link.figures.nouns import is_people, outcome_of
from crossread.link.figures.surroundings import find_manner, find_scope
from crossread.link.figures.tallies import is_long_stretch
from crossread.link.terms import stem_word
from crossread.link.terms.listed import load_words
from crossread.records import Quantity

_PART = re.compile(
    r"\b(?:another|others?|more|additional|further|extra|remaining|rest|first|last|next|including|each|every|per|half|"
    r"quarter|straight|consecutive|so far|already|among)\b",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"\b(?:(?:more|fewer|less|other|rather) than|(?:last|next) (?:year|month|week|night|[a-z]+day))\b", re.IGNORECASE
)
_ROUND = re.compile(r"(?:dozens|scores|hundreds|thousands|millions|billions)$", re.IGNORECASE)  # "of" is part of those
_AIMED = re.compile(r"^(?: [\w’'-]+){1,3}? (at|into|through|towards?|inside|outside) (?:[a-z’'-]+ ){0,3}[A-Za-z]{3,}")
"""At whom or where so many went: `fired 70 shots at the crowd`, of all that were fired."""
_AROUND = 24
_APART = Decimal("0.1")
_SMALL = 20
_IN_ALL = re.compile(r"\b(?:so far|in total|in all|altogether|overall|to date|since|total)\b", re.IGNORECASE)
_DECADE = re.compile(r"\bin (?:his|her|their) (?:(?:early|mid|late)[- ])?([2-9]0)['’]?s\b")
_RUNNING = load_words("running")

Bounds = tuple[Decimal | None, Decimal | None]
Known = Mapping[str, Collection[tuple[Bounds, frozenset[str]]]]
"""All bounds a report gives for a thing counted, each with who is named beside it, by its noun; None: open."""


def find_ages(one: Statement, other: Statement) -> Iterator[tuple[str, str]]:
    """Find two decades of one person's age: "in her 20s", "in her 30s".

    Args:
        one: A statement.
        other: Another, surely of the same person.

    Yields:
        Both in words fit for the page.
    """
    here, there = read_decades(one), read_decades(other)
    if len(here) == len(there) == 1 and here != there:
        yield f"in the {here[0]}s", f"in the {there[0]}s"


def read_decades(statement: Statement) -> list[str]:
    """The decades of age a statement tells: 30 in "a woman in her early 30s"."""
    return _DECADE.findall(statement.clause.text)


def find_counts(
    one: Statement, other: Statement, known: tuple[Known, Known], *, order: int | None
) -> Iterator[tuple[str, str]]:
    """Find numbers of two statements that cannot both be so.

    Args:
        one: A statement.
        other: Another, surely of the same thing.
        known: What the report of each says of each thing counted.
        order: 0 for reports of one day, below 0 where the first is the earlier one, above where it is the later,
            None where that is not known; of the dead and the arrested a later report counts more.

    Yields:
        Both numbers in words fit for the page.
    """
    if bool(_IN_ALL.search(one.clause.text)) != bool(_IN_ALL.search(other.clause.text)):
        return
    runs = _runs(one, other)
    for left, right in (*_by_verb(one, other), *((b, a) for a, b in _by_verb(other, one))):
        if not (runs and _may_rise(bounds_of(left), bounds_of(right), order)):
            yield f"“{left.text}”", f"“{right.text}”"
    if not (one.who & other.who or (same_act(one, other) and same_party(one, other))):
        return
    for left in one.quantities:
        noun = counted_noun(left)
        rivals = [right for right in other.quantities if noun is not None and counted_noun(right) == noun]
        if len(rivals) != 1 or sum(counted_noun(each) == noun for each in one.quantities) != 1:
            continue
        right = rivals[0]
        mine, yours = bounds_of(left), bounds_of(right)
        if noun is None or not _exclude(mine, yours) or (runs and _may_rise(mine, yours, order)):
            continue
        if not (_counts(one, left) and _counts(other, right)) or _other_scope(left, one, right, other):
            continue
        if _said_by(_all(one, known[0], noun), yours) or _said_by(_all(other, known[1], noun), mine):
            continue
        yield f"“{left.text}”", f"“{right.text}”"


def counted_noun(quantity: Quantity) -> str | None:
    """What a number counts, as a stem; its unit where it has one that is counted; None for ages, ranks and money."""
    if quantity.counted in {"age", "rank"}:
        return None
    if quantity.unit is None:
        return stem_word(quantity.counted.split()[-1]) if quantity.counted else None
    return quantity.unit if quantity.unit == "pt" else None


def _may_rise(one: Bounds, other: Bounds, order: int | None) -> bool:
    """Whether the later of two reports may have counted more of what goes on rising."""
    if order == 0:
        return False
    fewer = one[1] is not None and (other[0] is not None and one[1] < other[0])
    return order is None or (order < 0) == fewer


def _by_verb(one: Statement, other: Statement) -> Iterator[tuple[Quantity, Quantity]]:
    """Find a number of acts in one statement, and of people who did as much in the other: signatures, people signed."""
    if not (one.entities & other.entities or _heads(one) & _heads(other)):
        return
    for left in one.quantities:
        noun = counted_noun(left)
        rivals = [each for each in other.quantities if each.counted and is_people(counted_noun(each) or "")]
        if noun is None or noun not in verbs_of(other) or is_people(noun) or len(rivals) != 1:
            continue
        right = rivals[0]
        if _exclude(bounds_of(left), bounds_of(right)) and not (is_limited(left, one) or is_limited(right, other)):
            yield left, right


def _heads(one: Statement) -> set[str]:
    """Stems of the nouns of those who do it and suffer it, but for people and round numbers: a petition, petitions."""
    stems = {stem_word(key.split()[-1]) for key in one.who | one.whom}
    return {stem for stem in stems if not is_people(stem) and not _ROUND.search(f"{stem}s")}


def bounds_of(quantity: Quantity) -> Bounds:
    """Both bounds of a number; None for an open one, and both are open where no number is named ("several")."""
    return (None, None) if quantity.hedge == "some" and quantity.high is None else (quantity.low, quantity.high)


def _exclude(one: Bounds, other: Bounds) -> bool:
    """Whether no number fits both, and the gap is more than another way of counting explains."""
    (low, high), (least, most) = one, other
    top, bottom = (high, least) if high is not None and least is not None and high < least else (most, low)
    if top is None or bottom is None or bottom <= top:
        return False
    return bottom < _SMALL or bottom - top > bottom * _APART


def _counts(statement: Statement, quantity: Quantity) -> bool:
    """Whether a number counts what a statement is about: it stands in its subject or its object."""
    clause = statement.clause
    parts = ((clause.subject_start, clause.subject_end), (clause.object_start, clause.object_end))
    return any(
        start is not None and end is not None and start < quantity.end and quantity.start < end for start, end in parts
    )


def _all(statement: Statement, known: Known, noun: str) -> list[Bounds]:
    """What a report says of a thing counted, and all numbers of the statement, whatever they seem to count."""
    own = [bounds_of(each) for each in statement.quantities]
    told = [bounds for bounds, named in known.get(noun, ()) if not named or named & statement.entities]
    return [*own, *told]


def is_limited(quantity: Quantity, statement: Statement) -> bool:
    """Whether the words around a number make it a part, a share, or more: "four others", "four, with the gunman".

    Args:
        quantity: A number.
        statement: The statement it stands in.
    """
    start = quantity.start - statement.clause.start
    end = quantity.end - statement.clause.start
    text = statement.clause.text
    around = _NO_PART.sub("", text[max(0, start - _AROUND) : end + _AROUND])
    if find_scope(text, end, None):
        return True
    return bool(_PART.search(around)) or (text[end:].startswith(" of ") and not _ROUND.search(quantity.text))


def _other_scope(left: Quantity, one: Statement, right: Quantity, other: Statement) -> bool:
    """Whether a number is a part or a share, or counts only what went to whom the other does not name.

    Of a year those shot dead are fewer than those killed on duty.
    """
    if is_limited(left, one) or is_limited(right, other) or _aim(left, one) != _aim(right, other):
        return True
    return (_is_statistic(one) or _is_statistic(other)) and _manner(left, one) != _manner(right, other)


def _is_statistic(statement: Statement) -> bool:
    """Whether a statement counts what happened over many weeks, and not in one happening."""
    return any(is_long_stretch(days) for days in statement.days)


def _manner(quantity: Quantity, statement: Statement) -> frozenset[str]:
    """How those who are counted died or were hurt."""
    return find_manner(statement.clause.text, quantity.end - statement.clause.start)


def _aim(quantity: Quantity, statement: Statement) -> str | None:
    """The word that leads to whom or where what is counted went, behind the thing counted."""
    found = _AIMED.search(statement.clause.text[quantity.end - statement.clause.start :])
    return found[1] if found else None


def _said_by(known: Collection[Bounds], bounds: Bounds) -> bool:
    return any(_meet(each, bounds) for each in known)


def _meet(one: Bounds, other: Bounds) -> bool:
    (low, high), (least, most) = one, other
    return (low is None or most is None or low <= most) and (least is None or high is None or least <= high)


def _runs(one: Statement, other: Statement) -> bool:
    return any(outcome_of(stem_word(word)) in _RUNNING for each in (one, other) for word in each.words)
