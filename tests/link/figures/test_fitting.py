"""A number goes to the one of another report with the same noun, not to its neighbour."""

from __future__ import annotations

from crossread.link.figures.fitting import find_fitting, find_several
from tests.link.figures.test_link_figures import tell


def _fits(*reports: str) -> list[tuple[str | None, str | None]]:
    told = tell(*reports)
    fits = find_fitting(told)
    return [
        (told[i].noun, told[j].noun)
        for i in range(len(told))
        for j in range(i + 1, len(told))
        if told[i].quantity.document_id != told[j].quantity.document_id and fits(i, j)
    ]


def test_a_better_noun_of_the_other_report() -> None:
    """Two boats are those two boats, and not the two vessels beside them."""
    assert _fits("The pirates came in two boats.", "They seized two boats. Last month two vessels were saved.") == [
        ("boat", "vessel")
    ]


def test_nothing_better_where_no_noun_meets_itself() -> None:
    """Two boats may be two vessels, and people in general anybody."""
    assert not _fits("The pirates came in two boats.", "They seized two vessels.")
    assert not _fits("Two people were hurt.", "Two sailors were hurt. Two people fled.")


def test_a_report_that_counts_a_thing_again_and_again() -> None:
    """Of three, two and eight seasons none is the five of another report; what a report counts once may differ."""
    told = tell("He coached five seasons.", "In three seasons he won, in two seasons he lost, eight seasons he waited.")
    several = find_several(told)
    assert all(several(0, other) for other in (1, 2, 3))
    told = tell("He coached five seasons.", "He coached six seasons.")
    assert not find_several(told)(0, 1)
