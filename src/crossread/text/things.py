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
    "animal": ("animals",),
    "beast": ("animals",),
    "creature": ("animals",),
    "ape": ("apes",),
    "primate": ("apes",),
    "weapon": ("weapons",),
}
_THINGS = (*_VEHICLES, "words for any vehicle", "animals", "weapons", "leave")
_PLACES = ("spots", "grounds", "settlements")


def narrower(noun: str) -> frozenset[str]:
    """The nouns for vehicles, animals and weapons that a wider noun may stand for; none for most nouns.

    Args:
        noun: In the singular and in lower case.

    Example:
        >>> "ferry" in narrower("vessel"), "ferry" in narrower("vehicle"), narrower("table")
        (True, False, frozenset())
    """
    found = frozenset().union(*(load_words(name) for name in _WIDER.get(noun, ())))
    return found - {noun} if noun in load_words("words for any vehicle") else found - load_words("words for any animal")


def is_animal(noun: str) -> bool:
    """Whether a noun names an animal.

    Args:
        noun: In the singular and in lower case.

    Example:
        >>> is_animal("gorilla"), is_animal("ferry")
        (True, False)
    """
    return noun in load_words("animals")


def thing_kind(noun: str) -> Literal["other", "place"] | None:
    """What a noun for a thing names: "other" for a vehicle, animal, weapon or permit, "place" for a spot or settlement.

    Args:
        noun: In the singular and in lower case.

    Example:
        >>> thing_kind("ferry"), thing_kind("bridge"), thing_kind("table")
        ('other', 'place', None)
    """
    if any(noun in load_words(name) for name in _THINGS):
        return "other"
    return "place" if any(noun in load_words(name) for name in _PLACES) else None
