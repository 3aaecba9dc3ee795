"""What two statements have in common when a near synonym counts as the word itself."""

from __future__ import annotations

from crossread.link.claims.comparators import Weighed
from crossread.link.claims.near_words import concepts_of_word

SAY_LITTLE = frozenset(["be", "have", "do", "say", "tell", "make", "take", "give", "get", "see"])
"""Predicates that are common to statements of anything."""


def told_alike(left: Weighed, right: Weighed) -> tuple[float, float]:
    """Weight of the words of each of two statements that the other has, or has a near synonym of."""
    return _told_by(left, right), _told_by(right, left)


def _told_by(one: Weighed, other: Weighed) -> float:
    theirs = set(other.words)
    return sum(
        float(weight)
        for word, weight, concepts in zip(one.words, one.weights, one.concepts, strict=True)
        if word in theirs or not concepts.isdisjoint(other.all_concepts)
    )


def one_act(left: Weighed, right: Weighed) -> float:
    """Whether the predicates are one word or near synonyms; half where each stands in the other in such a way."""
    one, other = (each.statement.clause.predicate.split()[0] for each in (left, right))
    if one in SAY_LITTLE or other in SAY_LITTLE:
        return 0.0
    if one == other or concepts_of_word(one) & concepts_of_word(other):
        return 1.0
    inside = (_has(right, one), _has(left, other))
    return 0.5 * all(inside) + 0.25 * (any(inside) and not all(inside))


def _has(one: Weighed, word: str) -> bool:
    return word in one.words or not concepts_of_word(word).isdisjoint(one.all_concepts)
