"""Which statements of a story may stand in one row: those that share enough, by words or by what is known of them.

Statements within longer ones are left to the longer ones: short pieces ("to open the embassy") meet by chance. On two
stories F1 of pairs rose from .49 to .54 and from .36 to .41 by that, and to .55 and .48 by what two must share.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from crossread.link.claims.comparators import Weighed
from crossread.link.claims.scorer import ANCHORS, anchors
from crossread.link.claims.statements import Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pair = tuple[int, int]

SHARED = 1.3
"""What two statements must share, in words of which a single sentence of the story has each."""
FEWER_SHARED = 0.4
"""The same for pairs that are looked at beside their rivals: one pair of two reports in seventeen."""
BY_WORDS = 24
"""Statements looked at for each, by the weight of the words they share."""
BY_MEANING = 8
"""Statements looked at for each beside those, by the vectors of their words."""
FEW = 400
"""Up to so many standing statements all pairs are looked at."""
_BLOCK = 512
_FEWEST = 1
_FEWEST_SPOKEN = 3
_THINKING = frozenset(["think", "believe", "know", "feel", "suppose", "guess", "see", "hope"])


def weigh_candidates(weighed: Sequence[Weighed], least: float) -> Iterator[tuple[Pair, float]]:
    """Find the pairs of statements of a story that are worth comparing, with what they share.

    Args:
        weighed: The statements of the story.
        least: What two must share, in words of which a single sentence of the story has each.

    Yields:
        Places of two statements, the lower first, each pair once, with what they share: infinity for two that an anchor
        holds together or whose words are the same. In blocks, never all against all in a large story.
    """
    standing = [place for place, one in enumerate(weighed) if not one.nested and _says_enough(one)]
    rarest = max((float(one.weights.max()) for one in weighed if len(one.weights)), default=0.0)
    pairs = combinations(standing, 2) if len(standing) <= FEW else _near(weighed, standing)
    for i, j in pairs:
        known = any(ANCHORS[name][0] > 0 for name in anchors(weighed[i].statement, weighed[j].statement))
        alike = known or set(weighed[i].words) == set(weighed[j].words)
        share = math.inf if alike else share_of_rarest(weighed[i], weighed[j], rarest)
        if share >= least:
            yield (i, j), share


def share_of_rarest(one: Weighed, other: Weighed, rarest: float) -> float:
    """Weight of the words that two statements share, in words of the weight given; 0 where that is none."""
    return shared_weight(one, other) / rarest if rarest else 0.0


def only_thinks(one: Statement) -> bool:
    """Whether a statement says no more than that somebody thinks so ("we know"); what, another one tells."""
    return one.own <= 1 and one.clause.predicate.split()[0] in _THINKING


def _says_enough(one: Weighed) -> bool:
    """Whether a clause says enough by itself to meet another one: not "he added", "I think"."""
    if only_thinks(one.statement):
        return False
    return one.statement.own >= (_FEWEST_SPOKEN if one.statement.clause.kind == "speech" else _FEWEST)


def shared_weight(one: Weighed, other: Weighed) -> float:
    """Weight of the words that two statements share."""
    theirs = set(other.words)
    return sum(float(weight) for word, weight in zip(one.words, one.weights, strict=True) if word in theirs)


def _near(weighed: Sequence[Weighed], standing: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of each statement the ones that share most with it, and the ones nearest in meaning; in blocks."""
    chosen = [weighed[place] for place in standing]
    for i, j in _blockwise(chosen):
        yield standing[i], standing[j]


def _blockwise(weighed: Sequence[Weighed]) -> Iterator[tuple[int, int]]:
    count = len(weighed)
    vocabulary: dict[str, int] = {}
    for one in weighed:
        for word in one.words:
            vocabulary.setdefault(word, len(vocabulary))
    postings = _postings(weighed, vocabulary)
    means = np.stack([one.mean for one in weighed])
    seen: set[tuple[int, int]] = set()
    for begin in range(0, count, _BLOCK):
        end = min(count, begin + _BLOCK)
        shared = np.zeros((end - begin, count), np.float32)
        for place in range(begin, end):
            one = weighed[place]
            for word, weight in zip(one.words, one.weights, strict=True):
                shared[place - begin, postings[vocabulary[word]]] += weight**2
        shared /= np.array([max(one.length, 1e-6) for one in weighed], np.float32)
        near = means[begin:end] @ means.T
        for place in range(begin, end):
            for scores, most in ((shared[place - begin], BY_WORDS), (near[place - begin], BY_MEANING)):
                scores[place] = 0
                for other in _best(scores, most):
                    pair = (min(place, other), max(place, other))
                    if pair not in seen:
                        seen.add(pair)
                        yield pair


def _postings(weighed: Sequence[Weighed], vocabulary: dict[str, int]) -> list[NDArray[np.int64]]:
    lists: list[list[int]] = [[] for _ in vocabulary]
    for place, one in enumerate(weighed):
        for word in one.words:
            lists[vocabulary[word]].append(place)
    return [np.array(each, np.int64) for each in lists]


def _best(scores: NDArray[np.float32], most: int) -> list[int]:
    """Places of the highest positive scores; equal ones by place, so that the order of input alone decides nothing."""
    if len(scores) > most:
        edge = np.partition(scores, -most)[-most]
        places = np.flatnonzero(scores >= max(float(edge), 1e-6))
    else:
        places = np.flatnonzero(scores > 0)
    return [int(place) for place in places[: 2 * most]]
