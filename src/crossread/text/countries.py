"""Countries by their names, capitals and demonyms, with their ISO 3166-1 alpha-3 codes (`lists/countries.csv`)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.text.folding import fold
from crossread.text.word_classes import load_words


@dataclass(frozen=True, slots=True)
class Country:
    """A country's ISO 3166-1 alpha-3 code and the words for it."""

    code: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]


@cache
def load_countries() -> tuple[Country, ...]:
    """Load the countries, in the order of their codes."""
    rows = csv.DictReader(
        files("crossread.text").joinpath("lists/countries.csv").read_text("utf8").splitlines(), delimiter=";"
    )
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


def is_part_of_country(words: str) -> bool:
    """Whether a name that stands with a country's is only a part of it.

    Example:
        >>> find_country("Scotland"), is_part_of_country("Scotland"), is_part_of_country("Britain")
        ('GBR', True, False)
    """
    return fold(words).removeprefix("the ") in load_words("parts of countries")


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
