"""How a pair stands among the other pairs of its two statements."""

from __future__ import annotations

import pytest

from crossread.link.claims.rivals import FLOOR, RIVALRY, Rivals

REPORTS = ("a", "a", "b", "b", "c")
"""Reports of statements 0 to 4."""
NAMES = [name for name, _ in RIVALRY]


def told(rivals: Rivals, i: int, j: int) -> dict[str, float]:
    """What is told of a pair, by name."""
    return dict(zip(NAMES, rivals.tell((i, j)), strict=True))


def test_the_best_pair_of_both_is_ahead_of_every_rival() -> None:
    """Each statement's other pair with the same report is its rival, and only that."""
    found = told(Rivals(REPORTS, [((0, 2), 3.0), ((0, 3), 1.0), ((1, 2), 2.5), ((0, 4), 9.0)]), 0, 2)
    assert found["ahead_least"] == pytest.approx(0.5)
    assert found["ahead_most"] == pytest.approx(2.0)
    assert found["rivals"] == pytest.approx(3.5)
    assert found["first"] == 2


def test_a_pair_that_a_better_one_leaves_behind_is_not_first() -> None:
    """For the one statement there is a better pair, for the other none."""
    found = told(Rivals(REPORTS, [((0, 2), 3.0), ((0, 3), 1.0)]), 0, 3)
    assert found["ahead_least"] == pytest.approx(-2.0)
    assert found["first"] == 1


def test_without_a_rival_a_pair_is_ahead_of_the_floor() -> None:
    """A report with one passage near has no second, which is as if the second were at the floor."""
    found = told(Rivals(REPORTS, [((1, 3), 0.5)]), 1, 3)
    assert found["ahead_least"] == found["ahead_most"] == pytest.approx(0.5 - FLOOR)
    assert found["rivals"] == pytest.approx(2 * FLOOR)


def test_a_third_report_supports_by_the_weaker_of_its_two_pairs() -> None:
    """It supports nobody by one pair alone."""
    both = told(Rivals(REPORTS, [((0, 2), 1.0), ((0, 4), 3.0), ((2, 4), 2.0)]), 0, 2)
    one = told(Rivals(REPORTS, [((0, 2), 1.0), ((0, 4), 3.0)]), 0, 2)
    assert both["third"] == pytest.approx(2.0)
    assert one["third"] == pytest.approx(FLOOR)


def test_pairs_at_the_floor_change_nothing_and_are_not_listed() -> None:
    """What is not worth a look is no rival either."""
    rivals = Rivals(REPORTS, [((0, 2), 1.0), ((0, 3), FLOOR), ((1, 2), FLOOR - 1)])
    assert rivals.pairs() == [(0, 2)]
    assert told(rivals, 0, 2) == told(Rivals(REPORTS, [((0, 2), 1.0)]), 0, 2)


def test_the_order_in_which_pairs_come_decides_nothing() -> None:
    """Equal rivals too are told in one way."""
    odds = [((0, 2), 1.0), ((0, 3), 1.0), ((1, 2), 1.0), ((0, 4), 1.0), ((2, 4), 0.5)]
    forth, back = Rivals(REPORTS, odds), Rivals(REPORTS, odds[::-1])
    assert [forth.tell(pair) for pair in forth.pairs()] == [back.tell(pair) for pair in back.pairs()]
