"""The second opinion on types of acts, fitted on four fifths of a set and asked about the last, for all five."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

import numpy as np

from bench.data import Row
from bench.event_pairs import read_pair
from bench.softmax import Matrix, Softmax, fit_softmax
from crossread.annotate.events.opinion import pair_features, pair_vectors

FOLDS = 5
FEWEST = 3


def read_table(rows: Sequence[Row]) -> tuple[list[list[str]], Matrix]:
    """Features and vectors of rows with two marked phrases."""
    names: list[list[str]] = []
    vectors = []
    for row in rows:
        pair = read_pair(row)
        names.append(sorted(set(pair_features(pair.scene, pair.acts, pair.source, pair.target))))
        vectors.append(pair_vectors(pair.scene.doc, pair.source, pair.target))
    return names, np.array(vectors, np.float32)


def often(names: Sequence[Sequence[str]]) -> list[str]:
    """Features that stand in at least three rows."""
    counted = Counter(name for found in names for name in found)
    return sorted(name for name, count in counted.items() if count >= FEWEST)


def matrix(names: Sequence[Sequence[str]], features: Sequence[str], vectors: Matrix) -> Matrix:
    """One row a case: the features as 0 and 1, then the vectors."""
    place = {name: number for number, name in enumerate(features)}
    left = np.zeros((len(names), len(features)), np.float32)
    for row, found in enumerate(names):
        left[row, [place[name] for name in found if name in place]] = 1
    return np.hstack([left, vectors])


def fit(names: Sequence[Sequence[str]], vectors: Matrix, labels: Sequence[str]) -> tuple[list[str], Softmax]:
    """Features and regression of some rows."""
    features = often(names)
    return features, fit_softmax(matrix(names, features, vectors), labels)


def guess_by_folds(rows: Sequence[Row]) -> list[str]:
    """The type of each row, guessed by a regression that has not seen its sentence."""
    names, vectors = read_table(rows)
    labels = [row["events"][0]["code"] for row in rows]
    fold = np.array([int(hashlib.sha256(row["sentence"].encode()).hexdigest(), 16) % FOLDS for row in rows])
    guesses = [""] * len(rows)
    for number in range(FOLDS):
        known = [place for place in range(len(rows)) if fold[place] != number]
        asked = [place for place in range(len(rows)) if fold[place] == number]
        if not known or not asked:
            continue
        features, model = fit([names[place] for place in known], vectors[known], [labels[place] for place in known])
        found = model.predict(matrix([names[place] for place in asked], features, vectors[asked]))
        for place, guess in zip(asked, found, strict=True):
            guesses[place] = guess
    return guesses
