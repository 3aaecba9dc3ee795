"""How sure a score is: percentile bootstrap over stories or documents, alone and in pairs; Wilson where those are few.

Cases of one story are not independent, so whole groups are drawn (Efron and Tibshirani 1993, chapter 8; for paired
comparison Berg-Kirkpatrick and others 2012). One draw of groups serves every measure and every contestant.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from bench.formulas import Numbers
from bench.measures import Measure
from bench.task import Case

SAMPLES = 1000
SEED = 13
LEVEL = 0.95
FEWEST_GROUPS = 8
"""Below this many groups a bootstrap says more about the draw than about the score."""
_CHUNK = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where a score lies, at 95 %.

    Attributes:
        low: Lower end; None when there is no interval.
        high: Upper end; None when there is no interval.
        by: "groups" for the bootstrap, "wilson" for a share over cases of too few groups, "none".
    """

    low: float | None = None
    high: float | None = None
    by: Literal["groups", "wilson", "none"] = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one contestant: of each group, and of many draws of groups.

    Attributes:
        groups: Names of the groups, sorted.
        by_group: Count name to one number per group.
        drawn: Count name to one sum per draw of as many groups with replacement.
        samples: Number of draws.
        seed: Their seed; same seed and same number of groups: same draws, whoever is scored.
    """

    groups: tuple[str, ...]
    by_group: Mapping[str, Numbers]
    drawn: Mapping[str, Numbers]
    samples: int
    seed: int


def tally(cases: Iterable[Case], measures: Iterable[Measure], *, samples: int = SAMPLES, seed: int = SEED) -> Tally:
    """Sum the counts of cases by group and draw the groups again.

    Args:
        cases: What a contestant gave.
        measures: Those whose counts are wanted; a count that no case has is zero.
        samples: Number of draws.
        seed: Their seed.

    Raises:
        ValueError: Two cases have one id, or a count belongs to no measure (a misspelt name would score 0 in silence).
    """
    wanted = sorted({name for measure in measures for name in measure.counts})
    seen: set[str] = set()
    sums: dict[str, dict[str, float]] = {}
    for case in cases:
        strangers = case.counts.keys() - wanted
        if case.case in seen or strangers:
            what = f"no measure reads {', '.join(sorted(strangers))}" if strangers else "there are two of that name"
            raise ValueError(f"case {case.case}: {what}")
        seen.add(case.case)
        mine = sums.setdefault(case.group, {})
        for name, count in case.counts.items():
            mine[name] = mine.get(name, 0.0) + count
    groups = tuple(sorted(sums))
    table = np.array([[sums[group].get(name, 0.0) for name in wanted] for group in groups]).reshape(-1, len(wanted))
    drawn = _draw(table, samples, seed)
    return Tally(
        groups=groups,
        by_group=dict(zip(wanted, table.T, strict=True)),
        drawn=dict(zip(wanted, drawn.T, strict=True)),
        samples=samples,
        seed=seed,
    )


def _draw(table: Numbers, samples: int, seed: int) -> Numbers:
    n = len(table)
    if n == 0 or samples == 0:
        return np.zeros((samples, table.shape[1]))
    generator = np.random.default_rng(seed)
    sizes = [min(_CHUNK, samples - start) for start in range(0, samples, _CHUNK)]
    return np.concatenate([generator.multinomial(n, np.full(n, 1 / n), size=size) @ table for size in sizes])


def value_and_size(tallied: Tally, measure: Measure) -> tuple[float | None, int]:
    """Score and n of one measure; the score is None when it has no denominator."""
    if not tallied.groups:
        return None, 0
    sums = {name: tallied.by_group[name] for name in measure.counts}
    if not measure.across:
        sums = {name: column.sum() for name, column in sums.items()}
    value = float(measure.of(sums))
    return (None if math.isnan(value) else value), round(float(measure.size(sums)))


def resample(tallied: Tally, measure: Measure) -> Numbers:
    """One score per draw; NaN where a draw has no denominator."""
    if not measure.across:
        return measure.of({name: tallied.drawn[name] for name in measure.counts})
    n = len(tallied.groups)
    picked = np.random.default_rng(tallied.seed).integers(n, size=(tallied.samples, n))
    return measure.of({name: tallied.by_group[name][picked] for name in measure.counts})


def interval(tallied: Tally, measure: Measure) -> Interval:
    """The 95 % interval of a score.

    Args:
        tallied: Counts by group.
        measure: What to score.

    Returns:
        The bootstrap's interval from eight groups on; for fewer, Wilson's for a share (too narrow when cases of one
        story go right or wrong together, which is why it is named), and none for any other measure.
    """
    value, n = value_and_size(tallied, measure)
    if value is None:
        return Interval()
    if len(tallied.groups) >= FEWEST_GROUPS:
        return _percentiles(resample(tallied, measure))
    if measure.proportion and n:
        low, high = wilson(value * n, n)
        return Interval(low=low, high=high, by="wilson")
    return Interval()


def paired_difference(ours: Tally, theirs: Tally, measure: Measure) -> tuple[float | None, Interval]:
    """Ours minus theirs, drawn in pairs: the same groups for both in every draw.

    Args:
        ours: Counts of the system.
        theirs: Counts of the other, drawn with the same seed.
        measure: What to score.

    Returns:
        The difference and its interval; None and no interval when one has no score.

    Raises:
        ValueError: They did not do the same groups or were not drawn alike, so nothing is paired.
    """
    if ours.groups != theirs.groups:
        odd = sorted(set(ours.groups) ^ set(theirs.groups))
        raise ValueError(f"not the same groups: {len(odd)} stand on one side only, for example {odd[0]}")
    if (ours.samples, ours.seed) != (theirs.samples, theirs.seed):
        raise ValueError("not the same draws: samples and seed must be those of the other")
    mine, other = value_and_size(ours, measure)[0], value_and_size(theirs, measure)[0]
    if mine is None or other is None:
        return None, Interval()
    if len(ours.groups) < FEWEST_GROUPS:
        return mine - other, Interval()
    return mine - other, _percentiles(resample(ours, measure) - resample(theirs, measure))


def wilson(right: float, n: float) -> tuple[float, float]:
    """Wilson's 95 % score interval of a share (Wilson 1927).

    Args:
        right: Hits, 0 to n.
        n: Cases, above 0.

    Example:
        >>> [round(end, 3) for end in wilson(8, 10)]
        [0.49, 0.943]
    """
    z = 1.959963984540054
    share = right / n
    centre = share + z * z / (2 * n)
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    return max(0.0, (centre - spread) / whole), min(1.0, (centre + spread) / whole)


def _percentiles(scores: Numbers) -> Interval:
    kept = scores[~np.isnan(scores)]
    if kept.size == 0 or kept.size < scores.size / 2:
        return Interval()
    low, high = np.percentile(kept, [50 * (1 - LEVEL), 50 * (1 + LEVEL)])
    return Interval(low=float(low), high=float(high), by="groups")
