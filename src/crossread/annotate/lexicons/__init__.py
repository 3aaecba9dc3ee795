"""Word lists of the annotate rooms as data: names, countries, cue words, kinds of nouns (origins in README.md)."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["f", "m", "u"]

NOUN_LISTS = ("role", "body", "group", "document", "happening", "judging")


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


@dataclass(frozen=True, slots=True)
class Country:
    """A country's ISO 3166-1 alpha-3 code and the words for it."""

    code: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]


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
def load_countries() -> tuple[Country, ...]:
    """Load the countries, in the order of their codes."""
    rows = csv.DictReader(_read("countries.csv").splitlines(), delimiter=";")
    return tuple(
        Country(
            row["code"], *(tuple(row[key].split("|")) if row[key] else () for key in ("names", "capitals", "demonyms"))
        )
        for row in rows
    )


@cache
def _country_words() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    capitals: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for country in load_countries():
        for table, words in ((names, country.names), (capitals, country.capitals), (demonyms, country.demonyms)):
            for word in words:
                table.setdefault(fold(word), country.code)
    return names, capitals, demonyms


def find_country(words: str) -> str | None:
    """The code of the country that a name or a demonym stands for.

    Example:
        >>> find_country("the U.S."), find_country("Norwegian"), find_country("Atlantis")
        ('USA', 'NOR', None)
    """
    names, _, demonyms = _country_words()
    key = fold(words).removeprefix("the ")
    return names.get(key) or demonyms.get(key) or demonyms.get(key.removesuffix("s"))


def find_capital(words: str) -> str | None:
    """The code of the country of which a town is the capital.

    Example:
        >>> find_capital("Oslo")
        'NOR'
    """
    return _country_words()[1].get(fold(words))


def country_name(code: str) -> str:
    """The first name of a country.

    Example:
        >>> country_name("NOR")
        'Norway'
    """
    return next(country.names[0] for country in load_countries() if country.code == code)


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


def strip_accents(words: str) -> str:
    """Letters without their accents.

    Example:
        >>> strip_accents("Tarkašin")
        'Tarkasin'
    """
    if words.isascii():
        return words
    return "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))


def fold(words: str) -> str:
    """Lower case without accents, straight apostrophes, one space between words.

    Example:
        >>> fold("Côte  d’Ivoire")
        "cote d'ivoire"
    """
    return " ".join(strip_accents(words).replace("’", "'").casefold().split())
