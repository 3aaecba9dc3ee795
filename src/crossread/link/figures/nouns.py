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

_SEXES = frozenset(["male", "femal"]) | _MALE | _FEMALE


def other_sex(one: str | None, other: str | None) -> bool:
    """Whether two things counted are men or boys and women or girls.

    Example:
        >>> other_sex("man", "girl"), other_sex("man", "boy"), other_sex("man", None)
        (True, False, False)
    """
    return one in _SEXES and other in _SEXES and (one in _MALE) != (other in _MALE)


def outcome_of(stem: str) -> str | None:
    """What a stem says happened to those who are counted.

    Example:
        >>> outcome_of(stem_word("killing")), outcome_of(stem_word("wounded")), outcome_of(stem_word("visited"))
        ('die', 'injure', None)
    """
    return _outcomes().get(stem)


@cache
def _outcomes() -> dict[str, str]:
    return {stem_word(word): name for name in reversed(OUTCOMES) for word in load_words(f"outcome {name}")}


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
        return PEOPLE
    return None
