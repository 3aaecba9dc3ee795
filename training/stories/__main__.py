"""Make the shipped scorer of story pairs with one command: `python -m training.stories --data FOLDER`.

Needs scikit-learn beside Crossread; a few minutes on one core. Only rows of the split `train` are read. The threshold
is chosen on the train rows as well: trained on one half of the stories, measured on the other, and the other way round.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from crossread.link.stories.candidates import find_pairs
from crossread.link.stories.clustering import cluster
from crossread.link.stories.comparators import ALONE, CONTEXT, VOCABULARIES, compare, prepare, weigh_background
from crossread.link.stories.forest import read_forest
from crossread.link.stories.packing import pack
from crossread.link.stories.reports import StoryReport, read_story_report
from crossread.link.stories.scorer import score_pairs

DATA = Path(__file__).parents[2] / "src" / "crossread" / "link" / "stories" / "data"
SETS = ("allsides", "gva", "ecbplus")
FORMS = ("full", "undated", "opening", "title", "mixed", "redated")
"""Each set is read in full, without dates, cut to 40 words, as titles alone, with a part of each, and with a quarter of
the dates later by up to fifteen days, as pages are dated that were printed again."""

LEAST_HOLDERS = 5
RISING = {"text", "title", "opening", "names", "places", "numbers", "days", "title_most", "title_least", "same_day"}
RISING |= {"above_least", "above_most", "times_least", "times_most"}
FALLING = {"gap", "gap_root", "after_a_week"}
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


class Corpus(NamedTuple):
    """Reports that are grouped together, their stories, and how much they weigh."""

    name: str
    form: str
    reports: Sequence[StoryReport]
    stories: np.ndarray[Any, Any]


def read_rows(data: Path, name: str) -> list[dict[str, Any]]:
    """The train rows of a set."""
    with (data / "stories" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["split"] == "train"]


def lot(text: str) -> int:
    """A number that stands for a text, the same on every machine."""
    return zlib.crc32(text.encode())


def read_report(row: Mapping[str, Any], form: str) -> StoryReport:
    """Read a report in one of the forms."""
    text, published, chance = row["text"] or "", row["date"], lot(row["id"]) % 5
    if form == "title" or (form == "mixed" and chance == 0):
        text = ""
    if form == "opening" or (form == "mixed" and chance == 1):
        text = " ".join(text.split()[:40])
    if form == "undated" or (form == "mixed" and chance == 2):
        published = None
    if form == "redated" and published and lot(row["id"]) % 4 == 0:
        later = 1 + lot("later " + row["id"]) % 15
        published = (dt.date.fromisoformat(published[:10]) + dt.timedelta(days=later)).isoformat()
    return read_story_report(row["id"], title=row["title"], text=text, published=published)


def read_corpora(data: Path) -> list[Corpus]:
    """All sets in all forms; of the large ones, a third of the stories in each form but the first."""
    corpora = []
    for name in SETS:
        rows = read_rows(data, name)
        for number, form in enumerate(FORMS):
            small = form == "full" or name == "ecbplus"
            kept = [row for row in rows if small or lot(str(row["cluster"])) % 3 == number % 3]
            reports = [read_report(row, form) for row in kept]
            corpora.append(Corpus(name, form, reports, np.array([str(row["cluster"]) for row in kept])))
        print("read", name, flush=True)
    return corpora


def count_background(corpora: Iterable[Corpus]) -> dict[str, Any]:
    """Count in how many reports each term stands."""
    holders: dict[str, Counter[str]] = {name: Counter() for name in VOCABULARIES}
    reports = 0
    for corpus in corpora:
        if corpus.form != "full":
            continue
        for report in corpus.reports:
            reports += 1
            for name, fields in VOCABULARIES.items():
                holders[name].update(set().union(*(report.counts[field] for field in fields)))
    return {"reports": reports} | {
        name: {term: count for term, count in sorted(found.items()) if count >= LEAST_HOLDERS}
        for name, found in holders.items()
    }


def fit(features: Sequence[str], blocks: list[tuple[Any, Any, float]], trees: int) -> dict[str, Any]:
    """Fit a forest in which no likeness ever speaks against, and no distance in time ever for."""
    rng = np.random.default_rng(7)
    rows, answers, weights = [], [], []
    for block, same, weight in blocks:
        unlike, alike = np.flatnonzero(~same), np.flatnonzero(same)
        most = 40_000 if weight == 1 else 6_000
        chosen = np.sort(rng.choice(unlike, min(len(unlike), most), replace=False))
        each = np.concatenate([np.ones(len(alike)), np.full(len(chosen), len(unlike) / max(len(chosen), 1))])
        order = np.concatenate([alike, chosen])
        rows.append(block[order])
        answers.append(same[order])
        weights.append(each / each.sum() * 10_000 * weight)
    signs = [1 if name in RISING else -1 if name in FALLING else 0 for name in features]
    model = HistGradientBoostingClassifier(
        max_iter=trees, max_depth=4, max_leaf_nodes=12, learning_rate=0.12, min_samples_leaf=60, l2_regularization=1.0,
        early_stopping=False, monotonic_cst=signs, random_state=7,
    )  # fmt: skip
    model.fit(np.concatenate(rows), np.concatenate(answers), sample_weight=np.concatenate(weights))
    return write_forest(features, model)


def write_forest(features: Sequence[str], model: Any) -> dict[str, Any]:  # noqa: ANN401 - scikit-learn has no types
    """Turn a fitted model into the JSON form that `read_forest` reads."""
    trees = []
    for (predictor,) in model._predictors:  # noqa: SLF001 - scikit-learn offers no other way to its trees
        trees.append(
            [
                [round(float(node["value"]), 5)]
                if node["is_leaf"]
                else [
                    features[node["feature_idx"]],
                    round(float(node["num_threshold"]), 6),
                    int(node["left"]),
                    int(node["right"]),
                ]
                for node in predictor.nodes
            ]
        )
    return {"features": list(features), "start": float(model._baseline_prediction.item()), "trees": trees}  # noqa: SLF001


def train(corpora: Sequence[Corpus], background: Mapping[str, Any], trees: int) -> dict[str, Any]:
    """Train both forests."""
    weights = weigh_background(background)
    prepared = [prepare([pack(one) for one in _in_time(corpus)[0]], weights) for corpus in corpora]
    blocks = []
    for corpus, reports in zip(corpora, prepared, strict=True):
        stories = _in_time(corpus)[1]
        left, right = find_pairs(reports.weightiest, reports.days)
        blocks.append((compare(reports, left, right), stories[left] == stories[right], weight_of(corpus)))
    alone = fit(ALONE, blocks, trees // 2)
    forest = read_forest(alone)
    context = []
    for corpus, reports in zip(corpora, prepared, strict=True):
        stories = _in_time(corpus)[1]
        scored = score_pairs(reports, forest, None)
        context.append((scored.rows, stories[scored.left] == stories[scored.right], weight_of(corpus)))
    return {"alone": alone, "in_context": fit((*ALONE, *CONTEXT), context, trees)}


def weight_of(corpus: Corpus) -> float:
    """What a corpus weighs: the sets alike, the forms but the first less."""
    return 1.0 if corpus.form == "full" else 0.2 if corpus.form == "redated" else 0.3


def _in_time(corpus: Corpus) -> tuple[list[StoryReport], np.ndarray[Any, Any]]:
    order = sorted(
        range(len(corpus.reports)),
        key=lambda at: (corpus.reports[at].day is None, corpus.reports[at].day or 0, corpus.reports[at].document_id),
    )
    return [corpus.reports[at] for at in order], corpus.stories[order]


def b_cubed_f1(gold: Sequence[str], found: Sequence[int]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998)."""
    pairs, true, mine = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / mine[b] for (_, b), n in pairs.items()) / len(gold)
    recall = sum(n * n / true[a] for (a, _), n in pairs.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def measure(model: Mapping[str, Any], corpora: Iterable[Corpus], background: Mapping[str, Any]) -> dict[float, float]:
    """Mean B-cubed F1 over the sets in full, for each threshold."""
    totals: Counter[float] = Counter()
    for corpus in (each for each in corpora if each.form == "full"):
        reports, stories = _in_time(corpus)
        scored = score_pairs(
            prepare([pack(one) for one in reports], weigh_background(background)),
            read_forest(model["alone"]),
            read_forest(model["in_context"]),
        )
        for threshold in THRESHOLDS:
            groups = cluster(len(reports), scored.left, scored.right, scored.linked, scored.link, threshold=threshold)
            totals[threshold] += b_cubed_f1(stories.tolist(), groups.tolist()) / len(SETS)
    return dict(totals)


def halve(corpora: Iterable[Corpus], half: int) -> list[Corpus]:
    """The corpora with one half of their stories."""
    halves = []
    for corpus in corpora:
        kept = [at for at, story in enumerate(corpus.stories) if lot(f"half {story}") % 2 == half]
        halves.append(corpus._replace(reports=[corpus.reports[at] for at in kept], stories=corpus.stories[kept]))
    return halves


def main() -> None:
    """Train, choose the threshold, write both files."""
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with stories/")
    parser.add_argument("--out", type=Path, default=DATA, help="where the scorer goes")
    parser.add_argument("--trees", type=int, default=140)
    parser.add_argument("--threshold", type=float, help="take this one instead of measuring which is best")
    options = parser.parse_args()
    corpora = read_corpora(options.data)
    background = count_background(corpora)
    means: Counter[float] = Counter()
    for half in (0, 1) if options.threshold is None else ():
        other = halve(corpora, 1 - half)
        model = train(halve(corpora, half), background, options.trees)
        for threshold, value in measure(model, other, background).items():
            means[threshold] += value / 2
        print("half", half, {threshold: round(value, 4) for threshold, value in means.items()}, flush=True)
    threshold = options.threshold or max(THRESHOLDS, key=lambda each: means[each])
    model = {"threshold": threshold, "halves": {str(key): round(value, 4) for key, value in means.items()}}
    model |= train(corpora, background, options.trees)
    write(options.out / "background.json", background)
    write(options.out / "pair_scorer.json", model)


def write(path: Path, content: Mapping[str, Any]) -> None:
    """Write JSON that a person can read: one line a term or a tree."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    if "in_context" in content:
        text = text.replace('[[["', '[\n[["').replace("]],[[", "]],\n[[").replace('"in_context"', '\n"in_context"')
    else:
        text = text.replace('},"', '},\n"')
    path.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
