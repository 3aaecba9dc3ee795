"""When a report was published: read dates as they are written, weigh where they were found, doubt the impossible."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from crossread.ingest.piece import FoundDate
from crossread.records import DateCandidate
from crossread.records.document import Origin
from crossread.text.calendar_names import MONTH_NUMBERS

# Where a date was found, most trusted first, and why.
TRUST: tuple[tuple[Origin, str], ...] = (
    ("user", "the analyst looked it up"),
    ("record", "stated for this very report by whoever collected it"),
    ("json-ld", "stated by the outlet for search engines, with its meaning named"),
    ("meta", "stated by the outlet for sharing, with its meaning named"),
    ("microdata", "printed on the page and marked as its date"),
    ("feed", "stated by the outlet's feed"),
    ("url", "the day the address was made; no hour"),
    ("byline", "printed beside the author"),
    ("dateline", "printed before the first sentence; the day of writing, often the day before"),
    ("header", "when a mail was sent or a PDF was made, which may be later"),
    ("text", "a date somewhere near the top"),
    ("file name", "given by whoever saved the file"),
    ("folder", "given by whoever sorted the files"),
)
_RANK = {origin: rank for rank, (origin, _) in enumerate(TRUST)}
_FIRST_PAPER = 1600  # printed newspapers begin in 1605
_MONTH_WORD = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH_WORD})\.?,? (\d{{4}})\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b({_MONTH_WORD})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/._](\d{1,2})[-/._](\d{1,2})(?!\d)")
_SOLID = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR_LAST = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:\D|$)")
_EPOCH = re.compile(r"^\d{9,13}(?:\.\d+)?$")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_COPIED = re.compile(r"/web/(\d{4})(\d{2})(\d{2})\d{0,6}(?:[a-z]{2}_)?/https?:")
"""How an archive of the web names the day on which it copied a page."""
_LONG_AFTER = timedelta(days=31)
_MILLISECONDS = 100_000_000_000  # an epoch of this size in seconds would lie past the year 5000
_MONTHS_IN_YEAR = 12
_WHOLE_DAY = 10
_PARTIAL = re.compile(r"^\d{4}-(?:0[1-9]|1[0-2])$")
_CHANGED = "changed before it was published"
_AMBIGUOUS = "day and month may be the other way round"
_OF_COPY = "when an archive copied the page, whose address is older"


def read_date(written: str | float) -> str | None:
    """Read a date that is known to be one.

    Args:
        written: ISO 8601, RFC 2822, a date in English words, a numeric date with the year first, a numeric
            date whose day is greater than 12, or seconds or milliseconds since 1970.

    Returns:
        An ISO 8601 date, or date and time with offset where the offset was given; None when it cannot be
        read without guessing (03/04/2019 is March in one country and April in another).

    Example:
        >>> read_date("2019-03-25T10:15:00Z"), read_date("March 28, 2019"), read_date("25/03/2019")
        ('2019-03-25T10:15:00+00:00', '2019-03-28', '2019-03-25')
        >>> read_date("03/04/2019") is None
        True
    """
    if isinstance(written, int | float) or _EPOCH.match(written.strip()):
        return _from_epoch(float(written))
    text = " ".join(written.split())
    if not text:
        return None
    return _from_iso(text) or _from_mail(text) or date_in_text(text) or _from_numbers(text)


def date_in_text(text: str) -> str | None:
    """Find the first full date written in English words, or with the year first.

    Example:
        >>> date_in_text("Posted on the 5th of May 2021 by the desk"), date_in_text("last May")
        ('2021-05-05', None)
    """
    if match := _DAY_MONTH.search(text):
        return _day(int(match[3]), MONTH_NUMBERS[match[2].lower()], int(match[1]))
    if match := _MONTH_DAY.search(text):
        return _day(int(match[3]), MONTH_NUMBERS[match[1].lower()], int(match[2]))
    if match := _YEAR_FIRST.search(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    return None


def date_of_address(url: str | None) -> str | None:
    """Read the day out of an address such as `/2019/03/25/`.

    Example:
        >>> date_of_address("https://example.org/news/2019/03/25/landing"), date_of_address("https://example.org/1")
        ('2019-03-25', None)
    """
    if not url:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    match = _IN_ADDRESS.search(path)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def date_of_copy(url: str | None) -> str | None:
    """Read the day on which an archive of the web copied a page out of the address of its copy.

    Example:
        >>> date_of_copy("https://archive.example/web/20190402101500/http://example.org/news/2017/03/25/landing")
        '2019-04-02'
    """
    match = _COPIED.search(url or "")
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def date_of_file_name(name: str) -> str | None:
    """Read a day out of a file or folder name, year first.

    Example:
        >>> date_of_file_name("20190325_landing.txt"), date_of_file_name("2019-03-25"), date_of_file_name("v10")
        ('2019-03-25', '2019-03-25', None)
    """
    match = _YEAR_FIRST.search(name) or _SOLID.search(name)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def choose_date(
    document_id: str,
    found: Iterable[FoundDate],
    *,
    modified: str | None = None,
    copied: str | None = None,
    today: date | None = None,
    ambiguous: Collection[FoundDate] = (),
) -> tuple[DateCandidate, ...]:
    """Keep every date that was found and mark the one to believe.

    Args:
        document_id: The report.
        found: Dates with their origins, in the order of finding; of a partial date the known part.
        modified: When the report was last changed, if it says so.
        copied: The day on which an archive copied it, if it is a copy.
        today: The day of reading; None leaves the check for the future out.
        ambiguous: Those of `found` that are one of two readings of the same figures.

    Returns:
        The candidates, most trusted first, each once per origin; the first without a warning is chosen, or the
        first that was only changed before it was published; none, when all are impossible or ambiguous. What the
        analyst says is chosen whatever it is. An ambiguous date is sound when another place gives the same day.

    Example:
        >>> rows = choose_date("d-1", [FoundDate("2019-03-26", "text"), FoundDate("2019-03-25", "json-ld")])
        >>> [(row.value, row.chosen) for row in rows]
        [('2019-03-25', True), ('2019-03-26', False)]
    """
    kept = sorted(dict.fromkeys(found), key=lambda candidate: _RANK[candidate.origin])
    address = next((candidate.value for candidate in kept if candidate.origin == "url"), None)
    certain = {candidate.value[:_WHOLE_DAY] for candidate in kept if candidate not in ambiguous}
    doubts = [
        _doubt(candidate.value, modified, today)
        or (_OF_COPY if copied and address and _is_of_copy(candidate.value, copied, address) else None)
        or (_AMBIGUOUS if candidate in ambiguous and candidate.value[:_WHOLE_DAY] not in certain else None)
        for candidate in kept
    ]
    sound = [place for place, doubt in enumerate(doubts) if doubt is None]
    by_hand = [place for place, candidate in enumerate(kept) if candidate.origin == "user"]
    possible = [place for place, doubt in enumerate(doubts) if doubt and doubt.startswith(_CHANGED)]
    chosen = next(iter(by_hand + sound + possible), None)
    return tuple(
        DateCandidate(
            document_id=document_id,
            value=candidate.value,
            origin=candidate.origin,
            chosen=place == chosen,
            warning=doubts[place],
        )
        for place, candidate in enumerate(kept)
    )


def _doubt(value: str, modified: str | None, today: date | None) -> str | None:
    """Say why a publication date cannot be right, None when it can."""
    day = _first_day(value)
    if value.startswith("1970-01-01"):
        return "the zero of computer clocks, not a date of publication"
    if day.year < _FIRST_PAPER:
        return "before there were newspapers"
    if today is not None and day > today + timedelta(days=1):  # the next day has begun somewhere
        return "in the future"
    if modified is not None and modified[:_WHOLE_DAY] < value[: len(modified)][:_WHOLE_DAY]:
        return f"{_CHANGED} ({modified[:_WHOLE_DAY]})"
    return None


def _is_of_copy(value: str, copied: str, address: str) -> bool:
    """Whether a date is not before the day on which an archive copied the page, and long after that of its address."""
    day = _first_day(value)
    return day >= date.fromisoformat(copied) - timedelta(days=1) and day - date.fromisoformat(address) >= _LONG_AFTER


def _first_day(value: str) -> date:
    """Give the first day of a date, which may be a month or a year."""
    return date(int(value[:4]), int(value[5:7] or 1), int(value[8:10] or 1))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _instant(moment: datetime) -> str:
    """Write a moment; without an offset the hour is not known, only the day."""
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def _from_epoch(seconds: float) -> str | None:
    try:
        return _instant(datetime.fromtimestamp(seconds / 1000 if abs(seconds) > _MILLISECONDS else seconds, UTC))
    except (OverflowError, OSError, ValueError):
        return None


def _from_iso(text: str) -> str | None:
    if _PARTIAL.match(text):
        return text
    try:
        return text if len(text) == _WHOLE_DAY and date.fromisoformat(text) else _instant(datetime.fromisoformat(text))
    except ValueError:
        return None


def _from_mail(text: str) -> str | None:
    if ":" not in text:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" and a missing zone both mean that the offset is not known
    return _instant(moment)


def _from_numbers(text: str) -> str | None:
    """Read day and month in the one order that is possible."""
    match = _YEAR_LAST.match(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > _MONTHS_IN_YEAR:
        return _day(year, second, first)
    if second > _MONTHS_IN_YEAR or first == second:
        return _day(year, first, second)
    return None
