"""Other ways to pairs of reports that share text, and to the words they share: MinHash, and an exact comparison."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np

from crossread.link.copies import CopyText
from crossread.link.copies.candidates import Pairs
from crossread.link.copies.corpus import Corpus, number_words

SHINGLE = 5
PERMUTATIONS = 128
THRESHOLD = 0.2
BANDS = PERMUTATIONS // 4
MORE_BANDS = PERMUTATIONS // 2
MOST_BANDS = PERMUTATIONS
"""One number a band: as many pairs as rensa can find."""

FEWEST_WORDS = 12
"""Words of the longest block from which on a pair counts, as for Crossread."""

FEWEST_OF_BLOCK = 5
"""Words of the shortest block that counts; a seed of Crossread has as many."""

Found = set[tuple[int, int]]
"""Pairs of reports by their indexes, the lower one first."""

Aligned = dict[tuple[int, int], set[int]]
"""For each pair the words of the second report that lie in passages."""


def find_by_datasketch(texts: list[CopyText]) -> Found:
    """Pairs whose sketches meet, by datasketch."""
    peer: Any = importlib.import_module("datasketch")
    index = peer.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    pairs: Found = set()
    for number, text in enumerate(texts):
        sketch = peer.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
        pairs.update((int(other), number) for other in index.query(sketch))
        index.insert(number, sketch)
    return pairs


def find_by_rensa(texts: list[CopyText], bands: int = BANDS) -> Found:
    """Pairs whose sketches meet in one of some bands, by rensa; the more bands, the more pairs."""
    peer: Any = importlib.import_module("rensa")
    index = peer.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=bands)
    pairs: Found = set()
    for number, text in enumerate(texts):
        sketch = peer.RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(_shingles(text))
        pairs.update((int(other), number) for other in index.query(sketch) if int(other) != number)
        index.insert(number, sketch)
    return pairs


def as_pairs(found: Found) -> Pairs:
    """Pairs as the alignment of Crossread takes them."""
    ordered = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return Pairs(ordered[:, 0], ordered[:, 1])


def align_by_rapidfuzz(texts: list[CopyText], found: Found) -> tuple[Found, Aligned]:
    """The longest common words of each pair by rapidfuzz; from the first to the last long block is one passage."""
    peer: Any = importlib.import_module("rapidfuzz.distance.Indel")
    corpus = number_words(texts)
    pairs: Found = set()
    aligned: Aligned = {}
    for one, other in sorted(found):
        blocks = peer.opcodes(_words(corpus, one), _words(corpus, other)).as_matching_blocks()
        long = [(block.b, block.b + block.size) for block in blocks if block.size >= FEWEST_OF_BLOCK]
        if max((end - begin for begin, end in long), default=0) >= FEWEST_WORDS:
            pairs.add((one, other))
            aligned[one, other] = set(range(long[0][0], long[-1][1]))
    return pairs, aligned


def _words(corpus: Corpus, index: int) -> list[int]:
    return list(map(int, corpus.of(index)))


def _shingles(text: CopyText) -> list[str]:
    words = text.words()
    return [" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1))]
