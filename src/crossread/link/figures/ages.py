"""Whose age a number is, by the name beside it."""

from __future__ import annotations

import re

from crossread.link.terms import fold_words
from crossread.link.utterances.speakers import near_spelling

_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?: (?:(?:de|del|der|van|von|bin|ibn|al|el|da|di|la|le) )?[A-ZÀ-ÖØ-Þ][\w'’.-]*){0,3}"
_BEFORE = re.compile(rf"(?P<name>{_NAME}), (?:aged |who is |then |a |an |the |his |her |their )?$")
_BEHIND = re.compile(rf"^(?:[-\s]year[-\s]olds?)?,? (?:[a-z-]+ ){{0,4}}(?P<name>{_NAME})")
_WITHIN = re.compile(rf"^(?P<name>{_NAME})")
_PRONOUNS = frozenset(["he", "she", "the", "a", "an", "another", "his", "her", "one"])
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def find_aged(text: str, start: int, end: int) -> tuple[str, ...]:
    """Find the name of the person a number belongs to.

    Args:
        text: A sentence.
        start: First code point of the number.
        end: One past the last.

    Returns:
        The name folded, or nothing.

    Example:
        >>> sentence = "Divers found Mara Lind, 23, and the 40-year-old skipper Ivo Brask."
        >>> find_aged(sentence, 24, 26), find_aged(sentence, 36, 47)
        (('mara', 'lind'), ('ivo', 'brask'))
    """
    within = _WITHIN.search(text[start:end])
    before = _BEFORE.search(text[:start])
    behind = _BEHIND.search(text[end:])
    for match in (within, before, behind):
        if match is not None:
            words = tuple(word for word in fold_words(match["name"]) if word not in _PRONOUNS)
            if words and words[0] not in _DAYS:
                return words
    return ()


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: the last word agrees in spelling, and the first where both have one.

    Example:
        >>> same_name(("mara", "lind"), ("lind",)), same_name(("mara", "lind"), ("ada", "lind"))
        (True, False)
    """
    if not one or not other or not near_spelling(one[-1], other[-1]):
        return False
    if len(one) == 1 or len(other) == 1 or near_spelling(one[0], other[0]):
        return True
    shorter = min(len(one[0]), len(other[0]))
    return shorter == 1 and one[0][0] == other[0][0]
