"""Spans are chosen by weights: the likeliest of those offered, with its probability beside taking nothing."""

from __future__ import annotations

import math

import pytest

from crossread.annotate.quotations.choosing import NOTHING, choose_span, load_weights, logit


def test_the_likeliest_span_is_chosen_with_its_share() -> None:
    """Probabilities are a softmax over the offers and nothing."""
    weights = load_weights()["source"]
    spans, described = [(0, 2), (4, 5)], [{"mean": 1.0}, {"mean": 3.0, "ways": 0.5}]
    scores = [sum(weights[name] * value for name, value in one.items()) for one in described]
    powers = [math.exp(score) for score in [*scores, weights[NOTHING]]]
    choice = choose_span(spans, described, "source")
    assert choice is not None
    assert choice.span == spans[max((0, 1), key=lambda place: scores[place])]
    assert choice.share == pytest.approx(max(powers[:2]) / sum(powers))
    assert choice.any_share == pytest.approx(sum(powers[:2]) / sum(powers))


def test_nothing_offered_nothing_chosen() -> None:
    """Without offers there is no choice."""
    assert choose_span([], [], "content") is None


def test_features_without_a_weight_count_nothing() -> None:
    """A feature the weights do not know leaves the share as it is."""
    plain = choose_span([(1, 2)], [{"mean": 2.0}], "content")
    other = choose_span([(1, 2)], [{"mean": 2.0, "no such feature": 9.0}], "content")
    assert plain == other


def test_log_odds_are_bounded() -> None:
    """Shares of 0 and 1 have finite log odds."""
    assert logit(1.0) == pytest.approx(math.log(99)) == pytest.approx(-logit(0.0))
