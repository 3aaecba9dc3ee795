"""The words of many reports as one array of numbers, and the hashes of every run of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from crossread.link.copies.texts import CopyText

Words = npt.NDArray[np.uint64]
Whole = npt.NDArray[np.int64]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


class _Numbers(dict[str, int]):
    """Numbers words in the order in which they come up."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Words of all reports, one after another.

    Attributes:
        words: The number of each word.
        starts: Where each report begins in `words`, and at the end the number of all words.
    """

    words: Words
    starts: Whole

    def of(self, index: int) -> Words:
        """The words of one report."""
        return self.words[self.starts[index] : self.starts[index + 1]]


def number_words(texts: Sequence[CopyText]) -> Corpus:
    """Turn the words of reports into numbers.

    Args:
        texts: The reports.

    Returns:
        Their words; equal words have equal numbers, on every machine.
    """
    numbers = _Numbers()
    pieces: list[npt.NDArray[np.int32]] = []
    starts = np.zeros(len(texts) + 1, dtype=np.int64)
    for index, text in enumerate(texts):
        words = text.words()
        pieces.append(np.fromiter(map(numbers.__getitem__, words), dtype=np.int32, count=len(words)))
        starts[index + 1] = starts[index] + len(words)
    if not numbers:
        return Corpus(words=np.zeros(0, dtype=np.uint64), starts=starts)
    hashes = np.fromiter(map(_hash_word, numbers), dtype=np.uint64, count=len(numbers))
    return Corpus(words=hashes[np.concatenate(pieces)], starts=starts)


def _hash_word(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def hash_runs(words: Words, length: int) -> Words:
    """Hash every run of so many words.

    Args:
        words: Numbers of words.
        length: Words in a run.

    Returns:
        One hash for each run, by its first word; none when there are too few words.

    Example:
        >>> hashes = hash_runs(np.array([5, 7, 9, 5, 7], dtype=np.uint64), 2)
        >>> bool(hashes[0] == hashes[3]), len(hashes)
        (True, 4)
    """
    count = len(words) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    hashes = words[:count].copy()
    for offset in range(1, length):
        hashes *= _MIX
        hashes ^= hashes >> _SHIFT
        hashes += words[offset : offset + count]
    hashes ^= hashes >> _SHIFT
    hashes *= _MIX
    return hashes
