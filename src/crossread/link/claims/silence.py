"""What may be said of a report that has no passage in a row: weakly found, or not found after a search of all it says.

A false "not found" does more harm than a weak find, so the second search asks for less than a row does: anything that
comes near is shown, marked as weak. What is still called not found names how much was searched, and the nearest miss.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crossread.link.claims.scorer import Judge

WEAK = 0.85
"""Likeness to a row of several reports from which a passage is shown as weakly found."""
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
    def weak(self) -> bool:
        """Whether it is near enough to be shown."""
        return self.place is not None and self.likely >= WEAK

    @property
    def open(self) -> bool:
        """Whether it is too near to call the report silent, and not near enough to be shown."""
        return self.place is not None and NEAR <= self.likely < WEAK

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


def _nearest(judge: Judge, row: list[int], report: list[int], most: int) -> list[int]:
    """The statements of a report whose words are nearest in meaning to a row; equal ones by place."""
    near = np.round(judge.means[report] @ judge.means[row].sum(axis=0), 5)
    return sorted(report[at] for at in np.argsort(-near, kind="stable")[:most].tolist())
