"""Finds what a number to the right is said of: the subject of a verb of reaching, the noun of `a population of`."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.quantities.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    PARTICIPLES_AS_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    VERB_FORMS,
)
from crossread.annotate.quantities.nouns import singular
from crossread.annotate.quantities.phrases import Counted, read_phrase
from crossread.annotate.quantities.tokens import Token, lower_at
from crossread.annotate.quantities.word_lists import load_words

_LONGEST_REACH = 5
_REACHING = load_words("reaching")
_TOTALS = load_words("totals")
_BEFORE_SUBJECT = CONJUNCTIONS | AUXILIARIES | PRONOUNS | (VERB_FORMS - PARTICIPLES_AS_NOUNS)
_BEFORE_NUMBER = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS
_HEDGE_WORDS = load_words("hedge-words")
_MEASURED_NOUNS = load_words("measured-nouns")


def find_subject(tokens: Sequence[Token], at: int) -> Counted | None:
    """The subject of a verb of reaching to the left: `the number of dead rose to 22`, `deaths reached 40`."""
    place = at - 1
    steps = 0
    while place > 0 and steps < _LONGEST_REACH and lower_at(tokens, place) not in _REACHING:
        if lower_at(tokens, place) not in _BEFORE_NUMBER:
            return None
        place, steps = place - 1, steps + 1
    if place <= 0 or lower_at(tokens, place) not in _REACHING:
        return None
    while place > 0 and (
        lower_at(tokens, place - 1) in AUXILIARIES or lower_at(tokens, place - 1) in {"already", "now"}
    ):
        place -= 1
    start = place - 1
    while start >= 0 and tokens[start].kind == "word" and lower_at(tokens, start) not in _BEFORE_SUBJECT:
        start -= 1
    subject = tokens[start + 1 : place]
    words = [token.lower for token in subject]
    if "of" in words:
        total = words.index("of")
        if set(words[:total]) & _TOTALS:
            return read_phrase(tokens[:place], start + 2 + total, plural=True)
        return _before_of(tokens, start + 1, start + 1 + total)
    inner = next((index for index, word in enumerate(words) if index and word in PREPOSITIONS), None)
    if inner is not None:
        place = start + 1 + inner
    return _before_of(tokens, start + 1, place)


def _before_of(tokens: Sequence[Token], first: int, last: int) -> Counted | None:
    """Head of a subject that ends before a piece; a death toll counts deaths."""
    if lower_at(tokens, first) in PREPOSITIONS:
        return None
    while first < last and lower_at(tokens, first) in DETERMINERS:
        first += 1
    if first >= last or tokens[last - 1].lower in FUNCTION_WORDS or tokens[last - 1].kind != "word":
        return None
    head = singular(tokens[last - 1].lower)
    if head in {"toll", "count", "tally"} and last - first > 1:
        return Counted(singular(tokens[last - 2].lower), first, last)
    return Counted(head, first, last)


def place_of(tokens: Sequence[Token], at: int) -> int:
    """Index of the `of` before a number and its hedge; 0 when there is none."""
    place = at - 1
    while place > 0 and tokens[place].lower in _HEDGE_WORDS:
        place -= 1
    return place if place > 0 and tokens[place].lower == "of" else 0


def find_total(tokens: Sequence[Token], at: int) -> Counted | None:
    """The noun of `a population of 12,000` or `estimates of 64,900`."""
    place = place_of(tokens, at)
    noun = lower_at(tokens, place - 1) if place else ""
    return Counted(singular(noun), place - 1, place) if singular(noun) in _MEASURED_NOUNS else None
