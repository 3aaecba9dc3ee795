"""Numbers that exclude each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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
    assert list(find_counts(one, other, ({}, {}), order=0)) == [("“three”", "“four”")]
    known = {"photo": [((Decimal(4), Decimal(4)), frozenset(["brandvik"]))]}
    assert list(find_counts(one, other, (known, {}), order=0)) == []


def test_tolls_of_two_days_are_left_to_figures(statement: Read) -> None:
    """Of the dead a later report counts more."""
    one, other = statement("The ferry fire killed three sailors."), statement("The ferry fire killed nine sailors.")
    assert list(find_counts(one, other, ({}, {}), order=-1)) == []
    assert list(find_counts(one, other, ({}, {}), order=0)) == [("“three”", "“nine”")]


def test_decades_of_age(statement: Read) -> None:
    """Decades with and without apostrophe; no decade of a century."""
    assert read_decades(statement("A woman in her early 20's died.")) == ["20"]
    assert read_decades(statement("The port was built in the 1920s.")) == []


def test_acts_are_counted_with_those_who_did_them(statement: Read) -> None:
    """Signatures and people who signed are one count; a later report may have more of what runs up, not fewer."""
    one = statement("Last winter the Velmar petition was signed by more than 2.3 million people.")
    other = statement("Online, the Velmar petition drew hundreds of thousands of signatures.")
    sides = ("“more than 2.3 million”", "“hundreds of thousands”")
    assert [list(find_counts(one, other, ({}, {}), order=order)) for order in (-1, 0, 1)] == [[sides], [sides], []]
    assert list(find_counts(other, one, ({}, {}), order=1)) == [sides[::-1]]


def test_an_open_bound_excludes_what_lies_beyond_it(statement: Read) -> None:
    """At least nine photos are not three; at least two may be three."""
    told = [statement(f"Ada Brandvik posted {count} photos.") for count in ("three", "at least nine", "at least two")]
    assert list(find_counts(told[0], told[1], ({}, {}), order=0)) == [("“three”", "“at least nine”")]
    assert list(find_counts(told[0], told[2], ({}, {}), order=0)) == []


def test_shots_at_some_are_not_all_shots(statement: Read) -> None:
    """What was fired at the crowd is no other count of what was fired in all."""
    at_some = statement("Tom Aker fired 70 shots at the crowd.")
    in_all = statement("Tom Aker fired 100 shots.")
    other = statement("Tom Aker fired 90 shots at the crowd.")
    assert list(find_counts(at_some, in_all, ({}, {}), order=0)) == []
    assert list(find_counts(at_some, other, ({}, {}), order=0)) == [("“70”", "“90”")]


def test_a_toll_with_whoever_did_it_is_no_other_count(statement: Read) -> None:
    """Four who were killed with the gunman among them and three do not exclude each other; four and three do."""
    three = statement("The Velmar shooting killed three people.")
    four = statement("The Velmar shooting killed four people.")
    with_him = statement("The Velmar shooting killed four people in a house by the port, including the gunman.")
    assert list(find_counts(four, three, ({}, {}), order=0)) == [("“four”", "“three”")]
    assert list(find_counts(with_him, three, ({}, {}), order=0)) == []


def test_a_word_that_names_no_number_excludes_none(statement: Read) -> None:
    """Several photos may be two."""
    one, other = statement("Ada Brandvik posted several photos."), statement("Ada Brandvik posted two photos.")
    assert {bounds_of(each) for each in one.quantities} == {(None, None)}
    assert list(find_counts(one, other, ({}, {}), order=0)) == []


def test_a_statistic_of_a_year_differs_by_how_those_counted_died(statement: Read) -> None:
    """Those who died from falls in a year are no other count of those killed on duty in it; of one blaze they are."""
    one = replace(statement("Velmar lost 34 sailors killed by falls."), days=(("2031-01-01", "2031-12-31"),))
    other = replace(statement("Velmar lost 67 sailors killed in the line of duty."), days=one.days)
    plain = [replace(each, days=(("2031-05-03", "2031-05-03"),)) for each in (one, other)]
    assert list(find_counts(one, other, ({}, {}), order=0)) == []
    assert list(find_counts(plain[0], plain[1], ({}, {}), order=0)) == [("“34”", "“67”")]
