"""What is compared of two reports, each a number; the shipped scorer weighs them.

| feature | what | why |
|---|---|---|
| text, title, opening | cosine of weighted words | one happening is told in like words, above all at first |
| names, places, numbers, days | cosine; places are names behind `in`, `near`, `at` | template twins differ in these |
| title_most, title_least | title of one against text of the other, larger and smaller | a bare headline, a teaser |
| has_names, has_places, ... | whether both have some | nothing to compare is not unlike |
| gap, gap_root, same_day, after_a_week | days between | a later happening is another happening |
| undated | one has no date | then time says nothing |
| short, short_text, short_title | how short, alone and times text and title | little text proves little |
| above_..., times_... | text against the likest report of another group, difference and ratio | the background |
| background_least, background_most | how like that is | a busy theme needs more proof |

Words weigh by how few reports of a fixed background hold them, never by the reports at hand: a story of many reports
would make its own words common, and a pair would be scored otherwise tomorrow than today.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from crossread.link.stories.candidates import keep_weightiest
from crossread.link.stories.joint import Joint, add_products, by_the_fewer, find_shared, join_fields
from crossread.link.stories.packing import PackedReport, number_term, unpack
from crossread.link.stories.reports import FIELDS
from crossread.link.stories.threads import in_threads
from crossread.link.stories.vectors import (
    Numbers,
    Real,
    Vectors,
    Whole,
    idf,
    make_vectors,
    take_vectors,
)

VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "words": ("text", "title", "opening"),
    "names": ("names", "places"),
    "numbers": ("numbers",),
    "days": ("days",),
}
"""Fields that share a vocabulary."""

ALONE = (
    "text", "title", "opening", "names", "places", "numbers", "days", "title_most", "title_least",
    "has_places", "has_numbers", "has_days", "has_names",
    "gap", "same_day", "after_a_week", "undated", "short", "short_text", "short_title", "gap_root",
)  # fmt: skip
"""What is compared of two reports alone, in order."""

CONTEXT = ("above_least", "above_most", "times_least", "times_most", "background_most", "background_least")
"""What is compared against the reports of other groups."""

_HELD = (*((at, at) for at in range(len(FIELDS))), (1, 0), (0, 1))
"""Fields that are held against each other: each against itself, and the title of one against the text of the other."""

_SHORT_WORDS = 30
_SAME_DAY = 1.01
_WEEK = 7
_LEAST_BACKGROUND = 0.02
RIVALS = 4
"""Groups other than its own that a report is held against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Reports made ready for comparing; each by itself, so that they can be made ready at different times.

    Attributes:
        joint: The terms of all of `FIELDS`, in that order.
        weightiest: The weightiest terms of the text, by which a report is found.
        totals: Sum of the unscaled weights of each field: how much there is to compare.
        days: Day of publication; NaN when unknown.
        words: Words of the text.
    """

    joint: Joint
    weightiest: Vectors
    totals: Real
    days: Real
    words: Real

    def take(self, rows: Whole, other: Compared | None = None) -> Compared:
        """Some of the reports, and then others."""
        totals, days, words = self.totals[rows], self.days[rows], self.words[rows]
        return Compared(
            joint=self.joint.take(rows, None if other is None else other.joint),
            weightiest=take_vectors(self.weightiest, rows, None if other is None else other.weightiest),
            totals=totals if other is None else np.concatenate([totals, other.totals]),
            days=days if other is None else np.concatenate([days, other.days]),
            words=words if other is None else np.concatenate([words, other.words]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights of the terms of one vocabulary.

    Attributes:
        terms: Numbers of terms, rising.
        weights: Weight of each.
        other: Weight of any other term.
    """

    terms: Numbers
    weights: Real
    other: float

    def of(self, terms: Numbers) -> Real:
        """The weight of each of some terms."""
        places = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return np.asarray(np.where(self.terms[places] == terms, self.weights[places], self.other))


@cache
def load_weights() -> Mapping[str, Weights]:
    """The shipped weights of each vocabulary."""
    found: dict[str, Any] = json.loads(
        files("crossread.link.stories").joinpath("data/background.json").read_text("utf-8")
    )
    return weigh_background(found)


def weigh_background(background: Mapping[str, Any]) -> Mapping[str, Weights]:
    """Weigh terms by how few background reports hold them.

    Args:
        background: Number of background `reports`, and in how many of them each term of each vocabulary stands.
    """
    reports = background["reports"]
    found = {}
    for vocabulary in VOCABULARIES:
        held = sorted((number_term(term), count) for term, count in background[vocabulary].items())
        terms = np.array([term for term, _ in held] or [0], dtype=np.uint32)
        holders = np.array([count for _, count in held] or [0], dtype=np.float64)
        other = float(idf(np.zeros(1), reports)[0])
        found[vocabulary] = Weights(terms=terms, weights=idf(holders, reports), other=other)
    return found


def prepare(reports: Sequence[PackedReport], weights: Mapping[str, Weights] | None = None) -> Compared:
    """Weigh the terms of reports.

    Args:
        reports: The reports.
        weights: Weights of the terms; None for the shipped ones.
    """
    known = weights or load_weights()
    unpacked = unpack(reports)
    fields: dict[str, Vectors] = {}
    for vocabulary, names in VOCABULARIES.items():
        for name in names:
            field = unpacked[name]
            fields[name] = make_vectors(field.starts, field.terms, field.times, known[vocabulary].of(field.terms))
    joint = join_fields([fields[name] for name in FIELDS])
    totals = np.stack([fields[name].totals for name in FIELDS], axis=1)
    days = np.array([np.nan if report.day is None else report.day for report in reports], dtype=np.float64)
    words = np.array([report.words for report in reports], dtype=np.float64)
    return Compared(joint=joint, weightiest=keep_weightiest(fields["text"]), totals=totals, days=days, words=words)


def compare(reports: Compared, left: Whole, right: Whole, *, threads: int = 1) -> Real:
    """Compare two reports of many pairs.

    Args:
        reports: The reports.
        left: Index of one report of each pair.
        right: Index of the other.
        threads: In how many threads.

    Returns:
        One row a pair, its columns in the order of `ALONE`.
    """
    rows = np.zeros((len(left), len(ALONE)))
    one, other, order = by_the_fewer(left, right)

    def add(some: slice) -> None:
        part = order[some]
        for shared in find_shared(reports.joint, one[some], other[some]):
            found = add_products(reports.joint, shared, _HELD)
            at = part[shared.begin : shared.end]
            rows[at, : len(FIELDS)] = found[:, : len(FIELDS)]
            rows[at, 7], rows[at, 8] = found[:, 7:].max(axis=1), found[:, 7:].min(axis=1)

    in_threads(add, len(left), threads)
    for at, name in enumerate(("places", "numbers", "days", "names"), 9):
        totals = reports.totals[:, FIELDS.index(name)]
        rows[:, at] = np.minimum(np.minimum(totals[left], totals[right]), 1.0)
    gap = np.abs(reports.days[left] - reports.days[right])
    undated = np.isnan(gap)
    gap = np.where(undated, 0.0, gap)
    rows[:, 13], rows[:, 20] = np.log1p(gap), np.sqrt(gap)
    rows[:, 14], rows[:, 15], rows[:, 16] = ~undated & (gap < _SAME_DAY), ~undated & (gap > _WEEK), undated
    short = 1 / (1 + np.minimum(reports.words[left], reports.words[right]) / _SHORT_WORDS)
    rows[:, 17], rows[:, 18], rows[:, 19] = short, short * rows[:, 0], short * rows[:, 1]
    return rows


def without_time(rows: Real) -> Real:
    """The rows of `compare` as if both reports had been published on one day."""
    timeless = rows.copy()
    timeless[:, [13, 15, 20]] = 0.0
    timeless[:, 14] = 1 - timeless[:, 16]
    return timeless


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """The likest reports of other groups.

    Attributes:
        groups: First guess at the group of each report.
        rivals: For each report the other groups that are likest to it; -1 for none, and numbers beyond those of the
            reports for groups that are not at hand.
        likeness: How like each is: the cosine of the text with its likest member.
    """

    groups: Whole
    rivals: Whole
    likeness: Real


def find_background(
    groups: Whole, left: Whole, right: Whole, text: Real, earlier: tuple[Whole, Whole, Real] | None = None
) -> Background:
    """Find, for each report, the groups other than its own that are likest to it.

    Args:
        groups: First guess at the group of each report.
        left: Index of one report of each pair worth comparing.
        right: Index of the other.
        text: Cosine of their texts.
        earlier: What is known from before: reports, a group of each, and how like that is.
    """
    owner, other = np.concatenate([left, right]), groups[np.concatenate([right, left])]
    like = np.concatenate([text, text])
    if earlier is not None:
        owner, other = np.concatenate([owner, earlier[0]]), np.concatenate([other, earlier[1]])
        like = np.concatenate([like, earlier[2]])
    apart = groups[owner] != other
    owner, other, like = owner[apart], other[apart], like[apart]
    # Owner and group as one number, which is sorted much faster than two.
    span = int(other.max(initial=0)) + 1
    keys = owner * span + other
    order = np.argsort(keys)
    begins = np.flatnonzero(np.diff(keys[order], prepend=-1))
    if len(begins):
        like = np.maximum.reduceat(like[order], begins)
    owner, other = owner[order[begins]], other[order[begins]]
    # Groups are in order, so that of equally like ones the earlier stay before the later.
    order = np.lexsort((-like, owner))
    owner, other, like = owner[order], other[order], like[order]
    sizes = np.bincount(owner, minlength=len(groups))
    rank = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    kept = rank < RIVALS
    rivals = np.full((len(groups), RIVALS), -1)
    likeness = np.zeros((len(groups), RIVALS))
    rivals[owner[kept], rank[kept]] = other[kept]
    likeness[owner[kept], rank[kept]] = like[kept]
    return Background(groups=groups, rivals=rivals, likeness=likeness)


def compare_in_context(rows: Real, background: Background, left: Whole, right: Whole) -> Real:
    """Add to the rows of `compare` what stands in `CONTEXT`; the pair's own two groups are no background."""
    one = _rival(background, left, right)
    other = _rival(background, right, left)
    least, most = np.minimum(one, other), np.maximum(one, other)
    text = rows[:, 0]
    added = (
        text - least,
        text - most,
        text / (least + text + _LEAST_BACKGROUND),
        text / (most + text + _LEAST_BACKGROUND),
        most,
        least,
    )
    return np.concatenate([rows, np.stack(added, axis=1)], axis=1)


def _rival(background: Background, report: Whole, other: Whole) -> Real:
    foreign = background.rivals[report] != background.groups[other][:, None]
    return np.asarray(np.where(foreign, background.likeness[report], 0.0).max(axis=1, initial=0.0))
