"""How well names, descriptions and pronouns are put together: GAP pronouns, GUM clusters.

GAP (Webster and others 2018): for each pronoun two names are given; each is right or not. Precision, recall and F1 are
over the names said to be meant, as in the paper; masculine and feminine apart. GUM: pairs of mentions of one person,
body, place or animal that are found under one entity, over the gold mentions whose span is found; pronouns included.
NewsWCL50 (Hamborg and others 2019): five reports each of six events; the share of namings whose words are a label of
the report, and, of the namings of persons, the pairs under one entity across and within the reports of an event. `told`
are the same pairs of groups, events, objects and the rest together, which nouns tell; a phrase of the set often holds
another naming in it, which costs precision there whatever is joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bench.data import Row, Sample
from bench.measures import pair_counts, precision_recall_f1, proportion
from bench.newswcl import SEEN, bare, entity_at, find_namings, link_event
from bench.speech import find_in
from bench.task import Case, Contestant, Published, Task

Chooser = Callable[[Row], tuple[bool, bool]]
_MASCULINE = frozenset(["he", "him", "his"])
_KINDS = frozenset(["person", "organization", "place"])


def _crossread(row: Row) -> tuple[bool, bool]:
    speech = find_in(row["text"])
    start, end = row["pronoun"]
    mine = next(
        (m.entity_id for m in speech.mentions if m.start <= start and end <= m.end and m.form == "pronoun"), None
    )
    if mine is None:
        return False, False
    spans = [(m.start, m.end) for m in speech.mentions if m.entity_id == mine and m.form != "pronoun"]
    first, second = (
        any(left < one["span"][1] and one["span"][0] < right for left, right in spans) for one in row["candidates"]
    )
    return first, second


def _nearest_before(row: Row) -> tuple[bool, bool]:
    """The candidate that ends nearest before the pronoun, else the first."""
    ends = [one["span"][1] for one in row["candidates"]]
    before = [end for end in ends if end <= row["pronoun"][0]]
    best = ends.index(max(before)) if before else 0
    return best == 0, best == 1


def _gap(chooser: Chooser) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("quotes/gap_pronouns"):
            if row["split"] != "dev":
                continue
            start, end = row["pronoun"]
            slice_name = "masculine" if row["text"][start:end].lower() in _MASCULINE else "feminine"
            counts: dict[str, float] = {}
            for what in ("name", slice_name):
                for side in ("tp", "fp", "fn"):
                    counts[f"{what}.{side}"] = 0.0
            for said, one in zip(chooser(row), row["candidates"], strict=True):
                side = "tp" if said and one["coref"] else "fp" if said else "fn" if one["coref"] else ""
                if side:
                    counts[f"name.{side}"] += 1
                    counts[f"{slice_name}.{side}"] += 1
            yield Case(case=row["doc_id"], group=row["doc_id"], counts=counts)

    return run


def _clusters(label: Callable[[Row], dict[tuple[int, int], str]]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("quotes/gum_coref"):
            mine = label(row)
            gold: dict[str, str] = {}
            found: dict[str, str] = {}
            seen = 0
            for cluster in row["clusters"]:
                if cluster["type"] not in _KINDS or len(cluster["mentions"]) < 2:
                    continue
                for mention in cluster["mentions"]:
                    start, end = mention["span"]
                    key = f"{start}-{end}"
                    entity = mine.get((start, end))
                    seen += 1
                    if entity is not None:
                        gold[key], found[key] = cluster["id"], entity
            counts = pair_counts(gold, found, "pair") | {"span.right": float(len(gold)), "span.n": float(seen)}
            if seen:
                yield Case(case=row["doc_id"], group=row["doc_id"], counts=counts)

    return run


def _entities(row: Row) -> dict[tuple[int, int], str]:
    """The entity at each span; a shorter mention with the same end or start serves where the spans differ."""
    speech = find_in(row["text"])
    exact = {(m.start, m.end): m.entity_id for m in speech.mentions if m.entity_id is not None}
    found: dict[tuple[int, int], str] = {}
    for cluster in row["clusters"]:
        for mention in cluster["mentions"]:
            start, end = mention["span"]
            inside = [
                (right - left, entity)
                for (left, right), entity in exact.items()
                if start <= left and right <= end and left == start
            ]
            entity = exact.get((start, end)) or (max(inside)[1] if inside else None)
            if entity is not None:
                found[start, end] = entity
    return found


def _same_words(row: Row) -> dict[tuple[int, int], str]:
    """Mentions of the same words are one entity."""
    return {tuple(m["span"]): m["text"].lower() for cluster in row["clusters"] for m in cluster["mentions"]}


_NAMED = {"ACTOR": "actor", "ACTOR-I": "person", "COUNTRY": "country", "GROUP": "group", "EVENT": "event"}
_TOLD = frozenset(["GROUP", "EVENT", "OBJECT", "MISC"])
"""Concepts that reports mostly tell by nouns ("the caravan", "the probe"), not by names."""


def _across(*, same_words: bool) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        rows = {number: row for number, row in enumerate(sample.rows("alignment/newswcl50")) if row["event"] != SEEN}
        for event in sorted({row["event"] for row in rows.values()}):
            reports = {number: row for number, row in rows.items() if row["event"] == event}
            yield Case(case=event, group=event, counts=_count_event(reports, same_words=same_words))

    return run


def _labels(text: str) -> Iterator[str]:
    return (label.text for label in find_in(text).labels)


def _capitals(text: str) -> Iterator[str]:
    """Runs of words that begin with a capital, which is what a search for names would list."""
    return (run[0] for run in re.finditer(r"[A-Z][\w.'’-]*(?: (?:of |the |and )*[A-Z][\w.'’-]*)*", text))


def _count_event(reports: dict[int, Row], *, same_words: bool) -> dict[str, float]:
    joined = {} if same_words else link_event(reports)
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    told_gold: dict[str, str] = {}
    told: dict[str, str] = {}
    counts: dict[str, float] = {}
    for number, row in reports.items():
        labels = {bare(label) for label in (_capitals(row["text"]) if same_words else _labels(row["text"]))}
        for naming in find_namings(number, row):
            kind = _NAMED.get(naming.kind)
            entity = naming.words if same_words else entity_at(number, row, naming, joined)
            key = f"{number}:{naming.start}-{naming.end}:{naming.concept}"
            if naming.kind in _TOLD and entity is not None:
                told_gold[key], told[key] = naming.concept, entity
            if kind is None:
                continue
            counts[f"{kind}.n"] = counts.get(f"{kind}.n", 0.0) + 1
            counts[f"{kind}.right"] = counts.get(f"{kind}.right", 0.0) + (naming.words in labels)
            if kind == "actor" and entity is not None:
                gold[key], found[key] = naming.concept, entity
    return counts | pair_counts(gold, found, "pair") | pair_counts(told_gold, told, "told")


TASKS = (
    Task(
        name="entities.newswcl50",
        title="NewsWCL50, six events told by five outlets each: who is named, and who is one across reports",
        sets=("alignment/newswcl50",),
        measures=(
            *precision_recall_f1("pair"),
            *precision_recall_f1("told"),
            *(proportion(kind) for kind in _NAMED.values()),
        ),
        contestants=(
            Contestant(name="crossread", kind="system", run=_across(same_words=False)),
            Contestant(name="same words", kind="baseline", run=_across(same_words=True)),
        ),
        fast=10,
    ),
    Task(
        name="entities.gap",
        title="GAP development half: which name a pronoun means",
        sets=("quotes/gap_pronouns",),
        measures=(*precision_recall_f1("name"), *precision_recall_f1("masculine"), *precision_recall_f1("feminine")),
        contestants=(
            Contestant(name="crossread", kind="system", run=_gap(_crossread)),
            Contestant(name="nearest name before", kind="baseline", run=_gap(_nearest_before)),
        ),
        published=(
            Published(
                name="parallelism", measure="name.f1", value=0.669, source="GAP paper, heuristic, gold names given"
            ),
            Published(name="Lee and others 2017", measure="name.f1", value=0.640, source="GAP paper, off the shelf"),
        ),
        fast=40,
    ),
    Task(
        name="entities.gum",
        title="GUM, open genres: mentions of one actor under one entity",
        sets=("quotes/gum_coref",),
        measures=(*precision_recall_f1("pair"), proportion("span")),
        contestants=(
            Contestant(name="crossread", kind="system", run=_clusters(_entities)),
            Contestant(name="same words", kind="baseline", run=_clusters(_same_words)),
        ),
        fast=8,
    ),
)
