"""Statements aligned word by word: what is told in other words is nearer than what is not told at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from crossread.link.claims import LinkedClaims, Statement, give_states
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.word_states import ALIGNED, NEUTRAL, align, read_aligners
from crossread.records import Document
from crossread.records.word_states import WIDTH, WordStates

Linked = tuple[LinkedClaims, list[Document], list[Statement]]
TOLD = (
    "The regatta of Osk was called off on Monday. Farmers near Keldia sold their barley early.",
    "Organisers cancelled the boat race. A bakery in Brask burned down.",
)


@pytest.fixture(scope="module")
def statements(link: Callable[[Sequence[str]], Linked]) -> list[Statement]:
    """The statements of two short reports, with states."""
    return link(TOLD)[2]


def compared(statements: Sequence[Statement], one: str, other: str) -> tuple[float, ...]:
    """How two statements, by words in them, are aligned."""
    aligners = read_aligners(weigh(statements, weigh_words(statements)))
    places = [next(n for n, each in enumerate(statements) if words in each.clause.text) for words in (one, other)]
    found = align(aligners[places[0]], aligners[places[1]])
    assert found == pytest.approx(align(aligners[places[1]], aligners[places[0]]))
    return found


def test_other_words_for_one_act_are_nearer_than_another_act(statements: list[Statement]) -> None:
    """By each of the four numbers; no word is shared by either pair."""
    same = compared(statements, "called off", "cancelled")
    other = compared(statements, "called off", "bakery")
    assert len(same) == len(ALIGNED)
    assert all(near > far for near, far in zip(same, other, strict=True))
    assert same[1] >= same[2]


def test_a_statement_told_in_part_of_a_longer_one_is_found_in_one_direction(
    link: Callable[[Sequence[str]], Linked],
) -> None:
    """All words of the shorter one have a near one; most of the longer one have none."""
    long = "The mayor, who resigned on Monday, blamed the builders of the stadium for the flood in Keldia"
    found = compared(link((f"{long}.", "The mayor resigned on Monday."))[2], "blamed", "mayor resigned on")
    assert found[1] > found[2] + 0.1


def test_without_states_a_pair_is_neutral(statements: list[Statement]) -> None:
    """A report read by another engine, or whose states are those of other clauses, is neither near nor far."""
    bare = [replace(one, states=b"") for one in statements]
    assert compared(bare, "called off", "cancelled") == NEUTRAL
    mixed = [replace(one, states=b"") if "called off" in one.clause.text else one for one in statements]
    assert compared(mixed, "called off", "cancelled") == NEUTRAL
    few = WordStates(document_id="d0", states=b"\x01" * WIDTH, places=(0,))
    assert [one.states for one in give_states(bare, few)] == [b""] * len(bare)
    assert [one.states for one in give_states(bare, None)] == [b""] * len(bare)
