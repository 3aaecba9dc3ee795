"""Whose age a number is: the name beside it, or the noun."""

from __future__ import annotations

import re

from crossread.link.terms import fold_words
from crossread.link.terms.listed import load_words
from crossread.link.utterances.speakers import near_spelling

_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?: (?:(?:de|del|der|van|von|bin|ibn|al|el|da|di|la|le) )?[A-ZÀ-ÖØ-Þ][\w'’.-]*){0,3}"
_BEFORE = re.compile(
    rf"(?P<name>{_NAME})(?:, (?:aged |who (?:is |was |(?:(?:had|has) )?(?:just )?turn(?:ed|s) )"
    r"|then |a |an |the |his |her |their )?| (?:(?:had|has) )?(?:just )?turn(?:ed|s) | (?:is|was) )$"
)
_NO_NOUN = (
    r"(?!(?:of|from|in|at|on|near|with|for|by|to|into|who|that|and|is|was|has|had|said"
    r"|after|before|during|when|while|since|dies|died|killed|shot|hurt|charged|accused)\b)"
)
_BEHIND = re.compile(rf"^(?:[-\s]year[-\s]olds?)?,? (?:{_NO_NOUN}[a-z-]+ ){{0,4}}(?P<name>{_NAME})")
_WITHIN = re.compile(rf"^(?P<name>{_NAME})")
_CHILDREN = load_words("children")
_NOUN_BEHIND = re.compile(r"^[-\s]*(?:years?[-\s]olds?|yo)?\b[-\s,]*(?:old )?(?P<words>(?:[a-z’'-]+ ?){0,4})")
_NOUN_BEFORE = re.compile(
    r"(?P<noun>[a-z]+),? (?:(?:is|was|were|be|been|being|now|who|just|only|initially|originally|first|reported|said|to"
    r"|aged|turned) ){1,6}$"
)
_OLD = len("-year-old")
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
            if words and words[0] not in _DAYS and "old" not in words:
                return words
    return ()


def bearer_of(text: str, start: int, end: int, persons: frozenset[str]) -> str | None:
    """Find the noun of the one whose age a number is: what stands behind it, else what it is said of.

    Args:
        text: A sentence.
        start: First code point of the number.
        end: One past the last.
        persons: Nouns for persons, in the singular.

    Returns:
        The noun; `child` for every word for a child that tells no sex.

    Example:
        >>> sentence = "The child is 4 years old, not the 5-year-old boy that was feared lost."
        >>> [bearer_of(sentence, *span, frozenset(["child", "boy"])) for span in ((13, 24), (34, 44))]
        ['child', 'boy']
    """
    behind = _NOUN_BEHIND.search(text[end:])
    words = (behind["words"] if behind else "").split()
    for word in words:
        if word in persons or word in _CHILDREN:
            return "child" if word in _CHILDREN else word
    if words and "old" in text[start : end + _OLD]:
        return words[0]
    before = _NOUN_BEFORE.search(text[:start])
    noun = before["noun"] if before else ""
    if noun in _CHILDREN:
        return "child"
    return noun if noun in persons else None


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
