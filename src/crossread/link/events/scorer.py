"""How surely two tellings are of one act: a line of weights over comparisons, learned from ECB+ (`training/events`).

Cybulska and Vossen's ECB+ (2014) joins mentions of events across reports; its training topics were compared pair by
pair with the comparisons below. The weights are data one can read, `data/pair_scorer.json`. No vector of a language
engine is asked, so that linking needs no parse.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from crossread.link.events.comparators import SAME_GOVERNMENT, compare_who
from crossread.link.events.tellings import Telling, Who
from crossread.link.terms import concepts_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLAIN = (
    *("synonyms", "told_in", "weight", "same_type", "other_type", "both_verbs", "verb_and_noun"),
    *("speech", "same_report", "same_sentence"),
)
_ALSO_SAME_WORD = (
    *("actor", "actor_apart", "recipient", "recipient_apart", "turned", "actor_words", "recipient_words"),
    *("party_words", "words", "words_share", "named", "numbers", "other_numbers", "reports"),
)
"""What counts otherwise where both use one word for the act; each stands twice among the features."""
FEATURES = (
    *("same_word", "same_word_weight", *_PLAIN, *_ALSO_SAME_WORD),
    *(f"same_word and {name}" for name in _ALSO_SAME_WORD),
    *("words and reports", "synonyms and words_share", "other word and party_words"),
)
_SPEECH = frozenset(["say", "tell", "report", "announc", "sai"])
_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Read:
    """A telling with what every comparison asks of it, looked up once.

    Attributes:
        telling: The telling.
        stem: The stem of the word for the act.
        concepts: Sets of near synonyms that hold it.
        weight: How much that word proves in this story.
        total: Weight of all words of its sentence.
        numbers: Numbers of its sentence.
        parties: Stems of the words for both parties.
        verb: Whether a verb names the act, not a noun.
    """

    telling: Telling
    stem: str
    concepts: frozenset[int]
    weight: float
    total: float
    numbers: frozenset[str]
    parties: frozenset[str]
    verb: bool


def read(telling: Telling) -> Read:
    """Make a telling ready for comparing."""
    stem = telling.stem
    return Read(
        telling,
        stem,
        concepts_of(stem),
        telling.around.get(stem, 1.0),
        sum(telling.around.values()),
        frozenset(word for word in telling.around if word[0].isdigit()),
        telling.actor.words | telling.recipient.words,
        not telling.mention.rule.startswith("noun"),
    )


def compare_tellings(first: Read, second: Read, alike: float) -> list[float]:
    """Compare two tellings.

    Args:
        first: One.
        second: The other.
        alike: How like their reports are, in [0, 1].

    Returns:
        One number a feature, in the order of `FEATURES`.
    """
    one, other = first.telling, second.telling
    same = float(first.stem == second.stem and first.stem != "")
    near = float(not same and bool(first.concepts & second.concepts))
    kinds = one.mention.event, other.mention.event
    one_report = one.mention.document_id == other.mention.document_id
    plain = (
        near,
        float(first.stem in other.around) + float(second.stem in one.around),
        max(first.weight, second.weight),
        float(kinds[0] == kinds[1] != ""),
        float(kinds[0] != kinds[1] and "" not in kinds),
        float(first.verb and second.verb),
        float(first.verb != second.verb),
        float(bool(same) and first.stem in _SPEECH),
        float(one_report),
        float(one_report and one.around is other.around),
    )
    shared = (*_shared(first, second), alike)
    parties = (*_parties(one, other), _overlap(first.parties, second.parties))
    found = (*parties, *shared)
    return [
        same,
        same * first.weight,
        *plain,
        *found,
        *(same * value for value in found),
        shared[0] * shared[-1],
        near * shared[1],
        (1 - same) * parties[-1],
    ]


def _parties(one: Telling, other: Telling) -> tuple[float, ...]:
    actor, recipient = _meet(one.actor, other.actor), _meet(one.recipient, other.recipient)
    turned = max(_meet(one.actor, other.recipient)[0], _meet(one.recipient, other.actor)[0])
    return (*actor[:2], *recipient[:2], turned, actor[2], recipient[2])


def _meet(one: Who, other: Who) -> tuple[float, float, float]:
    """Whether two parties are one, whether they are two, and how much of their words they share."""
    words = _overlap(one.words, other.words)
    evidence = compare_who(one, other)
    if evidence is None:
        return 0.0, 0.0, words
    return float(evidence.score >= SAME_GOVERNMENT), float(evidence.score == 0.0 and not words), words


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _shared(first: Read, second: Read) -> tuple[float, ...]:
    """What two sentences share beside the words for the acts."""
    one, other = first.telling, second.telling
    weight = 0.0
    for stem in one.around:
        if stem in other.around and stem not in {first.stem, second.stem}:
            weight += min(one.around[stem], other.around[stem])
    return (
        weight,
        weight / max(_LEAST, min(first.total, second.total)),
        _overlap(one.named, other.named),
        float(bool(first.numbers & second.numbers)),
        float(bool(first.numbers and second.numbers) and not first.numbers & second.numbers),
    )


class Comparer:
    """Compares tellings; how like two reports are is worked out once for each pair of reports."""

    def __init__(self) -> None:
        self._alike: dict[tuple[str, str], float] = {}

    def compare(self, one: Read, other: Read) -> list[float]:
        """One number a feature, in the order of `FEATURES`."""
        pair = one.telling.mention.document_id, other.telling.mention.document_id
        if pair not in self._alike:
            self._alike[pair] = 1.0 if pair[0] == pair[1] else _likeness(one.telling.report, other.telling.report)
        return compare_tellings(one, other, self._alike[pair])


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[stem] for stem, value in one.items() if stem in other)


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights over the comparisons.

    Attributes:
        mean: What is taken off each column.
        weights: What each column then counts.
        bias: Log odds where all columns are at their mean.
        enough: Average likelihood that two groups of tellings need to be one act.
    """

    mean: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float
    enough: float

    def likely(self, rows: Sequence[Sequence[float]] | NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """How likely pairs are of one act, in [0, 1], one row of comparisons each."""
        odds = (np.asarray(rows, np.float64).reshape(-1, len(FEATURES)) - self.mean) @ self.weights + self.bias
        return np.asarray(1 / (1 + np.exp(-odds)))


@cache
def load_scorer() -> Scorer:
    """Load the shipped weights.

    Raises:
        ValueError: They are of other comparisons.
    """
    told = json.loads((files("crossread.link.events") / "data" / "pair_scorer.json").read_text("utf8"))
    if [entry["feature"] for entry in told["weights"]] != list(FEATURES):
        raise ValueError("the weights in pair_scorer.json are not those of the comparisons")
    return Scorer(
        np.array([entry["mean"] for entry in told["weights"]]),
        np.array([entry["weight"] for entry in told["weights"]]),
        float(told["bias"]),
        float(told["enough"]),
    )
