"""How well quantities are read: NewsQuant by the conventions of CQE, the Recognizers specs, Illinois, and speed.

Matching on NewsQuant (Almasian et al., EMNLP 2023, `evaluate_models.py` of CQE_Evaluation): a value is one number or
the two ends of a range, never one for the other, equal to six digits; the unit is the normalised unit as a string
without regard to capitals; the bound is CQE's `change`. Unlike there, quantities are matched one to one for each of
the three measures, so no match is counted twice.

`seen` are the sentences the grammar was developed on, `unseen` those that nobody looked at: hash of the id, 60 to 40.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator

from bench.data import Row, Sample
from bench.measures import Measure, found_counts, precision_recall_f1, proportion, rate
from bench.peers_quantities import (
    Reader,
    Triple,
    read_digits_only,
    read_with_crossread,
    read_with_quantulum,
    read_with_recognizers,
    write_number,
    write_value,
)
from bench.task import Case, Contestant, Published, Task
from bench.timing import fastest
from crossread.annotate.quantities import read_quantities

_SEEN_PERCENT = 60


def _gold(row: Row) -> list[Triple]:
    """The quantities of a row; a range is written `1.0-1.5`, with a change for its sign."""
    found: list[Triple] = []
    for one in row["quantities"]:
        text = str(one["value"]).replace(" ", "")
        ends = re.fullmatch(r"([\d.]+)-([\d.]+)", text)
        value = write_value(float(ends[1]), float(ends[2])) if ends else write_number(float(text))
        found.append((value, one["normalized_unit"].lower(), one["change"]))
    return found


def _is_seen(row: Row) -> bool:
    return int(hashlib.sha256(row["doc_id"].encode()).hexdigest()[:8], 16) % 100 < _SEEN_PERCENT


def _newsquant(reader: Reader, *, seen: bool | None) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("quantity/newsquant"):
            if seen is not None and _is_seen(row) is not seen:
                continue
            gold, found = _gold(row), reader(row["text"])
            counts = found_counts([one[0] for one in gold], [one[0] for one in found], "value")
            counts |= found_counts([one[:2] for one in gold], [one[:2] for one in found], "value_unit")
            counts |= found_counts(
                [(one[0], one[2]) for one in gold], [(one[0], one[2]) for one in found], "value_bound"
            )
            yield Case(case=row["doc_id"], group=row["doc_id"], counts=counts)

    return run


_MEASURES: tuple[Measure, ...] = (
    *precision_recall_f1("value"),
    *precision_recall_f1("value_unit"),
    *precision_recall_f1("value_bound"),
)
_PAPER = "CQE paper (EMNLP 2023), whole NewsQuant, 590 sentences"
_PUBLISHED = (
    Published(name="CQE", measure="value.f1", value=0.920, source=_PAPER),
    Published(name="CQE", measure="value_unit.f1", value=0.856, source=_PAPER),
    Published(name="CQE", measure="value_bound.f1", value=0.882, source=_PAPER),
    Published(name="quantulum3", measure="value.f1", value=0.730, source=_PAPER),
    Published(name="quantulum3", measure="value_unit.f1", value=0.472, source=_PAPER),
    Published(name="Recognizers-Text", measure="value.f1", value=0.691, source=_PAPER),
    Published(name="Recognizers-Text", measure="value_unit.f1", value=0.342, source=_PAPER),
)


def _newsquant_task(name: str, title: str, *, seen: bool | None, fast: int | None) -> Task:
    return Task(
        name=name,
        title=title,
        sets=("quantity/newsquant",),
        measures=_MEASURES,
        contestants=(
            Contestant(name="crossread", kind="system", run=_newsquant(read_with_crossread, seen=seen)),
            Contestant(name="digits and next word", kind="baseline", run=_newsquant(read_digits_only, seen=seen)),
            Contestant(
                name="quantulum3", kind="peer", run=_newsquant(read_with_quantulum, seen=seen), needs=("quantulum3",)
            ),
            Contestant(
                name="Recognizers-Text",
                kind="peer",
                run=_newsquant(read_with_recognizers, seen=seen),
                needs=("recognizers_number", "recognizers_number_with_unit"),
            ),
        ),
        published=_PUBLISHED,
        fast=fast,
    )


_SPECS = ("NumberModel", "PercentModel", "CurrencyModel", "DimensionModel", "TemperatureModel", "AgeModel")


def _spec_values(row: Row) -> list[str]:
    values: list[str] = []
    for one in row["quantities"]:
        raw = str((one.get("resolution") or {}).get("value", "")).rstrip("%")
        if re.fullmatch(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?", raw):
            values.append(f"{float(raw):.5g}")
    return values


def _specs(values: Callable[[str], Iterable[float]]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("quantity/recognizers_en"):
            model = row["doc_id"].split("/")[1]
            if model not in _SPECS or row["not_supported_python"]:
                continue
            counts = found_counts(_spec_values(row), [f"{value:.5g}" for value in values(row["text"])], "value")
            yield Case(case=row["doc_id"], group=row["doc_id"], counts=counts)

    return run


def _stated(text: str) -> Iterator[float]:
    for one in read_quantities(text):
        if not one.indefinite:
            yield float(one.stated_low)


def _values_of(reader: Reader) -> Callable[[str], Iterator[float]]:
    def values(text: str) -> Iterator[float]:
        for value, _, _ in reader(text):
            yield float(value.split("..", maxsplit=1)[0])

    return values


def _illinois(reader: Callable[[str], list[tuple[int, int]]]) -> Callable[[Sample], Iterator[Case]]:
    """Whether each span that was marked as a quantity with a number in it is touched by one that was found."""

    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("quantity/illinois"):
            spans = reader(row["text"])
            gold = [one["span"] for one in row["quantities"] if one["type"] in {"NUMBER", "RATIO", "RANGE"}]
            right = sum(any(left < end and start < right for left, right in spans) for start, end in gold)
            if gold:
                yield Case(
                    case=row["doc_id"], group=row["doc_id"], counts={"touched.right": right, "touched.n": len(gold)}
                )

    return run


def _spans(text: str) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in read_quantities(text)]


def _numeral_spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\d[\d,.]*", text)]


def _speed(reader: Callable[[str], object]) -> Callable[[Sample], Iterator[Case]]:
    """Seconds for every sentence of NewsQuant, the fastest of three rounds."""

    def run(sample: Sample) -> Iterator[Case]:
        texts = [row["text"] for row in sample.rows("quantity/newsquant")]
        reader(texts[0])
        seconds = fastest(lambda: [reader(text) for text in texts], rounds=3, clock=time.perf_counter)
        yield Case(case="newsquant", group="newsquant", counts={"rate.sentences": len(texts), "rate.seconds": seconds})

    return run


TASKS = (
    _newsquant_task("quantities.newsquant", "NewsQuant, open half: value, unit, bound", seen=None, fast=80),
    _newsquant_task("quantities.newsquant_seen", "NewsQuant, what was developed on", seen=True, fast=None),
    _newsquant_task("quantities.newsquant_unseen", "NewsQuant, what nobody looked at", seen=False, fast=None),
    Task(
        name="quantities.recognizers",
        title="Specs of Recognizers-Text: value; commands and lists of digits rather than news",
        sets=("quantity/recognizers_en",),
        measures=precision_recall_f1("value"),
        contestants=(
            Contestant(name="crossread", kind="system", run=_specs(_stated)),
            Contestant(name="digits and next word", kind="baseline", run=_specs(_values_of(read_digits_only))),
            Contestant(
                name="quantulum3", kind="peer", run=_specs(_values_of(read_with_quantulum)), needs=("quantulum3",)
            ),
        ),
    ),
    Task(
        name="quantities.illinois",
        title="Illinois quantifier, weak labels: quantities touched",
        sets=("quantity/illinois",),
        measures=(proportion("touched"),),
        contestants=(
            Contestant(name="crossread", kind="system", run=_illinois(_spans)),
            Contestant(name="numerals", kind="baseline", run=_illinois(_numeral_spans)),
        ),
    ),
    Task(
        name="quantities.speed",
        title="Sentences a second on one core",
        sets=("quantity/newsquant",),
        measures=(rate("sentences", unit="sentences/s"),),
        contestants=(
            Contestant(name="crossread", kind="system", run=_speed(read_with_crossread)),
            Contestant(name="quantulum3", kind="peer", run=_speed(read_with_quantulum), needs=("quantulum3",)),
            Contestant(
                name="Recognizers-Text",
                kind="peer",
                run=_speed(read_with_recognizers),
                needs=("recognizers_number", "recognizers_number_with_unit"),
            ),
        ),
    ),
)
