"""What two statements are compared by: one table of comparisons, each with what it is and why.

Words weigh by how rare they are in the story itself. Soft overlap lets a word stand for its nearest
in meaning; names and numbers stand for themselves alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from crossread.link.claims.measured import share_days, share_numbers
from crossread.link.claims.near_words import concepts_of_word
from crossread.link.claims.nesting import find_nested
from crossread.link.claims.statements import Statement
from crossread.link.claims.word_vectors import WIDTH, word_row, word_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEATURES: tuple[tuple[str, str], ...] = (
    ("cosine", "cosine of the words weighed by rarity"),
    ("soft", "the same, where a word near in meaning counts in part"),
    ("letters", "cosine of their runs of three to five letters: words of one stem, spellings of a name"),
    ("held", "weighed share of the shorter one's words that the other has"),
    ("holds", "the same of the longer one"),
    ("meaning", "cosine of the mean vectors of their words"),
    ("shared", "weight of all words shared, in words of usual rarity"),
    ("rarest", "weight of the rarest word shared"),
    ("in_order", "share of neighbouring words of the shorter one that are neighbours in the other"),
    ("predicate", "how near the predicates are in meaning"),
    ("predicate_inside", "how near a predicate comes to any word of the other"),
    ("who", "how near the subjects are; 0.5 where one has none"),
    ("whom", "how near the objects are; 0.5 where one has none"),
    ("entities", "share of the entities of the one with fewer that the other names too"),
    ("entities_shared", "number of entities shared, in logs"),
    ("numbers", "1 for a shared number, 0 for numbers of which none is shared, 0.5 for none to compare"),
    ("days", "1 for days that overlap, 0 for days of which none does, 0.5 for none to compare"),
    ("polarity", "whether one is affirmed and the other negated"),
    ("asserted_alike", "whether they are asserted in the same way"),
    ("tense", "whether both are of one time"),
    ("speech", "whether one of them only says who speaks"),
    ("short", "words of the shorter one, in logs"),
    ("long", "words of the longer one, in logs"),
    ("around", "cosine of the words of their sentences with those before and after"),
)
"""Names of the comparisons in the order of the columns, with what each is."""

_NEAR = 0.3  # of words at random one pair in a hundred is nearer
USUAL_RARITY = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A statement with its words weighed.

    Attributes:
        statement: The statement.
        words: Its words.
        weights: Weight of each.
        total: Sum of the weights.
        length: Root of the sum of their squares.
        rows: Unit vector of each word, zeros for names and numbers.
        soft_length: Length of the words when near words count in part.
        letters: Weights of its runs of letters, of length 1 together.
        mean: Unit vector of all words together.
        around: Weights of the words of its sentence and the ones beside it.
        around_length: Root of the sum of their squares.
        concepts: The sets of near synonyms that each word stands in, none for names and numbers.
        all_concepts: Those of all words.
        nested: Whether it is part of a longer statement of its report.
    """

    statement: Statement
    words: tuple[str, ...]
    weights: NDArray[np.float64]
    total: float
    length: float
    rows: NDArray[np.float32]
    soft_length: float
    letters: Mapping[str, float]
    mean: NDArray[np.float32]
    around: Mapping[str, float]
    around_length: float
    concepts: tuple[frozenset[int], ...] = ()
    all_concepts: frozenset[int] = frozenset()
    nested: bool = False


def weigh_words(statements: Sequence[Statement]) -> dict[str, float]:
    """Weigh the words of a story by how few of its sentences have them.

    Other news would make the weights steadier and is worse: on spans of SuperPAL average precision fell from .43 to
    .40 with three tenths of it and to .33 with nothing else (n 201).

    Args:
        statements: All statements of the story.

    Returns:
        The weight of each word.
    """
    sentences: dict[tuple[str, int], set[str]] = {}
    for one in statements:
        sentences.setdefault((one.clause.document_id, one.clause.sentence), set()).update(one.words)
    seen = Counter(word for words in sentences.values() for word in words)
    return {word: math.log((len(sentences) + 1) / (times + 0.5)) for word, times in seen.items()}


def weigh(statements: Sequence[Statement], weights: Mapping[str, float]) -> list[Weighed]:
    """Weigh the statements of a story.

    Args:
        statements: The statements, those of one report in the order of its text.
        weights: Weight of each word.
    """
    around = _around(statements, weights)
    runs = _weigh_runs(statements)
    found = []
    for one, nested in zip(statements, find_nested(statements), strict=True):
        values = np.array([weights[word] / one.parts.get(word, 1) ** 0.5 for word in one.words])
        rows = word_rows([word if word not in one.names else "" for word in one.words])
        mean = values.astype(np.float32) @ word_rows(one.words) if len(values) else np.zeros(WIDTH, np.float32)
        size = float(np.linalg.norm(mean))
        near = around[(one.clause.document_id, one.clause.sentence)]
        concepts = tuple(frozenset() if word in one.names else concepts_of_word(word) for word in one.words)
        found.append(
            Weighed(
                statement=one,
                words=one.words,
                weights=values,
                total=float(values.sum()),
                length=float(np.sqrt((values**2).sum())),
                rows=rows,
                soft_length=math.sqrt(_soft(one.words, values, rows, one.words, values, rows)),
                letters=_unit({run: runs[run] for word in one.words for run in _runs(word)}),
                mean=(mean / size if size else mean).astype(np.float32),
                around=near,
                around_length=math.sqrt(sum(value**2 for value in near.values())),
                concepts=concepts,
                all_concepts=frozenset().union(*concepts),
                nested=nested,
            )
        )
    return found


@lru_cache(maxsize=100_000)
def _runs(word: str) -> tuple[str, ...]:
    """The runs of three to five letters of a word, its borders marked."""
    marked = f" {word} "
    return tuple({marked[at : at + size] for size in (3, 4, 5) for at in range(len(marked) - size + 1)})


def _weigh_runs(statements: Sequence[Statement]) -> dict[str, float]:
    seen = Counter(run for one in statements for run in {run for word in one.words for run in _runs(word)})
    return {run: math.log((len(statements) + 1) / (times + 0.5)) for run, times in seen.items()}


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value**2 for value in weights.values()))
    return {name: value / length for name, value in weights.items()} if length else weights


def _soft(  # noqa: PLR0917 - the words, weights and vectors of two statements
    words: Sequence[str],
    weights: NDArray[np.float64],
    rows: NDArray[np.float32],
    others: Sequence[str],
    their_weights: NDArray[np.float64],
    their_rows: NDArray[np.float32],
) -> float:
    """Sum of the products of the weights of words, each by the cube of how near they are."""
    if not words or not others:
        return 0.0
    near = rows @ their_rows.T
    near = np.where(near >= _NEAR, near, 0.0) ** 3
    places = {word: place for place, word in enumerate(others)}
    for place, word in enumerate(words):
        if word in places:
            near[place, places[word]] = 1.0
    return float(weights @ near @ their_weights)


def _around(statements: Sequence[Statement], weights: Mapping[str, float]) -> dict[tuple[str, int], dict[str, float]]:
    own: dict[tuple[str, int], set[str]] = {}
    for one in statements:
        own.setdefault((one.clause.document_id, one.clause.sentence), set()).update(one.words)
    found: dict[tuple[str, int], dict[str, float]] = {}
    for (document, number), words in own.items():
        near = {word: 0.5 for step in (-1, 1) for word in own.get((document, number + step), ())}
        near.update(dict.fromkeys(words, 1.0))
        found[(document, number)] = {word: share * weights[word] for word, share in near.items()}
    return found


def compare(left: Weighed, right: Weighed) -> list[float]:
    """Compare two statements.

    Args:
        left: One of them.
        right: The other; the result does not depend on which is which.

    Returns:
        One number for each of `FEATURES`.
    """
    if (len(left.words), left.words, left.statement.clause.clause_id) > (
        len(right.words),
        right.words,
        right.statement.clause.clause_id,
    ):
        left, right = right, left
    one, other = left.statement, right.statement
    common = set(one.words) & set(other.words)
    shared = [value for word, value in zip(left.words, left.weights, strict=True) if word in common]
    soft = _soft(left.words, left.weights, left.rows, right.words, right.weights, right.rows)
    held, holds = _share(sum(shared), left.total), _share(sum(shared), right.total)
    around = _product(left.around, right.around)
    return [
        _share(float((np.array(shared) ** 2).sum()), left.length * right.length),
        min(1.0, _share(soft, left.soft_length * right.soft_length)),
        _product(left.letters, right.letters),
        max(held, holds),
        min(held, holds),
        float(left.mean @ right.mean),
        min(4.0, sum(shared) / USUAL_RARITY),
        min(2.0, max(shared, default=0.0) / USUAL_RARITY),
        _in_order(one.words, other.words),
        _predicates(one.clause.predicate, other.clause.predicate),
        max(_inside(one, right), _inside(other, left)),
        _parts(one.who, other.who),
        _parts(one.whom, other.whom),
        _share(len(one.entities & other.entities), min(len(one.entities), len(other.entities))),
        math.log1p(len(one.entities & other.entities)),
        share_numbers(one, other),
        share_days(one, other),
        float(one.clause.polarity != other.clause.polarity),
        float(one.clause.modality == other.clause.modality),
        float(one.clause.tense == other.clause.tense),
        float("speech" in (one.clause.kind, other.clause.kind)),
        math.log1p(min(len(one.words), len(other.words))),
        math.log1p(max(len(one.words), len(other.words))),
        _share(around, left.around_length * right.around_length),
    ]


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Sum of the products of the weights of what both have."""
    return sum((value * other[name] for name, value in one.items() if name in other), 0.0)


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else 0.0


def _in_order(one: Sequence[str], other: Sequence[str]) -> float:
    pairs = set(pairwise(one))
    return _share(len(pairs & set(pairwise(other))), len(pairs))


@lru_cache(maxsize=100_000)  # pairs of phrases: an archive would fill the memory
def nearness(one: str, other: str) -> float:
    """How near the first words of two phrases are in meaning, in [0, 1]."""
    if one == other:
        return 1.0
    rows = word_rows([one.split(maxsplit=1)[0], other.split(maxsplit=1)[0]])
    return max(0.0, float(rows[0] @ rows[1]))


def _predicates(one: str, other: str) -> float:
    return nearness(*sorted((one, other)))


def _inside(one: Statement, other: Weighed) -> float:
    word = one.clause.predicate.split()[0]
    if word in other.words:
        return 1.0
    if not len(other.words):
        return 0.0
    return max(0.0, float((word_row(word) @ other.rows.T).max()))


def _parts(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.5
    if one & other:
        return 1.0
    return max(nearness(*sorted((left.split()[-1], right.split()[-1]))) for left in one for right in other)
