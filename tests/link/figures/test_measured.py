"""Measures that are one whatever stands around."""

from __future__ import annotations

from crossread.link.figures.measured import find_conversions, find_led, find_weights
from tests.link.figures.test_link_figures import tell


def test_a_conversion_in_brackets_is_the_number_it_converts() -> None:
    """Two units side by side give one number; two lengths in one sentence are two."""
    assert list(find_conversions(tell("The 300-pound (136-kg) bear slept."))) == [(0, 1)]
    assert not list(find_conversions(tell("It is 30 feet long, 30 metres from the quay.")))


def test_one_weight_by_its_numeral() -> None:
    """The same numeral and unit, hedged or not, and not what a thing of its kind can weigh."""
    assert len(list(find_weights(tell("The 300-pound bear slept.", "It is an animal of over 300 pounds.")))) == 1
    assert not list(find_weights(tell("The 300-pound bear slept.", "Bears can reach 300 pounds.")))


def test_one_word_leads_to_one_measure() -> None:
    """Both fell about as deep; how deep the moat is tells nothing of the fall."""
    assert len(list(find_led(tell("She fell 10 to 12 feet.", "The girl fell about 12 feet into the water.")))) == 1
    assert not list(find_led(tell("She fell 12 feet.", "The girl fell 40 feet.")))
    assert not list(find_led(tell("She fell 12 feet.", "The water lies 12 feet below.")))
