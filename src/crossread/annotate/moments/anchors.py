"""From which day a report counts "yesterday": publication, its dateline, or the first day it was printed."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from crossread.annotate.moments.context import Anchor
from crossread.annotate.moments.expressions import TimeExpression, read_time_expressions
from crossread.records.document import Document

HEAD_LINES = 12
HEAD_WORDS = 14
LEAD_CHARACTERS = 1500
REPRINT_DAYS = 60
DATELINE_DAYS = 7
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"^\W{{0,3}}[A-Z][A-Z'’.\-]+(?: [A-Z][\w'’.\-]+)*(?:, [A-Z][\w .]{{1,20}})??,? "
    rf"(?P<date>{_MONTH} \d{{1,2}}(?:, \d{{4}})?|"
    rf"\d{{1,2}} {_MONTH}(?: \d{{4}})?)\s*(?:\(|\[|--|—|–|-|_|:|/)",
    re.MULTILINE,
)
_FIRST_PRINTED = re.compile(
    r"\b(?:first|originally|initially)\s+(?:published|appeared|posted|printed|ran)\b[^.\n]{0,60}", re.IGNORECASE
)


def published_day(document: Document, zone: tzinfo | None = None) -> date | None:
    """The day of publication, in the zone of the time as it stands or in another.

    Args:
        document: The report.
        zone: The zone to read a time with an offset in; None for its own.

    Returns:
        The day; None when it is unknown or not given to the day.
    """
    stated = document.published
    if stated is None:
        return None
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return None
    if zone is not None and moment.tzinfo is not None:
        moment = moment.astimezone(zone)
    return moment.date()


def choose_anchor(document: Document, *, zone: tzinfo | None = None, lent: Anchor | None = None) -> Anchor | None:
    """Choose the day that a report's relative words are counted from.

    Args:
        document: The report.
        zone: The zone to read the time of publication in.
        lent: A day to fall back on when the report gives none, such as that of other reports of its story.

    Returns:
        The first of: the day it was first printed, when it says so or when an earlier day stands in its
        first lines; its dateline; publication; the day lent; the first full date of its lead. None when
        there is none of these.
    """
    published = published_day(document, zone)
    first = _first_printed(document.text, published)
    if first is not None:
        return first
    dateline = _dateline(document.text, published)
    if dateline is not None:
        return dateline
    if published is not None:
        return Anchor(published, f"published {published.isoformat()}")
    return lent or _from_lead(document.text)


def _days(text: str, written: date | None = None) -> list[tuple[TimeExpression, date]]:
    """The days a text names in full."""
    return [
        (one, date.fromisoformat(one.value))
        for one in read_time_expressions(text, written)
        if one.type == "DATE" and one.precision == "day" and one.value and one.earliest == one.latest == one.value
    ]


def _first_printed(text: str, published: date | None) -> Anchor | None:
    """The earliest day in the first lines, where reprints carry both days, or after "originally published"."""
    stated = _FIRST_PRINTED.search(text)
    if stated is not None:
        for one, day in _days(stated.group()):
            if re.search(r"\d{4}", one.text) and (published is None or day <= published):
                return Anchor(day, f"first printed {day.isoformat()}, as the text says")
    head = _head_lines(text)
    days = [day for line in head for one, day in _days(line) if re.search(r"\d{4}", one.text)]
    if published is not None:
        days = [day for day in days if timedelta(0) < published - day <= timedelta(days=REPRINT_DAYS)]
    if not days:
        return None
    return Anchor(min(days), f"dated {min(days).isoformat()} in its first lines")


def _head_lines(text: str) -> list[str]:
    """The short lines before the running text begins."""
    head = []
    for line in text.strip().splitlines()[:HEAD_LINES]:
        words = len(line.split())
        if words > HEAD_WORDS or (words > HEAD_WORDS // 2 and line.rstrip().endswith((".", "!", "?"))):
            break
        head.append(line)
    return head


def dateline_span(text: str) -> tuple[int, int] | None:
    """Where the date of a dateline stands, as a half-open span; None when the text has no dateline with a date."""
    match = _DATELINE.search(text[:LEAD_CHARACTERS])
    return match.span("date") if match else None


def _dateline(text: str, published: date | None) -> Anchor | None:
    """Read “GENEVA, Dec. 9 (Agency) -”: the day it was filed, within a week before publication."""
    match = _DATELINE.search(text[:LEAD_CHARACTERS])
    if match is None:
        return None
    for one, day in _days(match.group("date"), published):
        full = re.search(r"\d{4}", one.text) is not None
        if published is None and not full:
            return None
        if published is None or timedelta(0) <= published - day <= timedelta(days=DATELINE_DAYS):
            return Anchor(day, f"dateline {day.isoformat()}")
    return None


def _from_lead(text: str) -> Anchor | None:
    """The first full date near the beginning: the best guess when nothing else is known."""
    for one, day in _days(text[:LEAD_CHARACTERS]):
        if re.search(r"\d{4}", one.text):
            return Anchor(day, f"publication unknown; first full date of the text, {day.isoformat()}")
    return None
