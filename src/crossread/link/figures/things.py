"""What makes two numbers one whatever stands around: the one count of a thing in each report, a value rare by chance.

In 38 stories read for development and three with gold, figures that the words around leave apart and these rules join:
the one count of a thing (two aircraft, two planes) 7, rare counts (26 pirates, 26 brigands) 12, rare measures (130
pounds) 5, one age of one person 20: all of them right. With usual nouns too (`two countries`) there would be two more
of the first kind, one of them doubtful; counts below 21, and points of a game, meet by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossread.link.figures.across import pairs_across
from crossread.link.figures.crowds import is_telling, numeral_of
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
_SPANS = frozenset(stem_word(word) for word in load_words("shared spans"))


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
        pairs |= {(a, b) for a, b in pairs_across(tallies, fit) if _is_one_count(tallies[a], tallies[b])}
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
    value = numeral_of(one)
    if value is None or value < _LEAST:
        return False
    beside = {other for key in _keys(one) for other in held[key]}
    own = [tallies[other] for other in beside if tallies[other].quantity.document_id == one.quantity.document_id]
    if len({numeral_of(each) for each in own}) == 1:
        return len({each.noun for each in own}) == 1  # two boats and two vessels of one report are hardly one pair
    same = [each for each in own if each.interval.low == one.interval.low]
    return usual_weight(one.noun or "") >= _VERY_RARE and all(each.noun == one.noun for each in own) and same == [one]


def _is_one_count(one: Tally, other: Tally) -> bool:
    if numeral_of(one) != numeral_of(other):
        return False
    if one.noun != other.noun and not (one.interval.exact and other.interval.exact):
        return False
    return max(usual_weight(one.noun or ""), usual_weight(other.noun or "")) >= RARE


def find_rare_numbers(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find counts of two reports that are one number, and one that hardly comes twice in a story: 26, 125, 2,129.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first; none of a report that counts two things with that number, unless its
        digits tell that they are one.
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
        fit = [
            place
            for place in places
            if len(nouns[tallies[place].quantity.document_id]) == 1 or is_telling(tallies[place])
        ]
        yield from pairs_across(tallies, fit)


def _is_rare(one: Tally) -> bool:
    value, unit = one.quantity.low, one.quantity.unit
    if value is None or not one.interval.exact or one.implied or value < _RARE_FROM:
        return False
    if unit is None and (one.dimension != "count" or (one.noun is None and not is_telling(one))):
        return False
    if one.dimension in _SAY_LITTLE or unit in _COUNTED_UNITS:
        return False
    if one.dimension.startswith("money") and value >= _RARE_MONEY:
        return True
    return len(value.normalize().as_tuple().digits) >= _RARE_DIGITS
