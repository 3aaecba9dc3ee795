"""Say more of a found name than the network does: countries and towns from other places, nationalities from the rest.

The corpora mark places as one kind and nationalities hardly at all; the shipped lists tell them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from crossread.language.word_lists import LIST_NAMES, load_list, mark_listed_words

_DEMONYM = 1 << LIST_NAMES.index("demonyms")


class Name(NamedTuple):
    """A name as a half-open span of words with its kind (PERSON, ORG, GPE, LOC, NORP, MISC)."""

    start: int
    end: int
    kind: str


@cache
def _political_places() -> frozenset[str]:
    return frozenset(place.casefold() for name in ("countries", "places") for place in load_list(name))


def name_kinds(words: Sequence[str], names: Sequence[tuple[int, int, str]]) -> list[Name]:
    """Refine the kinds of names.

    LOC becomes GPE for a listed country, state or town, and MISC becomes NORP for a listed nationality or faith; listed
    nationalities outside any name are added as NORP.

    Args:
        words: The words of the text.
        names: Spans with the kinds PERSON, ORG, LOC, MISC.

    Example:
        >>> name_kinds(["Turkish", "troops", "left", "Oslo"], [(3, 4, "LOC")])
        [Name(start=0, end=1, kind='NORP'), Name(start=3, end=4, kind='GPE')]
    """
    marks = mark_listed_words(words)
    taken = [False] * len(words)
    found = []
    for start, end, kind in names:
        taken[start:end] = [True] * (end - start)
        refined = kind
        if kind == "LOC":
            text = " ".join(words[start:end]).casefold().removeprefix("the ")
            refined = "GPE" if text in _political_places() else "LOC"
        elif kind == "MISC" and all(mark & _DEMONYM for mark in marks[start:end]):
            refined = "NORP"
        found.append(Name(start, end, refined))
    position = 0
    while position < len(words):
        end = position
        while end < len(words) and marks[end] & _DEMONYM and not taken[end] and not words[end].islower():
            end += 1
        if end > position:
            found.append(Name(position, end, "NORP"))
        position = max(end, position + 1)
    return sorted(found)
