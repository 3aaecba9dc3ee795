"""Which utterance a quotation has whose sentences belong to several: a quotation has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from crossread.link.utterances.numbered import Pair, Parts
from crossread.records.evidence import Evidence


def settle_groups(parts: Parts, members: Mapping[int, list[int]], links: Mapping[Pair, Evidence]) -> list[list[int]]:
    """Give each quotation whose sentences fall apart to the group with which it shares most words.

    Args:
        parts: The sentences.
        members: The sentences of each group.
        links: Why two sentences are one.

    Returns:
        The numbers of the quotations of each group; each quotation stands in one.
    """
    groups = {top: {parts.of[part] for part in group} for top, group in members.items()}
    top_of = {part: top for top, group in members.items() for part in group}
    _gather(parts, groups, top_of)
    shared = _shares(parts, top_of, links)
    held: dict[int, list[int]] = defaultdict(list)
    for top in sorted(groups):
        for saying in groups[top]:
            held[saying].append(top)

    def weigh(saying: int) -> list[tuple[float, int]]:
        return [(-_most(parts, shared[saying, top], groups[top]), top) for top in held[saying]]

    for saying in sorted(
        (saying for saying, tops in held.items() if len(tops) > 1), key=lambda one: (min(weigh(one)), one)
    ):
        _, kept = min(weigh(saying))
        for top in held[saying]:
            if top != kept:
                groups[top].discard(saying)
    return [sorted(groups[top]) for top in sorted(groups) if groups[top]]


def _shares(
    parts: Parts, top_of: Mapping[int, int], links: Mapping[Pair, Evidence]
) -> dict[tuple[int, int], list[tuple[int, int, float]]]:
    """How many words each quotation shares in each group: by its sentences, and by the other quotation."""
    found: dict[tuple[int, int], list[tuple[int, int, float]]] = defaultdict(list)
    for (one, other), evidence in links.items():
        if top_of[one] == top_of[other] and parts.report(one) != parts.report(other):
            words = evidence.score * min(len(parts.words(one)), len(parts.words(other)))
            for left, right in ((one, other), (other, one)):
                found[parts.of[left], top_of[one]].append((left, parts.of[right], words))
    return found


def _most(parts: Parts, shares: Sequence[tuple[int, int, float]], held: set[int]) -> float:
    """The words that a quotation shares with a group, each sentence once in each other report."""
    most: dict[tuple[int, str], float] = {}
    for part, other, words in shares:
        if other in held:
            key = part, parts.saying(other).quotation.document_id
            most[key] = max(words, most.get(key, 0.0))
    return sum(most.values())


def _gather(parts: Parts, groups: dict[int, set[int]], top_of: dict[int, int]) -> None:
    """Bring groups of one quotation together where that keeps as many pairs as it makes.

    A quotation has one utterance, so that of two sentences in it one loses its other versions. Where only one other
    report prints each of them, what they print are versions of the whole.
    """
    while True:
        tops: dict[int, list[int]] = defaultdict(list)
        for top in sorted(groups):
            for saying in groups[top] if len(groups[top]) > 1 else ():
                tops[saying].append(top)
        found = [
            (lost - gained, one, other)
            for one, other in sorted({pair for listed in tops.values() for pair in combinations(listed, 2)})
            if (both := {held for held in groups[one] & groups[other] if parts.saying(held).marked})
            for gained, lost in (_balance(parts, groups[one] - both, groups[other] - both, both),)
            if 0 < gained >= lost
        ]
        if not found:
            return
        _, one, other = min(found)
        groups[one] |= groups.pop(other)
        top_of.update((part, one) for part, top in top_of.items() if top == other)


def _balance(parts: Parts, one: set[int], other: set[int], both: set[int]) -> tuple[int, int]:
    """Pairs of reports that two groups keep if they come together, and that they make without a sentence in common."""
    if not (one and other):  # nothing stands in one of them alone
        return 1, 0
    left, right, holds = (_reports(parts, sayings) for sayings in (one, other, both))
    gained = min(len(left - holds), len(right - holds))
    lost = sum(a != b for a in left - holds for b in right - holds)
    return gained, lost


def _reports(parts: Parts, sayings: set[int]) -> set[str]:
    return {parts.saying(saying).quotation.document_id for saying in sayings}
