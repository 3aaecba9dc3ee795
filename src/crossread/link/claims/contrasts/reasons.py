"""Two reasons for what somebody decided, where neither report gives the reason of the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from crossread.link.claims.contrasts.words import read_words, shared_verbs, verbs_of
from crossread.link.claims.statements import Statement
from crossread.link.terms import concepts_of, stem_word
from crossread.link.terms.listed import FUNCTION_WORDS, load_words

_BECAUSE = re.compile(r"\b(?P<word>because of|because|due to|owing to|on account of) (?P<reason>.+)", re.DOTALL)
_STOP = re.compile(r"[.!?;][\"”’')]*(?:\s|$)|\n")
_DECIDED = frozenset(stem_word(word) for word in load_words("decided"))
_GAP = 3
_SHOWN = 60
_FEWEST = 2
_THIRD = 3


def find_reasons(
    statements: Sequence[Statement], texts: Mapping[str, str], likely: Callable[[int, int], float], surely: float
) -> Iterator[tuple[int, int, str, str]]:
    """Find acts that somebody decided on, for which two reports give two reasons.

    Args:
        statements: All statements of a story.
        texts: Text of each report.
        likely: How surely two statements say the same.
        surely: How surely they must.

    Yields:
        Places of two statements of the act, and both reasons in their words.
    """
    told = [
        (place, reason)
        for place, one in enumerate(statements)
        if not _DECIDED.isdisjoint(verbs_of(one)) and (reason := read_reason(one, texts[one.clause.document_id]))
    ]
    given: dict[str, list[frozenset[str]]] = defaultdict(list)
    for place, reason in told:
        given[statements[place].clause.document_id].append(_content(reason))
    for at, (i, here) in enumerate(told):
        for j, there in told[at + 1 :]:
            one, other = statements[i], statements[j]
            if one.clause.document_id == other.clause.document_id or not _decide_one(one, other):
                continue
            if min(len(_content(here)), len(_content(there))) < _FEWEST:
                continue
            reasons = product(given[one.clause.document_id], given[other.clause.document_id])
            if likely(i, j) >= surely and not any(_near(ours, theirs) for ours, theirs in reasons):
                yield i, j, f"“{_short(here)}”", f"“{_short(there)}”"


def read_reason(statement: Statement, text: str) -> str | None:
    """Read the reason that a report gives for what a statement tells, in the statement or just behind it.

    Args:
        statement: The statement.
        text: Text of its report.

    Returns:
        The reason with the word before it, up to the end of the sentence; None where there is none.
    """
    clause = statement.clause
    end = _STOP.search(text, clause.end - 1)
    sentence = text[clause.start : end.start() if end else len(text)]
    match = _BECAUSE.search(sentence)
    if match is None or match.start() > clause.end - clause.start + _GAP:
        return None
    return match.group()


def _decide_one(one: Statement, other: Statement) -> bool:
    """Whether two statements have a decision in common: who declined to be named has not declined to give details."""
    return any(
        not (mine := _what(one, verb)) or not (yours := _what(other, verb)) or mine == yours
        for verb in shared_verbs(one, other)
    )


def _what(statement: Statement, verb: str) -> str | None:
    """The stem of the verb behind "to" that says what was decided; None where none does."""
    words = [word for word in read_words(statement.clause.text) if word.text != "be"]
    for at, word in enumerate(words[:-2]):
        if word.stem == verb and words[at + 1].text == "to":
            return words[at + 2].stem
    return None


def _content(reason: str) -> frozenset[str]:
    return frozenset(word.stem for word in read_words(reason) if word.text not in FUNCTION_WORDS | {"due"})


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two reasons have a third of their words in common, or near synonyms of them."""
    concepts = frozenset(concept for stem in other for concept in concepts_of(stem))
    shared = sum(stem in other or bool(concepts & concepts_of(stem)) for stem in one)
    return _THIRD * shared >= min(len(one), len(other))


def _short(reason: str) -> str:
    words = " ".join(reason.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
