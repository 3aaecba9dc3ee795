"""Numbers that are one whatever stands around them, and those that only happen to be equal."""

from __future__ import annotations

import pytest

from crossread.link.figures import link_figures
from crossread.link.figures.things import find_main_things, find_rare_numbers
from tests.link.figures.test_link_figures import tell


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("The team flew in on two aircraft.", "Two planes landed at noon.", 1),
        ("The team flew in on two aircraft, one of two planes.", "Two planes landed, three aircraft left.", 0),
        ("Two countries signed.", "The two countries quarrelled.", 0),
        ("The team flew in on one aircraft.", "One plane landed at noon.", 0),
    ],
)
def test_the_one_count_of_a_thing_that_each_report_gives(one: str, other: str, pairs: int) -> None:
    """Two aircraft are the two planes of a report that gives no other number of them; usual things are not."""
    tallies = tell(one, other)
    assert len(list(find_main_things(tallies))) == pairs


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("A warship caught 26 brigands.", "On board were 26 pirates.", True),
        ("The man weighs 130 pounds.", "He told her he was 130 pounds.", True),
        ("A warship caught 12 brigands.", "On board were 12 cannons.", False),
        ("A warship caught 30 brigands.", "On board were 30 cannons.", False),
        ("A warship caught 26 brigands on 26 ships.", "On board were 26 pirates.", False),
        ("Tom Aker scored 27 points.", "The visitors led by 27 points.", False),
        ("Osk wrote 120 letters; 120 were sent.", "Lund read the 120 pages.", True),
        ("Osk wrote 600 letters.", "Lund read the 600 pages.", False),
    ],
)
def test_a_number_that_hardly_comes_twice(one: str, other: str, together: bool) -> None:
    """A rare number of two reports is one figure; round ones, small ones and points of a game meet by chance."""
    tallies = tell(one, other)
    found = set(find_rare_numbers(tallies))
    assert bool(found) is together
    figures = link_figures("s", tallies).figure_of
    numbers = [one.quantity.quantity_id for one in tallies if one.quantity.document_id in {"d-0", "d-1"}]
    assert (figures[numbers[0]] == figures[numbers[-1]]) is together
