"""How long the one such happening of each report lasted: a number that reports often give otherwise.

"The spree lasted ten minutes", "a 15-minute rampage": the two share no word, and a reader sees that they differ.
Only happenings that a story has one of are looked at, and only where each report gives one length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossread.link.figures.across import pairs_across
from crossread.link.figures.tallies import Tally
from crossread.link.terms.listed import load_words

_APART = Decimal(3)
_NOUNS = "|".join(sorted(load_words("single happenings")))
_BEHIND = re.compile(rf"^(?:[- ][a-z-]+){{0,2}} (?:{_NOUNS})\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?:{_NOUNS}) (?:that |which )?(?:had |has )?(?:lasted|took|went on|unfolded)"
    r"(?: for| over)?(?: [a-z]+){0,3} $",
    re.IGNORECASE,
)


def find_lasting(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find the lengths of time that two reports give of the one such happening.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first, whether or not they agree; none where a report gives two.
    """
    reports: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        if one.dimension == "time" and not one.vague and not one.long_past and _is_of_happening(one):
            reports[one.quantity.document_id].append(place)
    single = [
        place
        for places in reports.values()
        if len({(tallies[place].interval.low, tallies[place].interval.high) for place in places}) == 1
        for place in places
    ]
    for a, b in pairs_across(tallies, sorted(single)):
        if _near(tallies[a], tallies[b]):
            yield a, b


def _is_of_happening(one: Tally) -> bool:
    text = one.sentence or ""
    at = text.find(one.quantity.text)
    if at < 0:
        return False
    return _BEHIND.search(text[at + len(one.quantity.text) :]) is not None or _BEFORE.search(text[:at]) is not None


def _near(one: Tally, other: Tally) -> bool:
    first, second = (each.interval.low or each.interval.high for each in (one, other))
    return bool(first and second) and max(first or 0, second or 0) <= min(first or 0, second or 0) * _APART
