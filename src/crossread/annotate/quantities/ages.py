"""Recognises ages that no unit marks: `Name, 23,`, `aged 23`, `he was 35`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.annotate.quantities.lexicon import FUNCTION_WORDS, MONTHS, WEEKDAYS
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.nouns import is_plural, singular
from crossread.annotate.quantities.tables import load_persons
from crossread.annotate.quantities.tokens import Token, lower_at

_OLDEST = 120
_PERSON_PRONOUNS = frozenset(["he", "she", "who", "i"])
_BE = frozenset(["is", "was", "be", "will", "would", "just", "only", "turned", "turns", "turn"])
_AFTER_AGE = frozenset(["when", "at", "by", "and", ".", ",", "in", "on", "then", ";", "but", "this", "next"])
_BEFORE_SPAN = frozenset(["from", "between", "about", "around", "roughly", "approximately"])
_OF_PLACES = frozenset(["in", "at", "near", "from", "of", "to", "outside", "inside", "around", "across"])
_OF_ONE = frozenset(["was", "is", "has", "who", "both"])
_BEFORE_NAME = frozenset(["of", "from", "and"])
_DYING = frozenset(["dies", "died", "dead"])
_AFTER_DYING = frozenset([",", ".", ";", ":", ")", "-", "–", "—", "after", "of", "from"])
_NEAR = 5
_TURNS = frozenset(["turned", "turns", "turning", "aged", "age"])


def mark_ages(tokens: Sequence[Token], found: Iterable[Measured]) -> list[Measured]:
    """Mark the numbers whose surroundings show that they are ages in years.

    Args:
        tokens: The sentence in pieces.
        found: Its numbers in order.

    Returns:
        The same numbers; ages have the unit `yr`.
    """
    return [_as_age(tokens, one) if _is_age(tokens, one) else one for one in found]


def _as_age(tokens: Sequence[Token], one: Measured) -> Measured:
    first = one.first - 1 if tokens[one.first - 1].lower in {"aged", "age"} else one.first
    return replace(one, first=first, unit="yr", name="year", age=True)


def _is_age(tokens: Sequence[Token], one: Measured) -> bool:
    if one.unit is not None or one.form not in {"digits", "words"} or one.first == 0 or one.scale > 1:
        return False
    if not (1 <= one.low <= _OLDEST and one.high is not None and one.high <= _OLDEST):
        return False
    before, following = lower_at(tokens, one.first - 1), lower_at(tokens, one.last)
    earlier = lower_at(tokens, one.first - 2)
    framed = before in {"aged", "age"} or (before, earlier) in {
        ("as", "young"),
        ("as", "old"),
        ("of", "age"),
        ("of", "ages"),
    }
    if framed or before in _TURNS:
        return framed or not is_plural(following)
    if one.hedge == "range":
        return _is_span_of_ages(tokens, one, following)
    if before == ",":
        return one.low == one.high and one.low == int(one.low) and _after_name(tokens, one)
    return _is_at_death(tokens, one, following) or _is_predicate(tokens, one, following)


def _is_at_death(tokens: Sequence[Token], one: Measured, following: str) -> bool:
    """`the singer dies at 88`, `died Thursday at 91, an aide said`; who is dead at 88 Quay Street is not so old."""
    at = one.first - 1
    if lower_at(tokens, at) != "at" or (following and following not in _AFTER_DYING):
        return False
    return any(token.lower in _DYING for token in tokens[max(0, at - _NEAR) : at])


def _is_span_of_ages(tokens: Sequence[Token], one: Measured, following: str) -> bool:
    """`in age from about 18 to 24`, `most of the victims are between 18 and 24`, where no noun follows."""
    if following and following not in _AFTER_AGE:
        return False
    at = one.first - 1
    while at > 0 and tokens[at].lower in _BEFORE_SPAN:
        at -= 1
    if tokens[at].lower in {"age", "ages", "aged"}:
        return True
    people = singular(lower_at(tokens, at - 1)) in load_persons()
    return people and tokens[at].lower in {"are", "were"} and tokens[one.first - 1].lower in {"between", "about"}


def _after_name(tokens: Sequence[Token], one: Measured) -> bool:
    """`Maria Silva, 23, said`: a name before the comma, and a comma, a bracket or the end after the number."""
    back = 3 if lower_at(tokens, one.first - 2) == "." and lower_at(tokens, one.first - 3) in {"jr", "sr"} else 2
    name = tokens[one.first - back] if one.first >= back else None
    if name is None or name.kind != "word" or not (name.text[0].isupper() or name.lower in load_persons()):
        return False
    if name.lower in MONTHS or name.lower in WEEKDAYS or name.lower in FUNCTION_WORDS:
        return False
    if one.last >= len(tokens) or tokens[one.last].text in ",.);–—-":
        return True
    return one.form == "digits" and _is_full_name(tokens, one.first - back) and _goes_on_of_one(tokens, one.last)


def _is_full_name(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name has two words at least and no preposition before it, as a place would: `in New Osk, 12 of ...`."""
    first = last
    while first > 0 and (tokens[first - 1].text[0].isupper() or tokens[first - 1].text == "."):
        first -= 1
    return first < last and lower_at(tokens, first - 1) not in _OF_PLACES


def _goes_on_of_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a number tells of one person: `Mara Osk, 21 of Brask`, `Mara Osk, 21 was`."""
    word, following = lower_at(tokens, at), tokens[at + 1].text if at + 1 < len(tokens) else ""
    return word in _OF_ONE or (word in _BEFORE_NAME and following[:1].isupper() and following.lower() != "the")


def _is_predicate(tokens: Sequence[Token], one: Measured, following: str) -> bool:
    """`he was 35 when`, `she turns 40`, `who will be 18`: a person's pronoun and a form of to be."""
    if following and following not in _AFTER_AGE:
        return False
    verb = one.first - 1
    if lower_at(tokens, verb) in {"he's", "she's"}:
        return True
    if lower_at(tokens, verb) not in _BE:
        return False
    while verb > 0 and lower_at(tokens, verb) in _BE:
        verb -= 1
    return lower_at(tokens, verb) in _PERSON_PRONOUNS
