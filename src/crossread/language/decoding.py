"""From the network's scores for one window of words to sentences, trees, names and roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.language.name_agreement import agree_names
from crossread.language.name_tags import NAME_TAGS, find_names
from crossread.language.tokens import PARAGRAPH, SPACE
from crossread.language.trees import find_tree

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
ROLES = ("source", "cue", "content")
_START = 0.5  # probability from which a word begins a sentence
_CUE = 0.2  # probability from which a word may be the cue that others are linked to


@dataclass(slots=True)
class Reading:
    """What was read of each word: positions in the model's label sets, heads, spans, probabilities, vectors."""

    upos: Numbers
    xpos: Numbers
    morph: Numbers
    lemma: Numbers
    heads: Numbers
    relations: Numbers
    starts: NDArray[np.bool_]
    name_scores: Floats  # words x NAME_TAGS, log-probabilities
    names: list[tuple[int, int, str]]  # filled by `read_names` when all words are read
    clause: Floats
    roles: Floats  # words x (source, cue, content) x (outside, begins, inside)
    links: Numbers  # the word that begins the cue a source or content word belongs to
    vectors: Floats

    @classmethod
    def blank(cls, count: int, width: int) -> Reading:
        """A reading of `count` words to be filled window by window."""

        def zeros() -> Numbers:
            return np.zeros(count, np.int64)

        return cls(
            upos=zeros(), xpos=zeros(), morph=zeros(), lemma=zeros(), heads=np.arange(count), relations=zeros(),
            starts=np.zeros(count, np.bool_), name_scores=np.zeros((count, len(NAME_TAGS)), np.float32), names=[],
            clause=np.zeros(count, np.float32), roles=np.zeros((count, len(ROLES), 3), np.float32),
            links=np.arange(count), vectors=np.zeros((count, width), np.float32),
        )  # fmt: skip


def find_starts(
    probabilities: Floats, gaps: list[int], *, proper: NDArray[np.bool_] | None = None
) -> NDArray[np.bool_]:
    """Find the words that begin a sentence; the first one and the first of a paragraph always do.

    A proper noun alone is no sentence before another: at the head of a paragraph the network cuts "President | Sousa
    took" in half of all cases.

    Args:
        probabilities: Of each word to begin a sentence.
        gaps: What stands before each word (`word_features.GAPS`).
        proper: Of each word whether it is tagged as a proper noun; None where that is not known.

    Example:
        >>> find_starts(np.array([0.1, 0.2, 0.9], np.float32), [4, 1, 1]).tolist()
        [True, False, True]
        >>> both = np.array([True, True, False])
        >>> find_starts(np.array([0.9, 0.8, 0.1], np.float32), [4, 1, 1], proper=both).tolist()
        [True, False, False]
    """
    starts = probabilities > _START
    starts |= np.array(gaps) >= PARAGRAPH
    starts[0] = True
    if proper is not None:
        names = proper[1:] & proper[:-1] & (np.array(gaps[1:]) == SPACE)
        starts[1:] &= ~(starts[1:] & starts[:-1] & names)
    return starts


def fill_reading(
    reading: Reading,
    scores: dict[str, NDArray[np.generic]],
    starts: NDArray[np.bool_],
    *,
    window: int,
    begin: int,
    end: int,
) -> None:
    """Fill the words `begin` to `end` of a document's reading from one window's scores.

    Args:
        reading: The reading of the whole document.
        scores: The network's outputs for the window.
        starts: Sentence starts of the window's words.
        window: The document's word at which the window begins.
        begin: First word to fill, a sentence start.
        end: Half-open end of the words to fill, a sentence end.
    """
    inner = slice(begin - window, end - window)
    outer = slice(begin, end)
    for name in ("upos", "xpos", "morph", "lemma"):
        getattr(reading, name)[outer] = scores[name][inner]
    reading.starts[outer] = starts[inner]
    reading.clause[outer] = scores["clause"][inner]
    reading.vectors[outer] = scores["vector"][inner]
    reading.name_scores[outer] = scores["name"][inner]
    reading.roles[outer] = scores["roles"].reshape(-1, len(ROLES), 3)[inner]
    reading.links[outer] = _link_words(scores, inner) + window
    borders = [*(np.flatnonzero(starts[inner]) + inner.start).tolist(), inner.stop]
    if borders[0] != inner.start:
        borders.insert(0, inner.start)
    for left, right in pairwise(borders):
        heads = _sentence_heads(scores["arc"], left, right)
        reading.heads[left + window : right + window] = heads + window
    heads = reading.heads[outer] - window
    reading.relations[outer] = _label_arcs(scores, inner, heads)


def read_names(reading: Reading, words: Sequence[str]) -> None:
    """Fill the names of a reading whose words have all been read, sentence by sentence.

    Args:
        reading: The reading, with starts and name scores filled.
        words: The words of the document.
    """
    scores = agree_names(words, reading.name_scores)
    borders = [*np.flatnonzero(reading.starts).tolist(), len(words)]
    for left, right in pairwise(borders):
        reading.names += [(start + left, stop + left, kind) for start, stop, kind in find_names(scores[left:right])]


def _sentence_heads(arcs: NDArray[np.generic], left: int, right: int) -> Numbers:
    block = np.asarray(arcs[left:right, left:right], np.float32)
    block = block - block.max(axis=1, keepdims=True)
    block = block - np.log(np.exp(block).sum(axis=1, keepdims=True))
    return np.asarray(find_tree(block), np.int64) + left


def _label_arcs(scores: dict[str, NDArray[np.generic]], inner: slice, heads: Numbers) -> Numbers:
    """The best relation of each word to its head."""
    upper = np.asarray(scores["label_upper"], np.float32)[heads]
    upper = np.hstack([upper, np.ones((len(heads), 1), np.float32)])
    halfway = np.asarray(scores["halfway"], np.float32)[inner].reshape(len(heads), -1, upper.shape[1])
    found: Numbers = np.matmul(halfway, upper[:, :, None])[:, :, 0].argmax(axis=1)
    return found


def _link_words(scores: dict[str, NDArray[np.generic]], inner: slice) -> Numbers:
    """For each word the likeliest cue among the words that may begin one; itself where there is none."""
    roles = np.asarray(scores["roles"], np.float32).reshape(-1, len(ROLES), 3)
    cues = np.flatnonzero(roles[:, 1, 1] >= _CUE)
    words = np.arange(inner.start, inner.stop)
    if not len(cues):
        return words
    best: Numbers = cues[np.asarray(scores["link"], np.float32)[inner][:, cues].argmax(axis=1)]
    return best
