"""Whether two nouns can name one thing counted."""

from __future__ import annotations

from functools import cache

from crossread.link.terms import concepts_of, stem_word
from crossread.link.terms.listed import load_words

SAME, SYNONYM, PEOPLE, VERB, UNTOLD = 1.0, 0.9, 0.7, 0.7, 0.5
OUTCOMES = (
    "die", "injure", "release", "arrest", "miss", "flee", "rescue", "infect", "charge", "sentence", "sign", "vote",
    "attend", "damage",
)  # fmt: skip


_MALE, _FEMALE = (
    frozenset(stem_word(word) for word in words)
    for words in (("man", "boy", "male", "schoolboy"), ("woman", "girl", "female", "schoolgirl"))
)


CHARGES = frozenset([stem_word("count"), stem_word("charge")])
"""Stems of nouns that count what somebody is charged with: three counts of murder are no three dead."""

ATTACKERS = frozenset(stem_word(word) for word in load_words("attackers"))
"""Stems of nouns for those who did it."""

_ANYBODY = frozenset(stem_word(word) for word in ("person", "man", "male", "individual", "guy", "youth", "teenager"))
"""Nouns for people that can name attackers too, and not those whom they hurt: two gunmen are no two women."""

_SEXES = frozenset(["male", "femal"]) | _MALE | _FEMALE


def other_sex(one: str | None, other: str | None) -> bool:
    """Whether two things counted are men or boys and women or girls.

    Example:
        >>> other_sex("man", "girl"), other_sex("man", "boy"), other_sex("man", None)
        (True, False, False)
    """
    return one in _SEXES and other in _SEXES and (one in _MALE) != (other in _MALE)


def other_people(one: str | None, other: str | None) -> bool:
    """Whether two things counted are people of whom nobody can be both: men and women, attackers and those they hurt.

    Example:
        >>> [other_people(stem_word("gunman"), stem_word(word)) for word in ("woman", "victim", "man", "policeman")]
        [True, True, False, False]
    """
    if one is None or other is None:
        return False
    harmed = any(a in ATTACKERS and is_people(b) and b not in _ANYBODY for a, b in ((one, other), (other, one)))
    return harmed or other_sex(one, other)


def outcome_of(stem: str) -> str | None:
    """What a stem says happened to those who are counted.

    Example:
        >>> outcome_of(stem_word("killing")), outcome_of(stem_word("wounded")), outcome_of(stem_word("visited"))
        ('die', 'injure', None)
    """
    return _outcomes().get(stem)


@cache
def _outcomes() -> dict[str, str]:
    told = {stem_word(word): name for name in reversed(OUTCOMES) for word in load_words(f"outcome {name}")}
    return dict.fromkeys(_care(), "injure") | told


def is_care(stem: str) -> bool:
    """Whether a stem tells that somebody was treated: of the hurt, some are.

    Example:
        >>> is_care(stem_word("hospitalised")), is_care(stem_word("wounded"))
        (True, False)
    """
    return stem in _care()


@cache
def _care() -> frozenset[str]:
    return frozenset(stem_word(word) for word in load_words("care"))


def is_people(stem: str) -> bool:
    """Whether a noun counts people whoever they are.

    Example:
        >>> is_people("person"), is_people("soldier")
        (True, False)
    """
    return stem in _people()


@cache
def _people() -> frozenset[str]:
    return frozenset(stem_word(word) for word in load_words("persons in general"))


def compare_nouns(one: str | None, other: str | None, *, person: tuple[bool, bool]) -> float | None:
    """Compare the stems of two things counted.

    Args:
        one: Stem of one; None when not told.
        other: Stem of the other.
        person: Whether each is a noun for a person.

    Returns:
        None when they are two things.

    Example:
        >>> [compare_nouns(noun, "soldier", person=(noun == "troop", True)) for noun in ("troop", "truck")]
        [0.9, None]
        >>> [compare_nouns(noun, stem_word("gunman"), person=(True, True)) for noun in ("man", "woman")]
        [0.7, None]
    """
    if one is None or other is None:
        return UNTOLD
    if one == other:
        return SAME
    if one in _SEXES and other in _SEXES:
        return None if other_sex(one, other) else SYNONYM
    if (is_people(one) and is_people(other)) or concepts_of(one) & concepts_of(other):
        return SYNONYM
    if (is_people(one) and person[1]) or (is_people(other) and person[0]):
        return None if other_people(one, other) else PEOPLE
    return None
