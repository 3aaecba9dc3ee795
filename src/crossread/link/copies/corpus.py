"""The words of many reports as one array of numbers, and the hashes of every run of a few words.

The words are not taken apart one by one: the letters of many reports lie in one array of bytes, in which words are
found and hashed eight letters at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossread.link.copies.texts import CopyText

Words = npt.NDArray[np.uint64]
Whole = npt.NDArray[np.int64]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_SPACE = 0x20
_PART = 8
_MASKS = np.array([(1 << (8 * length)) - 1 for length in range(_PART + 1)], dtype=np.uint64)
_CHUNK = 1 << 22


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
    words, counts = [np.zeros(0, dtype=np.uint64)], [np.zeros(1, dtype=np.int64)]
    waiting: list[bytes] = []
    size = 0
    for text in texts:
        waiting.append(text.letters())
        size += len(waiting[-1])
        if size > _CHUNK:
            _add(waiting, words, counts)
            waiting, size = [], 0
    _add(waiting, words, counts)
    return Corpus(words=np.concatenate(words), starts=np.cumsum(np.concatenate(counts)))


def _add(waiting: Sequence[bytes], words: list[Words], counts: list[Whole]) -> None:
    hashes, begins = _hash(b" ".join(waiting))
    edges = np.cumsum([0, *(len(each) + 1 for each in waiting)])
    words.append(hashes)
    counts.append(np.diff(np.searchsorted(begins, edges)))


def _hash(letters: bytes) -> tuple[Words, Whole]:
    """The words among letters and blanks: the hash of each, and where it begins."""
    padded = np.frombuffer(letters + b" " * (_PART + 1), dtype=np.uint8)
    inside = padded != _SPACE
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        edges = np.concatenate(([0], edges))
    begins, lengths = edges[::2], np.diff(edges)[::2]
    eights = np.ndarray(len(padded) - _PART + 1, dtype="<u8", buffer=padded, strides=(1,))
    hashes = lengths.astype(np.uint64) * _MIX
    at, left, some = begins, lengths, np.arange(len(begins))
    while len(some):
        part = eights[at].astype(np.uint64) & _MASKS[np.minimum(left, _PART)]
        mixed = (hashes[some] ^ part) * _MIX
        hashes[some] = mixed ^ (mixed >> _SHIFT)
        more = np.flatnonzero(left > _PART)
        some, at, left = some[more], at[more] + _PART, left[more] - _PART
    return hashes, begins


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
