"""Offices of one person in one body."""

from __future__ import annotations

from crossread.link.claims.contrasts.offices import read_offices
from tests.link.claims.contrasts.conftest import Differing


def test_offices_before_names() -> None:
    """What somebody was, a deputy's office and two offices at once are not read."""
    assert [(one.word, one.person) for one in read_offices("Sgt. Ada Brandvik met zoo director Mara Lind.")] == [
        ("Sgt.", "ada brandvik"),
        ("director", "mara lind"),
    ]
    assert read_offices("former director Mara Lind, vice president Ivo Brask, chairman and president Ulla Dorin") == ()


def test_two_offices_of_one_person_in_one_body(differing: Differing) -> None:
    """The director of a zoo is not its president; of two bodies one may be both."""
    one = "Zoo director Mara Lind said that the bear was safe."
    assert differing(one, "The gate was open, zoo president Mara Lind said on Monday.") == {
        ("role", "“director” here, “president” there")
    }
    assert differing(one, "The gate was open, club president Mara Lind said on Monday.") == set()


def test_a_report_that_gives_both_offices_contradicts_nobody(differing: Differing) -> None:
    """Who is called director and president in one report is both."""
    both = "Zoo president Mara Lind said so. Zoo director Mara Lind closed the gate."
    assert differing("Zoo director Mara Lind said that the bear was safe.", both) == set()


def test_two_fields_of_one_office(differing: Differing) -> None:
    """The minister of one field is not that of another, whatever body stands before; a deputy's office is not read."""
    one = "Foreign Minister Mara Lind left Velmar on Monday."
    assert differing(one, "Keldian Interior Minister Mara Lind will come back.") == {
        ("role", "“Foreign Minister” here, “Interior Minister” there")
    }
    assert differing(one, "Deputy Interior Minister Mara Lind will come back.") == set()
