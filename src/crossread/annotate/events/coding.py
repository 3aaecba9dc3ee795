"""Country and sector of an actor, from the words that name it and from what the report knows of it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import singular
from crossread.annotate.events.scene import Party, Scene
from crossread.annotate.lexicons import find_capital, find_country

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Code:
    """Country as ISO 3166-1 alpha-3 code, and sector; None where the words do not tell."""

    country: str | None
    sector: str | None


@cache
def _sectors() -> dict[str, str]:
    text = files("crossread.annotate.events").joinpath("data", "sectors.csv").read_text("utf-8")
    found: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines(), delimiter=";"):
        for word in row["words"].split():
            found.setdefault(word, row["sector"])
    return found


def code_party(scene: Scene, party: Party | None) -> Code:
    """Code a party.

    A country, a capital or a demonym alone stands for its government.

    Args:
        scene: The report.
        party: Who is to be coded.
    """
    if party is None:
        return Code(None, None)
    tokens = list(scene.doc[party.start : party.end])
    head = scene.doc[party.head]
    tokens += [child for child in head.children if child.dep_ in {"amod", "compound", "nmod:poss", "nmod", "appos"}]
    entity = scene.entities.get(party.entity_id or "")
    country = entity.country if entity is not None else None
    country = country or _country(scene, tokens)
    sector = _sector(tokens)
    if sector is None and entity is not None:
        sector = _sector_of_words(" ".join((*entity.titles, entity.name)))
    if sector is None and country is not None and party.kind == "place":
        sector = "GOV"
    return Code(country, sector)


def _country(scene: Scene, tokens: list[Token]) -> str | None:
    text = " ".join(token.text for token in tokens)
    whole = find_country(text) or find_capital(text)
    if whole is not None:
        return whole
    for size in (3, 2, 1):
        for place in range(len(tokens) - size + 1):
            words = tokens[place : place + size]
            if words[0].text[:1].isupper():
                found = find_country(scene.doc[words[0].i : words[-1].i + 1].text)
                if found is not None:
                    return found
    return None


def _sector(tokens: list[Token]) -> str | None:
    for token in reversed(tokens):
        found = _sectors().get(token.lower_) or _sectors().get(singular(token.text))
        if found is not None:
            return found
    return None


def _sector_of_words(words: str) -> str | None:
    found = (_sectors().get(word) or _sectors().get(singular(word)) for word in reversed(words.casefold().split()))
    return next((sector for sector in found if sector is not None), None)
