"""Groups of reports by average likeness: a group takes another in only if their members are alike on the whole.

Average link by mutual nearest neighbours, in rounds: whenever two groups are each other's likest, and likely enough of
one story, they become one. For average link this gives the same groups as joining one pair after the other (Murtagh
1983). One likely pair between two groups never joins them, so nothing chains; and a group is compared as a whole, so
a report that is unlike one member is not lost. Of a large group only some members, drawn by lot, are compared.

Two happenings of one kind, told in the same words of different people, are likely pair by pair. Seen as groups they
give themselves away: reports of one share more with each other than with those of the other. So two groups of more
than one report are held apart when what they share falls far behind what each shares within (`COHESION`). Two
happenings of one war share names, places and background to the full, but begin with different things: they are held
apart when what their openings share falls behind far more than what their texts share (`OPENING`).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from crossread.link.stories.candidates import Mask
from crossread.link.stories.vectors import Real, Whole

Score = Callable[[Whole, Whole], Real]
"""How surely the reports of each pair are of one story, in [0, 1]. Or a row for each pair: that; whether the pair tells
how like the reports of one story are (1 or 0); and how much the two share of text, of names and of their openings."""

SAMPLE = 8
"""Members of a group that are compared with those of another."""

LEAST_LINK = 0.1
"""How likely one pair between two groups must be for the groups to be compared."""

COHESION = (0.55, 0.5)
"""The least that two groups must share of text and of names, as a part of what each shares within."""

OPENING = 0.65
"""The least that they must share of their openings in this way, as a part of what they share of their texts."""

FEWEST = 3
"""Reports that either group must have for that; how two begin says too little about how a story is told."""


def cluster(
    count: int,
    left: Whole,
    right: Whole,
    likely: Real,
    score: Score,
    *,
    threshold: float,
    settled: Whole | None = None,
    by_lot: Whole | None = None,
) -> Whole:
    """Group reports.

    Args:
        count: Number of reports; they are in the order of time.
        left: Index of one report of each pair worth comparing.
        right: Index of the other.
        likely: What `score` gives for each pair.
        score: Scores any pair.
        threshold: Average likeness that two groups need to become one.
        settled: Groups to begin with, by the index of their first members; None for each report alone.
        by_lot: The reports by lot: those that come first stand for a large group; None to draw lots.

    Returns:
        The group of each report, by the index of its first member.

    Example:
        >>> close = lambda a, b: np.where(np.abs(a - b) < 2, 0.9, 0.0)
        >>> pairs = np.array([0, 1, 2]), np.array([1, 2, 3])
        >>> cluster(4, *pairs, close(*pairs), close, threshold=0.5).tolist()
        [0, 0, 2, 2]
    """
    groups = np.arange(count) if settled is None else settled
    by_lot = order_by_lot(draw_lots(count)) if by_lot is None else by_lot
    rows = _as_rows(likely)
    kept = rows[:, 0] >= LEAST_LINK
    left, right, rows = left[kept], right[kept], rows[kept]
    scored = Known(left * count + right, rows, count, score)
    likely = rows[:, 0]
    known: dict[str, Whole | Real] = {"key": np.zeros(0, dtype=np.int64), "value": np.zeros(0)}
    while len(left):
        low = np.minimum(groups[left], groups[right])
        high = np.maximum(groups[left], groups[right])
        apart = low != high
        left, right, likely = left[apart], right[apart], likely[apart]
        keys, place = np.unique(low[apart] * count + high[apart], return_inverse=True)
        # The pairs worth comparing are the likeliest; where even they are not likely enough, all are not.
        most = np.bincount(place, weights=likely) / np.bincount(place)
        keys = keys[most >= threshold]
        values = _compare_groups(sample_members(groups, by_lot), keys, threshold, scored, known)
        merged = _mutual(keys // count, keys % count, values, threshold, count)
        if not len(merged):
            break
        target = np.arange(count)
        target[keys[merged] % count] = keys[merged] // count
        groups = target[groups]
        changed = np.zeros(count, dtype=bool)
        changed[keys[merged] // count] = changed[keys[merged] % count] = True
        still = ~changed[keys // count] & ~changed[keys % count]
        known = {"key": keys[still], "value": values[still]}
    return groups


def _as_rows(scores: Real) -> Real:
    return scores[:, None] if scores.ndim == 1 else scores


class Known:
    """Pairs that were scored, so that none is scored twice.

    Args:
        keys: The lower index of each pair times `count`, plus the higher one; each once.
        rows: What was found for each.
        count: Number of reports.
        score: Scores any other pair.
    """

    def __init__(self, keys: Whole, rows: Real, count: int, score: Score) -> None:
        order = np.argsort(keys)
        self._keys, self._rows = keys[order], rows[order]
        self.count, self._score = count, score

    @property
    def width(self) -> int:
        """How many numbers there are of a pair."""
        return int(self._rows.shape[1])

    def of(self, one: Whole, other: Whole) -> Real:
        """A row for each pair."""
        wanted, place = np.unique(np.minimum(one, other) * self.count + np.maximum(one, other), return_inverse=True)
        at = np.searchsorted(self._keys, wanted)
        known = np.zeros(len(wanted), dtype=bool)
        inside = at < len(self._keys)
        known[inside] = self._keys[at[inside]] == wanted[inside]
        fresh = wanted[~known]
        rows = np.empty((len(wanted), self.width))
        rows[known] = self._rows[at[known]]
        rows[~known] = _as_rows(self._score(fresh // self.count, fresh % self.count))
        self._keys = np.insert(self._keys, at[~known], fresh)
        self._rows = np.insert(self._rows, at[~known], rows[~known], axis=0)
        return np.asarray(rows[place])


def _compare_groups(
    sample: tuple[Whole, Whole], keys: Whole, threshold: float, scored: Known, known: dict[str, Whole | Real]
) -> Real:
    """Average likeness of each pair of groups, 0 for those held apart; pairs that did not change are not seen again."""
    values = np.full(len(keys), np.nan)
    if len(known["key"]) and len(keys):
        place = np.minimum(np.searchsorted(keys, known["key"]), len(keys) - 1)
        same = keys[place] == known["key"]
        values[place[same]] = known["value"][same]
    fresh = np.flatnonzero(np.isnan(values))
    one, other = keys[fresh] // scored.count, keys[fresh] % scored.count
    between = _average(sample, one, other, scored)
    values[fresh] = between[:, 0]
    if scored.width > 1:
        _, sizes = sample
        asked = np.flatnonzero((between[:, 0] >= threshold) & (sizes[one] > 1) & (sizes[other] > 1))
        if len(asked):
            loose = ~_cohere(sample, one[asked], other[asked], between[asked, 2:], scored)
            values[fresh[asked[loose]]] = 0.0
    return values


def _cohere(sample: tuple[Whole, Whole], one: Whole, other: Whole, between: Real, scored: Known) -> Mask:
    """Whether the groups of each pair share enough, held against what each shares within."""
    groups, place = np.unique(np.concatenate([one, other]), return_inverse=True)
    # A group of nothing but copies or headlines shares nothing within that could be held against it.
    within = np.sqrt(_average(sample, groups, groups, scored, telling=True)[:, 2:])
    whole = within[place[: len(one)]] * within[place[len(one) :]]
    enough = (between[:, : len(COHESION)] >= whole[:, : len(COHESION)] * COHESION).all(axis=1)
    # Both as a part of what is shared within, without dividing by what may be nothing.
    text, opening = between[:, 0] * whole[:, -1], between[:, -1] * whole[:, 0]
    few = np.minimum(sample[1][one], sample[1][other]) < FEWEST
    return np.asarray(enough & (few | (opening >= OPENING * text)))


def _average(sample: tuple[Whole, Whole], one: Whole, other: Whole, scored: Known, *, telling: bool = False) -> Real:
    """The rows of the pairs of members between two groups, or within one, on the average; 0 where there are none."""
    members, sizes = sample
    # Each pair of members in a row of its own; within a group each pair stands twice, which changes no average.
    pairs = sizes[one] * sizes[other]
    of = np.repeat(np.arange(len(one)), pairs)
    inside = np.arange(len(of)) - np.repeat(np.cumsum(pairs) - pairs, pairs)
    a = members[one[of], inside // sizes[other[of]]]
    b = members[other[of], inside % sizes[other[of]]]
    real = a != b
    of, rows = of[real], scored.of(a[real], b[real])
    if telling:
        tells = rows[:, 1] > 0
        of, rows = of[tells], rows[tells]
    found = [np.bincount(of, weights=column, minlength=len(one)) for column in rows.T]
    return np.asarray(np.stack(found, axis=1) / np.maximum(np.bincount(of, minlength=len(one)), 1)[:, None])


def draw_lots(count: int) -> Whole:
    """A number for each report by which those that stand for their group are chosen; the same each time."""
    mixed = np.arange(count, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return np.asarray((mixed >> np.uint64(33)).astype(np.int64))


def order_by_lot(lots: Whole) -> Whole:
    """The reports from the lowest lot on; of equal ones the earlier."""
    return np.argsort(lots, kind="stable")


def sample_members(groups: Whole, by_lot: Whole) -> tuple[Whole, Whole]:
    """The members of each group that stand for it, and how many they are.

    They are those with the lowest lots: when two groups become one, its sample is drawn from theirs, so that most of
    its pairs were scored before.

    Args:
        groups: Group of each report.
        by_lot: The reports in the order of their lots.

    Returns:
        For each group up to `SAMPLE` members in the order of their lots, then -1; and their number.
    """
    count = len(groups)
    # Group and place among the lots as one number, which is sorted much faster than two.
    order = by_lot[np.sort(groups[by_lot] * count + np.arange(count)) % max(count, 1)]
    sizes = np.bincount(groups, minlength=count)
    starts = np.cumsum(sizes) - sizes
    taken = np.minimum(sizes, SAMPLE)
    steps = np.arange(SAMPLE)[None, :]
    places = np.clip(starts[:, None] + steps, 0, count - 1)
    return np.where(steps < taken[:, None], order[places], -1), taken


def _mutual(low: Whole, high: Whole, values: Real, threshold: float, count: int) -> Whole:
    """Indexes of the pairs of groups that are each other's likest and likely enough."""
    good = np.flatnonzero(values >= threshold)
    # Ties go to the pair of the earliest groups.
    order = good[np.lexsort((high[good], low[good], -values[good]))]
    best = np.full(count, -1)
    for side in (low, high):
        owners = side[order]
        first_owner, first_at = np.unique(owners, return_index=True)
        better = best[first_owner]
        rank = np.where(better < 0, len(order), better)
        best[first_owner] = np.minimum(rank, first_at)
    ranks = np.arange(len(order))
    return np.asarray(order[(best[low[order]] == ranks) & (best[high[order]] == ranks)])
