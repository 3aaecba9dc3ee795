"""Where two statements of a row differ."""

from __future__ import annotations

from dataclasses import replace

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
