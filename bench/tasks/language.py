"""How well the language engine reads grammar, sentences and names: treebank tests and the held-out part of WikiGold."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import groupby

from bench.data import Row, Sample
from bench.language_names import capital_rows, found_names, name_counts, name_slices, running_names
from bench.language_text import Gold, gold_of, parsed_words, raw_blocks, word_counts
from bench.measures import precision_recall_f1, proportion
from bench.peers_language import BIG, load_big, load_full, load_peer
from bench.task import Case, Contestant, Published, Task
from crossread.language import LanguageEngine, load_language

KINDS = ("PERSON", "ORG", "LOC", "MISC")
SLICES = ("capitals", "titled", "hyphen", "unseen", "other")
_TESTS = ("treebanks/ewt_test", "treebanks/gum_test")
_TEXT = 25  # sentences of running text: about a news report
_BLOCK = 10  # neighbouring sentences make a group: the files do not say where documents end
Engine = Callable[[], LanguageEngine]


@cache
def _shipped() -> LanguageEngine:
    return load_language()


@cache
def _seen_names(sample: Sample) -> frozenset[str]:
    """Names of the training files, to know which names of the tests are new."""
    rows = [
        row
        for name in ("ewt_train", "gumccby_train", "wikigold", "crossner")
        for index, row in enumerate(sample.rows(f"treebanks/{name}"))
        if not (name == "wikigold" and is_wikigold_dev(index))
    ]
    return frozenset(" ".join(row["w"][start:end]).casefold() for row in rows for start, end, _ in gold_of(row).names)


def _rows(sample: Sample) -> Iterator[tuple[str, str, Row]]:
    for name in _TESTS:
        for index, row in enumerate(sample.rows(name)):
            yield f"{name}/{index}", f"{name}/{index // _BLOCK}", row


def _treebank(engine: Engine) -> Callable[[Sample], Iterator[Case]]:
    """Gold words, one sentence a text; the engine still decides where sentences end."""

    def run(sample: Sample) -> Iterator[Case]:
        rows = list(_rows(sample))
        golds = [gold_of(row) for _, _, row in rows]
        for (case, group, _), gold, found in zip(rows, golds, parsed_words(engine(), golds), strict=True):
            counts = word_counts(gold, found)
            words = int(counts["uas.n"])
            yield Case(case=case, group=group, counts=counts, right=counts["las.right"] == words)

    return run


def _raw(engine: Engine) -> Callable[[Sample], Iterator[Case]]:
    """Running text of ten sentences; words, sentences and arcs count where their characters agree."""

    def run(sample: Sample) -> Iterator[Case]:
        blocks = [block for name in _TESTS for block in raw_blocks(name, sample.rows(name), size=_BLOCK)]
        documents = engine().parse(block.text for block in blocks)
        for block, document in zip(blocks, documents, strict=True):
            yield Case(case=block.name, group=block.name, counts=block.counts(document))

    return run


Rows = Callable[[Sample], Iterable[tuple[str, str, Row]]]


def _names(engine: Engine, rows: Rows) -> Callable[[Sample], Iterator[Case]]:
    """One sentence a text."""

    def run(sample: Sample) -> Iterator[Case]:
        chosen = list(rows(sample))
        golds = [gold_of(row) for _, _, row in chosen]
        seen, marked = _seen_names(sample), _marked_kinds(chosen)
        shouted = [Gold.shouted(gold) for gold in golds]
        documents = parsed_words(engine(), golds)
        loud = parsed_words(engine(), shouted)
        for (case, group, _), gold, document, noisy in zip(chosen, golds, documents, loud, strict=True):
            found = found_names(document)
            counts = name_counts(gold, found, KINDS, marked=marked[_set_of(case)]) | name_slices(gold, found, seen)
            counts |= capital_rows(gold, found_names(noisy))
            yield Case(case=case, group=group, counts=counts)

    return run


def _running(engine: Engine, rows: Rows, size: int) -> Callable[[Sample], Iterator[Case]]:
    """`size` neighbouring sentences a text."""

    def run(sample: Sample) -> Iterator[Case]:
        chosen = list(rows(sample))
        marked = _marked_kinds(chosen)
        texts = [
            [gold_of(row) for *_, row in text]
            for _, text in groupby(chosen, lambda row: (_set_of(row[0]), int(row[0].rsplit("/", 1)[1]) // size))
        ]
        golds = [gold for text in texts for gold in text]
        for (case, group, _), gold, found in zip(chosen, golds, running_names(engine(), texts), strict=True):
            counts = name_counts(gold, found, KINDS, marked=marked[_set_of(case)])
            yield Case(case=case, group=group, counts=counts)

    return run


def _set_of(case: str) -> str:
    return case.rsplit("/", 1)[0]


def _marked_kinds(rows: Iterable[tuple[str, str, Row]]) -> dict[str, set[str]]:
    """The kinds of names that each corpus marks at all: EWT's test has no MISC, so finding one there is no error."""
    kinds: dict[str, set[str]] = {}
    for case, _, row in rows:
        kinds.setdefault(_set_of(case), set()).update(kind for *_, kind in gold_of(row).names)
    return kinds


def is_wikigold_dev(position: int) -> bool:
    """The same quarter of WikiGold that training leaves out: by hash of blocks of eight sentences."""
    return zlib.crc32(f"wikigold{position // 8}".encode()) % 100 < 25


def _wikigold(sample: Sample) -> Iterator[tuple[str, str, Row]]:
    for index, row in enumerate(sample.rows("treebanks/wikigold")):
        if is_wikigold_dev(index):
            yield f"wikigold/{index}", f"wikigold/{index // 8}", row


def _contestants(run: Callable[[Engine], Callable[[Sample], Iterator[Case]]]) -> tuple[Contestant, ...]:
    return (
        Contestant(name="crossread", kind="system", run=run(_shipped)),
        Contestant(name="crossread in full precision", kind="peer", run=run(load_full)),
        Contestant(name="spaCy CNN, same data", kind="peer", run=run(load_peer)),
    )


def _name_contestants(run: Callable[[Engine], Callable[[Sample], Iterator[Case]]]) -> tuple[Contestant, ...]:
    """The big pipelines too: their trees and lemmas follow other guidelines, their names nearly the same."""
    big = (Contestant(name=f"spaCy {name}, OntoNotes 5", kind="peer", run=run(partial(load_big, name))) for name in BIG)
    return (*_contestants(run), *big)


_NAME_MEASURES = (
    precision_recall_f1("name")[2],
    *precision_recall_f1("name")[:2],
    precision_recall_f1("name3")[2],
    *(precision_recall_f1(f"name_{kind}")[2] for kind in KINDS),
    precision_recall_f1("name_capitals")[2],
    *(proportion(f"recall_{part}") for part in SLICES[1:]),
    precision_recall_f1("name_marked")[2],
)

_RUNNING_MEASURES = (precision_recall_f1("name_marked")[2], *_NAME_MEASURES[: 4 + len(KINDS)])


def _published(measure: str, source: str, values: dict[str, float]) -> tuple[Published, ...]:
    return tuple(Published(name=name, measure=measure, value=value, source=source) for name, value in values.items())


_ONTONOTES = "model cards of sm and lg 3.7.1, trf 3.7.3; on OntoNotes 5: other text, other labels"
TASKS: tuple[Task, ...] = (
    Task(
        name="language.treebank",
        title="EWT + GUM test, gold words, one sentence a text, punctuation counted",
        sets=_TESTS,
        measures=tuple(
            proportion(what) for what in ("uas", "las", "uas_words", "las_words", "xpos", "upos", "morph", "lemma")
        ),
        contestants=_contestants(_treebank),
        published=(
            *_published(
                "uas", _ONTONOTES, {"en_core_web_sm": 0.918, "en_core_web_lg": 0.921, "en_core_web_trf": 0.953}
            ),
            *_published(
                "las", _ONTONOTES, {"en_core_web_sm": 0.899, "en_core_web_lg": 0.903, "en_core_web_trf": 0.939}
            ),
            *_published(
                "xpos", _ONTONOTES, {"en_core_web_sm": 0.972, "en_core_web_lg": 0.973, "en_core_web_trf": 0.981}
            ),
        ),
        fast=40,
    ),
    Task(
        name="language.raw",
        title="EWT + GUM test from running text of ten sentences: words, sentences, arcs",
        sets=_TESTS,
        measures=tuple(precision_recall_f1(what)[2] for what in ("sentence", "word", "uas", "las", "xpos")),
        contestants=_contestants(_raw),
        published=_published(
            "sentence.f1", _ONTONOTES, {"en_core_web_sm": 0.906, "en_core_web_lg": 0.907, "en_core_web_trf": 0.901}
        ),
    ),
    Task(
        name="language.names",
        title="Names of EWT + GUM test: exact span and kind (PERSON, ORG, LOC, MISC)",
        sets=(*_TESTS, "treebanks/ewt_train", "treebanks/gumccby_train", "treebanks/wikigold", "treebanks/crossner"),
        measures=_NAME_MEASURES,
        contestants=_name_contestants(lambda engine: _names(engine, _rows)),
        published=_published(
            "name.f1", _ONTONOTES, {"en_core_web_sm": 0.846, "en_core_web_lg": 0.854, "en_core_web_trf": 0.902}
        ),
    ),
    Task(
        name="language.wikigold",
        title="Names of the quarter of WikiGold left out of training: exact span and kind",
        sets=("treebanks/wikigold", "treebanks/ewt_train", "treebanks/gumccby_train", "treebanks/crossner"),
        measures=_NAME_MEASURES,
        contestants=_name_contestants(lambda engine: _names(engine, _wikigold)),
    ),
    Task(
        name="language.names_running",
        title=f"Names of EWT + GUM test in texts of {_TEXT} sentences, words and borders given",
        sets=_TESTS,
        measures=_RUNNING_MEASURES,
        contestants=_name_contestants(lambda engine: _running(engine, _rows, _TEXT)),
    ),
    Task(
        name="language.wikigold_running",
        title="Names of the left-out quarter of WikiGold in texts of eight sentences, words and borders given",
        sets=("treebanks/wikigold",),
        measures=_RUNNING_MEASURES,
        contestants=_name_contestants(lambda engine: _running(engine, _wikigold, 8)),
    ),
)
