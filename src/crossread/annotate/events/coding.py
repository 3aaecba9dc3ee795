"""Country and sector of an actor, from the words that name it and from what the report knows of it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from crossread.annotate.entities.kinds import singular
from crossread.annotate.events.bodies import find_body
from crossread.annotate.events.scene import Party, Scene
from crossread.annotate.lexicons import find_capital, find_country
from crossread.records import Entity

_WORD = re.compile(r"[\w.]+(?:[-'’]\w+)*")
_LONGEST_NAME = 4
_OVER_ALL = ("ELI", "PRE", "PRM")
"""Sectors that one word decides whatever else is said: a former minister is no minister."""
_HIGH = ("SPY", "GOV")
"""Sectors that go before the last word: "defence minister", "intelligence officer"."""


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


def code_words(words: str, *, around: str = "", day: str | None = None) -> Code:
    """Code an actor by the words that name it.

    Args:
        words: The words, articles and all.
        around: Words beside them that may tell the country ("German").
        day: ISO 8601 date for which it is asked; None for now.

    Returns:
        The code. A country alone has no sector.

    Example:
        >>> code_words("the Norwegian defence minister")
        Code(country='NOR', sector='GOV')
        >>> code_words("Taliban", day="1998-05-01").sector, code_words("Taliban", day="2010-05-01").sector
        ('GOV', 'REB')
    """
    body = find_body(words, day)
    sector = _sector(words)
    if body is None:
        return Code(find_country_in(words) or find_country_in(around), sector)
    named = None if body.sector is None else find_country_in(words)
    country = named or body.country or find_country_in(around)
    weak = {None, "CVL", "MIL", "UAF"} if body.sector == "IGO" else {None, "CVL", "MIL", "UAF", "GOV"}
    if sector not in _OVER_ALL and (sector in weak or _is_all(body.name, words)):
        sector = body.sector
    return Code(country, sector)


def _is_all(name: str, words: str) -> bool:
    """Whether a body's name is all that the words say."""
    return len(_WORD.findall(name)) >= len([word for word in _WORD.findall(words) if word.casefold() != "the"])


def find_country_in(words: str) -> str | None:
    """The country that some words name, by its name, a demonym or its capital; the longest name first."""
    whole = find_country(words) or find_capital(words)
    if whole is not None:
        return whole
    tokens = [token for word in _WORD.findall(words.replace("’s", "").replace("'s", "")) for token in _parts(word)]
    for size in range(_LONGEST_NAME, 0, -1):
        for place in range(len(tokens) - size + 1):
            some = tokens[place : place + size]
            if some[0][:1].isupper():
                found = find_country(" ".join(some)) or (find_capital(" ".join(some)) if size > 1 else None)
                if found is not None:
                    return found
    plain = next((token for token in tokens if token[:1].islower()), None)  # "Kabul authorities", not "Douglas James"
    if plain is None:
        return None
    return next((code for token in tokens if token[:1].isupper() and (code := find_capital(token))), None)


def _parts(word: str) -> list[str]:
    """A word, and for "Norway-based" the country alone."""
    first, mark, rest = word.partition("-")
    return [first] if mark and rest.islower() else [word]


def _sector(words: str) -> str | None:
    """The sector that the nouns of a phrase tell: the last one, unless a stronger one stands before it."""
    tokens = [token.casefold() for token in _WORD.findall(words.replace("’s", "").replace("'s", ""))]
    tokens = tokens[: tokens.index("for")] if "for" in tokens[1:] else tokens
    pairs = ["-".join(pair) for pair in pairwise(tokens)]
    found = [
        (place, sector)
        for place, token in enumerate([*tokens, *pairs])
        if (sector := _sectors().get(token) or _sectors().get(singular(token))) is not None
    ]
    kinds = [sector for _, sector in found]
    for strong in (*_OVER_ALL, *_HIGH):
        if strong in kinds and (strong != "ELI" or len(set(kinds)) > 1):
            return strong
    kinds = [kind for kind in kinds if kind != "ELI"]
    return kinds[-1] if kinds else None


def code_party(scene: Scene, party: Party | None, day: str | None = None) -> Code:
    """Code a party of an act.

    A country, a capital or a demonym alone stands for its government.

    Args:
        scene: The report.
        party: Who is to be coded.
        day: When the act was, ISO 8601.
    """
    if party is None:
        return Code(None, None)
    head = scene.doc[party.head]
    beside = [child for child in head.children if child.dep_ in {"amod", "compound", "nmod:poss", "nmod", "appos"}]
    around = " ".join(scene.doc[child.left_edge.i : child.right_edge.i + 1].text for child in beside)
    code = code_words(scene.doc[party.start : party.end].text, around=around, day=day)
    entity = scene.entities.get(party.entity_id or "")
    known = Code(None, None)
    if entity is not None:
        known = code_words(" ".join((*entity.titles, entity.name)), day=day)
    own = _own_code(scene, party, entity, around, day)
    country = own.country or code.country or (entity.country if entity is not None else None) or known.country
    if own.country is not None and scene.is_own_name(party):
        return own
    sector = own.sector or code.sector or known.sector
    if sector is None and country is not None and party.kind == "place":
        sector = "GOV"
    return Code(country, sector)


def _own_code(scene: Scene, party: Party, entity: Entity | None, around: str, day: str | None) -> Code:
    """What the analyst's lines say of a party: by its words, those beside them, the name of who it is."""
    country = sector = None
    for words in (scene.doc[party.start : party.end].text, around, entity.name if entity is not None else ""):
        found = scene.own.code(words, day) if words else (None, None)
        country, sector = country or found[0], sector or found[1]
    return Code(country, sector)
