"""Crowds and small bands: the one number of people that each report gives, in whatever words it names them.

More than 100 guests, about 100 partygoers, 100 people there: reports name a crowd by any noun and hedge its number each
in its own way. Where two reports each give one crowd, with the same numeral, it is one. So it is with the few who did
it: two gunmen, two attackers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossread.link.figures.across import pairs_of_reports
from crossread.link.figures.alike import GRAVE
from crossread.link.figures.nouns import ATTACKERS, is_people
from crossread.link.figures.tallies import Tally

_CROWD = 20
_TELLING, _DIGITS = 100, 2
_FEWEST = 2


def numeral_of(one: Tally) -> Decimal | None:
    """The numeral that a number is written with, whatever its hedge: 100 in `about 100`, `over 100`, `nearly 100`.

    Args:
        one: A number.

    Returns:
        The numeral; None for words that count without one, and for ranges.
    """
    low, high, hedge = one.quantity.low, one.quantity.high, one.quantity.hedge
    if hedge == "range" or one.vague:
        return None
    if low is not None and high is not None and low != high:
        return high if hedge in ("nearly", "up_to") else (low + high) / 2 if hedge in ("about", "some") else low
    return low if low is not None else high


def is_telling(one: Tally) -> bool:
    """Whether a count has digits that a story hardly has twice: 683, 120, 2,129, not 37, 100 or 6,000.

    Of 191 pairs of such counts in 76 open stories that a reader compared all are one.

    Args:
        one: A number.
    """
    value = numeral_of(one)
    if value is None or one.dimension != "count" or one.implied:
        return False
    return value >= _TELLING and len(value.normalize().as_tuple().digits) >= _DIGITS


def find_crowds(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find the numbers of people of two reports each of which gives one crowd, with the same numeral.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first.
    """
    yield from _one_each(tallies, [place for place, one in enumerate(tallies) if _is_crowd(one)])


def find_attackers(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find the numbers of attackers of two reports each of which gives one, with the same numeral.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first.
    """
    yield from _one_each(tallies, [place for place, one in enumerate(tallies) if _is_band(one)])


def _one_each(tallies: Sequence[Tally], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    reports: dict[str, list[int]] = defaultdict(list)
    for place in places:
        reports[tallies[place].quantity.document_id].append(place)
    for a, b in pairs_of_reports(reports, lambda held: len({numeral_of(tallies[place]) for place in held}) == 1):
        if numeral_of(tallies[a]) == numeral_of(tallies[b]):
            yield a, b


def _counts(one: Tally) -> bool:
    return one.dimension == "count" and one.quantity.unit is None and not one.implied and not one.part


def _is_crowd(one: Tally) -> bool:
    value = numeral_of(one)
    people = one.noun is not None and (one.person or is_people(one.noun))
    return (
        _counts(one)
        and people
        and one.outcome not in GRAVE
        and not one.long_past
        and value is not None
        and value >= _CROWD
    )


def _is_band(one: Tally) -> bool:
    value = numeral_of(one)
    told = _counts(one) and one.noun in ATTACKERS and one.outcome not in GRAVE and not one.long_past
    return told and value is not None and value >= _FEWEST
