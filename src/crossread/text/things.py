"""Things and spots that reports of a happening come back to, by their nouns: the ferry, the bridge, the town."""

from __future__ import annotations

from typing import Literal

from crossread.text.word_classes import load_words

_VEHICLES = ("vehicles on land", "vessels", "aircraft")
_WIDER = {
    "vehicle": ("vehicles on land",),
    "vessel": ("vessels",),
    "ship": ("vessels",),
    "boat": ("vessels",),
    "aircraft": ("aircraft",),
    "plane": ("aircraft",),
    "craft": ("vessels", "aircraft"),
    "wreckage": _VEHICLES,
}


def narrower(noun: str) -> frozenset[str]:
    """The nouns for vehicles that a wider noun may stand for; none for most nouns.

    Args:
        noun: In the singular and in lower case.

    Example:
        >>> "ferry" in narrower("vessel"), "ferry" in narrower("vehicle"), narrower("table")
        (True, False, frozenset())
    """
    return frozenset().union(*(load_words(name) for name in _WIDER.get(noun, ()))) - {noun}


def thing_kind(noun: str) -> Literal["other", "place"] | None:
    """What a noun for a thing names: "other" for a vehicle, "place" for a spot or settlement.

    Args:
        noun: In the singular and in lower case.

    Example:
        >>> thing_kind("ferry"), thing_kind("bridge"), thing_kind("table")
        ('other', 'place', None)
    """
    if noun in load_words("words for any vehicle") or any(noun in load_words(name) for name in _VEHICLES):
        return "other"
    return "place" if noun in load_words("spots") or noun in load_words("settlements") else None
