"""How surely two reports are of one story: alone at first, then against what else is told at the time."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.link.stories.candidates import find_pairs
from crossread.link.stories.clustering import cluster
from crossread.link.stories.comparators import (
    Compared,
    compare,
    compare_in_context,
    find_background,
)
from crossread.link.stories.forest import Forest
from crossread.link.stories.vectors import Real, Whole

FIRST_GUESS = 0.5
"""Average likeness that groups of the first guess need."""

WORTH_A_LOOK = 0.02
"""Pairs that are less likely alone are not looked at in context."""

ARCHIVE = 1_000
"""Reports from which on a workspace is as mixed as the sets that the scorer learned from."""

PRIOR = 0.4
"""What it adds to the log odds of a pair, for each time (by e) that a workspace is smaller than an archive: two of five
reports that somebody laid side by side are likelier of one happening than two of thousands. For five reports it adds
2.1, for 70 it adds 1.1; pairs of look-alike happenings lie at -3 and lower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Pairs worth a look, and a way to score any other.

    Attributes:
        left: Index of one report of each pair, the lower one.
        right: Index of the other.
        rows: What was compared, in context.
        likely: How surely they are of one story.
        score: Scores any pair in the same way.
    """

    left: Whole
    right: Whole
    rows: Real
    likely: Real
    score: Callable[[Whole, Whole], Real]


def score_pairs(reports: Compared, alone: Forest, in_context: Forest | None) -> Scored:
    """Score the pairs that are worth it.

    Args:
        reports: The reports, in the order of time.
        alone: Scores a pair by itself; from it comes a first guess at groups.
        in_context: Scores it against the background as well; None to stop at the rows, for training.
    """
    prior = PRIOR * max(0.0, math.log(ARCHIVE / max(len(reports.days), 1)))
    left, right = find_pairs(reports.fields["text"], reports.days)
    rows = compare(reports, left, right)
    likely = alone.probability(rows)

    def score_alone(one: Whole, other: Whole) -> Real:
        return alone.probability(compare(reports, one, other))

    guess = cluster(len(reports.days), left, right, likely, score_alone, threshold=FIRST_GUESS)
    background = find_background(guess, left, right, rows[:, 0])
    rows = compare_in_context(rows, background, left, right)
    if in_context is None:
        return Scored(left=left, right=right, rows=rows, likely=likely, score=score_alone)
    chosen = likely >= WORTH_A_LOOK
    left, right, rows = left[chosen], right[chosen], rows[chosen]

    def score(one: Whole, other: Whole) -> Real:
        found = compare_in_context(compare(reports, one, other), background, one, other)
        return in_context.probability(found, prior=prior)

    likely = in_context.probability(rows, prior=prior)
    return Scored(left=left, right=right, rows=rows, likely=likely, score=score)


def likeness_within(scored: Scored, groups: Sequence[Sequence[int]]) -> list[Real]:
    """How surely the members of each group are of one story with each other.

    Args:
        scored: The scorer.
        groups: Indexes of the members of each group.

    Returns:
        For each group a square of likelihoods; its diagonal is 0.
    """
    members = [np.array(group, dtype=np.int64) for group in groups]
    corners = [np.triu_indices(len(group), 1) for group in groups]
    none = np.zeros(0, dtype=np.int64)
    left = np.concatenate([none, *(group[one] for group, (one, _) in zip(members, corners, strict=True))])
    right = np.concatenate([none, *(group[other] for group, (_, other) in zip(members, corners, strict=True))])
    likely = scored.score(left, right)
    squares: list[Real] = []
    begin = 0
    for group, (one, other) in zip(groups, corners, strict=True):
        square = np.zeros((len(group), len(group)))
        square[one, other] = square[other, one] = likely[begin : begin + len(one)]
        squares.append(square)
        begin += len(one)
    return squares
