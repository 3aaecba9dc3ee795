"""Choosing among spans: a softmax over what is offered and over nothing, with weights one can read.

The weights are in `lexicons/spans.json`; `python -m training.spans` makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from crossread.annotate.quotations.attributions import Span

NOTHING = "nothing"
"""The one feature of the choice to take none of the spans."""
_LOGIT_FLOOR = 0.01

Chosen = Literal["source", "content"]


class Choice(NamedTuple):
    """The likeliest of some spans.

    Attributes:
        span: The span.
        share: How likely it is the right one, word for word.
        any_share: How likely any of those offered is.
    """

    span: Span
    share: float
    any_share: float


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """Load the weights by what is chosen, by feature."""
    found: dict[str, dict[str, float]] = json.loads(
        files("crossread.annotate.lexicons").joinpath("spans.json").read_text("utf8")
    )["weights"]
    return found


def choose_span(spans: Sequence[Span], described: Sequence[Mapping[str, float]], what: Chosen) -> Choice | None:
    """Choose the likeliest of some spans.

    Args:
        spans: What is offered, as token spans.
        described: The features of each.
        what: Whose weights are taken.

    Returns:
        The likeliest, the first of equals, with its probability; None where nothing is offered.
    """
    if not spans:
        return None
    weights = load_weights()[what]
    scores = [weigh(weights, one) for one in described]
    best = max(range(len(scores)), key=lambda place: (scores[place], -place))
    highest = max(scores[best], weights.get(NOTHING, 0.0))
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers) + math.exp(weights.get(NOTHING, 0.0) - highest)
    return Choice(spans[best], powers[best] / total, sum(powers) / total)


def weigh(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The sum of features by their weights; a feature without a weight counts nothing.

    Example:
        >>> weigh({"mean": 2.0}, {"mean": 1.5, "other": 9.0})
        3.0
    """
    score = 0.0
    for name, value in features.items():
        if name in weights:
            score += weights[name] * value
    return score


def logit(share: float) -> float:
    """The log odds of a share, none beyond those of one in a hundred.

    Example:
        >>> logit(0.5), logit(0.0) == -logit(1.0)
        (0.0, True)
    """
    share = min(1 - _LOGIT_FLOOR, max(_LOGIT_FLOOR, share))
    return math.log(share / (1 - share))
