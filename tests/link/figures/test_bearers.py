"""Ages of those whom no report names."""

from __future__ import annotations

from crossread.link.figures import link_figures
from crossread.link.figures.bearers import find_rival_ages
from tests.link.figures.test_link_figures import tell

FELL = "A 4-year-old boy fell into the den of a bear at Velmar zoo."
SLIPPED = "A bear at Velmar zoo was shot when a 3-year-old child fell into its den."


def test_two_ages_of_one_nameless_child_conflict() -> None:
    """Each report gives one age of a child, tells the same of it, and the ages differ."""
    figures = link_figures("s", tell(FELL, SLIPPED)).figures
    assert [one.verdict for one in figures if one.counted == "age"] == ["conflict"]


def test_two_children_of_one_report_are_set_against_nobody() -> None:
    """Where a report gives ages of two children, neither is the one child of the other report."""
    two = "A 4-year-old boy and a 9-year-old boy fell into the den of a bear at Velmar zoo."
    assert not list(find_rival_ages(tell(two, SLIPPED)))


def test_a_child_told_of_otherwise_is_another() -> None:
    """A girl is no boy, and who did something else is not compared."""
    assert not list(find_rival_ages(tell(FELL, SLIPPED.replace("child", "girl"))))
    assert not list(find_rival_ages(tell(FELL, "A 3-year-old boy sang at the harbour of Brask.")))


def test_a_corrected_age_stands_beside_the_right_one() -> None:
    """What was first reported does not count against a report that corrects itself."""
    corrected = "The boy at Velmar zoo was initially reported to be 4 years old."
    tallies = tell(FELL, SLIPPED + " " + corrected)
    assert [one.superseded for one in tallies if one.dimension == "age"] == [False, False, True]
    figures = link_figures("s", tallies).figures
    assert [one.verdict for one in figures if one.counted == "age"] == ["conflict"]
