"""Words of a set in one place."""

from __future__ import annotations

from collections.abc import Callable

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.rivals import find_rivals
from tests.link.claims.contrasts.conftest import Differing

Read = Callable[[str], Statement]


def test_a_report_that_uses_both_words_sets_nothing_against(statement: Read) -> None:
    """Who tells of a sister and of an aunt may speak of either."""
    one = statement("Ada Brandvik visited her sister in Velmar.")
    other = statement("Ada Brandvik visited her aunt in Velmar.")
    assert [found.slot for found in find_rivals(one, other, ((), ()))] == ["role"]
    assert list(find_rivals(one, other, ([frozenset(["aunt"])], ()))) == []


def test_a_word_out_of_its_place_does_not_count(statement: Read) -> None:
    """A sister that nobody is said to have, and a face that nothing hit, are no rivals."""
    one = statement("A sister of Ada Brandvik visited the face of the clock in Velmar.")
    other = statement("Ada Brandvik visited her aunt in Velmar, back from Oru.")
    assert list(find_rivals(one, other, ((), ()))) == []


def test_an_audience_counts_behind_to(statement: Read) -> None:
    """What one and the same person told reporters in one report and pupils in another differs on whom it was told."""
    one = statement("Ada Brandvik announced the visit to reporters in Velmar.")
    other = statement("Ada Brandvik announced the visit to pupils in Velmar.")
    found = list(find_rivals(one, other, ((), ())))
    assert [(each.slot, each.here, each.there) for each in found] == [("actor", "reporters", "pupils")]


def test_a_car_is_no_truck(differing: Differing) -> None:
    """One thing was done with one vehicle; a report that tells it of both contradicts nobody."""
    one, other = (
        "A bomber rammed a car into the wall of the port.",
        "A bomber rammed a truck into the wall of the port.",
    )
    assert differing(one, other) == {("role", "“car” here, “truck” there")}
    both = f"{other} The car rammed the wall of the port at noon."
    assert differing(one, both) == set()
