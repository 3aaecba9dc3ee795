"""How well pairs of sentences are told that say the same, on sets that nothing here was learned from.

MRPC asks whether two sentences paraphrase (calling all of them so gives F1 .80, hence the area under the curve), STS-B
how alike two sentences of news are, iSTS which pieces of two headlines belong together, PropSegmEnt whether a
proposition follows from another document. Crossread is run with its shipped weights; the lexical peer is fitted on the
other folds of each set, so it has an advantage that Crossread has not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bench.aligned_pairs import read_wholes
from bench.data import Sample
from bench.formulas import Numbers
from bench.measures import Measure, Sums, precision_recall_f1
from bench.minilm import PACKAGE, embed
from bench.task import Case, Contestant, Task
from bench.tasks.claims import best_line, fit_logistic
from crossread.link.claims.comparators import FEATURES, compare, weigh, weigh_words
from crossread.link.claims.scorer import load_scorer

Matrix = npt.NDArray[Any]
_COLUMN = {name: place for place, (name, _) in enumerate(FEATURES)}
_LEXICAL = [_COLUMN[name] for name in ("cosine", "held", "holds", "shared", "rarest", "in_order", "short", "long")]
_FOLDS = 4
_EVERY = 4
_ALIKE = 3.0


class Pairs(NamedTuple):
    """Texts and judged pairs of them.

    Attributes:
        texts: The texts.
        pairs: Places of two texts.
        labels: How the pair was judged.
        groups: What each pair belongs to.
    """

    texts: list[str]
    pairs: list[tuple[int, int]]
    labels: Matrix
    groups: list[str]


Score = Callable[[Pairs, str], Matrix]
_KEPT: dict[tuple[str, int], Matrix] = {}


def _compared(held: Pairs, name: str) -> Matrix:
    """The comparisons of all pairs; made once for all contestants."""
    if (name, len(held.pairs)) not in _KEPT:
        statements = read_wholes([(str(place), text, place) for place, text in enumerate(held.texts)])
        weighed = weigh(statements, weigh_words(statements))
        _KEPT[name, len(held.pairs)] = np.array([compare(weighed[i], weighed[j]) for i, j in held.pairs])
    return _KEPT[name, len(held.pairs)]


def _shipped(held: Pairs, name: str) -> Matrix:
    return load_scorer().odds(_compared(held, name).tolist())


def _cosine(held: Pairs, name: str) -> Matrix:
    return np.asarray(_compared(held, name)[:, _COLUMN["cosine"]])


def _minilm(held: Pairs, _: str) -> Matrix:
    vectors = embed(held.texts)
    return np.array([float(vectors[i] @ vectors[j]) for i, j in held.pairs])


def _fitted(held: Pairs, name: str) -> Matrix:
    """Scores of each fold by weights over the words shared, fitted on the other folds."""
    rows = _compared(held, name)[:, _LEXICAL]
    fold_of = {group: place % _FOLDS for place, group in enumerate(dict.fromkeys(held.groups))}
    folds = np.array([fold_of[group] for group in held.groups])
    found = np.zeros(len(rows))
    for fold in range(_FOLDS):
        learn = folds != fold
        weights, mean, bias = fit_logistic(rows[learn], held.labels[learn] > 0)
        found[~learn] = (rows[~learn] - mean) @ weights + bias
    return found


def _ranked(read: Callable[[Sample], Pairs], name: str, score: Score) -> Callable[[Sample], Iterator[Case]]:
    """For each pair judged true, how many of the false ones score lower."""

    def run(sample: Sample) -> Iterator[Case]:
        held = read(sample)
        scores = score(held, name)
        below = np.sort(scores[held.labels <= 0])
        for place in np.flatnonzero(held.labels > 0):
            lower, upper = (np.searchsorted(below, scores[place], side) for side in ("left", "right"))
            counts = {"auc.right": float(lower + upper) / 2, "auc.n": float(len(below)), "pairs": 1.0}
            yield Case(case=f"{name}/{place}", group=held.groups[place], counts=counts)

    return run


_AUC = Measure(
    name="auc",
    of=lambda sums: np.asarray(sums["auc.right"]) / np.asarray(sums["auc.n"]),
    size=lambda sums: sums["pairs"],
    counts=("auc.right", "auc.n", "pairs"),
)


def _correlated(sample_of: Callable[[Sample], Pairs], name: str, score: Score) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        held = sample_of(sample)
        for place, (x, y) in enumerate(zip(score(held, name), held.labels + _ALIKE, strict=True)):
            counts = {"n": 1.0, "x": x, "y": y, "xx": x * x, "yy": y * y, "xy": x * y}
            yield Case(case=f"{name}/{place}", group=held.groups[place], counts=counts)

    return run


def _pearson(sums: Sums) -> Numbers:
    n, x, y, xx, yy, xy = (np.asarray(sums[name]) for name in ("n", "x", "y", "xx", "yy", "xy"))
    return np.asarray((n * xy - x * y) / np.sqrt((n * xx - x * x) * (n * yy - y * y)))


_PEARSON = Measure(name="pearson", of=_pearson, size=lambda sums: sums["n"], counts=("n", "x", "y", "xx", "yy", "xy"))


def _matched(name: str, score: Score) -> Callable[[Sample], Iterator[Case]]:
    """Pieces of two headlines, each joined with at most one, from the score that serves best over the set."""

    def run(sample: Sample) -> Iterator[Case]:
        held = _ists(sample)
        scores = score(held, name)
        line = best_line(scores, held.labels > 0)
        for group in dict.fromkeys(held.groups):
            places = [place for place, own in enumerate(held.groups) if own == group]
            taken: set[tuple[str, int]] = set()
            hits = called = 0
            for place in sorted(places, key=lambda at: (-scores[at], at)):
                sides = {("left", held.pairs[place][0]), ("right", held.pairs[place][1])}
                if scores[place] >= line and not sides & taken:
                    taken |= sides
                    called += 1
                    hits += bool(held.labels[place] > 0)
            wanted = int((held.labels[places] > 0).sum())
            counts = {"piece.tp": hits, "piece.fp": called - hits, "piece.fn": wanted - hits}
            yield Case(case=f"{name}/{group}", group=group, counts=counts)

    return run


def _mrpc(sample: Sample) -> Pairs:
    rows = sample.rows("alignment/mrpc")[::_EVERY]
    return _sentences(rows, [2.0 * row["label"] - 1 for row in rows])


def _sts(sample: Sample) -> Pairs:
    rows = [row for row in sample.rows("alignment/stsb_news") if row["split"] == "dev"]
    return _sentences(rows, [float(row["score"]) - _ALIKE for row in rows])


def _sentences(rows: Iterable[Mapping[str, Any]], labels: list[float]) -> Pairs:
    texts = [text for row in rows for text in (row["sent1"], row["sent2"])]
    pairs = [(2 * place, 2 * place + 1) for place in range(len(labels))]
    return Pairs(texts, pairs, np.array(labels), [str(place) for place in range(len(labels))])


def _ists(sample: Sample) -> Pairs:
    held = Pairs([], [], np.zeros(0), [])
    labels: list[float] = []
    for number, row in enumerate(sample.rows("alignment/ists_headlines")):
        sides: list[dict[str, int]] = [{}, {}]
        for each in row["alignments"]:
            for side, name in zip(sides, ("left", "right"), strict=True):
                if each[name]:
                    side.setdefault(each[f"{name}_text"], len(held.texts))
                    held.texts.extend([each[f"{name}_text"]] * (side[each[f"{name}_text"]] == len(held.texts)))
        true = {(each["left_text"], each["right_text"]) for each in row["alignments"] if each["left"] and each["right"]}
        for left, i in sides[0].items():
            for right, j in sides[1].items():
                held.pairs.append((i, j))
                held.groups.append(str(number))
                labels.append(1.0 if (left, right) in true else -1.0)
    return held._replace(labels=np.array(labels))


def _propsegment(sample: Sample) -> Pairs:
    """Propositions against every sentence of the other document; `_documents` takes the likest."""
    documents = {row["doc"]: row["sentences"] for row in sample.rows("alignment/propsegment_docs")}
    texts: list[str] = []
    places: dict[str, list[int]] = {}
    pairs: list[tuple[int, int]] = []
    labels: list[float] = []
    groups: list[str] = []
    for number, row in enumerate(sample.rows("alignment/propsegment_relations")):
        votes: dict[str, int] = row["votes"]
        verdict = max(sorted(votes), key=votes.__getitem__)
        if row["premise_doc"] not in documents or verdict not in {"entails", "neither_entails_nor_contradicts"}:
            continue
        if row["premise_doc"] not in places:
            places[row["premise_doc"]] = list(range(len(texts), len(texts) + len(documents[row["premise_doc"]])))
            texts += documents[row["premise_doc"]]
        texts.append(row["hyp_proposition"])
        for place in places[row["premise_doc"]]:
            pairs.append((len(texts) - 1, place))
            labels.append(1.0 if verdict == "entails" else -1.0)
            groups.append(f"{row['cluster']}/{number}")
    return Pairs(texts, pairs, np.array(labels), groups)


def _followed(name: str, score: Score) -> Callable[[Sample], Iterator[Case]]:
    """Each proposition by its likest sentence of the other document."""

    def run(sample: Sample) -> Iterator[Case]:
        held = _propsegment(sample)
        best: dict[str, float] = {}
        label: dict[str, float] = {}
        for value, judged, group in zip(score(held, name), held.labels, held.groups, strict=True):
            best[group] = max(best.get(group, -np.inf), float(value))
            label[group] = float(judged)
        merged = Pairs([], [(0, 0)] * len(best), np.array(list(label.values())), [one.split("/")[0] for one in best])
        scores = np.array(list(best.values()))

        def kept(_: Sample) -> Pairs:
            return merged

        def scored(_: Pairs, __: str) -> Matrix:
            return scores

        yield from _ranked(kept, name, scored)(sample)

    return run


def _contestants(run: Callable[[Score], Callable[[Sample], Iterable[Case]]]) -> tuple[Contestant, ...]:
    return (
        Contestant(name="crossread", kind="system", run=run(_shipped)),
        Contestant(name="TF-IDF cosine", kind="baseline", run=run(_cosine)),
        Contestant(name="all-MiniLM-L6-v2 cosine", kind="peer", run=run(_minilm), needs=(PACKAGE,)),
        Contestant(name="lexical, logistic, fitted on the set", kind="peer", run=run(_fitted)),
    )


TASKS = (
    Task(
        name="similarity.mrpc",
        title="Pairs of sentences that paraphrase before pairs that do not (MRPC, every fourth pair of the open half)",
        sets=("alignment/mrpc",),
        measures=(_AUC,),
        contestants=_contestants(lambda score: _ranked(_mrpc, "mrpc", score)),
    ),
    Task(
        name="similarity.stsb_news",
        title="How alike two sentences of news are (STS-B news, dev)",
        sets=("alignment/stsb_news",),
        measures=(_PEARSON,),
        contestants=_contestants(lambda score: _correlated(_sts, "stsb_news", score)),
    ),
    Task(
        name="similarity.ists_headlines",
        title="Pieces of two headlines that belong together (iSTS headlines)",
        sets=("alignment/ists_headlines",),
        measures=precision_recall_f1("piece"),
        contestants=_contestants(lambda score: _matched("ists_headlines", score)),
    ),
    Task(
        name="similarity.propsegment",
        title="Propositions that follow from another document before those that do not (PropSegmEnt dev)",
        sets=("alignment/propsegment_relations", "alignment/propsegment_docs"),
        measures=(_AUC,),
        contestants=_contestants(lambda score: _followed("propsegment", score)),
    ),
)
