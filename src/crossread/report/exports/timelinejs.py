"""A story as a timeline for TimelineJS (Knight Lab): dated happenings, and when each report came out.

The format is described at https://timeline.knightlab.com/docs/json-format.html. TimelineJS shows text as HTML, so what
stands in reports is escaped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossread.records import Story
from crossread.report.days import tell_day, tell_interval
from crossread.report.desk import ReportCard
from crossread.report.exports.json_files import json_line, without_missing, write_json_list
from crossread.report.exports.selection import Selection
from crossread.report.exports.writing import replaced_path
from crossread.report.material import Material
from crossread.report.timeline import TimelineEntry, timeline_view
from crossread.report.words import HAPPENING_STATUSES, counted
from crossread.text import reading_text

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_HEADLINE = 90
"""Characters of a passage that make the headline of a slide."""


def write_timelinejs(selection: Selection, folder: Path) -> dict[str, int]:
    """Write one file a story, `<story id>.timeline.json`.

    Args:
        selection: What to take.
        folder: Where the files go.

    Returns:
        The number of entries of each file.
    """
    counts = {}
    for story in selection.load(Story):
        name = f"{story.story_id}.timeline.json"
        reports = counted(story.documents, "report", "reports")
        head = {"title": {"text": {"headline": _html(story.title), "text": reports}}}
        material = Material(selection.workspace, story_id=story.story_id)
        with replaced_path(folder / name) as path:
            opening = json_line(head)[:-1] + ', "events": '
            counts[name] = write_json_list(path, _entries(material), opening=opening, closing="}")
    return counts


def _entries(material: Material) -> Iterator[dict[str, Any]]:
    """Yield the happenings with a first day, or where none are linked the days that reports name; then the reports."""
    view = timeline_view(material)
    days = view.days if view.linked else view.named
    for number, entry in enumerate((entry for day in days for entry in day.entries if entry.earliest), 1):
        yield _happening(material, entry, number)
    for card in material.cards:
        if card.document.published:
            yield _report(card)


def _happening(material: Material, entry: TimelineEntry, number: int) -> dict[str, Any]:
    outlets = {card.number: card.outlet for card in material.cards}
    told = [entry.told, "the reports give different dates" if entry.verdict == "differ" else ""]
    passages = "".join(
        f"<p>{_html(outlets.get(dated.passage.number, ''))}: {_html(dated.passage.text)}</p>" for dated in entry.reports
    )
    return without_missing(
        {
            "unique_id": f"happening-{number}",
            "group": HAPPENING_STATUSES[entry.status],
            **timeline_dates(entry.earliest or "", entry.latest),
            "text": {
                "headline": _html(entry.title.shortened(_HEADLINE).text),
                "text": f"<p>{_html('; '.join(part for part in told if part))}</p>{passages}",
            },
        }
    )


def _report(card: ReportCard) -> dict[str, Any]:
    return {
        "unique_id": card.document.document_id,
        "group": "published",
        "start_date": timeline_date(card.document.published),
        "text": {
            "headline": _html(card.title),
            "text": _html(f"{card.outlet}, {tell_interval(card.document.published, card.document.published)}"),
        },
    }


def timeline_dates(earliest: str, latest: str | None) -> dict[str, dict[str, int]]:
    """Write an interval as TimelineJS wants it: a whole year or month is one date, other days are a start and an end.

    Example:
        >>> timeline_dates("2031-05-01", "2031-05-31")
        {'start_date': {'year': 2031, 'month': 5}}
        >>> timeline_dates("2031-05-02", "2031-05-02T11:59")
        {'start_date': {'year': 2031, 'month': 5, 'day': 2}}
        >>> timeline_dates("2031-05-02", "2031-05-04")["end_date"]
        {'year': 2031, 'month': 5, 'day': 4}
    """
    first, last = earliest[:10], (latest or earliest)[:10]
    if first == last:
        return {"start_date": timeline_date(first)}
    whole = tell_interval(first, last)
    for part in (first[:4], first[:7]):
        if whole == tell_day(part):
            return {"start_date": timeline_date(part)}
    return {"start_date": timeline_date(first), "end_date": timeline_date(last)}


def timeline_date(value: str | None) -> dict[str, int]:
    """Write a day as TimelineJS wants it, as precise as it is.

    Example:
        >>> timeline_date("2031-05-03T08:30"), timeline_date("2031-05")
        ({'year': 2031, 'month': 5, 'day': 3}, {'year': 2031, 'month': 5})
    """
    found = _DAY.match(value or "")
    if found is None:
        return {}
    return {
        name: int(part) for name, part in zip(("year", "month", "day"), found.groups(), strict=True) if part is not None
    }


def _html(text: str) -> str:
    return html.escape(reading_text(text))
