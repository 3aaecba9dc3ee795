"""Where a quotation shares a sentence with one of another utterance: a long one holds what others print alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from crossread.records import Quotation

RUN = 5
"""Words in a row that two quotations must share, or all words of a shorter one."""

SHARE = 0.6
"""Share of the shorter quotation that the words in a row must be."""

LEAST = 3
"""Words of a quotation that may stand in another."""

FULLEST = 60
"""Words in a row that stand in more quotations than this tell of none."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")

Place = tuple[str, int, int]
"""A report, and the half-open span of words in its text."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a quotation, folded, and where each starts and ends in the report."""

    row: Quotation
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def find_overlaps(quotations: Iterable[Quotation]) -> dict[str, list[Place]]:
    """Find the words that quotations of two utterances share.

    Args:
        quotations: The quotations of a story; only those within marks are compared.

    Returns:
        For each quotation by its id, the places of its words in quotations of other utterances in other reports,
        in order.

    Example:
        >>> def quote(name, text):
        ...     facts = {"quotation_id": name, "document_id": name, "utterance_id": name, "text": text}
        ...     return Quotation(**facts, start=0, end=len(text), kind="direct")
        >>> find_overlaps([quote("a", "Nobody came at all."), quote("b", "We rang. Nobody came at all. Pity.")])
        {'a': [('b', 9, 27)], 'b': [('a', 0, 18)]}
    """
    read = [_read(row) for row in quotations if row.kind != "indirect" and row.utterance_id is not None]
    found: dict[str, set[Place]] = defaultdict(set)
    for one, other in sorted(_candidates(read)):
        for mine, theirs in ((read[one], read[other]), (read[other], read[one])):
            run = _longest(mine.words, theirs.words)
            if run is not None:
                start, end = run
                place = theirs.row.document_id, theirs.spans[start][0], theirs.spans[end - 1][1]
                found[mine.row.quotation_id].add(place)
    return {quotation_id: sorted(places) for quotation_id, places in found.items()}


def _read(row: Quotation) -> _Words:
    matches = list(_WORD.finditer(row.text))
    return _Words(
        row,
        tuple(match.group().replace("’", "'").casefold() for match in matches),
        tuple((row.start + match.start(), row.start + match.end()) for match in matches),
    )


def _candidates(read: Sequence[_Words]) -> set[tuple[int, int]]:
    """Quotations of two reports and two utterances that share words in a row."""
    holding: dict[tuple[str, ...], set[int]] = defaultdict(set)
    lengths = {length for one in read if (length := min(RUN, len(one.words))) >= LEAST}
    for number, one in enumerate(read):
        for length in lengths:
            for run in _runs(one.words, length):
                holding[run].add(number)
    shorter = {one.words for one in read if len(one.words) < RUN}
    return {
        (one, other)
        for run, held in holding.items()
        if len(held) <= FULLEST and (len(run) == RUN or run in shorter)
        for one, other in combinations(sorted(held), 2)
        if _may_share(read[one].row, read[other].row)
    }


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - length + 1):
        yield tuple(words[start : start + length])


def _may_share(one: Quotation, other: Quotation) -> bool:
    if one.document_id == other.document_id or one.utterance_id == other.utterance_id:
        return False
    speakers = {one.speaker_entity_id, other.speaker_entity_id} - {None}
    return len(speakers) < 2  # noqa: PLR2004 - two speakers


def _longest(words: Sequence[str], others: Sequence[str]) -> tuple[int, int] | None:
    """The longest run of one quotation in another, as a half-open span of the other's words."""
    block = SequenceMatcher(None, words, others, autojunk=False).find_longest_match()
    shorter = min(len(words), len(others))
    if block.size >= max(min(RUN, shorter), SHARE * shorter):
        return block.b, block.b + block.size
    return None


def places_of(rows: Iterable[Quotation], overlaps: Mapping[str, list[Place]]) -> list[Place]:
    """The places where words of some quotations stand in other utterances, the widest where they overlap."""
    kept: list[Place] = []
    for place in sorted(
        {place for row in rows for place in overlaps.get(row.quotation_id, ())},
        key=lambda place: (place[0], place[1], -place[2]),
    ):
        if not (kept and kept[-1][0] == place[0] and place[1] < kept[-1][2]):
            kept.append(place)
    return kept
