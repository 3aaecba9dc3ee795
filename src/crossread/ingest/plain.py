"""Title, byline, outlet and dates that a plain text carries in its own first and last lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crossread.text.calendar_names import WEEKDAY
from crossread.text.dates import PrintedDate, find_printed_dates
from crossread.text.lines import (
    find_byline,
    find_dateline,
    find_metadata_end,
    find_site_name,
    is_date_line,
    is_name_line,
)
from crossread.text.reading import ReadingView, reading_view
from crossread.text.segment import find_paragraphs, split_paragraph

PlainOrigin = Literal["byline", "dateline", "text"]
"""Where in the text a date stood: in a line of its own about the report, in a dateline, elsewhere."""

HEAD_LINES, TAIL_LINES = 10, 6
"""Lines that are read at the top and at the bottom; what stands between tells of other days."""
HEAD_SPAN, TAIL_SPAN = 6_000, 2_000
"""Code points those lines are looked for in."""
LONGEST_TITLE = 28
"""Words."""
LONGEST_BODY_TITLE = 16
"""Words of a title that ends with a stop, as a lead does."""
LONGEST_META = 40
"""Words of a line that may hold a date about the report."""
_TOWN = re.compile(r"(?:New|San|Los|Las|Saint|St|North|South|East|West|Port|Fort|Santa|Hong|El|La)\b")
_LINK = re.compile(
    r"\b(?:source|share|subscribe|sign|click|comments?|advertisement|menu|home|search|related)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDate:
    """A full date a text gives for itself; unpacks to its value and its origin.

    Attributes:
        value: ISO 8601 date, or date and time with its offset where one is printed.
        origin: Where it stood.
        start: First code point in the text.
        end: One past the last.
    """

    value: str
    origin: PlainOrigin
    start: int
    end: int

    def __iter__(self) -> Iterator[str]:
        """Yield the value and the origin."""
        return iter((self.value, self.origin))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainMetadata:
    """What a plain text says about itself.

    Attributes:
        title: The headline without the name of the site.
        byline: The authors, as printed, without "By".
        outlet: The name of the outlet.
        dates: Full dates, in the order of the text; a date that may be read in two ways gives both.
    """

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    dates: tuple[PlainDate, ...] = ()


def find_plain_metadata(text: str) -> PlainMetadata:
    r"""Read what the first and the last lines of a text say about it.

    A date without its year ("VALPARA, June 3 (NNA) --") is no date of a report and is left out.

    Args:
        text: The document's text.

    Returns:
        What was found; offsets point into `text`.

    Example:
        >>> head = "Ferry sinks off Valpara | Harbour Gazette\n\nBy Ana Sousa\n\n3 June 2021"
        >>> found = find_plain_metadata(head + "\n\nTwo ships collided on Monday.")
        >>> found.title, found.byline, found.outlet, found.dates[0].value
        ('Ferry sinks off Valpara', 'Ana Sousa', 'Harbour Gazette', '2021-06-03')
    """
    head = [reading_view(text, *span) for span in find_paragraphs(text, 0, min(len(text), HEAD_SPAN))[:HEAD_LINES]]
    head = [view for view in head if view.text]
    title, outlet = _find_title(head)
    byline: str | None = None
    dates: list[PlainDate] = []
    for view in head:
        names = find_byline(view.text)
        if byline is None and names is not None and len(view.text) - names[1] <= LONGEST_META:
            byline = names[0]
        found = list(_find_dates(view))
        dates.extend(found)
        if outlet is None and found and is_date_line(view.text):
            outlet = _outlet_beside_date(view.text)
    done = head[-1].end if head else 0
    dates.extend(_find_tail_dates(text, done))
    return PlainMetadata(title=title, byline=byline, outlet=outlet, dates=tuple(dates))


def _find_title(head: list[ReadingView]) -> tuple[str | None, str | None]:
    """The first line that is built like a headline, and the name of the site beside it or in its place."""
    outlet: str | None = None
    for number, view in enumerate(head[:-1]):
        line = view.text
        words = line.count(" ") + 1
        if is_date_line(line) or find_byline(line) or find_metadata_end(line) >= len(line) or _LINK.match(line):
            continue
        if is_name_line(line, " ".join(later.text for later in head[number + 1 : number + 4])[:1500]):
            outlet = outlet or line
            continue
        if words > LONGEST_TITLE or find_dateline(line) or find_metadata_end(line) or line[-1] in ":,;":
            return None, outlet
        longest = max(later.text.count(" ") for later in head[number + 1 :]) + 1
        stopped = line.rstrip("\"”’')")[-1:] in tuple(".!?")
        sentences = len(list(split_paragraph(line, 0, len(line))))
        if stopped and (words > LONGEST_BODY_TITLE or sentences > 2 or longest <= words or line[0] in '"“'):  # noqa: PLR2004 -- measured
            return None, outlet
        tail = find_site_name(line)
        if tail is not None:
            outlet = outlet or re.sub(r"^\W+", "", line[tail:])
            line = line[:tail].rstrip()
        return line, outlet
    return None, outlet


def _find_dates(view: ReadingView) -> Iterator[PlainDate]:
    """Dates of one line near the top: a line about the report, metadata before a sentence, a dateline."""
    line = view.text
    glued = find_metadata_end(line)
    dateline = find_dateline(line)
    names = find_byline(line)
    about = is_date_line(line) or (names is not None and line.count(" ") < LONGEST_META)
    end = len(line) if about else max(glued, dateline.end if dateline else 0)
    origin: PlainOrigin = "byline" if about or glued else "dateline"
    for date in find_printed_dates(line, 0, end):
        yield from _carry(view, date, origin)


def _find_tail_dates(text: str, done: int) -> Iterator[PlainDate]:
    """Dates of lines about the report near the bottom."""
    start = max(done, len(text) - TAIL_SPAN)
    for span in find_paragraphs(text, start)[-TAIL_LINES:]:
        view = reading_view(text, *span)
        if view.text and (is_date_line(view.text) or find_metadata_end(view.text) >= len(view.text)):
            for date in find_printed_dates(view.text):
                yield from _carry(view, date, "text")


def _carry(view: ReadingView, date: PrintedDate, origin: PlainOrigin) -> Iterator[PlainDate]:
    """Carry a date of a line back to the text, once for each of its readings."""
    start, end = view.to_document(date.start, date.end)
    for value in date.values:
        yield PlainDate(value=value, origin=origin, start=start, end=end)


def _outlet_beside_date(line: str) -> str | None:
    """The name that stands before the date in a line of both, if it is no town."""
    date = next(find_printed_dates(line), None)
    if date is None or find_metadata_end(line) or find_byline(line):
        return None
    name = re.sub(r"[\s,|–—-]+$", "", line[: date.start])
    name = re.sub(rf",?\s*{WEEKDAY}$", "", name)
    words = name.split()
    if (
        not 1 < len(words) <= 6  # noqa: PLR2004 -- measured
        or "," in name
        or _TOWN.match(name)
        or not all(word[0].isupper() or len(word) < 4 for word in words)  # noqa: PLR2004 -- measured
    ):
        return None
    return name
