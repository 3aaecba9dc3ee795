"""Content words of a passage as stems, so that the forms of one word meet.

The endings cut are those of M. F. Porter (An algorithm for suffix stripping, 1980), steps 1 and a few of 2 to 5; it
leaves out the measure of a word and stops at four letters. Irregular forms and number words are listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from crossread.link.terms.listed import FUNCTION_WORDS, IRREGULAR, NUMBER_WORDS, UNCHANGED, load_pairs

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’][^\W_]+)?|%")
_POSSESSIVE = re.compile(r"['’]s?$")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([bdgkmnprt])\1$|(?<=\w{4}l)(l)$")
_SHORTEST = 4
_PHRASE = 4
"""Words of a phrase before its last one."""

_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves", "oneself"])
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
    recent: list[tuple[str, int]] = []
    for match in _WORD.finditer(text):
        folded = fold_word(match.group())
        recent = [*recent[-_PHRASE:], ("self" if folded in _REFLEXIVE else stem_word(folded), match.start())]
        phrase = find_phrase(recent)
        if phrase is not None:
            yield Term(phrase[0], phrase[1], match.end())
        if folded in FUNCTION_WORDS or (len(folded) == 1 and folded.isalpha()):
            continue
        plain = _POSSESSIVE.sub("", folded)
        if plain and plain not in FUNCTION_WORDS:
            yield Term(stem_word(plain), match.start(), match.end())


def find_phrase(words: Sequence[tuple[str, int]]) -> tuple[str, int] | None:
    """The verb that the last words say together, and where they begin.

    Args:
        words: Stems of words of a passage, function words included, with their places.

    Example:
        >>> find_phrase([("step", 4), ("down", 12)])
        ('resign', 4)
    """
    for stem, parts in _phrases().get(words[-1][0], ()):
        held = words[-len(parts) :]
        if len(held) == len(parts) and all(part in ("*", word) for part, (word, _) in zip(parts, held, strict=True)):
            return stem, held[0][1]
    return None


@cache
def _phrases() -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """Phrases by their last word."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for phrase, verb in load_pairs("phrases").items():
        parts = tuple(part if part in ("*", "self") else stem_word(part) for part in phrase.split("_"))
        found.setdefault(parts[-1], []).append((stem_word(verb), parts))
    return found


@lru_cache(maxsize=100_000)
def stem_word(word: str) -> str:
    """The stem of a folded word.

    Example:
        >>> [stem_word(word) for word in ("arrested", "arrests", "confession", "confessed", "parties", "eight", "shot")]
        ['arrest', 'arrest', 'confess', 'confess', 'parti', '8', 'shoot']
    """
    if word in NUMBER_WORDS or word in UNCHANGED:
        return NUMBER_WORDS.get(word, word)
    word = IRREGULAR.get(word, word)
    if len(word) < _SHORTEST or not word.isalpha():
        return word.replace(",", "") if word[0].isdigit() else word
    return _end(_cut(_singular(word)))


def stem_of(word: str) -> str:
    """The stem of a word as it stands in a text or a list.

    Example:
        >>> stem_of("Arrested")
        'arrest'
    """
    return stem_word(fold_word(word))


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
        return _DOUBLED.sub(lambda match: match[1] or "", rest) if ending in ("ing", "ed", "er") else rest
    return word


def _end(word: str) -> str:
    if len(word) < _SHORTEST:
        return word
    if word.endswith("y"):
        return word[:-1] + "i"
    return word.removesuffix("e").replace("iz", "is") if len(word) > _SHORTEST else word.removesuffix("e")
