"""Readers of quantities in CQE's terms: Crossread, a naive one, quantulum3 and Recognizers-Text.

CQE names units by their names in the singular ("dollar per barrel"), lemmatises what is counted and leaves out words
without a number ("several"); what Crossread says is put into these terms here.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from importlib import import_module

from crossread.annotate.quantities import StatedQuantity, read_quantities

Triple = tuple[str, str, str]
Reader = Callable[[str], list[Triple]]
"""Value, unit and bound of each quantity of a sentence, in CQE's terms."""

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
_PLAIN = re.compile(
    r"(?<![\w.,-])(\$?)(\d[\d,]*(?:\.\d+)?)(?: (hundred|thousand|million|billion|trillion))?\s?(%|\w+)?"
)
_BEFORE_NUMBER = frozenset(["previous", "remaining", "final", "additional"])
"""Adjectives before the number, which CQE counts to the unit: the previous two sessions."""

_UNDER = frozenset(["under", "below", "short", "shy", "less", "fewer"])


_SUPERLATIVE = re.compile(r"(\w{3,}?)(?:est)$")
_COMPARED = {"best": "good", "better": "good", "worst": "bad", "worse": "bad", "most": "many"} | {
    f"{word}{ending}": word
    for word in ("large", "late", "nice", "safe", "wide", "rare", "strange", "close", "pure", "fine", "brave", "wise")
    for ending in ("st", "r")
}
_COMPARATIVES = {
    f"{word}er": word
    for word in (
        "small",
        "old",
        "new",
        "young",
        "high",
        "long",
        "strong",
        "fast",
        "low",
        "short",
        "cheap",
        "great",
        "tall",
    )
} | {"bigger": "big", "hotter": "hot", "easier": "easy"}


def _adjective(word: str) -> str:
    """An adjective without its comparison: CQE lemmatises what is counted."""
    lower = word.lower()
    if lower in _COMPARED or lower in _COMPARATIVES:
        return _COMPARED.get(lower) or _COMPARATIVES[lower]
    stem = _SUPERLATIVE.fullmatch(lower)
    if stem is None or lower in {"forest", "interest", "protest", "honest", "modest", "guest", "request", "west"}:
        return word
    base = stem[1]
    if base.endswith("i"):
        return f"{base[:-1]}y"
    return base[:-1] if base[-1] == base[-2] and base[-1] in "bdgmnt" else base


def write_number(value: float) -> str:
    """A number as it is compared: to six digits."""
    return f"{value:.6g}"


def write_value(low: float, high: float | None) -> str:
    """A value as it is compared: a number, or the two ends of a range."""
    return write_number(low) if high is None or low == high else f"{write_number(low)}..{write_number(high)}"


def read_with_crossread(text: str) -> list[Triple]:
    """Crossread without words that name no number; CQE reads `from A to B` as a range, even where it tells a change."""
    found: list[Triple] = []
    stated = [one for one in read_quantities(text) if not one.indefinite]
    skipped = False
    for one, following in zip(stated, [*stated[1:], None], strict=False):
        if skipped:
            skipped = False
            continue
        high = None if one.stated_high is None else float(one.stated_high)
        if following is not None and _is_from_to(text, one, following):
            high, skipped = float(following.stated_low), True
        found.append((write_value(float(one.stated_low), high), _unit(text, one), _change(one)))
    return found


def _is_from_to(text: str, one: StatedQuantity, following: StatedQuantity) -> bool:
    before, between = text[: one.start].rstrip().lower(), text[one.end : following.start].strip().lower()
    return before.endswith("from") and between == "to" and following.unit in {one.unit, None}


def _unit(text: str, one: StatedQuantity) -> str:
    """CQE's normalised unit, lower case: the name of the unit, or what is counted to the right; `-` for neither."""
    if one.unit is not None and one.unit != "1":
        return _unit_name(one)
    if one.counted is None or one.counted_start is None or one.counted_start < one.end:
        return "-"
    unit = _counted_as_unit(text[one.counted_start : one.counted_end], one.counted).lower()
    before = text[: one.start].split()[-1:]
    if before and before[0].lower() in _BEFORE_NUMBER:
        unit = f"{before[0].lower()} {unit}"
    return f"% {unit}" if one.unit == "1" else unit


def _unit_name(one: StatedQuantity) -> str:
    if one.unit == "yr" and one.counted == "age":
        return "year of age"
    if one.unit == "lb-ft" and "lb" in one.text:
        return "foot pound-force"  # CQE's name for the sign; it writes the words as pound-foot
    if one.unit == "bbl" and one.text.lower().endswith(" of oil"):
        return "barrel of oil"
    name = one.unit_name or ""
    if name.startswith("per ") and (one.unit or "").startswith("/"):
        return f"{one.counted} {name}"
    return " per ".join(_CQE_NAMES.get(part, part) for part in name.split(" per ")).lower()


def _counted_as_unit(phrase: str, head: str) -> str:
    """CQE's unit of a plain count: the counted phrase with its last word in the singular, `people` as it is."""
    words = [
        word for word in phrase.split() if word.lower() not in {"the", "of", "its", "their", "his", "her", "a", "an"}
    ]
    if not words:
        return "-"
    named = words[-1][0].isupper() or words[-1][0].isdigit()  # its lemmatiser leaves plurals of names: Germans
    last = words[-1] if named or words[-1].lower() == "people" else "count" if head == "time" else head
    modifiers = [_adjective(word) for word in words[:-1] if not word.endswith("ing")]  # CQE leaves out participles
    return " ".join([*modifiers, last])


def _change(one: StatedQuantity) -> str:
    if one.trend is not None:
        return str(one.trend)
    if one.hedge in {"over", "at_least"}:
        return ">"
    if one.hedge == "up_to" or (one.hedge == "nearly" and set(one.hedge_words.split()) & _UNDER):
        return "<"
    hedged_range = one.hedge == "range" and one.hedge_words
    return "~" if hedged_range or one.hedge in {"about", "nearly", "some"} else "="


def read_digits_only(text: str) -> list[Triple]:
    """What ten lines find: numerals with a magnitude, a per cent or dollar sign, or the word that follows."""
    scales = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    found: list[Triple] = []
    for match in _PLAIN.finditer(text):
        value = float(match[2].replace(",", "")) * scales.get(match[3] or "", 1.0)
        word = (match[4] or "-").lower()
        unit = "dollar" if match[1] else "percentage" if word in {"%", "percent", "per"} else word.rstrip("s")
        found.append((write_number(value), unit, "="))
    return found


def read_with_quantulum(text: str) -> list[Triple]:
    """quantulum3; its ranges are a middle with an uncertainty."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        quantities = import_module("quantulum3.parser").parse(text)
    found: list[Triple] = []
    for one in quantities:
        spread = one.uncertainty or 0.0
        value = write_value(one.value - spread, one.value + spread if spread else None)
        found.append((value, _peer_unit(one.unit.name), "="))
    return found


_PEER_NAMES = {
    "dimensionless": "-",
    "percent": "percentage",
    "united states dollar": "dollar",
    "pound": "pound sterling",
    "british pound": "pound sterling",
    "c": "celsius",
    "f": "fahrenheit",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "meter": "metre",
    "kilometer": "kilometre",
    "centimeter": "centimetre",
    "millimeter": "millimetre",
    "square meter": "square metre",
    "liter": "litre",
    "mile-per-hour": "mile per hour",
    "kilometer per hour": "kilometre per hour",
    "yuan": "chinese yuan",
    "renminbi": "chinese yuan",
    "yen": "japanese yen",
    "year-old": "year of age",
    "years old": "year of age",
}


def _peer_unit(name: str) -> str:
    return _PEER_NAMES.get(name.lower().strip(), name.lower().strip())


def read_with_recognizers(text: str) -> list[Triple]:
    """Recognizers-Text: currencies, dimensions, ages, temperatures, percentages, and numbers outside them."""
    numbers, measured = import_module("recognizers_number"), import_module("recognizers_number_with_unit")
    models = (
        measured.recognize_currency,
        measured.recognize_age,
        measured.recognize_temperature,
        measured.recognize_dimension,
        numbers.recognize_percentage,
        numbers.recognize_number,
    )
    spans: list[tuple[int, int]] = []
    found: list[Triple] = []
    for recognize in models:
        for one in recognize(text, "en-us"):
            if any(one.start <= end and start <= one.end for start, end in spans):
                continue
            raw = (one.resolution or {}).get("value")
            if raw in {None, ""}:
                continue
            spans.append((one.start, one.end))
            unit = "percentage" if str(raw).endswith("%") else _peer_unit(str(one.resolution.get("unit") or "-"))
            unit = "year of age" if recognize is measured.recognize_age and unit == "year" else unit
            found.append((write_number(float(str(raw).rstrip("%"))), unit, "="))
    return found
