"""Let the places where one text names the same word agree on what kind of name it is.

A report says "the Halden Institute" once and "Halden" four times; where one sentence leaves the network in doubt,
another does not. Each capitalised word's chances of being outside, a person, a body, a place or another name are moved
half-way towards their mean over all places of the text where the word stands with a capital. Borders are left alone.

The idea is that of two-stage tagging with a majority over the document (Krishnan and Manning 2006), without their
second model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from crossread.language.name_tags import NAME_TYPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHARE = 0.5  # of the mean; .3 to .6 are alike on dev, .8 is worse
_LEAST = 1e-6
_SURE = 0.999  # chance of being outside, from which a word needs no second look


def agree_names(words: Sequence[str], scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Move the scores of words that stand several times in a text towards each other.

    Args:
        words: The words of one text, in order.
        scores: Log-probabilities, one row a word, one column a tag of `name_tags.NAME_TAGS`.

    Returns:
        Scores of the same shape; rows of words without a capital, or that stand once, are unchanged.

    Example:
        >>> scores = np.log(np.full((2, 9), 0.01, np.float32))
        >>> scores[0, 1], scores[1, 3] = np.log(0.92), np.log(0.47)
        >>> scores[1, 1] = np.log(0.46)
        >>> agree_names(["Halden", "Halden"], scores).argmax(axis=1).tolist()
        [1, 1]
    """
    groups = _places(words, scores)
    if not groups:
        return scores
    chances = _kind_chances(scores)
    moved = scores.copy()
    for places in groups:
        own = chances[places]
        new = (1 - _SHARE) * own + _SHARE * own.mean(axis=0)
        change = np.log(new + _LEAST) - np.log(own + _LEAST)
        moved[places, 0] += change[:, 0]
        moved[places, 1:] += change[:, 1:].repeat(2, axis=1)  # begin and inside of a kind alike
    return moved


def _places(words: Sequence[str], scores: NDArray[np.float32]) -> list[list[int]]:
    """Places of each capitalised word that stands more than once and may be a name somewhere."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        if len(word) > 1 and word[0].isupper():
            places[word.casefold()].append(place)
    certain = np.log(_SURE)
    return [group for group in places.values() if len(group) > 1 and scores[group, 0].min() < certain]


def _kind_chances(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Chances of being outside and of each kind, begin and inside taken together."""
    chances = np.exp(scores)
    kinds = chances[:, 1:].reshape(len(scores), len(NAME_TYPES), 2).sum(axis=2)
    return np.hstack([chances[:, :1], kinds])
