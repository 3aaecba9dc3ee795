"""How well acts are found and coded: PLV, PLOVER gold rows, CAMEO examples.

PLV gives a sentence with who acts and upon whom, and asks for the type (15 classes; CONCEDE and RETREAT are YIELD).
The regression of the second opinion is fitted on four fifths and asked about the last, by sentence. `clean` are
sentences that neither the codebook nor the training part of CoPED holds.

PLOVER gold rows: what is found in the sentence alone against the gold acts of that sentence. A triple is right if its
type is the gold's and a word of each party agrees. `triple` counts acts with both parties named, `row` every act.
Trained people agree on the 20 CAMEO roots of a sentence in 47 to 70 of 100 cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from bench.data import Row, Sample
from bench.event_actors import ACTORS
from bench.event_chains import CHAINS
from bench.event_classes import SENTENCE_CLASSES
from bench.event_folds import guess_by_folds
from bench.event_modality import MODALITY
from bench.event_pairs import read_pair
from bench.event_triples import (
    ROOTS,
    Triple,
    compare_triples,
    found_triples,
    gold_triples,
    merge_yield,
    words,
)
from bench.main_events import MAIN_EVENTS
from bench.measures import macro_f1_over, precision_recall_f1, proportion
from bench.petrarch import PETRARCH
from bench.task import Case, Contestant, Published, Task
from crossread.annotate.events.acts import Act
from crossread.annotate.events.lexicon import load_types

TYPES = tuple(sorted({merge_yield(event) for event in load_types()}))
_PEOPLE = "two trained coders on CAMEO roots, kappa .38 to .65"


def _type_counts(row: Row, guess: str) -> dict[str, float]:
    gold = row["events"][0]["code"]
    clean = not (row["in_coped_train"] or row["in_codebook_examples"])
    counts: dict[str, float] = {"type.right": float(guess == gold), "type.n": 1.0}
    for what in ("all", *(["clean"] if clean else [])):
        if guess == gold:
            counts[f"{what}.{gold}.tp"] = 1.0
        else:
            counts[f"{what}.{gold}.fn"] = 1.0
            if guess:
                counts[f"{what}.{guess}.fp"] = 1.0
    return counts


def _plv(guesser: Callable[[list[Row]], list[str]]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        rows = list(sample.rows("events/plv"))
        for row, guess in zip(rows, guesser(rows), strict=True):
            right = guess == row["events"][0]["code"]
            note = f"{guess} for {row['events'][0]['code']}: {row['marked']}"
            yield Case(
                case=row["id"], group=row["sentence_id"], counts=_type_counts(row, guess), right=right, note=note
            )

    return run


def _by_lexicon(rows: list[Row]) -> list[str]:
    """The act between the two phrases, else one that names one of them, else the first."""
    return [_lexicon_type(row) for row in rows]


def _lexicon_type(row: Row) -> str:
    pair = read_pair(row)

    def key(act: Act) -> tuple[int, int]:
        shared = sum(
            party is not None and party.start < span[1] and span[0] < party.end
            for party, span in ((act.actor, pair.source), (act.recipient, pair.target))
        )
        return -shared, act.trigger

    best = min(pair.acts, key=key, default=None)
    return merge_yield(best.event) if best is not None else ""


def _most_frequent(rows: list[Row]) -> list[str]:
    labels = [row["events"][0]["code"] for row in rows]
    return [max(sorted(set(labels)), key=labels.count)] * len(rows)


Finder = Callable[[str], list[Triple]]


@lru_cache(maxsize=1000)
def _found(text: str) -> tuple[Triple, ...]:
    return tuple(found_triples(text))


def _crossread(text: str) -> list[Triple]:
    return list(_found(text))


def _any_type(text: str) -> list[Triple]:
    """Two parties in the order of the text, and the type that is most frequent."""
    return [Triple("REJECT", one.actor, one.recipient) for one in _found(text)]


def _gsr(finder: Finder) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        rows: dict[str, list[Row]] = {}
        for row in sample.rows("events/plover_gsr"):
            rows.setdefault(row["sentence"], []).append(row)
        for text, same in rows.items():
            gold = gold_triples(one for row in same for one in row["events"])
            found = finder(text)
            counts = compare_triples(gold, found, "row")
            whole, whole_found = [one for one in gold if one.complete], [one for one in found if one.complete]
            counts |= compare_triples(whole, whole_found, "triple")
            counts["typed.right"] = float(sum(any(one.event == other.event for other in found) for one in gold))
            counts["typed.n"] = float(len(gold))
            yield Case(case=same[0]["id"], group=same[0]["id"], counts=counts, note=text)

    return run


def _cameo(finder: Finder) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("events/cameo_examples"):
            gold = [
                Triple(
                    ROOTS[one["root"]],
                    frozenset(word for text in one["source_text"] for word in words(text)),
                    frozenset(word for text in one["target_text"] for word in words(text)),
                )
                for one in row["events"]
                if one["root"] in ROOTS
            ]
            if not gold:
                continue
            found = [Triple(merge_yield(one.event), one.actor, one.recipient) for one in finder(row["sentence"])]
            counts = compare_triples([one for one in gold if one.complete], [o for o in found if o.complete], "triple")
            counts["typed.right"] = float(sum(any(one.event == other.event for other in found) for one in gold))
            counts["typed.n"] = float(len(gold))
            yield Case(case=row["id"], group=row["id"], counts=counts, note=row["sentence"])

    return run


def _finders(task: Callable[[Finder], Callable[[Sample], Iterator[Case]]]) -> tuple[Contestant, ...]:
    return (
        Contestant(name="crossread", kind="system", run=task(_crossread)),
        Contestant(name="parties and one type", kind="baseline", run=task(_any_type)),
    )


TASKS = (
    Task(
        name="events.plv",
        title="PLV open half, five folds: the type of act between two given parties",
        sets=("events/plv",),
        measures=(macro_f1_over("all", TYPES), macro_f1_over("clean", TYPES), proportion("type")),
        contestants=(
            Contestant(name="crossread", kind="system", run=_plv(guess_by_folds)),
            Contestant(name="lexicon alone", kind="baseline", run=_plv(_by_lexicon)),
            Contestant(name="most frequent type", kind="baseline", run=_plv(_most_frequent)),
        ),
        published=(
            Published(
                name="zero-shot NLI, roberta-large", measure="all.macro_f1", value=0.821, source="ZSP paper, whole set"
            ),
            Published(name="zero-shot NLI, roberta-large", measure="type", value=0.835, source="ZSP paper, whole set"),
        ),
        fast=None,
    ),
    Task(
        name="events.plover_gsr",
        title="PLOVER gold rows, open half: acts found in a sentence with both parties",
        sets=("events/plover_gsr",),
        measures=(*precision_recall_f1("triple"), *precision_recall_f1("row"), proportion("typed")),
        contestants=_finders(_gsr),
        published=(
            Published(name="people", measure="typed", value=0.70, source=_PEOPLE),
            Published(name="BBN ACCENT", measure="triple.precision", value=0.75, source="its makers, other sentences"),
            Published(
                name="UniversalPetrarch", measure="triple.precision", value=0.15, source="its makers, other sentences"
            ),
            Published(
                name="UniversalPetrarch", measure="triple.recall", value=0.44, source="its makers, other sentences"
            ),
        ),
        fast=40,
    ),
    Task(
        name="events.cameo_examples",
        title="CAMEO codebook examples, open half: acts found in a sentence, by PLOVER type",
        sets=("events/cameo_examples",),
        measures=(*precision_recall_f1("triple"), proportion("typed")),
        contestants=_finders(_cameo),
        published=(Published(name="people", measure="typed", value=0.70, source=_PEOPLE),),
        fast=40,
    ),
    SENTENCE_CLASSES,
    ACTORS,
    MAIN_EVENTS,
    MODALITY,
    CHAINS,
    PETRARCH,
)
