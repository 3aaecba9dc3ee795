"""Words of two statements aligned by what the encoder knew of each in its place: "called off" beside "put on ice".

A state is compared less the mean of the story, whose words are all of one theme. Each content word has its nearest in
the other statement; words rare in the story count most, by the square of their weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from crossread.link.claims.comparators import Weighed
from crossread.link.claims.statements import Statement
from crossread.records.word_states import WIDTH, WordStates

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALIGNED: tuple[tuple[str, str], ...] = (
    ("aligned_whole", "cosine of the weighed means of both"),
    ("aligned_more", "mean cosine of each word with its nearest in the other, of the statement of which it is larger"),
    ("aligned_less", "the same of the other statement"),
    ("aligned_both", "the product of the two"),
)
"""Names of what aligned words tell of a pair, with what each is."""

NEUTRAL = (0.09, 0.28, 0.19, 0.07)
"""What stands for a pair of which one has no states: the means of all pairs that were learned from."""
_COMMON = 0.01


@dataclass(frozen=True, slots=True)
class Aligner:
    """The states of the words of one statement, ready to be compared.

    Attributes:
        rows: Unit vector of each word, less the mean of the story.
        shares: What each counts; 1 together.
        mean: Unit vector of all words together.
    """

    rows: NDArray[np.float32]
    shares: NDArray[np.float32]
    mean: NDArray[np.float32]


def give_states(statements: Iterable[Statement], states: WordStates | None) -> tuple[Statement, ...]:
    """Give the statements of a report the states of their words.

    Args:
        statements: All statements of the report, in the order of its text.
        states: What is stored of the report; None, or another number of words, gives none.
    """
    held = tuple(statements)
    if states is None or len(states.places) != sum(len(one.clause.words) for one in held):
        return held
    places = iter(states.places)
    return tuple(replace(one, states=b"".join(states.of(next(places)) for _ in one.clause.words)) for one in held)


def read_aligners(weighed: Sequence[Weighed]) -> list[Aligner | None]:
    """Make the states of the statements of a story ready to be compared.

    Args:
        weighed: The statements.

    Returns:
        One for each statement; None for one whose words have no states.
    """
    rows = [np.frombuffer(one.statement.states, np.int8).reshape(-1, WIDTH).astype(np.float32) for one in weighed]
    count = sum(len(each) for each in rows)
    if not count:
        return [None] * len(weighed)
    mean = (np.sum([each.sum(axis=0, dtype=np.float64) for each in rows], axis=0) / count).astype(np.float32)
    rarest = max(1.0, *(float(one.weights.max()) for one in weighed if len(one.weights)))
    return [_aligner(one, each - mean, rarest) if len(each) else None for one, each in zip(weighed, rows, strict=True)]


def _aligner(one: Weighed, rows: NDArray[np.float32], rarest: float) -> Aligner:
    weight_of = dict(zip(one.words, one.weights.tolist(), strict=True))
    words = (entry.rpartition("/")[0] for entry in one.statement.clause.words)
    counts = np.array([(weight_of[word] / rarest) ** 2 + _COMMON for word in words], np.float32)
    return Aligner(_unit(rows), counts / counts.sum(), _unit(counts @ rows))


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + np.float32(1e-9))
    return found


def align(one: Aligner | None, other: Aligner | None) -> tuple[float, ...]:
    """Compare two statements word by word.

    Args:
        one: One of them.
        other: The other; the result does not depend on which is which.

    Returns:
        One number for each of `ALIGNED`.
    """
    if one is None or other is None:
        return NEUTRAL
    near = one.rows @ other.rows.T
    told, back = float(one.shares @ near.max(axis=1)), float(other.shares @ near.max(axis=0))
    return float(one.mean @ other.mean), max(told, back), min(told, back), told * back
