"""Names in other letters: accents, hyphens, and the ways in which one name is written in Latin letters.

Newsrooms write a foreign name as they hear it: Mohammed and Muhammad, Zelensky and Zelenskiy, Yusuf and Yousef. Two
words are alike when they are equal after the usual exchanges of letters, or when a longer word has one letter astray.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from crossread.text.folding import fold
from crossread.text.word_classes import load_words, read_sets

_WORD = re.compile(r"[\w.'&]+")
_SMALL = load_words("small name words")
_EXCHANGES = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"^(ye|ie|je)", "e"),
        (r"(tsch|tch|dzh|sch|zh|sh|ch|dj)", "%"),
        (r"(tz|ts|z)", "s"),
        (r"ay(e|i)?(?=[^aeiou])", "ai"),
        (r"(kh|gh)", "h"),
        (r"ph", "f"),
        (r"(ck|qu|q|c)", "k"),
        (r"(w|v)", "v"),
        (r"x", "ks"),
        (r"(ou|oo|u)", "o"),
        (r"(iy|yy|ij|ii|ie|ey|ee|ei|y|j(?=[aeiou]))", "i"),
        (r"(?<=[^aeiou])h", ""),
        (r"(.)\1", r"\1"),
        (r"e$", ""),
    )
)
_LINK_LETTER = re.compile(r"(?<=\w\w)-(?:i|e|y|ye)-(?=\w\w)")  # Mazar-i-Sharif, Mazar-e-Sharif
_MARKS = str.maketrans("", "", '“”„"')
_LONG = 5
_VERY_LONG = 9
_LONG_SOUND = 8
_VOWELS = frozenset("aeiou")
_LEAST = 4


@lru_cache(maxsize=200_000)
def read_words(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared: without accents, capitals, small words and marks of the genitive.

    Example:
        >>> read_words("Jean-Luc d'Étoile"), read_words("J. R. van Dam's")
        (('jean', 'luc', "d'etoile"), ('j', 'r', 'dam'))
    """
    folded = _LINK_LETTER.sub(" ", fold(text)).translate(_MARKS)
    folded = folded.replace("-", " ").replace("–", " ").replace("'s ", " ").removesuffix("'s")
    words = [word.strip(".'") for word in _WORD.findall(folded) if word != "&"]
    kept = tuple(word for word in words if word and word not in _SMALL)
    return kept or tuple(word for word in words if word)


def short_for(one: str, other: str) -> bool:
    """Whether one given name is short for the other, or both for a third.

    Example:
        >>> short_for("joe", "joseph"), short_for("joe", "john")
        (True, False)
    """
    return one != other and bool(_short_names().get(one, frozenset()) & _short_names().get(other, frozenset()))


@cache
def _short_names() -> Mapping[str, frozenset[int]]:
    return read_sets(files("crossread.link.entities").joinpath("data/short_names.txt").read_text("utf-8").splitlines())


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """A word after the usual exchanges of letters; words that are one name in two spellings share it.

    Example:
        >>> sound("yusuf") == sound("youssuf"), sound("khan") == sound("kahn"), sound("sousa") == sound("silva")
        (True, False, False)
    """
    for pattern, letters in _EXCHANGES:
        word = pattern.sub(letters, word)
    return word


def alike(one: str, other: str) -> float:
    """How surely two words are one in two spellings: 1 equal, 0.9 by sound, 0.8 one letter astray, 0 otherwise.

    Example:
        >>> alike("brandvik", "brandwick"), alike("erwick", "erwich"), alike("berg", "bery")
        (0.9, 0.8, 0.0)
    """
    if one == other:
        return 1.0
    if min(len(one), len(other)) < _LEAST or one[0] != other[0]:
        return 0.9 if min(len(one), len(other)) >= _LONG and sound(one) == sound(other) else 0.0
    if sound(one) == sound(other):
        return 0.9
    if one.rstrip("aeio") == other.rstrip("aeio"):
        return 0.0  # the ending that makes Daniel Daniela, and Mario Maria
    allowed = 2 if min(len(one), len(other)) >= _VERY_LONG else 1
    return 0.8 if min(len(one), len(other)) >= _LONG and _letters_astray(one, other, allowed) else 0.0


def one_vowel_astray(one: str, other: str) -> bool:
    """Whether two long words, as they are heard, differ in one vowel; surnames that do are two: Patterson, Peterson.

    Example:
        >>> one_vowel_astray("brandviansk", "brandvyonsk"), one_vowel_astray("lund", "land")
        (True, False)
    """
    heard = sound(one), sound(other)
    astray = [pair for pair in zip(*heard, strict=False) if pair[0] != pair[1]]
    return len(heard[0]) == len(heard[1]) >= _LONG_SOUND and len(astray) == 1 and _VOWELS.issuperset(astray[0])


def _letters_astray(one: str, other: str, allowed: int) -> bool:
    """Whether so many letters added, dropped, changed or swapped at most make one word of the other."""
    if abs(len(one) - len(other)) > allowed or sum((Counter(one) - Counter(other)).values()) > allowed:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for at, second in enumerate(other, 1):
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != second))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == second:
                cost = min(cost, earlier[at - 2] + 1)
            row.append(cost)
    return row[-1] <= allowed
