"""How well pairs of statements are told that say the same: spans of summaries against reports, questions with answers.

Each report span of SuperPAL is given to its likest summary span; a pair of QA-Align counts from the likeness that
serves best over the whole set, for every contestant alike. The shipped weights were learned from these very sets, the
only open ones of their kind, so Crossread is run as it would have been without: each topic is scored by weights learned
from the others, with the same comparisons and settings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.aligned_pairs import Labelled, qa_align, superpal
from bench.data import Sample
from bench.measures import precision_recall_f1
from bench.task import Case, Contestant, Published, Task
from crossread.link.claims.comparators import FEATURES, compare, weigh, weigh_words

Matrix = npt.NDArray[Any]
Scores = list[Matrix]
"""Scores of the judged pairs of each story, in order."""

_COLUMN = {name: place for place, (name, _) in enumerate(FEATURES)}
_FOLDS = 4


_KEPT: dict[tuple[str, int | None], tuple[list[Labelled], list[Matrix]]] = {}


def _read(name: str, sample: Sample) -> tuple[list[Labelled], list[Matrix]]:
    """Stories of a set and the comparisons of their judged pairs; read once for all contestants."""
    if (name, sample.groups) in _KEPT:
        return _KEPT[name, sample.groups]
    held = sample.rows(f"alignment/{name}", group="topic")
    stories = list({"superpal": superpal, "qa_align": qa_align}[name](held))
    rows = []
    for story in stories:
        weighed = weigh(story.statements, weigh_words(story.statements))
        rows.append(np.array([compare(weighed[i], weighed[j]) for i, j, _ in story.pairs]).reshape(-1, len(FEATURES)))
    _KEPT[name, sample.groups] = stories, rows
    return stories, rows


def _by_column(column: str) -> Callable[[str, Sample], Scores]:
    return lambda name, sample: [rows[:, _COLUMN[column]] for rows in _read(name, sample)[1]]


def _learned(columns: Sequence[str] | None) -> Callable[[str, Sample], Scores]:
    """Score each topic by weights learned from the other topics of the set."""

    def score(name: str, sample: Sample) -> Scores:
        stories, rows = _read(name, sample)
        chosen = [_COLUMN[one] for one in columns] if columns else list(range(len(FEATURES)))
        topics = sorted({story.group for story in stories})
        found: dict[int, Matrix] = {}
        for fold in range(min(_FOLDS, len(topics))):
            held = set(topics[fold :: min(_FOLDS, len(topics))])
            learn = [place for place, story in enumerate(stories) if story.group not in held and len(rows[place])]
            labels = np.concatenate([[label > 0 for *_, label in stories[place].pairs] for place in learn])
            weights, mean, bias = fit_logistic(np.concatenate([rows[place][:, chosen] for place in learn]), labels)
            for place, story in enumerate(stories):
                if story.group in held:
                    found[place] = (rows[place][:, chosen] - mean) @ weights + bias
        return [found[place] for place in range(len(stories))]

    return score


def fit_logistic(rows: Matrix, labels: Matrix, *, strength: float = 0.1) -> tuple[Matrix, Matrix, float]:
    """Fit a logistic regression by Newton's method; unaligned pairs weigh three times as much as aligned ones in all.

    Args:
        rows: One row a pair.
        labels: Whether it is aligned.
        strength: Inverse of the L2 penalty.

    Returns:
        Weights for rows less their mean, the mean, and the bias.
    """
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.column_stack([(rows - mean) / spread, np.ones(len(rows))])
    share = np.where(labels, 1 / max(1, labels.sum()), 3 / max(1, (~labels).sum()))
    share = share / share.sum() * 2000
    penalty = np.append(np.full(rows.shape[1], 1 / strength), 1e-6)
    found = np.zeros(scaled.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (share * (likely - labels)) + penalty * found
        curve = (scaled * (share * likely * (1 - likely))[:, None]).T @ scaled + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found[:-1] / spread, mean, float(found[-1])


def _assigned(score: Callable[[str, Sample], Scores]) -> Callable[[Sample], Iterator[Case]]:
    """Give each span of a report to its likest span of the summary."""

    def run(sample: Sample) -> Iterator[Case]:
        stories = _read("superpal", sample)[0]
        for story, scores in zip(stories, score("superpal", sample), strict=True):
            best: dict[int, tuple[float, int, float]] = {}
            aligned: dict[int, float] = defaultdict(float)
            for (i, j, label), value in zip(story.pairs, scores, strict=True):
                aligned[j] += label
                best[j] = max(best.get(j, (-np.inf, 0, 0.0)), (float(value), -i, label))
            for j, (_, _, right) in sorted(best.items()):
                counts = {"span.tp": right, "span.fp": 1 - right, "span.fn": aligned[j] - right}
                yield Case(case=f"{story.group}/{j}", group=story.group, counts=counts, right=bool(right))

    return run


def _above(score: Callable[[str, Sample], Scores]) -> Callable[[Sample], Iterator[Case]]:
    """Call pairs aligned from the score that serves best over the set."""

    def run(sample: Sample) -> Iterator[Case]:
        stories = _read("qa_align", sample)[0]
        scores = score("qa_align", sample)
        line = best_line(
            np.concatenate(scores),
            np.concatenate([[label > 0 for *_, label in one.pairs] for one in stories if one.pairs]),
        )
        for number, (story, values) in enumerate(zip(stories, scores, strict=True)):
            labels = np.array([label > 0 for *_, label in story.pairs], bool)
            called = values >= line
            counts = {
                "pair.tp": float((called & labels).sum()),
                "pair.fp": float((called & ~labels).sum()),
                "pair.fn": float((~called & labels).sum()),
            }
            yield Case(case=f"{story.group}/{number}", group=story.group, counts=counts)

    return run


def best_line(scores: Matrix, labels: Matrix) -> float:
    """The score from which calling pairs aligned gives the best F1.

    Example:
        >>> best_line(np.array([0.9, 0.8, 0.1]), np.array([True, True, False]))
        0.8
    """
    order = np.argsort(-scores, kind="stable")
    hits = labels[order].cumsum()
    values = 2 * hits / (np.arange(1, len(order) + 1) + labels.sum())
    return float(scores[order[int(values.argmax())]])


_LEXICAL = ("cosine", "held", "holds", "shared", "rarest", "in_order", "short", "long")


def _contestants(
    run: Callable[[Callable[[str, Sample], Scores]], Callable[[Sample], Iterable[Case]]],
) -> tuple[Contestant, ...]:
    return (
        Contestant(name="crossread", kind="system", run=run(_learned(None))),
        Contestant(name="TF-IDF cosine", kind="baseline", run=run(_by_column("cosine"))),
        Contestant(name="word vectors, mean", kind="peer", run=run(_by_column("meaning"))),
        Contestant(name="lexical, logistic", kind="peer", run=run(_learned(_LEXICAL))),
    )


_SOURCE = "measured before the work began, by another counting"
TASKS = (
    Task(
        name="claims.superpal",
        title="Spans of summaries aligned with spans of the reports they sum up (SuperPAL dev)",
        sets=("alignment/superpal",),
        measures=precision_recall_f1("span"),
        contestants=_contestants(_assigned),
        published=(
            Published(name="TF-IDF", measure="span.f1", value=0.588, source=_SOURCE),
            Published(name="all-MiniLM-L6-v2", measure="span.f1", value=0.548, source=_SOURCE),
            Published(name="lexical with static vectors", measure="span.f1", value=0.618, source=_SOURCE),
            Published(name="target", measure="span.f1", value=0.68, source="set before the work began"),
        ),
    ),
    Task(
        name="claims.qa_align",
        title="Questions with answers about two sentences that say the same (QA-Align dev)",
        sets=("alignment/qa_align",),
        measures=precision_recall_f1("pair"),
        contestants=_contestants(_above),
        published=(
            Published(name="TF-IDF", measure="pair.f1", value=0.466, source=_SOURCE),
            Published(name="all-MiniLM-L6-v2", measure="pair.f1", value=0.510, source=_SOURCE),
            Published(name="logistic with MiniLM", measure="pair.f1", value=0.552, source=_SOURCE),
            Published(name="target", measure="pair.f1", value=0.60, source="set before the work began"),
        ),
    ),
)
