"""Families of reports whose text is largely the same, and how much of one report stands in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from crossread.link.copies.packing import Comparable

LARGELY = 0.5
"""Share of the words of a report that stand in another from which on it is no text of its own."""


class Overlap(NamedTuple):
    """How much of two reports is the same text.

    Attributes:
        first_document_id: A report.
        second_document_id: The other; its id is higher.
        first_share: Share of the first's words that lie in passages shared with the second.
        second_share: Share of the second's words that lie in passages shared with the first.
        longest_run: Words of the longest identical run.
    """

    first_document_id: str
    second_document_id: str
    first_share: float
    second_share: float
    longest_run: int


class Joined:
    """Sets of numbers that were joined; joining and finding take nearly constant time."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def find(self, number: int) -> int:
        """The number that stands for the set of this one."""
        above = self._above
        while (top := above[number]) != number:
            above[number] = above[top]
            number = top
        return number

    def join(self, one: int, other: int) -> None:
        """Make one set of the sets of two numbers."""
        self._above[self.find(one)] = self.find(other)


def find_families(texts: Sequence[Comparable], overlaps: Iterable[Overlap]) -> Mapping[str, str]:
    """Put reports whose text is largely the same into families.

    Two reports are of one family when half of each stands in the other. A report half of which stands in a much
    longer one joins the one report that holds most of it; so a short statement never makes one family of all
    the reports that print it.

    Args:
        texts: All reports.
        overlaps: How much of each pair is the same.

    Returns:
        The family of every report: the id of its earliest member (of equals, the lowest id).
    """
    number = {text.document_id: at for at, text in enumerate(texts)}
    joined = Joined(len(texts))
    holder: dict[str, tuple[float, float, str]] = {}
    for first, second, first_share, second_share, _ in overlaps:
        if first_share < LARGELY and second_share < LARGELY:
            continue
        if min(first_share, second_share) >= LARGELY:
            joined.join(number[first], number[second])
            continue
        for one, other, share, back in (
            (first, second, first_share, second_share),
            (second, first, second_share, first_share),
        ):
            if share >= LARGELY:
                holder[one] = max(holder.get(one, (0.0, 0.0, "")), (share, back, other))
    for one, (_, _, other) in sorted(holder.items()):
        joined.join(number[one], number[other])
    eldest: dict[int, tuple[str, str]] = {}
    for at, text in enumerate(texts):
        age = (text.published or "9999", text.document_id)
        top = joined.find(at)
        eldest[top] = min(eldest.get(top, age), age)
    return {text.document_id: eldest[joined.find(at)][1] for at, text in enumerate(texts)}
