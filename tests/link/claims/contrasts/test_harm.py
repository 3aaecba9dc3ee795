"""How badly somebody was hurt."""

from __future__ import annotations

import pytest

from crossread.link.claims.contrasts.harm import read_harm
from tests.link.claims.contrasts.conftest import Differing


@pytest.mark.parametrize(
    ("text", "grave"),
    [
        ("She suffered serious injuries.", True),
        ("He was critically wounded.", True),
        ("The sailor wasn’t seriously hurt.", False),
        ("She had minor wounds.", False),
        ("The pilot was unharmed.", False),
        ("He escaped serious injury.", None),
        ("No serious injuries were reported.", None),
        ("She had non-life-threatening injuries.", None),
        ("He was seriously hurt, his son slightly injured.", None),
    ],
)
def test_grave_and_light_harm(text: str, grave: bool | None) -> None:
    """What was escaped, what is not life-threatening and what befell two persons says neither."""
    found = read_harm(text)
    assert (found[0] if found else None) is grave


def test_one_victim_hurt_badly_and_not_badly(differing: Differing) -> None:
    """A boy and a child are one victim where the story has no other; many are not one."""
    one = "The child was taken to Velmar hospital with serious injuries."
    assert differing(one, "The boy wasn’t seriously hurt in the fall.") == {
        ("other", "“serious injuries” here, “n’t seriously hurt” there")
    }
    assert differing(one, "Two children were not seriously hurt in the fall.") == set()
    assert differing(one, "The sailor was not seriously hurt in the fall.") == set()


def test_a_report_of_both_harms_contradicts_nobody(differing: Differing) -> None:
    """Who tells that the boy had serious and minor injuries speaks of two boys, or of two days."""
    both = "The boy had serious injuries. The boy was slightly injured, a nurse said."
    assert differing(both, "The boy wasn’t seriously hurt in the fall.") == set()
