"""How well text that stands in two reports is found, on made reports with known copies and edits, and how fast.

A pair counts when it shares an unbroken run of 20 words of its source; pairs whose longest common run has 10 to 19
words count neither way. Aligned words are those of the copy between the first and the last word it has from its source,
edits included, measured on pairs of an original and a copy. A passage that is folded as a statement of many counts as
found; its words do not. Speed is from text to result in processor seconds.

`copies.candidates` measures the first step by itself: pairs that may share text, and no more, which is all that
libraries for MinHash give. `copies.made` measures the whole, from text to aligned passages; there the candidates of
others go through Crossread's own alignment, families and rows, or through an exact comparison by rapidfuzz. Rensa is
asked with more bands as well: a way that leaves out half of the pairs has less to do.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import combinations

import numpy as np

from bench.data import Sample
from bench.formulas import ratio
from bench.made_reports import MadeReport, as_copy_texts, known_pairs, make_reports
from bench.measures import Measure, precision_recall_f1
from bench.peers_copies import (
    MORE_BANDS,
    MOST_BANDS,
    PERMUTATIONS,
    SHINGLE,
    THRESHOLD,
    Aligned,
    Found,
    align_by_rapidfuzz,
    as_pairs,
    find_by_datasketch,
    find_by_rensa,
)
from bench.task import Case, Contestant, Task
from crossread.link.copies import CopyLinks, CopyText, link_copies
from crossread.link.copies.candidates import find_pairs
from crossread.link.copies.corpus import number_words

REPORTS = 50_000


@lru_cache(maxsize=1)
def _made(count: int, seed: int) -> tuple[list[MadeReport], list[CopyText], Found, Found]:
    made = make_reports(count, seed)
    return made, as_copy_texts(made), *known_pairs(made)


def _cases(find: Callable[[list[CopyText]], tuple[Found, Aligned | None]]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        made, texts, gold, doubtful = _made(sample.groups or REPORTS, sample.seed)
        texts = [replace(text) for text in texts]  # what a text keeps of itself is made anew by everybody
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


def _crossread(texts: list[CopyText]) -> tuple[Found, Aligned]:
    return _read(texts, link_copies(texts))


def _aligned_by_us(find: Callable[[list[CopyText]], Found]) -> Callable[[list[CopyText]], tuple[Found, Aligned]]:
    def run(texts: list[CopyText]) -> tuple[Found, Aligned]:
        return _read(texts, link_copies(texts, lambda _: as_pairs(find(texts))))

    return run


def _rensa_rapidfuzz(texts: list[CopyText]) -> tuple[Found, Aligned]:
    return align_by_rapidfuzz(texts, find_by_rensa(texts))


def _read(texts: list[CopyText], links: CopyLinks) -> tuple[Found, Aligned]:
    number = {text.document_id: index for index, text in enumerate(texts)}
    pairs: Found = set()
    aligned: Aligned = {}
    for copy in links.copies:
        ends = {
            number[copy.from_document_id]: (copy.from_start, copy.from_end),
            number[copy.to_document_id]: (copy.to_start, copy.to_end),
        }
        pair = (min(ends), max(ends))
        pairs.add(pair)
        starts, _ = texts[pair[1]].edges
        first, last = np.searchsorted(starts, ends[pair[1]])
        aligned.setdefault(pair, set()).update(range(int(first), int(last)))
    for shared in links.shared_texts:  # what many outlets print is found too, and folded
        if shared.kind == "statement":
            holders = sorted({number[document_id] for document_id, _, _ in shared.places})
            pairs.update(combinations(holders, 2))
    return pairs, aligned


def _only(find: Callable[[list[CopyText]], Found]) -> Callable[[list[CopyText]], tuple[Found, None]]:
    def run(texts: list[CopyText]) -> tuple[Found, None]:
        return find(texts), None

    return run


def _winnowed(texts: list[CopyText]) -> Found:
    pairs = find_pairs(number_words(texts))
    return set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))


def _same_opening(texts: list[CopyText]) -> Found:
    first: dict[tuple[str, ...], int] = {}
    pairs: Found = set()
    for index, text in enumerate(texts):
        opening = tuple(text.words()[:20])
        if opening in first:
            pairs.add((first[opening], index))
        first.setdefault(opening, index)
    return pairs


_SPEED = Measure(
    name="reports_a_second",
    of=lambda sums: ratio(sums["speed.reports"], sums["speed.seconds"]),
    size=lambda sums: sums["speed.reports"],
    counts=("speed.reports", "speed.seconds"),
    unit="1/s",
)
_PAIRS: Iterable[Measure] = (*precision_recall_f1("pair"), _SPEED)
_ALL: Iterable[Measure] = (*precision_recall_f1("pair"), *precision_recall_f1("word"), _SPEED)
_SETTINGS = {"shingle": str(SHINGLE), "permutations": str(PERMUTATIONS), "threshold": str(THRESHOLD)}
_FAST = 600

TASKS = (
    Task(
        name="copies.made",
        title=f"Copies among {REPORTS:,} made reports, from text to passages: pairs, aligned words, speed",
        sets=(),
        measures=tuple(_ALL),
        contestants=(
            Contestant(name="crossread", kind="system", run=_cases(_crossread)),
            Contestant(name="the same first 20 words", kind="baseline", run=_cases(_only(_same_opening))),
            Contestant(
                name="rensa, then our alignment",
                kind="peer",
                run=_cases(_aligned_by_us(find_by_rensa)),
                needs=("rensa",),
            ),
            Contestant(
                name=f"rensa of {MORE_BANDS} bands, then our alignment",
                kind="peer",
                run=_cases(_aligned_by_us(partial(find_by_rensa, bands=MORE_BANDS))),
                needs=("rensa",),
            ),
            Contestant(
                name="rensa, then rapidfuzz", kind="peer", run=_cases(_rensa_rapidfuzz), needs=("rensa", "rapidfuzz")
            ),
            Contestant(
                name="datasketch, then our alignment",
                kind="peer",
                run=_cases(_aligned_by_us(find_by_datasketch)),
                needs=("datasketch",),
            ),
        ),
        fast=_FAST,
        settings=_SETTINGS,
        version=2,
    ),
    Task(
        name="copies.candidates",
        title=f"Pairs among {REPORTS:,} made reports that may share text: the first step by itself, and its speed",
        sets=(),
        measures=tuple(_PAIRS),
        contestants=(
            Contestant(name="crossread", kind="system", run=_cases(_only(_winnowed))),
            Contestant(name="the same first 20 words", kind="baseline", run=_cases(_only(_same_opening))),
            Contestant(name="datasketch", kind="peer", run=_cases(_only(find_by_datasketch)), needs=("datasketch",)),
            Contestant(name="rensa", kind="peer", run=_cases(_only(find_by_rensa)), needs=("rensa",)),
            *(
                Contestant(
                    name=f"rensa of {bands} bands",
                    kind="peer",
                    run=_cases(_only(partial(find_by_rensa, bands=bands))),
                    needs=("rensa",),
                )
                for bands in (MORE_BANDS, MOST_BANDS)
            ),
        ),
        fast=_FAST,
        settings=_SETTINGS,
    ),
)
