"""Words of which one thing allows one at a time: her wife, her fiancée; in the neck, in the face; slapped, punched.

A word counts only where its kind can stand: a relative behind a possessive, a part of the body behind "in the", an
audience behind "to" or "told", a sex as the subject of one act, an act as a verb. A report that uses both words of a
set does not set them against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from crossread.link.claims.contrasts.words import Word, read_words, shared_verbs, verbs_of
from crossread.link.claims.statements import Statement
from crossread.link.terms import stem_word
from crossread.records.claims import Slot

_POSSESSIVES = frozenset(["his", "her", "their", "my", "our", "its", "s"])
_MANY = re.compile(r"\b(?:most|many|some|several|others|all|both|victims|people|men|women|officers)\b", re.IGNORECASE)
_IN = frozenset(["in", "to", "through"])
_BETWEEN = frozenset([*_POSSESSIVES, "the", "a", "and", "left", "right", "upper", "lower"])
_TO = frozenset(["to", "told", "tell", "tells", "telling"])
_DETERMINERS = frozenset(["the", "a", "some", "her", "his", "their"])


class Set(NamedTuple):
    """A set of rivals.

    Attributes:
        kind: What they are.
        of: The alternative of each word, by its number.
    """

    kind: str
    of: Mapping[str, frozenset[int]]


class Rivalry(NamedTuple):
    """Two words in one place.

    Attributes:
        slot: The slot they fill.
        kind: What they are.
        here: The word of the first statement.
        there: The word of the second.
    """

    slot: Slot
    kind: str
    here: str
    there: str


_TOLD_OF_ACTS = frozenset(["sexes", "body", "vehicles"])
_SLOTS: Mapping[str, Slot] = {
    "kin": "role",
    "sexes": "actor",
    "body": "place",
    "audience": "actor",
    "acts": "other",
    "vehicles": "role",
    "outcomes": "polarity",
}


def find_rivals(
    one: Statement, other: Statement, known: tuple[Sequence[Collection[str]], Sequence[Collection[str]]]
) -> Iterator[Rivalry]:
    """Find words of two statements that cannot both be true of one thing.

    Args:
        one: A statement.
        other: Another, surely of the same thing.
        known: The stems of each statement of the report of each.
    """
    for each in _sets():
        left, right = _placed(each, one), _placed(each, other)
        if not left or not right or not _aligned(each.kind, one, other):
            continue
        told = [_elsewhere(known[0], one), _elsewhere(known[1], other)] if each.kind == "audience" else known
        ours, theirs = (frozenset().union(*(each.of[word] for word in found)) for found in (left, right))
        verbs = shared_verbs(one, other) if each.kind in _TOLD_OF_ACTS else frozenset()
        if each.kind == "audience":  # to whom somebody else spoke says nothing
            verbs = frozenset(stem_word(key.split()[-1]) for key in one.who & other.who)
        if ours & theirs or _knows(each, told[0], theirs, verbs) or _knows(each, told[1], ours, verbs):
            continue
        yield Rivalry(_SLOTS[each.kind], each.kind, _shown(one, left), _shown(other, right))


def _knows(each: Set, told: Iterable[Collection[str]], numbers: frozenset[int], verbs: frozenset[str]) -> bool:
    """Whether a report uses the words of the other one too, where they depend on it beside one of certain words."""
    rivals = {word for word, of in each.of.items() if of & numbers}
    return any(not rivals.isdisjoint(stems) and (not verbs or not verbs.isdisjoint(stems)) for stems in told)


def _elsewhere(told: Iterable[Collection[str]], statement: Statement) -> list[Collection[str]]:
    """What a report says beside a statement and within it: "to children of reporters" is told to no reporter."""
    own = {word.stem for word in read_words(statement.clause.text)}
    return [stems for stems in told if not own.issuperset(stems)]


def _shown(statement: Statement, found: Collection[str]) -> str:
    """The first of the words found, as the statement has it."""
    return next(word.text for word in read_words(statement.clause.text) if word.stem in found)


def _placed(each: Set, statement: Statement) -> frozenset[str]:
    """The words of a set that stand where their kind can stand."""
    words = read_words(statement.clause.text)
    place = _PLACES[each.kind]
    return frozenset(word.stem for at, word in enumerate(words) if word.stem in each.of and place(statement, words, at))


def _aligned(kind: str, one: Statement, other: Statement) -> bool:
    if kind in _TOLD_OF_ACTS and not shared_verbs(one, other):
        return False
    if kind == "body" and _of_many(one) != _of_many(other):
        return False
    return kind != "audience" or bool(one.who & other.who)


def _of_many(statement: Statement) -> bool:
    """Whether a statement tells of some of many: "most of the victims", "several were"."""
    return _MANY.search(statement.clause.text) is not None


def _behind_possessive(_: Statement, words: Sequence[Word], at: int) -> bool:
    return bool(at) and words[at - 1].text in _POSSESSIVES


def _behind_in(_: Statement, words: Sequence[Word], at: int) -> bool:
    back = at - 1
    while back >= 0 and (words[back].text in _BETWEEN or words[back].stem in _parts_of_the_body()):
        back -= 1
    return 0 <= back < at - 1 and words[back].text in _IN


def _behind_to(_: Statement, words: Sequence[Word], at: int) -> bool:
    near = [word.text for word in words[max(0, at - 4) : at]]
    if near and near[-1] in _DETERMINERS:
        near = near[:-1]
    if near[-1:] == ["and"]:
        near = near[:-2]
    return bool(near) and near[-1] in _TO


def _as_subject(statement: Statement, words: Sequence[Word], at: int) -> bool:
    subject = statement.clause.subject
    last = subject.split()[-1] if subject and statement.clause.kind != "speech" else ""
    return bool(last) and stem_word(last) == words[at].stem


def _as_means(statement: Statement, words: Sequence[Word], at: int) -> bool:
    """Whether it is the object of the verb, its subject that something was done with, or stands behind "with"."""
    if statement.clause.kind == "speech":
        return False
    parts = (statement.clause.subject, statement.clause.object)
    if any(part and stem_word(part.split()[-1]) == words[at].stem for part in parts):
        return True
    near = [word.text for word in words[max(0, at - 3) : at]]
    return bool({"with", "using", "in"} & set(near))


def _as_verb(statement: Statement, words: Sequence[Word], at: int) -> bool:
    return words[at].stem in verbs_of(statement)


_PLACES: Mapping[str, Callable[[Statement, Sequence[Word], int], bool]] = {
    "kin": _behind_possessive,
    "sexes": _as_subject,
    "body": _behind_in,
    "audience": _behind_to,
    "acts": _as_verb,
    "vehicles": _as_means,
    "outcomes": _as_verb,
}


@cache
def _parts_of_the_body() -> frozenset[str]:
    return frozenset(word for each in _sets() if each.kind == "body" for word in each.of)


@cache
def _sets() -> tuple[Set, ...]:
    found, kind = [], ""
    lines = files("crossread.link.claims.contrasts").joinpath("data/rivals.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("["):
            kind = line[1 : line.index("]")]
        elif line and not line.startswith("#"):
            of: dict[str, frozenset[int]] = {}
            for number, alternative in enumerate(line.split(" / ")):
                for word in alternative.split():
                    of[stem_word(word)] = of.get(stem_word(word), frozenset()) | {number}
            found.append(Set(kind, of))
    return tuple(found)
