"""Numbers that exclude each other."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.counts import bounds_of, counted_noun, find_counts, read_decades

Read = Callable[[str], Statement]


def test_what_a_number_counts(statement: Read) -> None:
    """The noun as a stem; an age counts nothing."""
    counted = statement("Ada Brandvik, 31, posted four photos.").quantities
    assert {counted_noun(each) for each in counted} == {None, "photo"}
    assert {bounds_of(each) for each in counted if counted_noun(each)} == {(Decimal(4), Decimal(4))}


def test_a_report_that_gives_both_numbers_contradicts_nobody(statement: Read) -> None:
    """Where a report knows the other's number of the same thing too, there is no difference."""
    one, other = statement("Ada Brandvik posted three photos."), statement("Ada Brandvik posted four photos.")
    assert list(find_counts(one, other, ({}, {}), one_day=True)) == [("“three”", "“four”")]
    known = {"photo": [((Decimal(4), Decimal(4)), frozenset(["brandvik"]))]}
    assert list(find_counts(one, other, (known, {}), one_day=True)) == []


def test_tolls_of_two_days_are_left_to_figures(statement: Read) -> None:
    """Of the dead a later report counts more."""
    one, other = statement("The ferry fire killed three sailors."), statement("The ferry fire killed nine sailors.")
    assert list(find_counts(one, other, ({}, {}), one_day=False)) == []
    assert list(find_counts(one, other, ({}, {}), one_day=True)) == [("“three”", "“nine”")]


def test_decades_of_age(statement: Read) -> None:
    """Decades with and without apostrophe; no decade of a century."""
    assert read_decades(statement("A woman in her early 20's died.")) == ["20"]
    assert read_decades(statement("The port was built in the 1920s.")) == []
