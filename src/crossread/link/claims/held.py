"""Rows that one number, or the same words of somebody, hold together.

Two long sentences may share nothing but how many died, or six words of a minister, and are then not alike as wholes.
What they share was found by a surer way: the figures and the utterances of the story. So each of these that stands in
several reports is a row, unless its passages stand in one already.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from crossread.link.claims.candidates import shared_weight
from crossread.link.claims.comparators import Weighed
from crossread.records import Quantity
from crossread.records.quantities import Hedge

IN_COMMON = 0.5
"""Share of the weight of the shorter of two passages of one utterance that the other must have."""
_FEWEST_WORDS = 2
_VAGUE: frozenset[Hedge | None] = frozenset(["dozens", "some"])
_NAMED = re.compile(r"\b(?:the|these|those|both|all|his|her|its|their)\W+$", re.IGNORECASE)


def hold_together(weighed: Sequence[Weighed], rows: Iterable[Sequence[int]]) -> list[list[int]]:
    """Find the rows that figures and utterances hold together.

    Args:
        weighed: The statements of a story.
        rows: Rows made already: places of statements.

    Returns:
        Places of the statements of each new row, rising: one row for each figure and for each part of an utterance of
        which two reports have no passages in one row.
    """
    together = {pair for row in rows for pair in combinations(sorted(row), 2)}
    made = []
    for places in [*_of_figures(weighed), *_of_utterances(weighed)]:
        if any(pair not in together for pair in _across(weighed, places)):
            made.append(places)
            together.update(combinations(places, 2))
    return made


def _across(weighed: Sequence[Weighed], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    for i, j in combinations(places, 2):
        if weighed[i].statement.clause.document_id != weighed[j].statement.clause.document_id:
            yield i, j


def _of_figures(weighed: Sequence[Weighed]) -> Iterator[list[int]]:
    """Of each figure the statements that give it, those that are part of no longer one; by figure."""
    held: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(weighed):
        if not one.nested:
            for figure in {item.figure_id or "" for item in one.statement.quantities if _tells(item, one)} - {""}:
                held[figure].append(place)
    for figure in sorted(held):
        if any(_across(weighed, held[figure])):
            yield held[figure]


def _tells(item: Quantity, one: Weighed) -> bool:
    """Whether a number tells how many: not "several", and not "the 40 men", who are only named by it."""
    if item.low is None or item.hedge in _VAGUE:
        return False
    before = one.statement.clause.text[: max(0, item.start - one.statement.clause.start)]
    return _NAMED.search(before) is None


def _of_utterances(weighed: Sequence[Weighed]) -> Iterator[list[int]]:
    """Of each utterance the statements that give the same part of it; by utterance."""
    held: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(weighed):
        if one.statement.utterance_id and one.statement.own >= _FEWEST_WORDS and not one.nested:
            held[one.statement.utterance_id].append(place)
    for utterance in sorted(held):
        yield from _parts(weighed, held[utterance])


def _parts(weighed: Sequence[Weighed], places: Sequence[int]) -> list[list[int]]:
    part_of = {place: place for place in places}
    for i, j in _across(weighed, places):
        if _share_of_shorter(weighed[i], weighed[j]) >= IN_COMMON and part_of[i] != part_of[j]:
            low, high = sorted((part_of[i], part_of[j]))
            part_of.update({place: low for place, part in part_of.items() if part == high})
    parts: dict[int, list[int]] = defaultdict(list)
    for place, part in part_of.items():
        parts[part].append(place)
    return [sorted(part) for _, part in sorted(parts.items()) if len(part) > 1]


def _share_of_shorter(one: Weighed, other: Weighed) -> float:
    least = min(one.total, other.total)
    return shared_weight(one, other) / least if least else 0.0
