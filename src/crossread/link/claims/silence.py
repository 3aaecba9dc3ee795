"""What may be said of a report that has no passage in a row: weakly found, or not found after a search of all it says.

A false "not found" does more harm than a weak find, so the second search asks for less than a row does: a passage that
half belongs to it is shown, marked as weak, and where any comes near nothing is said. What is still called not found
names how much was searched, and the nearest miss.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crossread.link.claims.rows import Likeness
from crossread.link.claims.scorer import Judge

WEAK = 0.6
"""How surely a passage belongs to a row of several reports, on average, from which it is shown as weakly found."""
WEAK_WITH_EACH = 0.3
"""The same with any single passage: one that has nothing to do with half of a row is no find for it."""
HALF = 0.15
"""How surely a passage belongs to a row of several reports, on average, from which nothing is said."""
NEAR = 0.12
"""Likeness from which nothing is said: too little to show, too much to call the report silent."""

NEAR_ALONE = 0.3
"""The same for a row of one report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The passage of a report that comes nearest to a row.

    Attributes:
        place: The statement; None for a report that says nothing.
        likely: Its mean likeness to the row.
        searched: How many statements of the report were looked at.
    """

    place: int | None
    likely: float
    searched: int

    @property
    def near(self) -> bool:
        """Whether it is too near to call the report silent."""
        return self.place is not None and self.likely >= NEAR

    @property
    def near_alone(self) -> bool:
        """The same of a row that one report alone has: one passage is a narrower thing to search for than a row."""
        return self.place is not None and self.likely >= NEAR_ALONE


def search_report(judge: Judge, row: list[int], report: list[int], *, closely: int | None = None) -> Nearest:
    """Search a whole report for what a row says.

    Args:
        judge: Scores pairs.
        row: Some statements of the row that stand for it.
        report: Places of all statements of the report.
        closely: How many of them are looked at closely, the nearest in meaning; None for all. In a story of hundreds
            of reports all would be too many.
    """
    searched = len(report)
    if closely is not None:
        report = _nearest(judge, row, report, closely)
    judge.look((i, j) for i in row for j in report)
    best: tuple[float, int] | None = None
    for place in report:
        likely = sum(judge.likely(place, one) for one in row) / len(row)
        if best is None or likely > best[0]:
            best = (likely, place)
    if best is None:
        return Nearest(place=None, likely=0.0, searched=0)
    return Nearest(place=best[1], likely=best[0], searched=searched)


def find_surest(joiner: Likeness, row: list[int], report: list[int]) -> tuple[int, float, float]:
    """Find the passage of a report that belongs to a row most surely.

    Args:
        joiner: Says how surely statements belong in one row.
        row: Some statements of the row that stand for it.
        report: Places of all statements of the report.

    Returns:
        Its place with how surely it belongs, on average and at least; zeros for a report that says nothing.
    """
    means = [(sum(joiner.likely(place, one) for one in row) / len(row), -place) for place in report]
    likely, place = max(means, default=(0.0, 0))
    least = min(joiner.likely(-place, one) for one in row) if likely else 0.0
    return -place, likely, least


def _nearest(judge: Judge, row: list[int], report: list[int], most: int) -> list[int]:
    """The statements of a report whose words are nearest in meaning to a row; equal ones by place."""
    near = np.round(judge.means[report] @ judge.means[row].sum(axis=0), 5)
    return sorted(report[at] for at in np.argsort(-near, kind="stable")[:most].tolist())
