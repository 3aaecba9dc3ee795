"""What the dated reports of one desk say about the day of an undated one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

LARGEST_DESK = 60
"""More reports than this are an archive, and an archive says nothing about the day of one report in it."""

LONGEST_DAYS = 2
"""Dated reports further apart than this say nothing sure about an undated one: its "Thursday" may be another week's."""

FEWEST_DATED = 2


def find_desk_day(published: Iterable[str | None]) -> dt.date | None:
    """Find the day an undated report of a small desk may be counted from.

    A person who lays five reports of one happening side by side reads "on Friday" in the undated one by the
    others. So does this, if the desk is small and its dated reports lie close together; the moment's
    anchor then says so.

    Args:
        published: `Document.published` of every report of the workspace.

    Returns:
        The latest day of publication, or None when the desk says nothing, or no report is undated.

    Example:
        >>> find_desk_day(["2031-05-03", None, "2031-05-04T09:00+02:00"])
        datetime.date(2031, 5, 4)
        >>> find_desk_day(["2031-05-03", None, "2030-01-01"]) is None
        True
    """
    days: list[dt.date] = []
    undated = 0
    for count, value in enumerate(published, 1):
        if count > LARGEST_DESK:
            return None
        if value is None or len(value) < len("2031-05-03"):
            undated += 1
        else:
            days.append(dt.date.fromisoformat(value[:10]))
    if not undated or len(days) < FEWEST_DATED or (max(days) - min(days)).days > LONGEST_DAYS:
        return None
    return max(days)
