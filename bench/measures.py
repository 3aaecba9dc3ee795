"""Counts of one case, and measures as pure functions of summed counts, so that one serves a score and its resamples.

What has no denominator is NaN here and `None` in a result, never 0.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from bench.formulas import Numbers, f1, harmonic_mean, macro_f1, precision, ratio, recall

Sums = Mapping[str, Numbers]
"""Summed counts by name, for example `value.tp`; a name that no case has counts as zero."""


def found_counts(gold: Iterable[Hashable], found: Iterable[Hashable], what: str) -> dict[str, float]:
    """True positives, false positives and misses of two bags of items, as counts named after `what`.

    Args:
        gold: What there is.
        found: What the system says there is.
        what: First part of the counts' names.

    Returns:
        `what.tp`, `what.fp` and `what.fn`; an item twice in both counts twice.

    Example:
        >>> found_counts([(0, 4), (6, 9)], [(0, 4), (7, 9)], "span")
        {'span.tp': 1, 'span.fp': 1, 'span.fn': 1}
    """
    want, have = Counter(gold), Counter(found)
    tp = (want & have).total()
    return {f"{what}.tp": tp, f"{what}.fp": have.total() - tp, f"{what}.fn": want.total() - tp}


def b_cubed_counts(
    gold: Mapping[str, Hashable], found: Mapping[str, Hashable], what: str
) -> dict[str, dict[str, float]]:
    """Each item's share in B-cubed precision and recall (Bagga and Baldwin 1998), one row an item.

    Args:
        gold: Item to its true cluster.
        found: Item to its cluster as found; an item that is missing stands alone.
        what: First part of the counts' names.

    Returns:
        Item to `what.b3_precision`, `what.b3_recall` and `what.items` (always 1).

    Example:
        >>> b_cubed_counts({"a": 1, "b": 1}, {"a": 7, "b": 8}, "story")["a"]
        {'story.b3_precision': 1.0, 'story.b3_recall': 0.5, 'story.items': 1.0}
    """
    placed = {item: (0, found[item]) if item in found else (1, item) for item in gold}
    true_members, found_members = _members(gold), _members(placed)
    rows = {}
    for item in gold:
        true, mine = true_members[gold[item]], found_members[placed[item]]
        shared = len(true & mine)
        rows[item] = {
            f"{what}.b3_precision": shared / len(mine),
            f"{what}.b3_recall": shared / len(true),
            f"{what}.items": 1.0,
        }
    return rows


def pair_counts(gold: Mapping[str, Hashable], found: Mapping[str, Hashable], what: str) -> dict[str, float]:
    """Pairs of items that stand together, as true positives, false positives and misses.

    Args:
        gold: Item to its true cluster.
        found: Item to its cluster as found; an item that is missing stands alone.
        what: First part of the counts' names.

    Example:
        >>> pair_counts({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1}, "story")
        {'story.tp': 1, 'story.fp': 2, 'story.fn': 0}
    """
    placed = {item: (0, found[item]) if item in found else (1, item) for item in gold}
    both = Counter((gold[item], placed[item]) for item in gold)
    tp = _pairs(both.values())
    return {
        f"{what}.tp": tp,
        f"{what}.fp": _pairs(Counter(placed.values()).values()) - tp,
        f"{what}.fn": _pairs(Counter(gold.values()).values()) - tp,
    }


def _members(cluster_of: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for item, cluster in cluster_of.items():
        members[cluster].add(item)
    return members


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A score of a task, made from summed counts.

    Attributes:
        name: Name in results and floors, for example `value.f1`.
        of: Summed counts to the score, element by element; of one number per group along the last axis if `across`.
        size: Summed counts to the n printed beside the score.
        counts: Names of the counts it reads.
        better: Whether a higher or a lower score is better.
        proportion: Whether the score is hits over n, so that an interval exists without resampling.
        unit: Unit of the score; empty for a share between 0 and 1.
        across: Whether the score is made from the groups' own values (a median), not from their sum.
    """

    name: str
    of: Callable[[Sums], Numbers]
    size: Callable[[Sums], Numbers]
    counts: tuple[str, ...]
    better: Literal["higher", "lower"] = "higher"
    proportion: bool = False
    unit: str = ""
    across: bool = False


def precision_recall_f1(what: str) -> tuple[Measure, Measure, Measure]:
    """Measures `what.precision`, `what.recall`, `what.f1` over the counts `what.tp`, `what.fp`, `what.fn`.

    The n of precision is what was found, that of recall and F1 what there is.
    """
    tp, fp, fn = names = (f"{what}.tp", f"{what}.fp", f"{what}.fn")
    return (
        Measure(
            name=f"{what}.precision",
            of=lambda sums: precision(sums[tp], sums[fp]),
            size=lambda sums: sums[tp] + sums[fp],
            counts=names,
        ),
        Measure(
            name=f"{what}.recall",
            of=lambda sums: recall(sums[tp], sums[fn]),
            size=lambda sums: sums[tp] + sums[fn],
            counts=names,
        ),
        Measure(
            name=f"{what}.f1",
            of=lambda sums: f1(sums[tp], sums[fp], sums[fn]),
            size=lambda sums: sums[tp] + sums[fn],
            counts=names,
        ),
    )


def proportion(what: str, *, better: Literal["higher", "lower"] = "higher") -> Measure:
    """Measure `what`: the share `what.right` / `what.n`, or, where lower is better, `what.wrong` / `what.n`."""
    part, n = f"{what}.{'right' if better == 'higher' else 'wrong'}", f"{what}.n"
    return Measure(
        name=what,
        of=lambda sums: ratio(sums[part], sums[n]),
        size=lambda sums: sums[n],
        counts=(part, n),
        better=better,
        proportion=True,
    )


def mean_absolute_error(what: str, *, unit: str = "") -> Measure:
    """Measure `what.mae`, `what.error` / `what.n`, where a case's error is already absolute."""
    error, n = f"{what}.error", f"{what}.n"
    return Measure(
        name=f"{what}.mae",
        of=lambda sums: ratio(sums[error], sums[n]),
        size=lambda sums: sums[n],
        counts=(error, n),
        better="lower",
        unit=unit,
    )


def macro_f1_over(what: str, labels: Iterable[str]) -> Measure:
    """Measure `what.macro_f1` over the counts `what.LABEL.tp`, `.fp` and `.fn` of each label."""
    kinds = tuple(sorted(labels))
    columns = {side: tuple(f"{what}.{label}.{side}" for label in kinds) for side in ("tp", "fp", "fn")}

    def stacked(sums: Sums, side: str) -> Numbers:
        return np.stack([sums[name] for name in columns[side]])

    return Measure(
        name=f"{what}.macro_f1",
        of=lambda sums: macro_f1(stacked(sums, "tp"), stacked(sums, "fp"), stacked(sums, "fn")),
        size=lambda sums: (stacked(sums, "tp") + stacked(sums, "fn")).sum(axis=0),
        counts=columns["tp"] + columns["fp"] + columns["fn"],
    )


def b_cubed(what: str) -> tuple[Measure, Measure, Measure]:
    """Measures `what.b3_precision`, `what.b3_recall`, `what.b3_f1` over the counts of `b_cubed_counts`."""
    right, whole, items = names = (f"{what}.b3_precision", f"{what}.b3_recall", f"{what}.items")

    def of_f1(sums: Sums) -> Numbers:
        return harmonic_mean(ratio(sums[right], sums[items]), ratio(sums[whole], sums[items]))

    def measure(name: str, of: Callable[[Sums], Numbers]) -> Measure:
        return Measure(name=name, of=of, size=lambda sums: sums[items], counts=names)

    return (
        measure(right, lambda sums: ratio(sums[right], sums[items])),
        measure(whole, lambda sums: ratio(sums[whole], sums[items])),
        measure(f"{what}.b3_f1", of_f1),
    )


def rate(what: str, *, unit: str, name: str = "rate") -> Measure:
    """Measure how much of something is done in a second: the count `rate.what` by the count `rate.seconds`."""
    done, seconds = f"rate.{what}", "rate.seconds"
    return Measure(
        name=name,
        of=lambda sums: sums[done] / sums[seconds],
        size=lambda sums: sums[done],
        counts=(done, seconds),
        unit=unit,
    )


def across_groups(
    what: str,
    statistic: Literal["median", "min", "max", "p95"],
    *,
    unit: str,
    better: Literal["higher", "lower"] = "lower",
) -> Measure:
    """Measure `what.statistic` of the groups' own count `what`: seconds of runs, megabytes; its n is the groups."""
    share = {"min": 0.0, "median": 50.0, "p95": 95.0, "max": 100.0}[statistic]
    return Measure(
        name=f"{what}.{statistic}",
        of=lambda sums: np.asarray(np.percentile(sums[what], share, axis=-1)),
        size=lambda sums: np.asarray(float(sums[what].shape[-1])),
        counts=(what,),
        better=better,
        unit=unit,
        across=True,
    )
