"""What joins numbers whatever the words around them, in the order it is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from crossread.link.figures.bearers import find_rival_ages
from crossread.link.figures.crowds import find_attackers, find_crowds
from crossread.link.figures.lasting import find_lasting
from crossread.link.figures.measured import find_conversions, find_led, find_weights
from crossread.link.figures.persons import find_one_age
from crossread.link.figures.results import find_results
from crossread.link.figures.taken_up import find_taken_up
from crossread.link.figures.tallies import Tally
from crossread.link.figures.things import find_main_things, find_rare_numbers
from crossread.link.figures.tolls import (
    find_counted_persons,
    find_equal_tolls,
    find_main_tolls,
    find_same_told,
    find_told_twice,
)

_Pair = tuple[int, int]


class Rule(NamedTuple):
    """What joins numbers whatever the words around them.

    Attributes:
        find: Finds the places of such pairs, the lower first.
        why: Why they are one, fit for the page.
        within: Whether it joins numbers of one report, which comes after all that join reports, and keeps none apart.
        by_article: Whether an article tells it, though the two nouns be of other people.
    """

    find: Callable[[Sequence[Tally]], Iterator[_Pair]]
    why: str
    within: bool = False
    by_article: bool = False


RULES = (
    Rule(find_main_tolls, "the one toll that each report gives"),
    Rule(find_equal_tolls, "as many people to whom the same happened"),
    Rule(find_same_told, "as many of the same, of whom the same is told"),
    Rule(find_counted_persons, "one of those the report counts on that day"),
    Rule(find_main_things, "the one count of it that each report gives"),
    Rule(find_results, "the same result"),
    Rule(find_rare_numbers, "the same number, and hardly by chance"),
    Rule(find_one_age, "the same age, and no two persons of that age are named"),
    Rule(find_conversions, "one number in two units"),
    Rule(find_led, "the same measure behind the same word"),
    Rule(find_lasting, "how long it lasted, the one such happening of each report"),
    Rule(find_weights, "the same weight, told of one thing"),
    Rule(find_crowds, "the one crowd of each report, with the same numeral"),
    Rule(find_attackers, "the one band of attackers of each report, with the same numeral"),
    Rule(find_rival_ages, "the one age of such a person that each report gives"),
    Rule(find_taken_up, "the report takes it up again", within=True, by_article=True),
    Rule(find_told_twice, "the report gives it twice", within=True),
)
