"""What the encoder cannot see in a word: its casing, shape, affixes and the space before it, as small integers.

The encoder reads text without case, so names, initials and headlines in capitals would look alike; these features
put the difference back. The same code runs in training and in the shipped engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from crossread.language.word_lists import mark_listed_words

SHAPES = (
    "none", "lower", "title", "upper", "letter", "initial", "mixed", "digits", "number", "code", "stop", "comma",
    "open", "close", "quote", "dash", "symbol", "lower_inner", "dotted", "clitic",
)  # fmt: skip
GAPS = ("joined", "space", "line", "paragraph", "start")  # what stands before a word
PREFIX_BUCKETS = 2_048
SUFFIX_BUCKETS = 4_096
_SHAPE_ID = {name: position for position, name in enumerate(SHAPES)}
_MARKS = {
    **dict.fromkeys(".?!…", "stop"),
    **dict.fromkeys(",;:", "comma"),
    **dict.fromkeys("([{«„", "open"),
    **dict.fromkeys(")]}»", "close"),
    **dict.fromkeys("\"'“”‘’`", "quote"),
    **dict.fromkeys("-–—‐‑", "dash"),
}


class WordShape(NamedTuple):
    """Shape, and hashed affixes, of one word form (positions in `SHAPES` and in the hash tables)."""

    shape: int
    prefix: int
    suffix_short: int
    suffix_long: int


def name_shape(word: str) -> str:  # noqa: PLR0911 - one return a shape
    """Name the shape of a word, one of `SHAPES`.

    Example:
        >>> [name_shape(word) for word in ("Oslo", "NATO", "J.", "U.S.", "1,200", "S-300", "n't", "iPhone", "“")]
        ['title', 'upper', 'initial', 'dotted', 'number', 'code', 'clitic', 'mixed', 'quote']
    """
    first = word[:1]
    if not any(character.isalnum() for character in word):
        return _MARKS.get(first, "symbol")
    if any(character.isdigit() for character in word):
        if word.isdigit():
            return "digits"
        return "code" if any(character.isalpha() for character in word) else "number"
    if first in "'’" or word.casefold() in {"n't", "n’t"}:
        return "clitic"
    if len(word) == 1:
        return "letter" if word.isupper() else "lower"
    if word.isupper():
        if len(word) == 2 and word[1] == ".":  # noqa: PLR2004 - a letter and its stop
            return "initial"
        return "dotted" if "." in word else "upper"
    if word.islower():
        return "lower" if word.isalpha() else "lower_inner"
    return "title" if first.isupper() and not any(character.isupper() for character in word[1:]) else "mixed"


@lru_cache(maxsize=65_536)
def describe_word(word: str) -> WordShape:
    """Describe one word form; equal forms give equal numbers on every machine.

    Example:
        >>> describe_word("Oslo") == describe_word("Oslo"), SHAPES[describe_word("Oslo").shape]
        (True, 'title')
    """
    return WordShape(
        shape=_SHAPE_ID[name_shape(word)],
        prefix=_bucket("p", word[:3], PREFIX_BUCKETS),
        suffix_short=_bucket("s", word[-2:], SUFFIX_BUCKETS),
        suffix_long=_bucket("l", word[-4:], SUFFIX_BUCKETS),
    )


def _bucket(kind: str, affix: str, size: int) -> int:
    return 1 + crc32(f"{kind}{affix}".encode()) % (size - 1)  # 0 stands for "hidden"


def describe_words(words: Sequence[str], gaps: Sequence[int]) -> list[tuple[int, int, int, int, int, int]]:
    """Describe the words of a text in order.

    Args:
        words: Word forms.
        gaps: For each word what stands before it, as a position in `GAPS`.

    Returns:
        For each word: shape, prefix, short suffix, long suffix, gap, marks of `mark_listed_words`.

    Example:
        >>> [row[4] for row in describe_words(["Planes", "landed"], [4, 1])]
        [4, 1]
    """
    marks = mark_listed_words(words)
    return [(*describe_word(word), gap, mark) for word, gap, mark in zip(words, gaps, marks, strict=True)]
