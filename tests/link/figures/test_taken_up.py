"""Numbers that a report takes up again."""

from __future__ import annotations

from dataclasses import replace

from crossread.link.figures import link_figures
from crossread.link.figures.barriers import barred
from crossread.link.figures.taken_up import find_taken_up
from tests.link.figures.test_link_figures import tell


def test_an_article_takes_up_a_count_of_the_same_people() -> None:
    """`The two sailors` are the two told of before; without the article they may be two others."""
    first = "Two sailors were held on Monday. "
    assert list(find_taken_up(tell(first + "The two sailors came home."))) == [(0, 1)]
    assert not list(find_taken_up(tell(first + "Two sailors came home.")))
    assert not list(find_taken_up(tell(first + "The three sailors came home.")))


def test_another_noun_takes_up_a_count_of_whom_the_same_is_told() -> None:
    """`The two employees killed` are the two sailors who were killed, and not the two who were hurt."""
    told = "The two employees killed in the blaze had worked there for long."
    assert list(find_taken_up(tell("Two sailors were killed in the blaze. " + told))) == [(0, 1)]
    assert not list(find_taken_up(tell("Two sailors were injured in the blaze. " + told)))
    parts = ("Two sailors were killed in the blaze.", told)
    tallies = [replace(one, sentence=text) for one, text in zip(tell(" ".join(parts)), parts, strict=True)]
    assert len(link_figures("s", tallies).figures) == 1


def test_no_count_is_taken_up_where_two_kinds_of_people_fit() -> None:
    """Two who died and two who were hurt are both `the two sailors`."""
    both = "Two sailors were killed. Two sailors were injured. The two sailors had been on board for a day."
    assert not list(find_taken_up(tell(both)))


def test_names_right_behind_a_number_are_of_those_it_counts() -> None:
    """Two sailors, and two names behind them, are two people; two names behind another verb are two more."""
    names = "Ada Lind, 61, and Ivo Brask, 63, were killed in the blaze"
    one, other = (
        [each for each in tell(text) if each.dimension == "count"]
        for text in (f"The two sailors, {names}.", f"The two sailors fled, and {names}.")
    )
    assert [len(held) for held in (one, other)] == [2, 2]
    assert not barred(*one)
    assert barred(*other)
