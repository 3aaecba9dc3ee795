"""Results and votes are one where two reports give the same numbers in the same order."""

from __future__ import annotations

from crossread.link.figures.results import find_results
from tests.link.figures.test_link_figures import tell, verdicts


def test_the_same_result_in_two_reports() -> None:
    """In digits or in words, whatever stands around."""
    told = tell("Velmar won 27-7 on Friday.", "The Gulls enjoyed a 27-7 victory.", "They lost 27-6.")
    assert list(find_results(told)) == [(0, 1)]
    assert verdicts("The judges split 5-4.", "In a five-to-four ruling the court let it stand.") == ["equal"]


def test_other_numbers_are_another_result_and_no_conflict() -> None:
    """A record and a game differ, and so do two records with one first number."""
    assert not verdicts("Velmar went 12-4 last season.", "Velmar went 12-3 in the season before.")
    assert not verdicts("Velmar won 27-7 at home.", "Velmar scored 27 points at home.")


def test_a_majority_is_no_vote() -> None:
    """A party holds 52 of 100 seats; what was passed by as many is another thing."""
    assert not verdicts("The party holds a 52-48 majority in the house.", "The house passed it in a 52-48 vote.")
    assert verdicts("It passed in a 52-48 vote.", "The bill was approved 52 to 48.") == ["equal"]
