"""A report as far as stories are concerned: words of title, opening and text; names, places, numbers and days.

Names are runs of capitalised words that do not open a sentence; places are those behind `in`, `near` and `at`; days are
dates the text names, counted from the day of publication. Only counts are kept, so features can be stored.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from crossread.text.calendar_names import MONTH_NUMBERS, WEEKDAY_NUMBERS

FIELDS = ("text", "title", "opening", "names", "places", "numbers", "days")
"""What two reports are compared on; each holds counts of terms."""

OPENING_WORDS = 60
"""Words of the text that count as its opening."""

_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’][^\W_]+)?")
_ENDS = frozenset('.!?:\n“"')
_DIGITS = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_PLACES = frozenset(["in", "near", "at"])
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)
}
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """What is compared of one report.

    Attributes:
        document_id: The report.
        title: Its headline as printed.
        day: Day of publication, with its fraction where the time is known, in days since 1 January of year 1; None when
            unknown.
        counts: Terms and how often, for each of `FIELDS`.
        words: Words of its text.
    """

    document_id: str
    title: str | None
    day: float | None
    counts: Mapping[str, Mapping[str, int]] = field(repr=False)
    words: int

    @property
    def date(self) -> str | None:
        """Day of publication in ISO 8601."""
        return None if self.day is None else dt.date.fromordinal(int(self.day)).isoformat()


def read_story_report(document_id: str, *, title: str | None, text: str, published: str | None = None) -> StoryReport:
    """Read what is compared of a report.

    Args:
        document_id: Its id.
        title: Its headline.
        text: Its body, without furniture; the headline may stand in it.
        published: ISO 8601 date or time.

    Example:
        >>> text = "Two crewmen drowned near Port Vell on Sunday. Police questioned Ana Torrel."
        >>> report = read_story_report("d", title="Ferry sinks", text=text, published="2031-05-05")
        >>> {name: dict(report.counts[name]) for name in ("names", "places", "days")}["places"]
        {'port': 1, 'vell': 1}
    """
    day = find_day(published)
    heading = list(_terms(title or ""))
    tokens = list(_tokens(text))
    terms = [term for word, _ in tokens for term in _terms(word)]
    names, places = _names(tokens)
    numbers: Counter[str] = Counter(_numbers([word for word, _ in tokens] + _TOKEN.findall(title or "")))
    counts = {
        "text": Counter(terms + heading),
        "title": Counter(heading),
        "opening": Counter(heading + [term for word, _ in tokens[:OPENING_WORDS] for term in _terms(word)]),
        "names": names,
        "places": places,
        "numbers": numbers,
        "days": Counter(_days([word for word, _ in tokens], day)),
    }
    return StoryReport(document_id=document_id, title=title or None, day=day, counts=counts, words=len(tokens))


def find_day(published: str | None) -> float | None:
    """Turn a time of publication into days; None unless at least the day is known.

    Example:
        >>> find_day("2031-05-03T12:00:00+00:00") - find_day("2031-05-02"), find_day("2031-05")
        (1.5, None)
    """
    if published is None or len(published) < len("2031-05-03"):
        return None
    try:
        moment = dt.datetime.fromisoformat(published)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(dt.UTC)
    return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440


@cache
def _stop_words() -> frozenset[str]:
    lines = files("crossread.link.stories").joinpath("data/stop_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _tokens(text: str) -> list[tuple[str, bool]]:
    """The words of a text, and whether each opens a sentence."""
    found = []
    last = 0
    for match in _TOKEN.finditer(text):
        between = text[last : match.start()]
        found.append((match.group(), last == 0 or any(letter in _ENDS for letter in between)))
        last = match.end()
    return found


def _terms(words: str) -> Iterator[str]:
    for word in _TOKEN.findall(words):
        small = word.lower().replace("’", "'")
        small = small.removesuffix("'s")
        if small in _stop_words() or (len(small) == 1 and not small.isdigit()):
            continue
        yield _stem(small)


def _stem(word: str) -> str:
    """Cut the commonest endings, so that `strikes`, `strike` and `striking` meet."""
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    for ending, least in (("ing", 4), ("ies", 3), ("ed", 4), ("es", 4), ("ly", 4), ("s", 3), ("e", 4), ("y", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def _names(tokens: list[tuple[str, bool]]) -> tuple[Counter[str], Counter[str]]:
    """Capitalised words within sentences, two in a row also as one; and those that are places by the word before."""
    names: Counter[str] = Counter()
    places: Counter[str] = Counter()
    before, place = "", False
    for word, opens in tokens:
        small = word.lower()
        if word[0].isupper() and not opens and small not in _stop_words():
            small = small.removesuffix("'s").removesuffix("’s")
            names[small] += 1
            if before:
                names[f"{before} {small}"] += 1
            if place:
                places[small] += 1
            before = small
            continue
        before = ""
        place = small in _BEFORE_PLACES and not opens
    return names, places


def _numbers(words: list[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word.lower() in _NUMBER_WORDS:
            yield _NUMBER_WORDS[word.lower()]
        elif _DIGITS.fullmatch(word) and not _YEAR.fullmatch(word) and not (at and _month(words[at - 1])):
            yield word.rstrip(".,")


def _month(word: str) -> int | None:
    return MONTH_NUMBERS.get(word.lower()) if word[0].isupper() else None


def _days(words: list[str], published: float | None) -> Iterator[str]:
    """Days the text names: `June 15`, `15 June`, and weekdays as the last one up to publication."""
    for at, word in enumerate(words):
        if month := _month(word):
            for near in (at + 1, at - 1):
                if 0 <= near < len(words) and re.fullmatch(r"[0-3]?\d(?:st|nd|rd|th)?", words[near]):
                    yield f"{month}-{int(re.sub(r'[a-z]', '', words[near]))}"
                    break
        elif published is not None and word[0].isupper() and word.lower() in WEEKDAY_NUMBERS:
            today = int(published)
            back = (today - 1 - WEEKDAY_NUMBERS[word.lower()]) % 7
            date = dt.date.fromordinal(today - back)
            yield f"{date.month}-{date.day}"
