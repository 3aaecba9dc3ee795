"""What the encoder of the language engine knows of each content word in its place, made small enough to be kept.

A state is taken along the axes on which words of news differ most, each axis divided by a power of its variance, so
that no axis drowns the others (see data/CARD.md); then by its length, in signed bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from crossread.language.roles import find_roles
from crossread.records.word_states import WordStates

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

_STEP = 32.0
"""Steps of one root mean square of a state; beyond four of them it is cut off."""


@cache
def load_axes() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Load the mean state, shape (width of the encoder,), and the axes, shape (width of the encoder, `WIDTH`)."""
    with as_file(files("crossread.annotate.clauses") / "data" / "state_axes.npy") as path:
        rows = np.load(path).astype(np.float32)
    return rows[:, 0], rows[:, 1:]


def pack_states(document_id: str, doc: Doc, words: Sequence[Sequence[int]]) -> WordStates:
    """Keep the states of the content words of a report.

    Args:
        document_id: The report.
        doc: Its parse.
        words: Of each clause, numbers of its content words in the parse.

    Returns:
        The states; none where another engine than the shipped one parsed, whose states mean something else.
    """
    used = sorted({word for each in words for word in each})
    mean, axes = load_axes()
    if not used or find_roles(doc) is None or doc.tensor.shape[1:] != mean.shape:
        return WordStates(document_id=document_id)
    rows = shrink(np.asarray(doc.tensor[used], np.float32), mean, axes)
    place_of = {word: place for place, word in enumerate(used)}
    return WordStates(
        document_id=document_id,
        states=rows.tobytes(),
        places=tuple(place_of[word] for each in words for word in each),
    )


def shrink(states: NDArray[np.float32], mean: NDArray[np.float32], axes: NDArray[np.float32]) -> NDArray[np.int8]:
    """Take states along axes and write them as signed bytes.

    Args:
        states: One a row, as the engine gives them.
        mean: What is taken off each.
        axes: What they are multiplied by.

    Returns:
        One row of `WIDTH` for each.
    """
    rows = (states - mean) @ axes
    size = np.sqrt((rows**2).mean(axis=1, keepdims=True)) + np.float32(1e-9)
    found: NDArray[np.int8] = np.clip(np.rint(rows / size * np.float32(_STEP)), -127, 127).astype(np.int8)
    return found
