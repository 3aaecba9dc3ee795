"""The words of a statement in their order, function words too: what stands where decides what two words have to do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crossread.link.claims.comparators import nearness
from crossread.link.claims.statements import Statement
from crossread.link.terms import concepts_of, stem_word
from crossread.link.terms.listed import FUNCTION_WORDS
from crossread.link.terms.stems import fold_word

_WORD = re.compile(r"[^\W_]+(?:[-.,][^\W_]+)*")
_LIKE = 0.75


class Word(NamedTuple):
    """A word of a passage: as folded, and its stem."""

    text: str
    stem: str


@lru_cache(maxsize=4096)
def read_words(text: str) -> tuple[Word, ...]:
    """All words of a passage, folded, with their stems.

    Example:
        >>> [word.text for word in read_words("Her wife’s ship sank")]
        ['her', 'wife', 's', 'ship', 'sank']
    """
    folded = (fold_word(match.group()) for match in _WORD.finditer(text))
    return tuple(Word(word, stem_word(word)) for word in folded)


def verbs_of(statement: Statement) -> frozenset[str]:
    """Stems of the verbs of a statement, and of its predicate."""
    return _verbs(statement.clause.words, statement.clause.predicate)


@lru_cache(maxsize=4096)
def _verbs(words: tuple[str, ...], predicate: str) -> frozenset[str]:
    found = {stem_word(entry[:-2]) for entry in words if entry.endswith("/V")}
    return frozenset(found | {stem_word(predicate.split(maxsplit=1)[0])})


def shared_verbs(one: Statement, other: Statement) -> frozenset[str]:
    """Verbs of one statement for which the other has the same or a near synonym."""
    theirs = verbs_of(other)
    concepts = frozenset(concept for verb in theirs for concept in concepts_of(verb))
    return frozenset(verb for verb in verbs_of(one) if verb in theirs or concepts & concepts_of(verb))


def same_act(one: Statement, other: Statement) -> bool:
    """Whether two statements have a verb in common, or predicates that are near in meaning."""
    if shared_verbs(one, other):
        return True
    return nearness(*sorted((one.clause.predicate, other.clause.predicate))) >= _LIKE


_SAY_LITTLE = frozenset(
    stem_word(verb) for verb in ("be", "have", "do", "make", "take", "give", "get", "go", "come", "say")
)
_ENOUGH = 2


def same_matter(one: Statement, other: Statement) -> bool:
    """Whether two statements tell one act of one thing: a verb in common that says enough, and what it is about.

    A verb alone is not enough: a court found one group guilty and another court another, a team carried arms and
    carries out a mission. Who does or suffers it must be the same, or two more words.
    """
    verbs = shared_verbs(one, other)
    if not verbs:
        return False
    shared = _shared_beside(one, other, verbs)
    if not verbs - _SAY_LITTLE:
        return bool(_object(one) and _object(one) == _object(other))
    return same_party(one, other) or len(shared) >= _ENOUGH or not shared.isdisjoint({_object(one), _object(other)})


def _object(statement: Statement) -> str | None:
    """The stem of the last word of the object of a statement."""
    return stem_word(statement.clause.object.split()[-1]) if statement.clause.object else None


def _shared_beside(one: Statement, other: Statement, verbs: frozenset[str]) -> frozenset[str]:
    """Stems that both statements have beside their verbs, near synonyms too."""
    ours, theirs = (
        frozenset(word.stem for word in read_words(each.clause.text) if word.text not in FUNCTION_WORDS) - verbs
        for each in (one, other)
    )
    concepts = frozenset(concept for stem in theirs for concept in concepts_of(stem))
    return frozenset(stem for stem in ours if stem in theirs or concepts & concepts_of(stem))


def same_party(one: Statement, other: Statement) -> bool:
    """Whether somebody or something that does it or suffers it is the same in both."""
    return bool(one.who & other.who or one.whom & other.whom or one.who & other.whom or one.whom & other.who)
