"""Which claims of a story stand on the same passages: they are shown beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crossread.records import Cell, Claim

REPORTS = 2
"""Reports in which two claims must share a passage: in one alone, two facts of a sentence may well be two things."""

SHARE = 0.5
"""Share of the shorter passage that two claims must have in common."""

_Passage = tuple[int, int, int]
"""Half-open span of code points, and the place of its claim in the order of reading."""


def find_leads(claims: Sequence[Claim], cells: Mapping[str, Sequence[Cell]]) -> dict[str, str]:
    """Find the claim beside which another is shown, since both stand on the same passages.

    A claim told in the words "who ran off and was caught" and one told in "was caught" are two rows that a reader
    wants to see together. Each claim that shares its passages with an earlier one of the same status follows it,
    unless that one follows another itself: so what stands together shares passages with its first, not by a chain.

    Args:
        claims: The claims in the order in which they are read.
        cells: The cells of each claim by its id; offsets in code points, half-open.

    Returns:
        For each claim that follows another, by its id, the id of that other.
    """
    shared: dict[tuple[int, int], int] = defaultdict(int)
    by_report: dict[str, list[_Passage]] = defaultdict(list)
    for place, claim in enumerate(claims):
        for cell in cells.get(claim.claim_id, ()):
            if cell.start is not None and cell.end is not None:
                by_report[cell.document_id].append((cell.start, cell.end, place))
    for passages in by_report.values():
        for pair in set(_overlapping(sorted(passages))):
            shared[pair] += 1
    leads: dict[int, int] = {}
    for earlier, later in sorted(pair for pair, reports in shared.items() if reports >= REPORTS):
        if claims[earlier].status == claims[later].status and earlier not in leads:
            leads.setdefault(later, earlier)
    return {claims[later].claim_id: claims[earlier].claim_id for later, earlier in leads.items()}


def _overlapping(passages: Sequence[_Passage]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of claims, the earlier first, of which two passages of one report share their greater part."""
    open_ones: list[_Passage] = []
    for start, end, place in passages:
        open_ones = [one for one in open_ones if one[1] > start]
        for one_start, one_end, other in open_ones:
            if other != place and min(end, one_end) - start >= SHARE * min(end - start, one_end - one_start):
                yield min(place, other), max(place, other)
        open_ones.append((start, end, place))


def beside_leads(claims: Sequence[Claim], leads: Mapping[str, str]) -> list[Claim]:
    """Put each claim that follows another after it, and leave the others where they are.

    Args:
        claims: The claims in the order in which they are read.
        leads: For each claim that follows another, by its id, the id of that other.

    Returns:
        The same claims; those that follow one claim keep their order.
    """
    followers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.claim_id in leads:
            followers[leads[claim.claim_id]].append(claim)
    return [
        one for claim in claims if claim.claim_id not in leads for one in (claim, *followers.get(claim.claim_id, ()))
    ]
