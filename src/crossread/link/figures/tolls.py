"""Counts that go on rising: a later report that counts more contradicts nobody."""

from __future__ import annotations

from crossread.link.figures.intervals import Interval
from crossread.link.figures.tallies import Tally
from crossread.link.terms.listed import load_words

_RUNNING = load_words("running")
_DAY = len("2031-05-03")


def rises(one: Tally, other: Tally, first: Interval | None = None, second: Interval | None = None) -> bool:
    """Whether the later of two reports counts more of what goes on rising.

    Args:
        one: A number.
        other: Another.
        first: What the report of `one` says in all; None for the number alone.
        second: What the report of `other` says in all.
    """
    if one.outcome not in _RUNNING or one.outcome != other.outcome:
        return False
    low, high = first or one.interval, second or other.interval
    return _later(one, other, low, high) or _later(other, one, high, low)


def same_day(one: Tally, other: Tally) -> bool:
    """Whether two numbers are of reports of one day."""
    return one.published is not None and other.published is not None and one.published[:_DAY] == other.published[:_DAY]


def _later(one: Tally, other: Tally, less: Interval, more: Interval) -> bool:
    earlier, later = one.published, other.published
    if earlier is None or later is None or earlier >= later:
        return False
    if same_day(one, other) and min(len(earlier), len(later)) <= _DAY:
        return False
    top, bottom = less.high or less.low, more.low
    return top is not None and bottom is not None and top < bottom
