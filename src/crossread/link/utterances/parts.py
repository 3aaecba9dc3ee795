"""The sentences of a quotation: two are one where they share a sentence, not because a third prints what both say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from crossread.link.terms import share_terms
from crossread.link.utterances.sayings import Saying
from crossread.records.evidence import Evidence

SHARED = 0.5
"""Share of the lighter of two sentences from which they are one, besides the two that share most."""


def share_parts(one: Saying, other: Saying, evidence: Evidence) -> tuple[tuple[int, int], ...]:
    """Find which parts of two quotations are the same.

    Args:
        one: A quotation.
        other: Another, found to be the same.
        evidence: Why they are the same.

    Returns:
        Pairs of parts: the two that share most, and all that share half of the lighter one.
    """
    if one.parts[-1:] == other.parts[-1:] == (0,):
        return ((0, 0),)
    found: dict[tuple[int, int], float] = defaultdict(float)
    pairs = _by_terms(one, other) if evidence.feature == "meaning" else _by_runs(one, other)
    for pair, weight in pairs:
        found[pair] += weight
    if not found:
        return ((0, 0),)
    best = min(found, key=lambda pair: (-found[pair], pair))
    own, theirs = (_part_weights(saying, meant=evidence.feature == "meaning") for saying in (one, other))
    return tuple(
        pair
        for pair, weight in sorted(found.items())
        if pair == best or weight >= SHARED * min(own[pair[0]], theirs[pair[1]])
    )


def _by_runs(one: Saying, other: Saying) -> Iterator[tuple[tuple[int, int], float]]:
    blocks = SequenceMatcher(None, one.words, other.words, autojunk=False).get_matching_blocks()
    for block in blocks:
        if block.size > 1 or min(len(one.words), len(other.words)) == 1:
            for at in range(block.size):
                place = one.parts[block.a + at], other.parts[block.b + at]
                yield place, one.word_weights[block.a + at]


def _by_terms(one: Saying, other: Saying) -> Iterator[tuple[tuple[int, int], float]]:
    for a, b in share_terms(one.terms, other.terms).pairs:
        weight = min(one.terms[a], other.terms[b])
        for place in sorted({(p, q) for p in _parts_with(one, a) for q in _parts_with(other, b)}):
            yield place, weight


def _parts_with(saying: Saying, stem: str) -> set[int]:
    return {part for part, held in zip(saying.parts, saying.stems, strict=True) if held == stem}


def _part_weights(saying: Saying, *, meant: bool) -> dict[int, float]:
    """What each part weighs: all its words, or its content stems, each once."""
    weights: dict[int, float] = defaultdict(float)
    seen: set[tuple[int, str | None]] = set()
    for part, stem, weight in zip(saying.parts, saying.stems, saying.word_weights, strict=True):
        if not meant:
            weights[part] += weight
        elif stem is not None and (part, stem) not in seen:
            seen.add((part, stem))
            weights[part] += saying.terms.get(stem, 0.0)
    return weights
