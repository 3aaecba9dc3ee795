"""How well numbers of two texts are told to conflict, given that they count one thing, and from the text on.

OKR (Wities and others 2017): arguments of one slot of one event ("how many were killed?") with their relation. Only
slots that ask how many are read; both must hold a number word. An argument is a phrase, so `one`, `scores` and the like
are read with a noun behind them. A contradiction is a conflict; equal and entailed are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from bench.data import Row, Sample
from bench.measures import precision_recall_f1
from bench.okr_clashes import Bounds, bounds_of, by_figures, by_noun, find_clashes
from bench.task import Case, Contestant, Task
from crossread.annotate.quantities import find_quantities
from crossread.annotate.quantities.tables import load_units
from crossread.link.figures import Tally, Unit, compare_values
from crossread.link.figures.intervals import read_interval
from crossread.records import Document, Quantity, Sentence

OKR = "alignment/okr_relations"
_ASKS = re.compile(r"\bhow (?:many|much)\b")
_NUMBERLESS = re.compile(r"\bmany\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^)]*\)")
_READ_AS = ("{}", "{} people", "{} person", "{} of people")


@lru_cache(maxsize=4096)
def _read(phrase: str) -> Quantity | None:
    bare = _ASIDE.sub("", phrase).strip()
    for form in _READ_AS:
        text = form.format(bare)
        report = Document(document_id="d", path="a.txt", words=1, text=text, sha256="0" * 64)
        whole = Sentence(document_id="d", index=0, start=0, end=len(text), role="body")
        found = find_quantities(report, [whole], implied=False)
        if found:
            return found[0]
    return None


def _slots(sample: Sample) -> Iterator[tuple[str, Row]]:
    for number, row in enumerate(sample.rows(OKR)):
        if _ASKS.search(row["question"] or "") and not _NUMBERLESS.fullmatch(_ASIDE.sub("", row["right"])):
            yield f"{row['event']}/{number}", row


def _crossread(one: Quantity, other: Quantity) -> bool:
    units = {symbol: Unit(unit.dimension, unit.factor) for symbol, unit in load_units().items()}
    return compare_values(read_interval(one, units)[1], read_interval(other, units)[1])[0] == "conflict"


def _inequality(one: Quantity, other: Quantity) -> bool:
    return (one.low or one.high) != (other.low or other.high)


def _cases(judge: Callable[[Quantity, Quantity], bool]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for name, row in _slots(sample):
            gold = row["relation"] == "contradiction"
            one, other = _read(row["left"]), _read(row["right"])
            found = one is not None and other is not None and judge(one, other)
            side = ("conflict.tp" if gold else "conflict.fp") if found else ("conflict.fn" if gold else "")
            yield Case(
                case=name,
                group=name,
                counts={side: 1} if side else {},
                right=found == gold,
                note=f"{row['left']!r} / {row['right']!r}: {row['relation']}",
            )

    return run


def _from_text(
    pairs: Callable[[list[Tally]], Iterator[tuple[Tally, Tally]]],
) -> Callable[[Sample], Iterator[Case]]:
    """Count the conflicts found in the sentences of an event; what OKR does not compare is counted apart.

    Two values are compared in OKR if they are arguments of one slot. What is said to conflict and is no conflict there
    is wrong in `conflict`; in `compared` only if OKR compares the two.
    """

    def run(sample: Sample) -> Iterator[Case]:
        found = {(one.event, one.bounds) for one in find_clashes(sample.rows(OKR), pairs)}
        gold: dict[tuple[str, tuple[Bounds, Bounds]], bool] = {}
        counts = {row["event"]: Counter[str]() for row in sample.rows(OKR)}
        for _, row in _slots(sample):
            one, other = _read(row["left"]), _read(row["right"])
            conflict = row["relation"] == "contradiction"
            if one is None or other is None:
                counts[row["event"]].update(["conflict.fn", "compared.fn"] if conflict else [])
                continue
            low, high = sorted((bounds_of(one), bounds_of(other)))
            key = (row["event"], (low, high))
            gold[key] = gold.get(key, False) or conflict
        for key, conflict in gold.items():
            side = ("tp" if conflict else "fp") if key in found else ("fn" if conflict else "")
            counts[key[0]].update([f"conflict.{side}", f"compared.{side}"] if side else [])
        for event, _ in found - gold.keys():
            counts[event].update(["conflict.fp"])
        for event, summed in sorted(counts.items()):
            yield Case(case=event, group=event, counts={name: float(number) for name, number in summed.items()})

    return run


TASKS = (
    Task(
        name="figures.okr",
        title="Numbers of one slot: do they conflict?",
        sets=(OKR,),
        measures=precision_recall_f1("conflict"),
        contestants=(
            Contestant(name="crossread", kind="system", run=_cases(_crossread)),
            Contestant(name="numbers differ", kind="baseline", run=_cases(_inequality)),
        ),
    ),
    Task(
        name="figures.okr_end_to_end",
        title="Numbers of the sentences of one event, from the text on: which conflict?",
        sets=(OKR,),
        measures=(*precision_recall_f1("conflict"), *precision_recall_f1("compared")),
        contestants=(
            Contestant(name="crossread", kind="system", run=_from_text(by_figures)),
            Contestant(name="numbers of one noun differ", kind="baseline", run=_from_text(by_noun)),
        ),
    ),
)
