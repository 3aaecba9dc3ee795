"""Two reasons for one decision."""

from __future__ import annotations

from collections.abc import Callable

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.reasons import read_reason
from tests.link.claims.contrasts.conftest import Differing


def test_a_reason_in_a_statement_or_just_behind_it(statement: Callable[[str], Statement]) -> None:
    """The reason ends with the sentence, and belongs to the words just before it."""
    text = "The council cancelled the Velmar fair because of floods. It rained."
    assert read_reason(statement(text.partition(" It")[0]), text) == "because of floods"
    bare = "The council cancelled the Velmar fair."
    assert read_reason(statement(bare), bare) is None


def test_two_reasons_for_one_decision(differing: Differing) -> None:
    """Reasons without a word in common differ; of what merely happens, and of reasons alike, none does."""
    one = "The council of Velmar cancelled the spring ferry fair on Monday because of unpaid bills."
    other = "The council of Velmar cancelled the spring ferry fair on Monday due to concerns over storms."
    assert differing(one, other) == {("other", "“because of unpaid bills” here, “due to concerns over storms” there")}
    assert differing(one, "The council of Velmar cancelled the spring ferry fair on Monday due to bills.") == set()
    sank = "The ferry Astrid Lind of Velmar sank on Monday because of unpaid bills."
    assert differing(sank, "The ferry Astrid Lind of Velmar sank on Monday due to concerns over storms.") == set()


def test_two_who_declined_two_things_have_a_reason_each(differing: Differing) -> None:
    """A clerk who declined to be named and one who declined to give details decided on two things."""
    one = "The clerk of the Velmar ferry fair declined to be named because of the pending inquiry."
    other = "The clerk of the Velmar ferry fair declined to give details because the skipper was young."
    assert differing(one, other) == set()
    assert differing(one, other.replace("give details", "be named"))
