"""How well texts are split into sentences and their furniture told from the report, and how fast.

Sentence spans are scored on treebank text rebuilt from words and spaces, forty sentences at a time, exact at both
ends; the treebanks keep no line breaks, so headings and list items without a stop cannot be found by anybody.
Roles are scored on the two open stories as the evaluation script does: share of furniture passages more than half
of whose words count as text, and share of the other words that do not.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator

from bench.data import Sample
from bench.measures import found_counts, precision_recall_f1, proportion, rate
from bench.task import Case, Contestant, Task
from bench.timing import fastest
from crossread.annotate.sentences import find_sentences
from crossread.records.document import Document
from crossread.text.segment import split_sentences

Span = tuple[int, int]
Splitter = Callable[[str], list[Span]]
_PIECE = 40
_NAIVE = re.compile(r"[.!?][\"”')]*(\s+)(?=[A-Z\"“(\[0-9])")
_WORD = re.compile(r"\w+")


def _ours(text: str) -> list[Span]:
    return list(split_sentences(text))


def _naive(text: str) -> list[Span]:
    spans, left = [], 0
    for match in _NAIVE.finditer(text):
        spans.append((left, match.start(1)))
        left = match.end()
    return [*spans, (left, len(text.rstrip()))]


def _sentencizer() -> Splitter:
    import spacy  # noqa: PLC0415 -- a peer is loaded when it runs

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")

    def split(text: str) -> list[Span]:
        return [
            (one.start_char, one.start_char + len(one.text.rstrip()))
            for one in pipeline(text).sents
            if one.text.strip()
        ]

    return split


def _pieces(sample: Sample, name: str) -> Iterator[tuple[str, str, list[Span]]]:
    rows = sample.rows(name)
    for first in range(0, len(rows), _PIECE):
        text, gold = "", []
        for row in rows[first : first + _PIECE]:
            words = "".join(word + (" " if space else "") for word, space in zip(row["w"], row["sp"], strict=True))
            gold.append((len(text), len(text) + len(words.rstrip())))
            text += words.rstrip() + " "
        yield f"{name}/{first}", text, gold


def _spans(make: Callable[[], Splitter], name: str) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        split = make()
        for case, text, gold in _pieces(sample, name):
            yield Case(case=case, group=case, counts=found_counts(gold, split(text), "sentence"))

    return run


def _splitting(name: str, title: str) -> Task:
    return Task(
        name=f"sentences.{name}",
        title=title,
        sets=(f"treebanks/{name}",),
        measures=(*precision_recall_f1("sentence")[::-1],),
        contestants=(
            Contestant(name="crossread", kind="system", run=_spans(lambda: _ours, f"treebanks/{name}")),
            Contestant(name="stop and capital", kind="baseline", run=_spans(lambda: _naive, f"treebanks/{name}")),
            Contestant(name="spaCy sentencizer", kind="peer", run=_spans(_sentencizer, f"treebanks/{name}")),
        ),
        fast=None,
    )


def _document(text: str) -> Document:
    return Document(document_id="d", path="a.txt", words=0, text=text, sha256="0")


def _read_roles(text: str) -> object:
    return find_sentences(_document(text))


def _all_text(text: str) -> list[Span]:
    return [(0, len(text))]


def _kept(text: str) -> list[Span]:
    return [(one.start, one.end) for one in find_sentences(_document(text)) if one.role in ("body", "headline")]


def _roles(keep: Splitter) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for name in ("stories/tibet", "stories/uk-visit"):
            folder = sample.folder(name)
            gold = json.loads((folder / "gold.json").read_text("utf-8"))
            for article in gold["articles"]:
                text = (folder / article["file"]).read_text("utf-8")
                marked = [
                    (one["start"], one["end"])
                    for one in gold["provenance"]["furniture"]
                    if one["file"] == article["file"]
                ]
                group = f"{name}/{article['file']}"
                yield Case(case=group, group=group, counts=_role_counts(text, keep(text), marked))

    return run


def _role_counts(text: str, kept: list[Span], marked: list[Span]) -> dict[str, float]:
    words = [match.span() for match in _WORD.finditer(text)]

    def held(spans: list[Span]) -> set[int]:
        return {
            number
            for number, (start, end) in enumerate(words)
            if any(start < right and end > left for left, right in spans)
        }

    inside, furniture = held(kept), held(marked)
    passages = [found for one in marked if (found := held([one]))]
    report = len(words) - len(furniture)
    return {
        "furniture_taken_as_text.wrong": sum(2 * len(found & inside) > len(found) for found in passages),
        "furniture_taken_as_text.n": len(passages),
        "article_words_lost.wrong": len(set(range(len(words))) - furniture - inside),
        "article_words_lost.n": report,
    }


def _speed(make: Callable[[], Callable[[str], object]]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        run_on = make()
        texts = [row["text"] for row in sample.rows("stories/giveme5w1h")]
        seconds = fastest(lambda: [run_on(text) for text in texts], rounds=3, clock=time.process_time)
        size = sum(len(text.encode()) for text in texts) / 1e6
        yield Case(case="giveme5w1h", group="giveme5w1h", counts={"rate.size": size, "rate.seconds": seconds})

    return run


TASKS = (
    _splitting("ewt_test", "Sentence spans on web text (EWT)"),
    _splitting("gum_test", "Sentence spans on twelve genres (GUM)"),
    Task(
        name="sentences.roles",
        title="Furniture told from the report, two stories of five reports",
        sets=("stories/tibet", "stories/uk-visit"),
        measures=(
            proportion("furniture_taken_as_text", better="lower"),
            proportion("article_words_lost", better="lower"),
        ),
        contestants=(
            Contestant(name="crossread", kind="system", run=_roles(_kept)),
            Contestant(name="all is text", kind="baseline", run=_roles(_all_text)),
        ),
    ),
    Task(
        name="sentences.speed",
        title="Megabytes of news a second on one core, splitting and roles",
        sets=("stories/giveme5w1h",),
        measures=(rate("size", unit="MB/s"),),
        contestants=(
            Contestant(name="crossread", kind="system", run=_speed(lambda: _read_roles)),
            Contestant(name="splitting alone", kind="peer", run=_speed(lambda: split_sentences)),
            Contestant(name="spaCy sentencizer", kind="peer", run=_speed(_sentencizer)),
        ),
    ),
)
