"""From scores of begin, inside and outside to the best well-formed spans of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME_TYPES = ("PERSON", "ORG", "LOC", "MISC")
NAME_TAGS = ("O", *(f"{mark}-{kind}" for kind in NAME_TYPES for mark in "BI"))
_IMPOSSIBLE = -1e4


def _transitions(tags: tuple[str, ...]) -> NDArray[np.float32]:
    """0 where the second tag may follow the first, else a number no score outweighs."""
    allowed = np.zeros((len(tags), len(tags)), np.float32)
    for i, before in enumerate(tags):
        for j, after in enumerate(tags):
            if after[0] == "I" and (before == "O" or before[1:] != after[1:]):
                allowed[i, j] = _IMPOSSIBLE
    return allowed


_NAME_STEPS = _transitions(NAME_TAGS)
_MAY_START = np.array([_IMPOSSIBLE if tag[0] == "I" else 0 for tag in NAME_TAGS], np.float32)


def find_names(scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
    """Find the names of one sentence.

    Args:
        scores: Log-probabilities, one row a word, one column a tag of `NAME_TAGS`.

    Returns:
        Names as half-open word spans with their type, in order (Viterbi over well-formed tag sequences).

    Example:
        >>> scores = np.full((3, 9), -5, np.float32)
        >>> scores[0, 1] = scores[1, 2] = scores[2, 0] = 0
        >>> find_names(scores)
        [(0, 2, 'PERSON')]
    """
    best = scores.argmax(axis=1)
    if not best.any():
        return []
    steps = _NAME_STEPS[best[:-1], best[1:]]
    if steps.any() or _MAY_START[best[0]]:
        best = _viterbi(scores)
    return _read_spans(best.tolist())


def _viterbi(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    count = len(scores)
    back = np.zeros(scores.shape, np.intp)
    total = scores[0] + _MAY_START
    for word in range(1, count):
        options = total[:, None] + _NAME_STEPS
        back[word] = options.argmax(axis=0)
        total = options.max(axis=0) + scores[word]
    best = np.zeros(count, np.intp)
    best[-1] = total.argmax()
    for word in range(count - 1, 0, -1):
        best[word - 1] = back[word, best[word]]
    return best


def _read_spans(tags: list[int]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    start = -1
    for word, tag in enumerate([*tags, 0]):
        if start >= 0 and NAME_TAGS[tag][0] != "I":
            spans.append((start, word, NAME_TAGS[tags[start]][2:]))
            start = -1
        if NAME_TAGS[tag][0] == "B":
            start = word
    return spans
