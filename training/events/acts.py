"""Fit the scorer of pairs of tellings of acts: `python -m training.events.acts ../shared/data/events/ecbplus.jsonl`.

Only the training topics are read. A pair whose words for the act have nothing in common is kept one time in seven and
then weighs seven times as much. The weights are those of a ridge logistic regression, by Newton's method.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.coreference import chain_counts, conll
from bench.ecbplus import Gold, read_topic
from crossread.link.events.grouping import group
from crossread.link.events.scorer import FEATURES, Comparer, Scorer, read

OUT = Path("src/crossread/link/events/data/pair_scorer.json")
RIDGE = 1.0
ONE_IN = 7
FOLDS = 5
TRIED = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
Real = npt.NDArray[np.floating[Any]]
Same = npt.NDArray[np.bool_]
Sample = tuple[Real, Same, Real]
"""Comparisons of pairs, which are of one event, and how much each pair weighs."""


def compare_all(gold: Sequence[Gold]) -> tuple[Real, Same]:
    """All pairs of a topic, in the order of `np.triu_indices`, and which are of one event."""
    ready, comparer = [read(one.telling) for one in gold], Comparer()
    rows, same = [], []
    for place, one in enumerate(gold):
        rows += [comparer.compare(ready[place], other) for other in ready[place + 1 :]]
        same += [one.chain == other.chain for other in gold[place + 1 :]]
    return np.asarray(rows, np.float32).reshape(-1, len(FEATURES)), np.asarray(same, bool)


def fit(samples: Sequence[Sample], enough: float) -> Scorer:
    """Fit a ridge logistic regression by Newton's method."""
    rows, same, weight = (np.concatenate(parts) for parts in zip(*samples, strict=True))
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    table = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1))]).astype(np.float64)
    penalty = np.diag([RIDGE] * len(FEATURES) + [0.0])
    beta = np.zeros(len(FEATURES) + 1)
    for _ in range(25):
        likely = 1 / (1 + np.exp(-(table @ beta)))
        slope = table.T @ (weight * (likely - same)) + penalty @ beta
        curve = (table * (weight * likely * (1 - likely))[:, None]).T @ table + penalty
        step = np.linalg.solve(curve, slope)
        beta -= step
        if np.abs(step).max() < 1e-6:  # settled
            break
    return Scorer(mean.astype(np.float64), (beta[:-1] / spread).astype(np.float64), float(beta[-1]), enough)


def thin(rows: Real, same: Same, seed: int) -> Sample:
    """Keep pairs that share a word or an event, and one in seven of the others."""
    near = same | (rows[:, 0] > 0) | (rows[:, FEATURES.index("synonyms")] > 0)
    kept = near | (np.random.default_rng(seed).random(len(same)) < 1 / ONE_IN)
    return rows[kept], same[kept], np.where(near[kept], 1.0, float(ONE_IN))


def judge(gold: Sequence[Gold], rows: Real, scorer: Scorer, enough: Sequence[float]) -> dict[float, dict[str, float]]:
    """Counts of the chains of a topic for each value of `enough`."""
    count = len(gold)
    table = np.zeros((count, count))
    table[np.triu_indices(count, 1)] = scorer.likely(rows)
    table += table.T
    true = {one.name: one.chain for one in gold}
    names = [one.name for one in gold]
    return {value: chain_counts(true, dict(zip(names, group(table, value), strict=True)), "x") for value in enough}


def main(path: str) -> None:
    """Fit, choose `enough` by folds, and write."""
    topics: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in Path(path).read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == "train":
            topics[row["topic"]].append(row)
    golds = {name: read_topic(rows) for name, rows in topics.items()}
    pairs = {name: compare_all(gold) for name, gold in golds.items()}
    thinned = {name: thin(*pairs[name], seed) for seed, name in enumerate(pairs)}
    sums: dict[float, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        known = [name for place, name in enumerate(golds) if place % FOLDS != fold]
        scorer = fit([thinned[name] for name in known], 0.0)
        for place, name in enumerate(golds):
            if place % FOLDS == fold:
                for value, counts in judge(golds[name], pairs[name][0], scorer, TRIED).items():
                    sums[value].update(counts)
    scores = {value: float(conll("x")[0].of({k: np.asarray(v) for k, v in sums[value].items()})) for value in TRIED}
    enough = max(scores, key=lambda value: scores[value])
    scorer = fit(list(thinned.values()), enough)
    told = {
        "bias": round(scorer.bias, 4),
        "enough": enough,
        "weights": [
            {"feature": name, "mean": round(float(mean), 4), "weight": round(float(weight), 4)}
            for name, mean, weight in zip(FEATURES, scorer.mean, scorer.weights, strict=True)
        ],
    }
    OUT.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    print("CoNLL F1 by folds:", {value: round(score, 4) for value, score in scores.items()})
    print(f"{OUT}: sha256 {hashlib.sha256(OUT.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main(sys.argv[1])
