"""Which of five classes a sentence is: neutral, verbal or material, cooperation or conflict (CoPED).

The class is the quad class of the first act found, neutral where none is. Some sentences are those that the second
opinion was fitted on; it can only drop acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.data import Sample
from bench.event_triples import found_triples
from bench.measures import macro_f1_over, proportion
from bench.task import Case, Contestant, Task
from crossread.annotate.events.lexicon import load_types

CLASSES = ("0", "1", "2", "3", "4")


def _crossread(text: str) -> str:
    found = found_triples(text)
    return str(load_types()[found[0].event].quad) if found else "0"


def _always(text: str) -> str:
    del text
    return "3"


def _run(guesser: Callable[[str], str]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("events/coped"):
            gold, guess = str(row["penta"]), guesser(row["sentence"])
            counts = {"right.right": float(gold == guess), "right.n": 1.0}
            if gold == guess:
                counts[f"class.{gold}.tp"] = 1.0
            else:
                counts |= {f"class.{gold}.fn": 1.0, f"class.{guess}.fp": 1.0}
            note = f"{guess} for {gold}: {row['sentence']}"
            yield Case(case=row["id"], group=row["id"], counts=counts, right=gold == guess, note=note)

    return run


SENTENCE_CLASSES = Task(
    name="events.coped",
    title="CoPED, open half: neutral, verbal or material cooperation or conflict",
    sets=("events/coped",),
    measures=(macro_f1_over("class", CLASSES), proportion("right")),
    contestants=(
        Contestant(name="crossread", kind="system", run=_run(_crossread)),
        Contestant(name="always verbal conflict", kind="baseline", run=_run(_always)),
    ),
    fast=None,
)
