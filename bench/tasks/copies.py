"""How well text that stands in two reports is found, on made reports with known copies and edits, and how fast.

A pair counts when it shares an unbroken run of 20 words of its source; pairs whose longest common run has 10 to 19
words count neither way. Aligned words are those of the copy between the first and the last word it has from its source,
edits included, measured on pairs of an original and a copy. A passage that is folded as a statement of many counts as
found; its words do not. Speed is from text to result in processor seconds: for Crossread to aligned passages and
families, for the others to pairs.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np

from bench.data import Sample
from bench.formulas import ratio
from bench.made_reports import MadeReport, as_copy_texts, known_pairs, make_reports
from bench.measures import Measure, precision_recall_f1
from bench.task import Case, Contestant, Task
from crossread.link.copies import CopyText, link_copies
from crossread.link.copies.candidates import find_pairs
from crossread.link.copies.corpus import number_words

REPORTS = 50_000
_SHINGLE = 5
_PERMUTATIONS = 128
_THRESHOLD = 0.2

Pairs = set[tuple[int, int]]
Aligned = dict[tuple[int, int], set[int]]
"""Pair of an original and a copy to the words of the copy that lie in passages."""


@lru_cache(maxsize=1)
def _made(count: int, seed: int) -> tuple[list[MadeReport], list[CopyText], Pairs, Pairs]:
    made = make_reports(count, seed)
    return made, as_copy_texts(made), *known_pairs(made)


def _cases(find: Callable[[list[CopyText]], tuple[Pairs, Aligned | None]]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        made, texts, gold, doubtful = _made(sample.groups or REPORTS, sample.seed)
        began = time.process_time()  # others may share the machine; threads are all counted
        found, aligned = find(texts)
        seconds = time.process_time() - began
        counts: dict[int, dict[str, float]] = {}
        for pair, side in [(p, "tp" if p in found else "fn") for p in gold] + [
            (p, "fp") for p in found - gold - doubtful
        ]:
            of = counts.setdefault(made[pair[0]].family, {})
            of[f"pair.{side}"] = of.get(f"pair.{side}", 0) + 1
        for pair in sorted(gold) if aligned is not None else []:
            if made[pair[0]].family == pair[0] and aligned is not None:
                of = counts[pair[0]]
                for name, value in _word_counts(made[pair[1]], aligned.get(pair, set())).items():
                    of[name] = of.get(name, 0) + value
        for number in sorted({report.family for report in made}):
            yield Case(case=f"family {number}", group=f"family {number}", counts=counts.get(number, {}))
        yield Case(case="speed", group="speed", counts={"speed.reports": len(texts), "speed.seconds": seconds})

    return run


def _word_counts(report: MadeReport, found: set[int]) -> dict[str, float]:
    own = [at for at, origin in enumerate(report.origins) if origin >= 0]
    gold = set(range(own[0], own[-1] + 1))
    return {"word.tp": len(gold & found), "word.fp": len(found - gold), "word.fn": len(gold - found)}


def _crossread(texts: list[CopyText]) -> tuple[Pairs, Aligned]:
    links = link_copies(texts)
    number = {text.document_id: index for index, text in enumerate(texts)}
    pairs: Pairs = set()
    aligned: Aligned = {}
    for copy in links.copies:
        ends = {
            number[copy.from_document_id]: (copy.from_start, copy.from_end),
            number[copy.to_document_id]: (copy.to_start, copy.to_end),
        }
        pair = (min(ends), max(ends))
        pairs.add(pair)
        starts = [place[0] for place in texts[pair[1]].places]
        first, last = np.searchsorted(starts, ends[pair[1]])
        aligned.setdefault(pair, set()).update(range(int(first), int(last)))
    for shared in links.shared_texts:  # what many outlets print is found too, and folded
        if shared.kind == "statement":
            holders = sorted({number[document_id] for document_id, _, _ in shared.places})
            pairs.update(combinations(holders, 2))
    return pairs, aligned


def _candidates_only(texts: list[CopyText]) -> tuple[Pairs, None]:
    pairs = find_pairs(number_words(texts))
    return set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)), None


def _same_opening(texts: list[CopyText]) -> tuple[Pairs, None]:
    first: dict[tuple[str, ...], int] = {}
    pairs: Pairs = set()
    for index, text in enumerate(texts):
        opening = tuple(text.words()[:20])
        if opening in first:
            pairs.add((first[opening], index))
        first.setdefault(opening, index)
    return pairs, None


def _shingles(text: CopyText) -> list[str]:
    words = text.words()
    return [" ".join(words[at : at + _SHINGLE]) for at in range(max(len(words) - _SHINGLE + 1, 1))]


def _datasketch(texts: list[CopyText]) -> tuple[Pairs, None]:
    peer: Any = importlib.import_module("datasketch")
    index = peer.MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
    pairs: Pairs = set()
    for number, text in enumerate(texts):
        sketch = peer.MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
        pairs.update((int(other), number) for other in index.query(sketch))
        index.insert(number, sketch)
    return pairs, None


def _rensa(texts: list[CopyText]) -> tuple[Pairs, None]:
    peer: Any = importlib.import_module("rensa")
    index = peer.RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=_PERMUTATIONS // 4)
    pairs: Pairs = set()
    for number, text in enumerate(texts):
        sketch = peer.RMinHash(num_perm=_PERMUTATIONS, seed=42)
        sketch.update(_shingles(text))
        pairs.update((int(other), number) for other in index.query(sketch) if int(other) != number)
        index.insert(number, sketch)
    return pairs, None


_SPEED = Measure(
    name="reports_a_second",
    of=lambda sums: ratio(sums["speed.reports"], sums["speed.seconds"]),
    size=lambda sums: sums["speed.reports"],
    counts=("speed.reports", "speed.seconds"),
    unit="1/s",
)
_MEASURES: Iterable[Measure] = (*precision_recall_f1("pair"), *precision_recall_f1("word"), _SPEED)

TASKS = (
    Task(
        name="copies.made",
        title=f"Copies among {REPORTS:,} made reports: pairs, aligned words, speed",
        sets=(),
        measures=tuple(_MEASURES),
        contestants=(
            Contestant(name="crossread", kind="system", run=_cases(_crossread)),
            Contestant(name="the same first 20 words", kind="baseline", run=_cases(_same_opening)),
            Contestant(name="crossread, pairs only", kind="peer", run=_cases(_candidates_only)),
            Contestant(name="datasketch", kind="peer", run=_cases(_datasketch), needs=("datasketch",)),
            Contestant(name="rensa", kind="peer", run=_cases(_rensa), needs=("rensa",)),
        ),
        fast=600,
        settings={
            "shingle": str(_SHINGLE),
            "permutations": str(_PERMUTATIONS),
            "threshold": str(_THRESHOLD),
        },
    ),
)
