"""Fit the weights that choose sources and contents: `python -m training.spans [--data FOLDER] [--out FILE]`.

For each attribution that the roles find in training reports of PolNeAR, what `source_spans` and `content_spans` offer
is right where people marked the very same words; where none is, nothing is. A softmax over the offers and nothing is
fitted to that. Without `--out` nothing is written: the fit on four reports in five is scored on the fifth.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from crossread.annotate.parsed import Parsed, read_for_parsing
from crossread.annotate.quotations.attributions import Attribution, Span, overlap
from crossread.annotate.quotations.borders import Role
from crossread.annotate.quotations.choosing import NOTHING
from crossread.annotate.quotations.content_spans import offer_contents
from crossread.annotate.quotations.heads import read_heads
from crossread.annotate.quotations.marks import find_marked
from crossread.annotate.quotations.settling import beside, content_parts, settle_ends
from crossread.annotate.quotations.source_spans import offer_sources
from crossread.annotate.quotations.tidying import join_overlapping
from crossread.annotate.quotations.word_table import read_words
from crossread.annotate.sentences import find_sentences
from crossread.language import find_roles, load_language
from crossread.records import Document
from training.speech import read_gold

TAKEN = frozenset([0, 1, 3])
"""Places of six whose reports are read: half of them, which is enough and fits in memory."""
PENALTY = 5.0
STEPS = 400
FEWEST = 10  # offers that must have a feature for it to have a weight

Gold = Sequence[dict[Role, list[Span]]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What was offered for one span: features, and which of it is right."""

    described: list[dict[str, float]]
    right: list[bool]


def read_offers(parsed: Parsed, gold: Gold) -> tuple[list[Offered], list[Offered]]:
    """What is offered for the sources and for the contents of one report.

    Args:
        parsed: The report.
        gold: Each attribution that people marked, as token spans by role.
    """
    doc, words, roles = parsed.doc, read_words(parsed.doc), find_roles(parsed.doc)
    if roles is None:
        raise SystemExit("this model knows no roles of attributions")
    marked = [parsed.tokens(run.outer_start, run.outer_end) for run in find_marked(parsed.view.text)]
    fixed = frozenset(border for run in marked for border in run)
    wanted = {span for one in gold for span in one["content"]}
    settled: list[Attribution] = []
    contents: list[Offered] = []
    for rough in read_heads(doc, roles, marked):
        one = settle_ends(words, roles, rough, fixed)
        pieces = []
        for part in content_parts(words, rough, one):
            spans, described = offer_contents(words, roles, part, beside(one), fixed)
            contents.append(Offered(described, [span in wanted for span in spans]))
            pieces.append(spans[0] if spans else part.piece)  # by each border alone: the weights are not made yet
        settled.append(
            Attribution(source=one.source, cue=one.cue, content=tuple(join_overlapping(pieces)), found_by="heads")
        )
    sources = []
    for place, one in enumerate(settled):
        named = _sources_of(one, gold)
        offer = offer_sources(doc, words, roles, settled, place)
        sources.append(Offered(offer.described, [span in named for span in offer.spans]))
    return sources, contents


def _sources_of(one: Attribution, gold: Gold) -> set[Span]:
    """The sources people marked for a cue; of several such attributions the one with most in common."""
    alike = [other for other in gold if any(overlap(cue, one.cue[0]) for cue in other["cue"])]

    def shared(other: dict[Role, list[Span]]) -> int:
        return sum(overlap(mine, theirs) for mine in one.content for theirs in other["content"])

    return set(max(alike, key=shared)["source"]) if alike else set()


def fit(offers: Sequence[Offered]) -> dict[str, float]:
    """Fit the weights by Adam on all offers at once."""
    kept = [one for one in offers if one.described]
    counts = Counter(name for one in kept for features in one.described for name in features)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    place = {name: column for column, name in enumerate(names)}
    sizes = [len(one.described) for one in kept]
    rows = np.zeros((sum(sizes), len(names)), np.float32)
    number = 0
    for one in kept:
        for features in one.described:
            for name, value in features.items():
                if name in place:
                    rows[number, place[name]] = value
            number += 1
    owner = np.repeat(np.arange(len(kept)), sizes)
    starts = np.cumsum([0, *sizes[:-1]])
    target = np.concatenate([np.array(one.right, float) / max(1, sum(one.right)) for one in kept])
    none = np.array([float(not any(one.right)) for one in kept])
    weights = np.zeros(len(names) + 1)  # the last is that of nothing
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = rows @ weights[:-1].astype(np.float32)
        highest = np.maximum(np.maximum.reduceat(scores, starts), weights[-1])
        powers, rest = np.exp(scores - highest[owner]), np.exp(weights[-1] - highest)
        total = np.add.reduceat(powers, starts) + rest
        slope = np.empty_like(weights)
        slope[:-1] = (powers / total[owner] - target).astype(np.float32) @ rows + PENALTY * weights[:-1]
        slope[-1] = (rest / total - none).sum()
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        rate = 0.06 * (1 - (step - 1) / (1.05 * STEPS))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
    return {name: round(float(weight), 3) for name, weight in zip([*names, NOTHING], weights, strict=True)}


def score(weights: dict[str, float], offers: Sequence[Offered]) -> float:
    """The share of spans with a right offer in which the likeliest offer is right."""
    able = [one for one in offers if any(one.right)]
    right = 0
    for one in able:
        values = [sum(weights.get(name, 0.0) * value for name, value in features.items()) for features in one.described]
        right += one.right[int(np.argmax(values))]
    return right / max(1, len(able))


def read_reports(path: Path, model: str | None) -> Iterator[tuple[Parsed, Gold]]:
    """Parse half of the training reports of PolNeAR."""
    engine = load_language(model)
    rows = [row for row in map(json.loads, path.read_text("utf8").splitlines()) if row["split"] == "train"]
    for row in (row for place, row in enumerate(rows) if place % 6 in TAKEN):
        document = Document(document_id="p", path="p", words=len(row["text"].split()), text=row["text"], sha256="0")
        view = read_for_parsing(document, find_sentences(document))
        [doc] = engine.parse([view.text])
        parsed = Parsed(view, doc)
        yield parsed, [dict(read_gold([one], parsed)) for one in row["attributions"]]


def main() -> None:
    """Fit both, say how the fit does on what it did not see, and write it where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.spans", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with quotes/polnear.jsonl")
    parser.add_argument("--model", help="folder of the model that parses; the shipped one if left out")
    parser.add_argument("--out", type=Path, help="where the weights go, spans.json")
    options = parser.parse_args()
    offers = [
        read_offers(parsed, gold)
        for parsed, gold in read_reports(options.data / "quotes" / "polnear.jsonl", options.model)
    ]
    told: dict[str, object] = {"made": f"python -m training.spans: three in six of PolNeAR train, L2 {PENALTY:g}"}
    weights: dict[str, dict[str, float]] = {}
    for column, what in enumerate(("source", "content")):
        rest = [one for place, found in enumerate(offers) if place % 5 == 0 for one in found[column]]
        most = [one for place, found in enumerate(offers) if place % 5 for one in found[column]]
        weights[what] = fit([*most, *rest])
        print(
            f"{what}: {len(rest) + len(most)} spans; right on those left out that can be: {score(fit(most), rest):.3f}"
        )
    told["weights"] = weights
    if options.out is not None:
        options.out.write_text(json.dumps(told, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
