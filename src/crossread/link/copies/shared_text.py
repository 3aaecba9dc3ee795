"""Text that many print and nobody copied from another: statements and readouts, and an outlet's standing phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from crossread.link.copies.families import Joined
from crossread.link.copies.packing import Comparable

FEWEST_FAMILIES = 4
"""Texts of their own that must print a passage before it counts as a statement."""

FEWEST_OUTLETS = 3
"""Outlets that must print it."""

FEWEST_OF_OUTLET = 3
"""Texts of one outlet that must print a passage before it counts as its standing phrase."""

Kind = Literal["statement", "boilerplate"]
Place = tuple[int, int, int]
"""Index of a report, and a half-open span of its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedText:
    """A passage that many print.

    Attributes:
        kind: `statement`: many outlets print it; `boilerplate`: one outlet prints it again and again.
        origin_document_id: The report that is little else than this passage (the release itself); None when
            there is none.
        places: Report and half-open span of its text, in order.
    """

    kind: Kind
    origin_document_id: str | None
    places: tuple[tuple[str, int, int], ...]


def find_shared_texts(
    texts: Sequence[Comparable], families: Mapping[str, str], passages: Sequence[tuple[Place, Place]]
) -> tuple[tuple[SharedText, ...], set[int]]:
    """Find the passages that are printed by many and are to be folded by their origin.

    Args:
        texts: All reports.
        families: Family of each report.
        passages: Passages that two reports share.

    Returns:
        The shared texts, and the indexes of the passages that belong to one.
    """
    family = [families[text.document_id] for text in texts]
    between = [index for index, (one, other) in enumerate(passages) if family[one[0]] != family[other[0]]]
    joined, numbers = _join_places([passages[index] for index in between])
    groups: dict[int, list[int]] = defaultdict(list)
    for index in between:
        groups[joined.find(numbers[passages[index][0]])].append(index)
    found: list[SharedText] = []
    folded: set[int] = set()
    for members in groups.values():
        places = sorted({place for index in members for place in passages[index]})
        kind = _kind(texts, families, {place[0] for place in places})
        if kind is not None:
            folded.update(members)
            found.append(_shared_text(texts, kind, places))
    return tuple(sorted(found, key=lambda one: one.places)), folded


def _join_places(passages: Sequence[tuple[Place, Place]]) -> tuple[Joined, dict[Place, int]]:
    """Join the two places of each passage, and places of one report of which half is the same; a number for each."""
    ordered = sorted({place for passage in passages for place in passage})
    numbers = {place: number for number, place in enumerate(ordered)}
    joined = Joined(len(ordered))
    for one, other in passages:
        joined.join(numbers[one], numbers[other])
    for number, (before, after) in enumerate(pairwise(ordered)):
        common = min(before[2], after[2]) - after[1] if before[0] == after[0] else 0
        if common > 0 and 2 * common >= max(before[2] - before[1], after[2] - after[1]):
            joined.join(number, number + 1)
    return joined, numbers


def _kind(texts: Sequence[Comparable], families: Mapping[str, str], reports: set[int]) -> Kind | None:
    printed = {families[texts[index].document_id] for index in reports}
    outlets = {texts[index].outlet or texts[index].document_id for index in reports}
    if len(outlets) == 1 and len(printed) >= FEWEST_OF_OUTLET:
        return "boilerplate"
    if len(outlets) >= FEWEST_OUTLETS and len(printed) >= FEWEST_FAMILIES:
        return "statement"
    return None


def _shared_text(texts: Sequence[Comparable], kind: Kind, places: list[Place]) -> SharedText:
    covered = {index: (start, end) for index, start, end in places}
    shares = []
    for index, (start, end) in sorted(covered.items()):
        starts, _ = texts[index].edges
        low, high = np.searchsorted(starts, (start, end)).tolist()
        shares.append(((high - low) / max(len(starts), 1), texts[index].document_id))
    most, document_id = max(shares)
    return SharedText(
        kind=kind,
        origin_document_id=document_id if kind == "statement" and most >= _WHOLE else None,
        places=tuple(sorted((texts[index].document_id, start, end) for index, start, end in places)),
    )


_WHOLE = 0.7
"""Share of its words from which on a report is little else than the passage."""
