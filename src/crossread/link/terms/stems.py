"""Content words of a passage as stems, so that the forms of one word meet.

The endings cut are those of M. F. Porter (An algorithm for suffix stripping, 1980), steps 1 and a few of 2 to 5; it
leaves out the measure of a word and stops at four letters. Irregular forms and number words are listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from crossread.link.terms.listed import FUNCTION_WORDS, IRREGULAR, NUMBER_WORDS

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’][^\W_]+)?|%")
_POSSESSIVE = re.compile(r"['’]s?$")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")
_SHORTEST = 4
_ENDINGS = (
    ("ational", 4), ("isation", 4), ("ization", 4), ("ation", 4), ("ition", 4), ("ment", 4), ("ness", 4), ("ing", 3),
    ("ion", 4), ("ed", 3), ("er", 6), ("or", 6), ("ly", 4),
)  # fmt: skip
"""Endings cut once, each with the letters that must be left."""


class Term(NamedTuple):
    """A content word of a passage: its stem, and its half-open span in the passage."""

    stem: str
    start: int
    end: int


def fold_words(text: str) -> tuple[str, ...]:
    """All words of a passage without case, accents and the shape of apostrophes; brackets are looked through.

    Example:
        >>> fold_words("“He’s [now] in São Paulo,” said")
        ("he's", 'now', 'in', 'sao', 'paulo', 'said')
    """
    return tuple(fold_word(match.group()) for match in _WORD.finditer(text))


def fold_word(word: str) -> str:
    """A word without case, accents and the shape of its apostrophe."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def find_terms(text: str) -> Iterator[Term]:
    """The content words of a passage.

    Args:
        text: Any passage.

    Yields:
        Each content word as stem, with its half-open code-point span in `text`.

    Example:
        >>> [term.stem for term in find_terms("Police had detained three brothers for inciting the protests.")]
        ['polic', 'detain', '3', 'brother', 'incit', 'protest']
    """
    for match in _WORD.finditer(text):
        folded = fold_word(match.group())
        if folded in FUNCTION_WORDS or (len(folded) == 1 and folded.isalpha()):
            continue
        plain = _POSSESSIVE.sub("", folded)
        if plain and plain not in FUNCTION_WORDS:
            yield Term(stem_word(plain), match.start(), match.end())


@lru_cache(maxsize=100_000)
def stem_word(word: str) -> str:
    """The stem of a folded word.

    Example:
        >>> [stem_word(word) for word in ("arrested", "arrests", "confession", "confessed", "parties", "eight", "shot")]
        ['arrest', 'arrest', 'confess', 'confess', 'parti', '8', 'shoot']
    """
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    word = IRREGULAR.get(word, word)
    if len(word) <= _SHORTEST - 1 or not word.isalpha():
        return word.replace(",", "") if word[0].isdigit() else word
    return _end(_cut(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _cut(word: str) -> str:
    for ending, least in _ENDINGS:
        rest = word[: -len(ending)]
        if not word.endswith(ending) or len(rest) < least or not _VOWEL.search(rest):
            continue
        if ending == "ion" and rest[-1] not in "st":
            continue
        if ending in ("ation", "ition", "isation", "ization"):
            return rest + {"ation": "at", "ition": "it"}.get(ending, "is")
        return _DOUBLED.sub(r"\1", rest) if ending in ("ing", "ed", "er", "ers") else rest
    return word


def _end(word: str) -> str:
    if len(word) <= _SHORTEST - 1:
        return word
    if word.endswith("y"):
        return word[:-1] + "i"
    return word.removesuffix("e").replace("iz", "is") if len(word) > _SHORTEST else word.removesuffix("e")
