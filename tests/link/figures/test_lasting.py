"""How long the one such happening of each report lasted."""

from __future__ import annotations

from crossread.link.figures.lasting import find_lasting
from tests.link.figures.test_link_figures import tell, verdicts


def test_two_lengths_of_one_happening_conflict() -> None:
    """The rampage of one report is the spree of the other."""
    assert verdicts("The spree lasted 10 minutes.", "He died in a 15-minute rampage.") == ["conflict"]


def test_hedged_lengths_agree() -> None:
    """What the words allow is no conflict."""
    assert verdicts("The siege lasted about three hours.", "It was a three-hour siege.") == ["bounds_compatible"]


def test_none_where_a_report_gives_two_or_they_lie_far_apart() -> None:
    """A chase and a standoff of one report are two, and three days are no longer ten minutes."""
    two = tell("After a 10-minute chase came a 40-minute standoff.", "The standoff lasted 35 minutes.")
    far = tell("The siege lasted three days.", "It was a 10-minute gunfight.")
    other = tell("The meeting lasted 10 minutes.", "It was a 15-minute meeting.")
    assert not list(find_lasting(two))
    assert not list(find_lasting(far))
    assert not list(find_lasting(other))
