"""Word lists of the annotate rooms as data: names, countries, cue words, kinds of nouns (origins in README.md)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from crossread.text.countries import country_name, find_capital, find_country, load_countries
from crossread.text.folding import fold, strip_accents

__all__ = [
    "NOUN_LISTS",
    "CueForm",
    "Gender",
    "country_name",
    "find_capital",
    "find_country",
    "find_gender",
    "fold",
    "load_agencies",
    "load_countries",
    "load_cues",
    "load_nouns",
    "load_words",
    "strip_accents",
]

Gender = Literal["f", "m", "u"]

NOUN_LISTS = ("role", "body", "group", "document", "happening")


@dataclass(frozen=True, slots=True)
class CueForm:
    """How a word form is used in news.

    Attributes:
        seen: How often it was seen in the counted reports.
        cue: How often as part of a cue.
        marked: How often as part of a cue of words in quotation marks.
    """

    seen: int
    cue: int
    marked: int

    @property
    def share(self) -> float:
        """Share of its uses that are cues, smoothed towards one half for what was hardly seen."""
        return (self.cue + 1) / (max(self.seen, self.cue) + 2)


def _read(name: str) -> str:
    return files("crossread.annotate.lexicons").joinpath(name).read_text("utf8")


@cache
def load_cues() -> dict[str, CueForm]:
    """Load the cue words by lower-case form.

    Example:
        >>> load_cues()["said"].share > 0.9
        True
    """
    rows = csv.DictReader(_read("cues.csv").splitlines())
    return {row["form"]: CueForm(int(row["seen"]), int(row["cue"]), int(row["marked"])) for row in rows}


@cache
def load_nouns(kind: str) -> frozenset[str]:
    """Load the nouns of one of `NOUN_LISTS`.

    Example:
        >>> "spokesman" in load_nouns("role"), "ministry" in load_nouns("body")
        (True, True)
    """
    return frozenset(_read(f"{kind}_nouns.txt").split())


@cache
def load_words(name: str) -> frozenset[str]:
    """Load one of the closed sets of words in `word_sets.txt`.

    Example:
        >>> "the" in load_words("determiners")
        True
    """
    for line in _read("word_sets.txt").splitlines():
        key, _, words = line.partition(": ")
        if key == name:
            return frozenset(words.split())
    raise KeyError(name)


@cache
def load_agencies() -> tuple[str, ...]:
    """Load the names of news agencies and picture agencies.

    Example:
        >>> "Reuters" in load_agencies()
        True
    """
    return tuple(_read("agencies.txt").splitlines())


@cache
def _given_names() -> dict[str, Gender]:
    genders: dict[str, Gender] = {"f": "f", "m": "m", "u": "u"}
    rows = csv.DictReader(_read("given_names.csv").splitlines())
    return {row["name"]: genders[row["gender"]] for row in rows}


def find_gender(given_name: str) -> Gender | None:
    """The gender a given name is mostly borne by: "f", "m", "u" for both; None for a name not listed.

    Example:
        >>> find_gender("Anna"), find_gender("Boris"), find_gender("Xyzzy")
        ('f', 'm', None)
    """
    return _given_names().get(strip_accents(given_name.strip()).capitalize())
