"""Where two statements of a row differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.link.claims import Statement, Verdicts
from crossread.link.claims.differences import compare_slots
from tests.link.claims.conftest import read

NOTHING = Verdicts(figures={}, utterances={})


def died(name: str, day: str) -> Statement:
    """One named person's death on a day."""
    _, statements = read([f"{name} died in the burning mill on that day.\n\nThe mill burned down."])
    surname = name.casefold().split()[-1]
    [one] = [one for one in statements if one.clause.predicate == "die"]
    who = frozenset([name.casefold()])
    return replace(one, who=who, entities=who, names=one.names | {surname}, days=((day, day),))


def test_a_father_and_a_daughter_die_on_two_days() -> None:
    """Two persons by their names have a day each; one person has one."""
    father, daughter = died("Carl Brandvik", "2025-05-02"), died("Ada Brandvik", "2025-05-04")
    assert compare_slots(father, daughter, 0.99, NOTHING) is None
    later = replace(father, days=daughter.days)
    assert compare_slots(father, later, 0.99, NOTHING) == ("date", "2025-05-02 here, 2025-05-04 there")


def pair(one: str, other: str) -> tuple[Statement, Statement]:
    """The first statement of each of two reports."""
    _, statements = read([f"{one}\n\nThe mill burned down.", f"{other}\n\nThe mill burned down."])
    first = {one.clause.document_id: one for one in reversed(statements) if one.clause.start == 0}
    return first["d0"], first["d1"]


def test_what_is_denied_of_one_subject_and_object_is_a_contradiction() -> None:
    """The same office did and did not shut the same gate."""
    one, other = pair(
        "The harbour office shut the northern gate.", "The harbour office did not shut the northern gate."
    )
    found = compare_slots(one, other, 0.99, NOTHING)
    assert found is not None
    assert found[0] == "polarity"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fishermen wanted the northern gate.", "The pilots did not want the northern gate."),
        ("The harbour office shut the northern gate.", "The harbour office did not shut the yellow bridge."),
        ("The harbour office shut the northern gate.", "The harbour office should not shut the northern gate."),
        ("The harbour office shut the northern gate.", "The harbour office had yet to shut the northern gate."),
        ("The toll is bad economics for the port.", "The toll is not only bad economics for the port."),
    ],
)
def test_what_another_wants_or_what_ought_to_be_is_no_contradiction(one: str, other: str) -> None:
    """Two subjects, two objects, what should be, what may come yet, and "not only" deny nothing."""
    left, right = pair(one, other)
    assert compare_slots(left, right, 0.99, NOTHING) is None


def test_a_statement_cut_short_does_not_contradict_itself() -> None:
    """The negation stands in the words that one report left out."""
    one, other = pair("The film is real, the pilot does not know how old.", "The film is real")
    negated = replace(
        one, who=other.who, clause=replace(one.clause, polarity="negated", predicate=other.clause.predicate)
    )
    assert compare_slots(negated, other, 0.99, NOTHING) is None


def test_one_of_whom_a_pronoun_tells_does_not_deny_the_others() -> None:
    """That he died says nothing of how many did."""
    one, other = pair("Fifty people died in the burning mill.", "He died in the burning mill.")
    [fifty], [he] = one.quantities, other.quantities
    counted = [replace(each, quantities=(replace(item, figure_id="f"),)) for each, item in ((one, fifty), (other, he))]
    verdicts = Verdicts(figures={"f": "conflict"}, utterances={})
    assert compare_slots(counted[0], counted[1], 0.99, verdicts) is None
    named = replace(counted[1], quantities=(replace(he, figure_id="f", text="one"),))
    found = compare_slots(counted[0], named, 0.99, verdicts)
    assert found is not None
    assert found[0] == "number"


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Four people died in the burning mill.", "Three people died in the burning mill.", True),
        ("Four people died in the burning mill.", "Ada Lund died in the burning mill.", False),
        ("Four people died in the burning mill.", "Three other people died in the burning mill.", False),
        ("Four people died after fires in the port.", "The mill fire killed three people.", False),
        ("Four people died after fires in the port.", "Three people died in the port.", True),
        ("Four, including the arsonist, died in the mill.", "Three people died in the burning mill.", False),
    ],
)
def test_numbers_that_count_parts_are_no_difference(one: str, other: str, differs: bool) -> None:
    """One who is named is one of the dead, others come on top; one fire of several has fewer dead than all."""
    found = []
    for each in pair(one, other):
        first = min(each.quantities, key=lambda item: item.start)
        found.append(replace(each, quantities=(replace(first, figure_id="f"),)))
    verdicts = Verdicts(figures={"f": "conflict"}, utterances={})
    assert (compare_slots(found[0], found[1], 0.99, verdicts) is not None) == differs


def test_what_is_each_ones_own_has_no_other_actor() -> None:
    """Two people announce their retirement, and neither report is wrong."""
    own = pair("Ada Lund announced her retirement.", "Ivo Brask announced his retirement.")
    assert compare_slots(*own, 0.99, NOTHING) is None
    found = compare_slots(*pair("Ada Lund opened the bridge.", "Ivo Brask opened the bridge."), 0.99, NOTHING)
    assert found is not None
    assert found[0] == "actor"
