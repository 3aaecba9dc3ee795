"""Steps of one scale."""

from __future__ import annotations

from crossread.link.claims.contrasts.grades import read_grades
from tests.link.claims.contrasts.conftest import Differing


def test_steps_are_read_with_what_they_are_steps_of() -> None:
    """A number is written in one way; a floor and a decimal are no step."""
    assert read_grades("The 2nd-degree murder charge and the second-degree murder trial.") == {
        "murder in the degree": frozenset(["second"])
    }
    assert read_grades("A category four storm hit, and the alert level 3.5 was raised.") == {"categori": frozenset("4")}
    assert read_grades("The otter is a species that is critically-endangered.") == {
        "speci": frozenset(["critically endangered"])
    }


def test_two_steps_of_one_scale(differing: Differing) -> None:
    """An animal is endangered or critically endangered, not both."""
    one = "The otter Brask of Velmar was a river otter, a species considered to be critically endangered."
    other = "The otter, named Brask, of Velmar was a river otter, an endangered species."
    assert ("role", "“critically endangered” here, “endangered” there") in differing(one, other)
    assert differing(one, f"{other} It is a critically endangered species, the zoo said.") == set()


def test_a_charge_changes_from_day_to_day(differing: Differing) -> None:
    """The degree of a charge differs only in reports of one day."""
    one = "Ivo Brask was charged with second-degree murder in Velmar."
    other = "Ivo Brask was charged with first-degree murder in Velmar."
    assert differing(one, other) == {("role", "“second” here, “first” there")}
    assert differing(one, other, ("2025-05-05", "2025-06-05")) == set()
