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

from crossread.records import Document, Event, EventMention, Happening, Moment, Story
from crossread.report.exports.json_files import json_line, without_missing, write_json_list
from crossread.report.exports.selection import Selection, source_title
from crossread.report.exports.writing import replaced_path
from crossread.text import reading_view

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


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
        head = {"title": {"text": {"headline": _html(story.title), "text": f"{story.documents} reports"}}}
        with replaced_path(folder / name) as path:
            opening = json_line(head)[:-1] + ', "events": '
            counts[name] = write_json_list(path, _entries(selection, story), opening=opening, closing="}")
    return counts


def _entries(selection: Selection, story: Story) -> Iterator[dict[str, Any]]:
    events: dict[str, list[Event]] = {}
    for event in selection.workspace.load(Event, story_id=story.story_id):
        events.setdefault(event.happening_id or "", []).append(event)
    dates: dict[str, list[Moment]] = {}
    for moment in selection.workspace.load(Moment, story_id=story.story_id):
        dates.setdefault(moment.happening_id or "", []).append(moment)
    for happening in selection.workspace.load(Happening, story_id=story.story_id):
        if happening.earliest is not None:
            acts, told = events.get(happening.happening_id, []), dates.get(happening.happening_id, [])
            yield _happening(selection, happening, acts, told)
    for document in selection.workspace.load(Document, story_id=story.story_id):
        if document.published is not None:
            yield without_missing(
                {
                    "unique_id": document.document_id,
                    "group": "published",
                    "start_date": timeline_date(document.published),
                    "text": {
                        "headline": _html(source_title(document)),
                        "text": _html(document.outlet or "outlet unknown"),
                    },
                }
            )


def _happening(selection: Selection, happening: Happening, events: list[Event], dates: list[Moment]) -> dict[str, Any]:
    tellings: list[EventMention | Moment] = [*dates, *(row for event in events for row in selection.told(event))]
    sentences = {(row.document_id, selection.sentence(row.document_id, row.start, row.end)): None for row in tellings}
    passages = [
        f"<p>{_html(selection.document(document_id).outlet or document_id)}: {_html(sentence)}</p>"
        for document_id, sentence in sentences
    ]
    names = [" ".join(filter(None, (event.event, event.mode))) for event in events]
    agreement = {"differ": "the reports give different dates", "agree": "the reports agree on the date"}
    told = [happening.status, agreement.get(happening.verdict)]
    return without_missing(
        {
            "unique_id": happening.happening_id,
            "group": "happened" if happening.status == "happened" else happening.status,
            "start_date": timeline_date(happening.earliest or ""),
            "end_date": timeline_date(happening.latest) if happening.latest not in {None, happening.earliest} else None,
            "text": {
                "headline": _html(
                    "; ".join(dict.fromkeys(names)) or next((sentence for _, sentence in sentences), happening.status)
                ),
                "text": f"<p>{_html('; '.join(part for part in told if part))}</p>" + "".join(passages),
            },
        }
    )


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
    return html.escape(reading_view(text).text)
