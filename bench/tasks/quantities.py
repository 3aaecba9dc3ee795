"""How well quantities are read: NewsQuant by the conventions of CQE, the Recognizers specs, and speed.

Matching on NewsQuant (Almasian et al., EMNLP 2023, `evaluate_models.py` of CQE_Evaluation): a value is one number or the
two ends of a range, never one for the other, equal to a relative 1e-5; the unit is the normalised unit as a string
without regard to capitals; the bound is CQE's `change`. Unlike there, quantities are matched one to one for each of the
three measures, so no match is counted twice. Value + unit and value + bound each build on the value alone.

NewsQuant leaves out words without a number ("several", "a few"), so those are left out of what Crossread says here.
`seen` are the sentences the grammar was developed on, `unseen` those that nobody looked at: hash of the id, 60 to 40.
"""

from __future__ import annotations

import hashlib
import re
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bench.data import Row, Sample
from bench.measures import Measure, found_counts, precision_recall_f1, proportion
from bench.task import Case, Contestant, Published, Task

Triple = tuple[str, str, str]
Reader = Callable[[str], list[Triple]]
"""Value, unit and bound of each quantity of a sentence, in CQE's terms."""

_SEEN_PERCENT = 60
_CQE_NAMES = {
    "per cent": "percentage",
    "US dollar": "dollar",
    "US cent": "cent",
    "pound": "pound-mass",
    "degree Celsius": "celsius",
    "degree Fahrenheit": "fahrenheit",
    "metric horsepower": "horsepower",
    "pound-foot": "pound-foot",
    "Singapore dollar": "singaporean dollar",
    "Israeli new shekel": "shekel",
    "million British thermal units": "mega british thermal unit",
    "barrel of oil equivalent": "barrel of oil equivalent",
}
_UNDER = frozenset(["under", "below", "short", "shy", "less", "fewer"])


_ADJECTIVES = dict(
    pair.split(":")
    for pair in [
        "best:good",
        "better:good",
        "worst:bad",
        "worse:bad",
        "biggest:big",
        "bigger:big",
        "largest:large",
        "larger:large",
        "smallest:small",
        "smaller:small",
        "oldest:old",
        "older:old",
        "newest:new",
        "newer:new",
        "youngest:young",
        "younger:young",
        "highest:high",
        "higher:high",
        "longest:long",
        "longer:long",
        "strongest:strong",
        "fastest:fast",
        "faster:fast",
        "richest:rich",
        "poorest:poor",
        "latest:late",
    ]
)
"""CQE lemmatises what is counted."""


def _number(value: float) -> str:
    return f"{value:.6g}"


def _value(low: float, high: float | None) -> str:
    return _number(low) if high is None or low == high else f"{_number(low)}..{_number(high)}"


def _gold(row: Row) -> list[Triple]:
    """The quantities of a row; a range is written `1.0-1.5`, with a change for its sign."""
    found: list[Triple] = []
    for one in row["quantities"]:
        text = str(one["value"]).replace(" ", "")
        ends = re.fullmatch(r"([\d.]+)-([\d.]+)", text)
        value = _value(float(ends[1]), float(ends[2])) if ends else _number(float(text))
        found.append((value, one["normalized_unit"].lower(), one["change"]))
    return found


def _is_seen(row: Row) -> bool:
    return int(hashlib.sha256(row["doc_id"].encode()).hexdigest()[:8], 16) % 100 < _SEEN_PERCENT


def _read(text: str) -> list[Triple]:
    from crossread.annotate.quantities import read_quantities

    found: list[Triple] = []
    for one in read_quantities(text):
        if one.indefinite:
            continue
        high = None if one.stated_high is None else float(one.stated_high)
        if one.unit == "yr" and one.counted == "age":
            unit = "year of age"
        elif one.unit_name is not None:
            unit = " per ".join(_CQE_NAMES.get(part, part) for part in one.unit_name.split(" per "))
        elif one.counted is not None and one.counted_start is not None and one.counted_start >= one.end:
            unit = _counted_as_unit(text[one.counted_start : one.counted_end], one.counted)
            unit = f"% {unit}" if one.unit == "1" else unit
        else:
            unit = "-"
        found.append((_value(float(one.stated_low), high), unit.lower(), _change(one)))
    return found


def _counted_as_unit(phrase: str, head: str) -> str:
    """CQE's unit of a plain count: the counted phrase with its last word in the singular, `people` as it is."""
    words = [
        word for word in phrase.split() if word.lower() not in {"the", "of", "its", "their", "his", "her", "a", "an"}
    ]
    if not words:
        return "-"
    last = words[-1] if words[-1].lower() == "people" else "count" if head == "time" else head
    return " ".join([*(_ADJECTIVES.get(word.lower(), word) for word in words[:-1]), last])


def _change(one: Any) -> str:  # noqa: ANN401  a StatedQuantity, whose module is not loaded to list the tasks
    if one.trend is not None:
        return str(one.trend)
    if one.hedge in {"over", "at_least"}:
        return ">"
    if one.hedge == "up_to" or (one.hedge == "nearly" and set(one.hedge_words.split()) & _UNDER):
        return "<"
    hedged_range = one.hedge == "range" and one.hedge_words
    return "~" if hedged_range or one.hedge in {"about", "nearly", "some"} else "="


def _digits_only(text: str) -> list[Triple]:
    """What ten lines find: numerals with a magnitude, a per cent or dollar sign, or the word that follows."""
    scales = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    found: list[Triple] = []
    for match in re.finditer(
        r"(?<![\w.,-])(\$?)(\d[\d,]*(?:\.\d+)?)(?: (hundred|thousand|million|billion|trillion))?\s?(%|\w+)?", text
    ):
        value = float(match[2].replace(",", "")) * scales.get(match[3] or "", 1.0)
        word = (match[4] or "-").lower()
        unit = "dollar" if match[1] else "percentage" if word in {"%", "percent", "per"} else word.rstrip("s")
        found.append((_number(value), unit, "="))
    return found


def _quantulum(text: str) -> list[Triple]:
    """quantulum3; its ranges are a middle with an uncertainty."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        quantities = parser.parse(text)
    found: list[Triple] = []
    for one in quantities:
        spread = one.uncertainty or 0.0
        value = _value(one.value - spread, one.value + spread if spread else None)
        found.append((value, _peer_unit(one.unit.name), "="))
    return found


_PEER_NAMES = {
    "dimensionless": "-", "percentage": "percentage", "percent": "percentage", "united states dollar": "dollar", "year": "year",
    "pound": "pound sterling", "british pound": "pound sterling", "c": "celsius", "f": "fahrenheit", "square meter": "square metre",
    "degree celsius": "celsius", "degree fahrenheit": "fahrenheit", "meter": "metre", "kilometer": "kilometre", "liter": "litre",
    "mile-per-hour": "mile per hour", "kilometer per hour": "kilometre per hour", "centimeter": "centimetre",
    "millimeter": "millimetre", "chinese yuan": "chinese yuan", "yuan": "chinese yuan", "yen": "japanese yen", "foot": "foot",
    "renminbi": "chinese yuan", "year-old": "year of age", "years old": "year of age",
}  # fmt: skip


def _peer_unit(name: str) -> str:
    return _PEER_NAMES.get(name.lower().strip(), name.lower().strip())


def _recognizers(text: str) -> list[Triple]:
    """Recognizers-Text: currencies, dimensions, ages, temperatures, percentages, and numbers outside them."""
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    spans: list[tuple[int, int]] = []
    found: list[Triple] = []
    for recognize in (
        recognize_currency,
        recognize_age,
        recognize_temperature,
        recognize_dimension,
        recognize_percentage,
        recognize_number,
    ):
        for one in recognize(text, "en-us"):
            if any(one.start <= end and start <= one.end for start, end in spans):
                continue
            raw = (one.resolution or {}).get("value")
            if raw in {None, ""}:
                continue
            spans.append((one.start, one.end))
            unit = "percentage" if str(raw).endswith("%") else _peer_unit(str(one.resolution.get("unit") or "-"))
            unit = "year of age" if recognize is recognize_age and unit == "year" else unit
            found.append((_number(float(str(raw).rstrip("%"))), unit, "="))
    return found


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
            Contestant(name="crossread", kind="system", run=_newsquant(_read, seen=seen)),
            Contestant(name="digits and next word", kind="baseline", run=_newsquant(_digits_only, seen=seen)),
            Contestant(name="quantulum3", kind="peer", run=_newsquant(_quantulum, seen=seen), needs=("quantulum3",)),
            Contestant(
                name="Recognizers-Text",
                kind="peer",
                run=_newsquant(_recognizers, seen=seen),
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
    from crossread.annotate.quantities import read_quantities

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
    from crossread.annotate.quantities import read_quantities

    return [(one.start, one.end) for one in read_quantities(text)]


def _numeral_spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\d[\d,.]*", text)]


def _speed(reader: Callable[[str], object]) -> Callable[[Sample], Iterator[Case]]:
    """Seconds for every sentence of NewsQuant, the fastest of five rounds."""

    def run(sample: Sample) -> Iterator[Case]:
        texts = [row["text"] for row in sample.rows("quantity/newsquant")]
        reader(texts[0])
        rounds: list[float] = []
        for _ in range(5):
            begun = time.perf_counter()
            for text in texts:
                reader(text)
            rounds.append(time.perf_counter() - begun)
        yield Case(
            case="newsquant", group="newsquant", counts={"rate.sentences": len(texts), "rate.seconds": min(rounds)}
        )

    return run


_RATE = Measure(
    name="rate",
    of=lambda sums: sums["rate.sentences"] / sums["rate.seconds"],
    size=lambda sums: sums["rate.sentences"],
    counts=("rate.sentences", "rate.seconds"),
    unit="sentences/s",
)

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
            Contestant(name="digits and next word", kind="baseline", run=_specs(_values_of(_digits_only))),
            Contestant(name="quantulum3", kind="peer", run=_specs(_values_of(_quantulum)), needs=("quantulum3",)),
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
        measures=(_RATE,),
        contestants=(
            Contestant(name="crossread", kind="system", run=_speed(_read)),
            Contestant(name="quantulum3", kind="peer", run=_speed(_quantulum), needs=("quantulum3",)),
            Contestant(
                name="Recognizers-Text",
                kind="peer",
                run=_speed(_recognizers),
                needs=("recognizers_number", "recognizers_number_with_unit"),
            ),
        ),
    ),
)
