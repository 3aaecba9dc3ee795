"""Train the scorer of pairs of statements: `python -m training.claims`; with `vectors FOLDER`, the word vectors.

Needs scikit-learn for the weights, torch and the encoder for the vectors; neither is needed to run the program.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from bench.aligned_pairs import Labelled, qa_align, superpal
from crossread.link.claims.comparators import FEATURES, compare, weigh, weigh_words

DATA = Path("src/crossread/link/claims/data")
SHARED = Path("../shared")
UNALIGNED = 3.0
"""Weight of all unaligned pairs of a set over that of its aligned ones."""
STRENGTH = 0.1
"""Inverse strength of the L2 penalty; of .01, .1 and 1 the best on SuperPAL, one topic left out at a time."""
WIDTH = 64
SCALE = 254


def read_rows(stories: list[Labelled]) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Comparisons, labels and groups of all judged pairs."""
    rows, labels, groups = [], [], []
    for story in stories:
        weighed = weigh(story.statements, weigh_words(story.statements))
        for i, j, label in story.pairs:
            rows.append(compare(weighed[i], weighed[j]))
            labels.append(label > 0.5)
            groups.append(story.group)
    return np.array(rows), np.array(labels), groups


def train_scorer() -> None:
    """Fit the weights and write them."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - training only

    sets = [read_rows(list(read(_load(name))))[:2] for name, read in (("superpal", superpal), ("qa_align", qa_align))]
    rows = np.concatenate([each for each, _ in sets])
    labels = np.concatenate([each for _, each in sets])
    weights = np.concatenate([_weights(each) for _, each in sets])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit((rows - mean) / spread, labels, sample_weight=weights)
    told = {
        "bias": round(float(model.intercept_[0]), 4),
        "weights": [
            {"column": name, "mean": round(float(middle), 4), "weight": round(float(weight), 4)}
            for (name, _), middle, weight in zip(FEATURES, mean, model.coef_[0] / spread, strict=True)
        ],
    }
    (DATA / "pair_scorer.json").write_text(json.dumps(told, indent=1) + "\n", "utf8")


def _load(name: str) -> list[dict[str, Any]]:
    lines = (SHARED / "data" / "alignment" / f"{name}.jsonl").read_text("utf8").splitlines()
    return [json.loads(line) for line in lines]


def _weights(labels: np.ndarray) -> np.ndarray:
    raw = np.where(labels, 1 / max(1, labels.sum()), UNALIGNED / max(1, (~labels).sum()))
    return np.asarray(raw / raw.sum() * 2000)


def make_vectors(encoder: Path) -> None:
    """Make the vectors of single words out of the encoder in a folder."""
    from training.teacher import encode_texts  # noqa: PLC0415 - needs torch

    vocabulary = json.loads((encoder / "tokenizer.json").read_text("utf8"))["model"]["vocab"]
    words = {word for word in vocabulary if word.isalpha() and word.isascii() and len(word) > 1}
    reports: Counter[str] = Counter()
    for name in ("stories/allsides", "stories/gva", "stories/giveme5w1h", "quotes/polnear"):
        for line in (SHARED / "data" / f"{name}.jsonl").read_text("utf8").splitlines():
            reports.update(set(re.findall(r"[a-z]+(?:-[a-z]+)?", json.loads(line).get("text") or "")))
    words |= {word for word, count in reports.items() if count >= 8 and len(word) > 2}
    listed = sorted(words)
    vectors = encode_texts(listed, encoder).numpy()
    centred = vectors - vectors.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2][:WIDTH]
    found = centred @ axes.T
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    np.save(DATA / "word_vectors.npy", np.clip(np.round(found * SCALE), -127, 127).astype(np.int8))
    (DATA / "word_vectors.txt").write_text("\n".join(listed) + "\n", "utf8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["vectors"]:
        make_vectors(Path(sys.argv[2]))
    else:
        train_scorer()
