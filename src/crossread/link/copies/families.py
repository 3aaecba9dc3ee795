"""Families of reports whose text is largely the same, and how much of one report stands in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.link.copies.packing import Comparable

LARGELY = 0.5
"""Share of the words of a report that stand in another from which on it is no text of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
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
    """Sets of things that were joined; joining and finding take nearly constant time."""

    def __init__(self) -> None:
        self._above: dict[object, object] = {}

    def find(self, thing: object) -> object:
        """The thing that stands for the set of this one."""
        top = thing
        while (above := self._above.get(top, top)) != top:
            top = above
        while (above := self._above.get(thing, thing)) != top:
            self._above[thing] = top
            thing = above
        return top

    def join(self, one: object, other: object) -> None:
        """Make one set of the sets of two things."""
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
    joined = Joined()
    holder: dict[str, tuple[float, float, str]] = {}
    for overlap in overlaps:
        first, second = overlap.first_document_id, overlap.second_document_id
        if min(overlap.first_share, overlap.second_share) >= LARGELY:
            joined.join(first, second)
            continue
        for one, other, share, back in (
            (first, second, overlap.first_share, overlap.second_share),
            (second, first, overlap.second_share, overlap.first_share),
        ):
            if share >= LARGELY:
                holder[one] = max(holder.get(one, (0.0, 0.0, "")), (share, back, other))
    for one, (_, _, other) in sorted(holder.items()):
        joined.join(one, other)
    eldest: dict[object, tuple[str, str]] = {}
    for text in texts:
        age = (text.published or "9999", text.document_id)
        top = joined.find(text.document_id)
        eldest[top] = min(eldest.get(top, age), age)
    return {text.document_id: eldest[joined.find(text.document_id)][1] for text in texts}
