"""How surely two reports are of one story: alone at first, then against what else is told at the time."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from crossread.link.stories.candidates import Mask, find_pairs
from crossread.link.stories.clustering import Known, cluster
from crossread.link.stories.comparators import (
    ALONE,
    Background,
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

LEAST_TEXT = 0.03
"""Pairs whose texts are less alike are not compared any further: 1 of 2,868 pairs of one story in five sets was."""

LEAST_SAGA_TEXT = 0.1
"""Pairs whose texts are less alike are not held against each other for sagas."""

ARCHIVE = 1_000
"""Reports from which on a workspace is as mixed as the sets that the scorer learned from."""

PRIOR = 1.2
"""What it adds to the log odds of a pair, for each time (by e) that a workspace is smaller than an archive: two of five
reports that somebody laid side by side are likelier of one happening than two of thousands. For 630 reports it is
0.6, for 190 and fewer `MOST_PRIOR`."""

MOST_PRIOR = 2.0
"""The most it adds: pairs of look-alike happenings lie at -3 and lower, on a desk of five as well."""

LEAST_COMMON = 0.05
"""What two reports must share of their names, places or numbers for all of that: two fires on a desk whose reports name
other people in other towns are not likelier to be one because somebody laid them side by side."""

LIKE_HEADLINES = 0.4
"""Headlines that are alike to this degree stand for it: one report of an arrest may name nobody that another names."""

HEADLINES = 1.32
"""How much more a pair of bare headlines says for its groups: by it the average that groups need is one half. Many
pairs of headlines of one happening share no word, and lower the average of their groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Pairs worth a look, and a way to score any other.

    Attributes:
        left: Index of one report of each pair, the lower one.
        right: Index of the other.
        rows: What was compared, in context.
        likely: How surely they are of one story.
        score: Scores any pair in the same way.
        linked: What `cluster` asks of each pair worth a look.
        link: The same of any pair.
        background: The likest reports of other groups.
        wide: Pairs that may be of one saga: two indexes, their places among the rows, and what was compared of all
            pairs alone.
    """

    left: Whole
    right: Whole
    rows: Real
    likely: Real
    score: Callable[[Whole, Whole], Real]
    linked: Real
    link: Callable[[Whole, Whole], Real]
    background: Background
    wide: tuple[Whole, Whole, Whole, Real]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is known of reports that were grouped before.

    Attributes:
        fresh: Which reports were not.
        groups: Group of each report by the index of its first member; a fresh one is alone.
        rivals: Group that is like a report, for each of `owners`; numbers beyond those of the reports for groups that
            are not at hand.
        owners: The report that each is like.
        likeness: How like.
    """

    fresh: Mask
    groups: Whole
    owners: Whole
    rivals: Whole
    likeness: Real


def score_pairs(
    reports: Compared,
    alone: Forest,
    in_context: Forest | None,
    *,
    settled: Settled | None = None,
    total: int | None = None,
    by_lot: Whole | None = None,
    threads: int = 1,
) -> Scored:
    """Score the pairs that are worth it.

    Args:
        reports: The reports, in the order of time.
        alone: Scores a pair by itself; from it comes a first guess at groups.
        in_context: Scores it against the background as well; None to stop at the rows, for training.
        settled: What is known of those that were grouped before; pairs among them are not looked at again.
        total: Number of reports in the workspace; None when these are all.
        by_lot: The reports by lot, for `cluster`.
        threads: In how many threads.
    """
    count = len(reports.days)
    left, right = find_pairs(reports.weightiest, reports.days, settled.fresh if settled else None)
    rows = compare(reports, left, right, threads=threads)
    near = rows[:, 0] >= LEAST_TEXT
    if not near.all():
        left, right, rows = left[near], right[near], rows[near]
    likely = alone.probability(rows, threads=threads)

    def score_alone(one: Whole, other: Whole) -> Real:
        return alone.probability(compare(reports, one, other, threads=threads), threads=threads)

    known = settled.groups if settled else None
    guess = cluster(count, left, right, likely, score_alone, threshold=FIRST_GUESS, settled=known, by_lot=by_lot)
    wide = np.flatnonzero(rows[:, 0] >= LEAST_SAGA_TEXT)
    sagas = left[wide], right[wide], wide, rows
    background = find_background(guess, left, right, rows[:, 0], _earlier(guess, settled) if settled else None)
    if in_context is None:
        return Scored(
            left=left,
            right=right,
            rows=compare_in_context(rows, background, left, right),
            likely=likely,
            score=score_alone,
            linked=likely,
            link=score_alone,
            background=background,
            wide=sagas,
        )
    chosen = likely >= WORTH_A_LOOK
    left, right = left[chosen], right[chosen]
    rows = compare_in_context(rows[chosen], background, left, right)

    def likely_of(found: Real) -> Real:
        return in_context.probability(found, prior=prior_odds(found, total or count), threads=threads)

    def compared(one: Whole, other: Whole) -> Real:
        return compare_in_context(compare(reports, one, other, threads=threads), background, one, other)

    def link(one: Whole, other: Whole) -> Real:
        found = compared(one, other)
        return _with_shared(likely_of(found), found, _bare(reports, one, other))

    likely = likely_of(rows)
    # Nine in ten of the pairs that reasons are made of are among those worth a look.
    seen = Known(left * count + right, likely[:, None], count, lambda one, other: likely_of(compared(one, other)))

    def score(one: Whole, other: Whole) -> Real:
        return seen.of(one, other)[:, 0]

    return Scored(
        left=left,
        right=right,
        rows=rows,
        likely=likely,
        score=score,
        linked=_with_shared(likely, rows, _bare(reports, left, right)),
        link=link,
        background=background,
        wide=sagas,
    )


COPY = 0.8
"""Reports whose texts are alike to this degree are one text: they do not tell how like the reports of a story are."""

_SHARED = [ALONE.index("text"), ALONE.index("names"), ALONE.index("opening")]
_COMMON = [ALONE.index(name) for name in ("names", "places", "numbers")]
_TITLE = ALONE.index("title")
_HAS_NAMES = ALONE.index("has_names")
_SHORT = ALONE.index("short")
_LONGER_THAN_A_HEADLINE = 1.0


def prior_odds(rows: Real, total: int) -> Real:
    """Log odds of pairs on a small desk beyond those of the data that the scorer learned from.

    Args:
        rows: What was compared, its first columns in the order of `ALONE`.
        total: Number of reports in the workspace.

    Returns:
        What is added for each pair.
    """
    desk = min(PRIOR * max(0.0, math.log(ARCHIVE / max(total, 1))), MOST_PRIOR)
    common = np.minimum(rows[:, _COMMON].max(axis=1, initial=0.0) / LEAST_COMMON, 1.0)
    common = np.maximum(common, rows[:, _TITLE] >= LIKE_HEADLINES)
    named = rows[:, _HAS_NAMES] >= 1
    return np.asarray(np.where(named, desk * common, desk))


def _bare(reports: Compared, one: Whole, other: Whole) -> Mask:
    """Whether both reports of each pair are bare headlines."""
    return np.asarray(np.maximum(reports.words[one], reports.words[other]) == 0)


def _with_shared(likely: Real, rows: Real, bare: Mask) -> Real:
    """What `cluster` asks; copies and bare headlines do not tell how like the reports of a story are."""
    tells = (rows[:, _SHARED[0]] < COPY) & (rows[:, _SHORT] < _LONGER_THAN_A_HEADLINE)
    counts = np.where(bare, likely * HEADLINES, likely)
    return np.concatenate([counts[:, None], tells[:, None], rows[:, _SHARED]], axis=1)


def _earlier(guess: Whole, settled: Settled) -> tuple[Whole, Whole, Real]:
    at_hand = settled.rivals < len(guess)
    groups = np.where(at_hand, guess[np.where(at_hand, settled.rivals, 0)], settled.rivals)
    return settled.owners, groups, settled.likeness
