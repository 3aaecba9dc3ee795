"""A number goes to the one of another report that counts the same thing by the same noun, not to its neighbour.

"The pirates came in two boats" is rather "two boats were seized" than "two vessels were rescued", where the other
report has both, with one numeral. Near synonyms meet only where no noun meets itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from crossread.link.figures.crowds import is_telling, numeral_of
from crossread.link.figures.nouns import ATTACKERS, is_people, outcome_of
from crossread.link.figures.tallies import Tally

FEW = 12
"""So many things or fewer come in every report, more than once."""

_OTHER = "other"
_TWO = 2


def find_fitting(tallies: Sequence[Tally]) -> Callable[[int, int], bool]:
    """Find which numbers have a better match than each other.

    Args:
        tallies: The numbers of a story.

    Returns:
        Whether of two places, whose numbers have one numeral and two nouns, the report of one holds that numeral with
        the noun of the other; also whether one report counts two things by that numeral.
    """
    held: dict[tuple[str, str, Decimal], set[str]] = defaultdict(set)
    values = [_value(one) for one in tallies]
    for one, value in zip(tallies, values, strict=True):
        if value is not None and one.noun is not None:
            held[one.quantity.document_id, one.dimension, value].add(one.noun)

    def fits(i: int, j: int) -> bool:
        one, other = tallies[i], tallies[j]
        value = values[i]
        if value is None or value != values[j] or one.noun == other.noun or None in (one.noun, other.noun):
            return False
        if one.dimension != other.dimension or is_telling(one):
            return False
        if one.quantity.document_id == other.quantity.document_id:
            return not (_is_general(one) or _is_general(other))
        return any(
            not _is_general(each) and each.noun in held[against.quantity.document_id, one.dimension, value]
            for each, against in ((one, other), (other, one))
        )

    return fits


def find_several(tallies: Sequence[Tally]) -> Callable[[int, int], bool]:
    """Find numbers that differ, of a thing that a report counts again and again: three, five and eight seasons.

    Args:
        tallies: The numbers of a story.

    Returns:
        Whether two places hold few of one thing, not as many, and the report of one gives a third number of it.
    """
    held: dict[tuple[str, str | None], set[Decimal]] = defaultdict(set)
    values = [_value(one) for one in tallies]
    for one, value in zip(tallies, values, strict=True):
        if value is not None and _is_few_things(one):
            held[one.quantity.document_id, one.noun].add(value)

    def several(i: int, j: int) -> bool:
        pair = tallies[i], tallies[j]
        if None in (values[i], values[j]) or values[i] == values[j] or not all(_is_few_things(one) for one in pair):
            return False
        return any(len(held[one.quantity.document_id, one.noun]) > _TWO for one in pair)

    return several


def _is_few_things(one: Tally) -> bool:
    """Whether it counts no more than a few of what is no person and no outcome."""
    value = _value(one)
    plain = one.dimension == "count" and one.noun is not None and not one.person and not _is_general(one)
    return plain and one.outcome is None and value is not None and value <= FEW


def _is_general(one: Tally) -> bool:
    """Whether a noun counts people whoever they are, those who did it, or what befell them."""
    noun = one.noun
    return noun is None or noun == _OTHER or noun in ATTACKERS or is_people(noun) or outcome_of(noun) is not None


def _value(one: Tally) -> Decimal | None:
    return None if one.dimension == "age" or one.implied else numeral_of(one)
