"""What makes two numbers one whatever stands around: the one count of a thing in each report, a value rare by chance.

In 38 stories read for development and three with gold, figures that the words around leave apart and these rules join:
the one count of a thing (two aircraft, two planes) 7, rare counts (26 pirates, 26 brigands) 12, rare measures (130
pounds) 5, one age of one person 20: all of them right. With usual nouns too (`two countries`) there would be two more
of the first kind, one of them doubtful; counts below 21, and points of a game, meet by chance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossread.link.figures.ages import same_name
from crossread.link.figures.nouns import is_people, outcome_of
from crossread.link.figures.tallies import Tally
from crossread.link.terms import stem_word
from crossread.link.terms.listed import load_words
from crossread.link.terms.synonyms import concepts_of
from crossread.link.terms.weights import usual_weight

RARE = 0.4
"""Weight of the rarer noun of both: usual things (days, sides, countries) come in twos in every report."""
_VERY_RARE = 0.95
"""Weight of a noun of which a report may give other numbers too: three gorillas, two of them female."""
_LEAST = 2
_RARE_FROM = 21
_RARE_DIGITS = 2
_RARE_MONEY = 1_000_000
_SAY_LITTLE = frozenset(["age", "rank", "ratio", "time"])
_COUNTED_UNITS = frozenset(["pt"])
_MOST = 80
_SPANS = frozenset(stem_word(word) for word in load_words("shared spans"))
_DIGITS = re.compile(r"\d+")


def find_main_things(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find counts of two reports each of which gives one number of that thing, the same one.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first.
    """
    held: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        for key in _keys(one):
            held[key].append(place)
    alone = {place for places in held.values() for place in places if _is_alone(tallies, held, place)}
    pairs = set()
    for places in held.values():
        fit = [place for place in places if place in alone]
        if len(fit) <= _MOST:
            pairs |= {(a, b) for at, a in enumerate(fit) for b in fit[at + 1 :] if _agree(tallies[a], tallies[b])}
    yield from sorted(pairs)


def _keys(one: Tally) -> list[str]:
    """The noun of a thing that is counted, and what it can mean; nothing for persons, outcomes and measures."""
    if one.noun is None or one.dimension != "count" or one.quantity.unit is not None or one.implied:
        return []
    if one.person or is_people(one.noun) or outcome_of(one.noun) is not None or one.noun in _SPANS:
        return []
    return [one.noun, *(f"#{concept}" for concept in sorted(concepts_of(one.noun)))]


def _is_alone(tallies: Sequence[Tally], held: dict[str, list[int]], place: int) -> bool:
    """Whether a report gives no other number of the thing, and this one exactly."""
    one = tallies[place]
    if not one.interval.exact or one.interval.low is None or one.interval.low < _LEAST:
        return False
    beside = {other for key in _keys(one) for other in held[key]}
    own = [tallies[other] for other in beside if tallies[other].quantity.document_id == one.quantity.document_id]
    if len({(each.interval.low, each.interval.high) for each in own}) == 1:
        return True
    same = [each for each in own if each.interval.low == one.interval.low]
    return usual_weight(one.noun or "") >= _VERY_RARE and all(each.noun == one.noun for each in own) and same == [one]


def _agree(one: Tally, other: Tally) -> bool:
    if one.quantity.document_id == other.quantity.document_id or one.interval.low != other.interval.low:
        return False
    return max(usual_weight(one.noun or ""), usual_weight(other.noun or "")) >= RARE


def find_rare_numbers(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find counts of two reports that are one number, and one that hardly comes twice in a story: 26, 125, 2,129.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first; none of a report that counts two things with that number.
    """
    held: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        if _is_rare(one):
            held[one.quantity.unit or "", one.quantity.low or Decimal(0)].append(place)
    for _, places in sorted(held.items()):
        nouns: dict[str, set[str | None]] = defaultdict(set)
        for place in places:
            told = tallies[place].noun if tallies[place].quantity.unit is None else None
            nouns[tallies[place].quantity.document_id].add(told)
        fit = [place for place in places if len(nouns[tallies[place].quantity.document_id]) == 1]
        for at, a in enumerate(fit[:_MOST]):
            for b in fit[at + 1 : _MOST]:
                if tallies[a].quantity.document_id != tallies[b].quantity.document_id:
                    yield a, b


def _is_rare(one: Tally) -> bool:
    value, unit = one.quantity.low, one.quantity.unit
    if value is None or not one.interval.exact or one.implied or value < _RARE_FROM:
        return False
    if unit is None and (one.dimension != "count" or one.noun is None):
        return False
    if one.dimension in _SAY_LITTLE or unit in _COUNTED_UNITS:
        return False
    if one.dimension.startswith("money") and value >= _RARE_MONEY:
        return True
    return len(value.normalize().as_tuple().digits) >= _RARE_DIGITS


def find_one_age(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find ages of two reports that are one, where no two persons of that age are named in the story.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two ages, the lower first: "a 17-year-old" and "Ada Brandvik, 17".
    """
    held: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        if one.dimension == "age" and one.interval.exact and one.quantity.low is not None:
            held[(str(one.quantity.low),)].append(place)
        elif one.dimension == "age" and one.quantity.hedge == "range":
            held[tuple(_DIGITS.findall(one.quantity.text))].append(place)
    for _, places in sorted(held.items()):
        yield from _in_one_report(tallies, places)
        named = sorted({tallies[place].aged for place in places if tallies[place].aged})
        if not all(same_name(named[0], other) for other in named[1:]):
            continue
        for at, a in enumerate(places[:_MOST]):
            for b in places[at + 1 : _MOST]:
                if tallies[a].quantity.document_id != tallies[b].quantity.document_id:
                    yield a, b


def _in_one_report(tallies: Sequence[Tally], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ages of one report that are one, where it names one: "a 17-year-old bear", "a 17-year-old bear called Ulla"."""
    for a in places:
        one = tallies[a]
        own = [b for b in places if tallies[b].quantity.document_id == one.quantity.document_id and tallies[b].aged]
        fit = [b for b in own if tallies[b].bearer == one.bearer]
        if not one.aged and fit and all(same_name(tallies[fit[0]].aged, tallies[b].aged) for b in fit):
            yield from ((min(a, b), max(a, b)) for b in fit)
