"""The title of a story, and why each report is in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from crossread.link.stories.carried import Described
from crossread.link.stories.clustering import sample_members
from crossread.link.stories.comparators import Compared
from crossread.link.stories.kinds import find_kind, part_title
from crossread.link.stories.packing import PackedReport
from crossread.link.stories.reasons import Twin, explain, explain_alone, qualify
from crossread.link.stories.scorer import Scored
from crossread.link.stories.vectors import Real, Whole

_TWINS_SEEN = 8
"""Reports before and after a report, among those with one headline but for numbers, that it is held against."""

_TWINS_APART = 7.0
"""Days between twins of one story from which on they are named: of seven open sets none was of one happening by then,
while all that were of one (spellings, the second and third update) came out within hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Reports at hand and their groups.

    Attributes:
        read: The reports, in the order of time.
        compared: The same, made ready for comparing.
        scored: The scorer.
        groups: Group of each report, by the index of its first member.
        by_lot: The reports by lot: those that come first stand for their group.
        new: Which reports are new.
        alone: Which of the others were the only one of their story.
        keys: Key of each group.
    """

    read: Sequence[PackedReport]
    compared: Compared
    scored: Scored
    groups: Whole
    by_lot: Whole
    new: npt.NDArray[np.bool_]
    alone: npt.NDArray[np.bool_]
    keys: Mapping[int, str]


def describe(grouped: Grouped) -> dict[str, Described]:
    """Describe the stories that new reports went into.

    A new report, or one that was alone before, is held against the members that stand for its story. A story keeps its
    headline until as many new reports come as were carried; then all that are at hand are held against each other.

    Args:
        grouped: The reports at hand.

    Returns:
        What is said of each such story, by its key.
    """
    read, groups = grouped.read, grouped.groups
    fresh = np.bincount(groups[grouped.new], minlength=len(read))
    known = np.bincount(groups[~grouped.new], minlength=len(read))
    titled = (fresh >= known) & (fresh > 0)
    touched = fresh > 0
    told = grouped.new | (grouped.alone & touched[groups])
    owner, other, likely = _pairs(grouped, np.flatnonzero(told | titled[groups]))
    counts = np.bincount(owner, minlength=len(read))
    sums = (np.bincount(owner, weights=likely, minlength=len(read)) / np.maximum(counts, 1)).round(6)
    order = np.lexsort((other, -likely, owner))
    first = order[np.flatnonzero(np.diff(owner[order], prepend=-1))]
    first = first[told[owner[first]]]
    reasons = {
        at: (round(score, 4), reason)
        for at, score, reason in zip(
            owner[first].tolist(),
            likely[first].tolist(),
            explain(grouped.compared, read, owner[first], other[first]),
            strict=True,
        )
    }
    twins = _find_twins(grouped)
    kinds = {at: find_kind(read[at].title) for at in np.flatnonzero(told | titled[groups]).tolist()}
    for at in np.flatnonzero(told).tolist():
        kind, twin = kinds[at], twins.get(at)
        if at in reasons:
            reasons[at] = (reasons[at][0], qualify(reasons[at][1], kind, twin))
        elif kind or twin:
            reasons[at] = (1.0, explain_alone(kind, twin))
    chosen = np.flatnonzero(touched[groups])
    chosen = chosen[np.argsort(groups[chosen], kind="stable")]
    edges = np.flatnonzero(np.diff(groups[chosen], prepend=-1, append=-1))
    found = {}
    for begin, end in pairwise(edges.tolist()):
        members = chosen[begin:end].tolist()
        group = int(groups[members[0]])
        central = None
        if titled[group]:
            # The headline of a round-up or a live blog says too little of what happened to stand for a story.
            central = read[min(members, key=lambda at: (read[at].title is None, kinds[at] is not None, -sums[at], at))]
        found[grouped.keys[group]] = Described(
            title_document_id=None if central is None else central.document_id,
            title="" if central is None else central.title or "",
            reasons={read[at].document_id: reasons[at] for at in members if at in reasons},
        )
    return found


def _find_twins(grouped: Grouped) -> dict[int, Twin]:
    """For each report, the headline nearest in time that differs from its own by numbers only.

    It is of another story, or else of the same one but published more than a week before or after.
    """
    framed: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for at, report in enumerate(grouped.read):
        parted = part_title(report.title)
        if parted is not None:
            framed[parted[0]].append((at, parted[1]))
    groups, days = grouped.groups, grouped.compared.days
    found = {}
    for alike in framed.values():
        for place, (at, numbers) in enumerate(alike):
            others = [
                (bool(groups[other] == groups[at]), abs(other - at), other)
                for other, differing in alike[max(0, place - _TWINS_SEEN) : place + _TWINS_SEEN + 1]
                if differing != numbers and (groups[other] != groups[at] or abs(days[other] - days[at]) > _TWINS_APART)
            ]
            if others:
                # Reports are in the order of time, undated ones last.
                within, _, other = min(others)
                found[at] = Twin(grouped.read[other].title or "", within)
    return found


def _pairs(grouped: Grouped, members: Whole) -> tuple[Whole, Whole, Real]:
    """Pairs of members of one story and how likely they are, by the first: each with those that stand for the story."""
    groups = grouped.groups
    sample, _ = sample_members(groups, grouped.by_lot)
    one = np.repeat(members, sample.shape[1])
    other = sample[groups[members]].reshape(-1)
    real = (other >= 0) & (one != other)
    one, other = one[real], other[real]
    likely = grouped.scored.score(np.minimum(one, other), np.maximum(one, other))
    order = np.lexsort((other, one))
    return one[order], other[order], likely[order]
