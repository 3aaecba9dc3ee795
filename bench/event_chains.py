"""Which mentions of events tell one event, across the reports of a topic: ECB+ dev, gold mentions, CoNLL F1.

Topics are given, as is usual; each holds two look-alike happenings, and `subtopic` gives those too. `with_alone`
keeps mentions that stand alone in the gold (as most papers do), `no_alone` leaves singletons out of both sides.
`coded` are the gold mentions that the coder finds as acts, joined by the whole linker, type and outlook included.
`negated` asks whether mentions marked as negated are coded so.

The scorer was fitted on the 25 training topics (`training/events/acts.py`). The baseline joins mentions whose heads
have one lemma; `same words` joins those of the same words. Of mentions in validated sentences of the test topics,
Barhom and others (2019) print .765 for predicted topics and the head's lemma, and .795 for their model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from bench.coreference import Clusters, chain_counts, conll, without_singletons
from bench.data import Row, Sample
from bench.ecbplus import Gold, read_topic
from bench.measures import precision_recall_f1
from bench.task import Case, Contestant, Published, Task
from crossread.link.events import link_events
from crossread.link.events.grouping import group
from crossread.link.events.link import compare_all
from crossread.link.events.scorer import load_scorer

Joiner = Callable[[Sequence[Gold]], Clusters]
_PEER = "Barhom and others 2019: validated sentences of the test topics, topics predicted"
_TOPICS: dict[str, list[Gold]] = {}


def _dev(sample: Sample) -> Iterator[tuple[str, list[Gold]]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in sample.rows("events/ecbplus", group="topic"):
        if row["split"] == "dev":
            rows[row["topic"]].append(row)
    for topic, reports in rows.items():
        if topic not in _TOPICS:
            _TOPICS[topic] = read_topic(reports)
        yield topic, _TOPICS[topic]


def _crossread(gold: Sequence[Gold]) -> Clusters:
    """As the linker does, but for types: gold mentions have none."""
    table = compare_all([one.telling for one in gold], _any)
    return {one.name: place for one, place in zip(gold, group(table, load_scorer().enough), strict=True)}


def _any(*_: object) -> bool:
    return True


def _linked(gold: Sequence[Gold]) -> Clusters:
    return link_events("topic", [one.telling for one in gold]).event_of


def _lemma(gold: Sequence[Gold]) -> Clusters:
    return {one.name: one.lemma for one in gold}


def _words(gold: Sequence[Gold]) -> Clusters:
    return {one.name: one.text for one in gold}


def _halves(gold: Sequence[Gold]) -> list[list[Gold]]:
    found: dict[str, list[Gold]] = defaultdict(list)
    for one in gold:
        found[one.subtopic].append(one)
    return list(found.values())


def _counts(gold: Sequence[Gold], join: Joiner, what: str) -> dict[str, float]:
    true, found = {one.name: one.chain for one in gold}, join(gold)
    counts = chain_counts(true, found, f"{what}.with_alone")
    return counts | chain_counts(without_singletons(true), without_singletons(found), f"{what}.no_alone")


def _add(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {name: one.get(name, 0.0) + other.get(name, 0.0) for name in one.keys() | other.keys()}


def _negations(gold: Sequence[Gold], *, ours: bool) -> dict[str, float]:
    sides = [(one.negated, one.act.negated if ours else False) for one in gold if one.act is not None]
    return {
        "negated.tp": float(sum(true and found for true, found in sides)),
        "negated.fp": float(sum(found and not true for true, found in sides)),
        "negated.fn": float(sum(true and not found for true, found in sides)),
    }


def _run(join: Joiner, join_coded: Joiner, *, ours: bool) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for topic, gold in _dev(sample):
            counts = _counts(gold, join, "topic")
            for half in _halves(gold):
                counts |= _add(
                    {name: value for name, value in counts.items() if name.startswith("subtopic.")},
                    _counts(half, join, "subtopic"),
                )
            counts |= _counts([one for one in gold if one.act is not None], join_coded, "coded")
            yield Case(case=topic, group=topic, counts=counts | _negations(gold, ours=ours))

    return run


CHAINS = Task(
    name="events.ecbplus",
    title="ECB+ dev, gold mentions and topics: which mentions tell one event (CoNLL F1)",
    sets=("events/ecbplus",),
    measures=(
        *conll("topic.with_alone"),
        *conll("topic.no_alone"),
        *conll("subtopic.with_alone"),
        *conll("subtopic.no_alone"),
        conll("coded.with_alone")[0],
        conll("coded.no_alone")[0],
        *precision_recall_f1("negated"),
    ),
    contestants=(
        Contestant(name="crossread", kind="system", run=_run(_crossread, _linked, ours=True)),
        Contestant(name="same head lemma", kind="baseline", run=_run(_lemma, _lemma, ours=False)),
        Contestant(name="same words", kind="baseline", run=_run(_words, _words, ours=False)),
    ),
    published=(
        Published(name="topics and head lemma", measure="topic.with_alone.conll", value=0.765, source=_PEER),
        Published(name="joint model", measure="topic.with_alone.conll", value=0.795, source=_PEER),
    ),
    fast=None,
)
