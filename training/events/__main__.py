# ruff: noqa: ANN401 - arrays and a model of a library without types
"""Fit the second opinion on the type of an act: `python -m training.events ../shared/data/events/plv.jsonl`.

Prints accuracy and macro-F1 of five folds (folds by sentence), then fits on all and writes the weights. Needs
scikit-learn, which Crossread itself does not.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from bench.event_pairs import read_pair
from crossread.annotate.events.opinion import pair_features, pair_vectors

OUT = Path("src/crossread/annotate/events/data/opinion.npz")
FOLDS = 5
FEWEST = 3
REGULAR = 3.0


def main(path: str) -> None:
    """Measure by folds, fit on all, write."""
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    names, vectors, labels = [], [], np.array([row["events"][0]["code"] for row in rows])
    for row in rows:
        pair = read_pair(row)
        names.append(sorted(set(pair_features(pair.scene, pair.acts, pair.source, pair.target))))
        vectors.append(pair_vectors(pair.scene.doc, pair.source, pair.target))
    table = np.array(vectors)
    fold = np.array([int(hashlib.sha256(row["sentence"].encode()).hexdigest(), 16) % FOLDS for row in rows])
    clean = np.array([not (row["in_coped_train"] or row["in_codebook_examples"]) for row in rows])
    guess = np.empty_like(labels)
    for number in range(FOLDS):
        known = fold != number
        features = _kept(names, known)
        model = _fit(_matrix(names, features, table)[known], labels[known])
        guess[~known] = model.predict(_matrix(names, features, table)[~known])
    print(
        f"n {len(rows)} accuracy {np.mean(guess == labels):.3f} macro-F1 {f1_score(labels, guess, average='macro'):.3f}"
    )
    print(f"clean n {clean.sum()} macro-F1 {f1_score(labels[clean], guess[clean], average='macro'):.3f}")
    features = _kept(names, np.ones(len(rows), bool))
    model = _fit(_matrix(names, features, table), labels)
    np.savez_compressed(
        OUT,
        classes=np.array(model.classes_, dtype=np.str_),
        features=np.array(features, dtype=np.str_),
        weights=model.coef_.astype(np.float16),
        start=model.intercept_.astype(np.float32),
    )
    print(f"{OUT}: {OUT.stat().st_size} bytes, sha256 {hashlib.sha256(OUT.read_bytes()).hexdigest()}")


def _kept(names: list[list[str]], known: Any) -> list[str]:
    counted: dict[str, int] = {}
    for found, use in zip(names, known, strict=True):
        for name in found if use else ():
            counted[name] = counted.get(name, 0) + 1
    return sorted(name for name, count in counted.items() if count >= FEWEST)


def _matrix(names: list[list[str]], features: list[str], table: Any) -> Any:
    place = {name: number for number, name in enumerate(features)}
    left = np.zeros((len(names), len(features)), np.float32)
    for row, found in enumerate(names):
        left[row, [place[name] for name in found if name in place]] = 1
    return np.hstack([left, table])


def _fit(matrix: Any, labels: Any) -> Any:
    return LogisticRegression(C=REGULAR, max_iter=400, class_weight="balanced").fit(matrix, labels)


if __name__ == "__main__":
    main(sys.argv[1])
