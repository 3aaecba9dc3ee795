"""What happened to those who are counted, and what they did to others or are to suffer."""

from __future__ import annotations

import pytest

from tests.link.figures.test_link_figures import tell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court in Osk sentenced 37 men to death.", "sentence"),
        ("Lund called the 37 death sentences a farce.", "sentence"),
        ("In Osk 37 men were beaten to death.", "die"),
        ("The 37 rebels are said to have killed an officer.", None),
        ("The 37 rebels who killed Vance sang.", None),
        ("In Osk 37 rebels have been killed.", "die"),
        ("A bomb that had killed 37 people lay there.", "die"),
        ("Police seek 37 men in connection with the killing of Vance.", None),
        ("Police arrested 37 men over the killing of Vance.", "arrest"),
    ],
)
def test_a_penalty_is_no_death_and_what_they_did_befell_none_of_them(text: str, expected: str | None) -> None:
    """Who is sentenced to death has not died, and who killed or is sought for a killing was not killed."""
    assert [one.outcome for one in tell(text)] == [expected]


def test_what_befell_one_of_them_is_not_told_of_all() -> None:
    """One of two divers died, and two of three who drowned are named."""
    told = tell("One of the two divers involved was killed.")
    assert [one.outcome for one in told if one.interval.low == 2] == [None]
    assert [one.outcome for one in tell("Two of the three divers who drowned are named.")][1] == "die"
    assert [one.outcome for one in tell("The blast claimed the lives of eight divers.")] == ["die"]
