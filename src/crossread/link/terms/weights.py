"""How much a word proves: little when usual news texts are full of it, or this story is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LEAST = 0.1
"""Weight of the commonest content words."""

_NUMBERS = (0.3, 0.4, 0.7, 0.9)
"""Weights of numbers of one, two, three, and four or more digits."""

OWN_SHARE = 0.5
"""How much of a weight the story decides; the rest is decided by usual texts."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the stems of a story.

    Attributes:
        sentences: In how many sentences of the story each stem stands.
        total: Number of sentences.
    """

    sentences: Mapping[str, int]
    total: int

    def of(self, stem: str) -> float:
        """Weight of a stem in (0, 1]."""
        own = 1.0
        if self.total > 1:
            own = math.log((self.total + 1) / (self.sentences.get(stem, 0) + 0.5)) / math.log((self.total + 1) / 1.5)
        own = max(LEAST, min(1.0, own))
        return usual_weight(stem) * (1 - OWN_SHARE + OWN_SHARE * own)


def weigh_story(sentences: Iterable[Iterable[str]]) -> Weights:
    """Count the stems of a story, sentence by sentence; equal sentences of two reports count once.

    Args:
        sentences: The stems of each sentence.

    Example:
        >>> weights = weigh_story([["ferri", "sink"], ["ferri", "captain"], ["ferri", "harbour"]])
        >>> weights.of("ferri") < weights.of("captain")
        True
    """
    seen = {frozenset(sentence) for sentence in sentences}
    counts: Counter[str] = Counter(stem for sentence in seen for stem in sentence)
    return Weights(counts, len(seen))


def usual_weight(stem: str) -> float:
    """Weight of a stem by how few of usual news texts hold it; 1 for a rare word.

    Example:
        >>> usual_weight("presid") < usual_weight("monasteri")
        True
    """
    if stem.isdigit():
        return _NUMBERS[min(len(stem), len(_NUMBERS)) - 1]
    return _usual().get(stem, 1.0)


@cache
def _usual() -> Mapping[str, float]:
    lines = files("crossread.link.terms").joinpath("data/usual_words.txt").read_text("utf-8").splitlines()
    found: dict[str, float] = {}
    for line in lines:
        if line.startswith("#"):
            continue
        weight, *stems = line.split()
        found.update(dict.fromkeys(stems, float(weight)))
    return found
