"""Scores of chains of mentions as the field prints them: MUC, B-cubed, CEAF-e, and their mean (CoNLL F1).

MUC (Vilain and others 1995) counts links, B-cubed (Bagga and Baldwin 1998) mentions, CEAF-e (Luo 2005) chains aligned
one to one with phi4. A mention of one side alone is treated as in the reference scorer
(Pradhan and others 2014).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

import numpy as np

from bench.formulas import Numbers, harmonic_mean, ratio
from bench.measures import Measure, Sums

Clusters = Mapping[str, Hashable]
"""Mention to its chain."""


def chain_counts(gold: Clusters, found: Clusters, what: str) -> dict[str, float]:
    """What MUC, B-cubed and CEAF-e need of one topic, as counts that add up over topics.

    Args:
        gold: Mention to its true chain.
        found: Mention to its chain as found; a mention that only one side holds counts for nothing on the other.
        what: First part of the counts' names.

    Example:
        >>> counts = chain_counts({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 2, "c": 2}, "x")
        >>> counts["x.muc_tp"], counts["x.muc_gold"], counts["x.muc_found"]
        (0.0, 1.0, 1.0)
    """
    true_chains, found_chains = _chains(gold), _chains(found)
    right, whole = _cubes(true_chains, found), _cubes(found_chains, gold)
    return {
        f"{what}.muc_tp": float(_links(true_chains, found)),
        f"{what}.muc_gold": float(len(gold) - len(true_chains)),
        f"{what}.muc_found": float(len(found) - len(found_chains)),
        f"{what}.b3_recall": right,
        f"{what}.b3_precision": whole,
        f"{what}.gold": float(len(gold)),
        f"{what}.found": float(len(found)),
        f"{what}.ceaf_tp": align_chains(true_chains, found_chains),
        f"{what}.ceaf_gold": float(len(true_chains)),
        f"{what}.ceaf_found": float(len(found_chains)),
    }


def without_singletons(clusters: Clusters) -> dict[str, Hashable]:
    """Only mentions that do not stand alone, so that leaving a mention alone earns nothing.

    Example:
        >>> without_singletons({"a": 1, "b": 1, "c": 2})
        {'a': 1, 'b': 1}
    """
    sizes = Counter(clusters.values())
    return {item: chain for item, chain in clusters.items() if sizes[chain] > 1}


def conll(what: str) -> tuple[Measure, Measure, Measure, Measure]:
    """Measures `what.conll`, `what.muc`, `what.b3`, `what.ceaf_e`, each an F1, over the counts of `chain_counts`."""
    pieces = {
        "muc": ("muc_tp", "muc_tp", "muc_gold", "muc_found"),
        "b3": ("b3_recall", "b3_precision", "gold", "found"),
        "ceaf_e": ("ceaf_tp", "ceaf_tp", "ceaf_gold", "ceaf_found"),
    }
    names = tuple(sorted({f"{what}.{part}" for parts in pieces.values() for part in parts}))

    def one(parts: tuple[str, str, str, str]) -> Callable[[Sums], Numbers]:
        tp, mine, gold, found = (f"{what}.{part}" for part in parts)
        return lambda sums: harmonic_mean(ratio(sums[mine], sums[found]), ratio(sums[tp], sums[gold]))

    scores = {name: one(parts) for name, parts in pieces.items()}

    def measure(name: str, of: Callable[[Sums], Numbers]) -> Measure:
        return Measure(name=f"{what}.{name}", of=of, size=lambda sums: sums[f"{what}.gold"], counts=names)

    def mean(sums: Sums) -> Numbers:
        return np.asarray(sum(score(sums) for score in scores.values()) / len(scores))

    first, second, third = (measure(name, of) for name, of in scores.items())
    return measure("conll", mean), first, second, third


def _chains(clusters: Clusters) -> list[frozenset[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for item, chain in clusters.items():
        members[chain].add(item)
    return [frozenset(one) for one in members.values()]


def _links(chains: Sequence[frozenset[str]], other: Clusters) -> int:
    """Links of chains that the other side has too; the same from either side (MUC)."""
    return sum(len(chain) - len({other.get(item, ("alone", item)) for item in chain}) for chain in chains)


def _cubes(chains: Sequence[frozenset[str]], other: Clusters) -> float:
    """Over the mentions of chains, the share of a mention's chain that the other side puts with it."""
    total = 0.0
    for chain in chains:
        together = Counter(other[item] for item in chain if item in other)
        total += sum(both * both for both in together.values()) / len(chain)
    return total


def align_chains(gold: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> float:
    """The most that chains aligned one to one share, each pair by phi4: 2 |K ∩ R| / (|K| + |R|).

    Example:
        >>> align_chains([frozenset("ab"), frozenset("c")], [frozenset("abc")])
        0.8
    """
    if not gold or not found:
        return 0.0
    place = {item: number for number, chain in enumerate(found) for item in chain}
    shares = np.zeros((len(gold), len(found)))
    for row, chain in enumerate(gold):
        for column, both in Counter(place[item] for item in chain if item in place).items():
            shares[row, column] = 2 * both / (len(chain) + len(found[column]))
    return _best_total(shares)


def _best_total(shares: Numbers) -> float:
    """The largest sum of cells of a matrix, at most one in each row and column (Kuhn 1955, by shortest paths)."""
    cost = -shares if shares.shape[0] <= shares.shape[1] else -shares.T
    rows, columns = cost.shape
    low, high = np.zeros(rows + 1), np.zeros(columns + 1)
    row_of = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        nearest, seen = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=bool)
        way = np.zeros(columns + 1, dtype=int)
        while row_of[column]:
            seen[column] = True
            here = row_of[column]
            reduced = cost[here - 1] - low[here] - high[1:]
            nearer = ~seen[1:] & (reduced < nearest[1:])
            nearest[1:][nearer], way[1:][nearer] = reduced[nearer], column
            step = int(np.argmin(np.where(seen[1:], np.inf, nearest[1:]))) + 1
            delta = nearest[step]
            low[row_of[seen]] += delta
            high[seen] -= delta
            nearest[~seen] -= delta
            column = step
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    return float(-sum(cost[row_of[column] - 1, column - 1] for column in range(1, columns + 1) if row_of[column]))
