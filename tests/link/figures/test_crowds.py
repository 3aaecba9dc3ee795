"""Crowds and bands that reports name by any noun."""

from __future__ import annotations

import pytest

from crossread.link.figures.crowds import find_attackers, find_crowds, numeral_of
from tests.link.figures.test_link_figures import tell


@pytest.mark.parametrize(
    "words", ["about 200", "over 200", "nearly 200", "some 200", "up to 200", "at least 200", "200"]
)
def test_the_numeral_of_a_hedged_number(words: str) -> None:
    """Whatever its hedge, a number is written with one numeral."""
    assert [numeral_of(one) for one in tell(f"The hall held {words} guests.")] == [200]


def test_words_and_ranges_have_no_numeral() -> None:
    """Dozens is no numeral, and a range has two."""
    assert [numeral_of(one) for one in tell("Dozens of guests came.", "Between 30 and 40 guests came.")] == [None, None]


def test_the_one_crowd_of_each_report() -> None:
    """Guests of one report are the people of another, where each gives one crowd; the dead are none."""
    assert len(list(find_crowds(tell("Over 200 guests came.", "There were about 200 people there.")))) == 1
    assert not list(find_crowds(tell("Over 200 guests came.", "There were 200 people; 300 people left.")))
    assert not list(find_crowds(tell("Over 200 guests came.", "The wave killed 200 people.")))
    assert not list(find_crowds(tell("Over 200 guests came.", "There were about 300 people there.")))


def test_the_one_band_of_attackers() -> None:
    """Two gunmen of one report are the two attackers of the other; two men may be anybody."""
    assert len(list(find_attackers(tell("Two gunmen fired at the boat.", "At least two attackers hid.")))) == 1
    assert not list(find_attackers(tell("Two gunmen fired at the boat.", "Two men hid.")))
