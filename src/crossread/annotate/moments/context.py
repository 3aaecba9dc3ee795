"""What the text says so far: when it was published, which date was named last, past or future."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from crossread.annotate.moments.almanac import Period, Unit, period_of, shift
from crossread.annotate.moments.tense import Tense, find_tense

Style = Literal["news", "history"]
NEAR_BLOCKS = 2
QUARTER_REACH = 700
SENTENCE_REACH = 1000
_DATED = frozenset(["day", "week", "month", "season", "quarter"])
SAID_REACH = 60
QUOTATION_REACH = 2000
_OPENING_MARKS = frozenset('“"')
_SAID = re.compile(
    r"\b(?:said|says|told|remarked|wrote|tweeted|added|warned|declared|stated|announced|asked|claimed)\b"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“])")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that relative words are counted from.

    Attributes:
        day: The day.
        why: What it is, fit for the page: "published 2019-03-25".
    """

    day: date
    why: str


@dataclass(slots=True)
class Context:
    """The state of reading one text from left to right.

    Attributes:
        written: The day the text was written, with its reason; None when unknown.
        carried: The day of a quotation that began in the block before and goes on in this one.
        quoted: Stretches of the block that are words said on another day, with that day.
        style: "news" counts partial dates from publication, "history" from the date named last.
        day_first: How 3/4/2019 is read; None when the text does not tell.
        text: The block being read.
        block: Its number.
        named: The stretch of the calendar named last.
        named_words: The words that named it.
        named_block: The block it was named in.
        named_end: Where in its block it was named.
        year: The year named last by a date with a year.
        year_end: Where in its block it was named.
        year_block: The block it was named in.
        quarter: The quarter named last.
        quarter_end: Where in its block it was named.
        quarter_block: The block it was named in.
        surname_may: Whether the text speaks of somebody called May.
        ancient: Whether the text names years before Christ.
        fresh: Whether it speaks of days and weeks around the one on which it was written.
        bc: The year before Christ named last, if that was the date named last.
    """

    written: Anchor | None
    style: Style = "news"
    day_first: bool | None = None
    text: str = ""
    block: int = 0
    start: int = 0
    end: int = 0
    named: Period | None = None
    named_words: str = ""
    named_block: int = -9
    named_end: int = -9
    year: int | None = None
    year_end: int = -9
    year_block: int = -9
    quarter: Period | None = None
    quarter_end: int = -9
    quarter_block: int = -9
    surname_may: bool = False
    ancient: bool = False
    fresh: bool = False
    bc: int | None = None
    quoted: tuple[tuple[int, int, Anchor], ...] = ()
    carried: Anchor | None = None
    _tenses: dict[int, Tense] = field(default_factory=dict)

    def tense(self) -> Tense:
        """Past, future or unknown: what the clause around the expression being read tells of."""
        if self.start not in self._tenses:
            self._tenses[self.start] = find_tense(self.text, self.start, self.end)
        return self._tenses[self.start]

    @property
    def reference(self) -> Anchor | None:
        """The day the words being read were written, or said when they are a quotation with a day of its own."""
        given = next((anchor for start, end, anchor in self.quoted if start <= self.start < end), None)
        return given or self._continued() or self._said() or self.written

    def _continued(self) -> Anchor | None:
        """The day of a quotation that goes on from the block before."""
        closed = self.text.find("”" if self.text[:1] == "“" else '"', 1)
        return self.carried if self.carried and (closed < 0 or self.start < closed) else None

    def _said(self) -> Anchor | None:  # noqa: PLR0911 - every reason to refuse
        """The day named for a quotation in its own sentence: in January she said "... next month"."""
        if self.named is None or self.written is None or self.named_block != self.block:
            return None
        nearest = max(self.start - QUOTATION_REACH, 0)
        opened = max(self.text.rfind(mark, nearest, self.start) for mark in '“"')
        if opened < 0 or not 0 <= opened - self.named_end <= SAID_REACH or self.named.last >= self.written.day:
            return None
        if self.text[opened] == "“" and "”" in self.text[opened : self.start]:
            return None
        if self.text[opened] == '"' and self.text.count('"', 0, self.start) % 2 == 0:
            return None
        if _SENTENCE_END.search(self.text, self.named_end, opened):
            return None
        sentence = _SENTENCE_END.split(self.left(opened, 400))[-1]
        if _SAID.search(sentence) is None:
            return None
        return Anchor(self.named.first, f"said in {self.named.value}")

    def left(self, place: int, width: int = 30) -> str:
        """The characters of the block before a place."""
        return self.text[max(place - width, 0) : place]

    def tense_before(self) -> Tense:
        """The same from the words before the expression alone."""
        return find_tense(self.text, self.start, self.end, look_right=False)

    def read_block(self, text: str, quoted: tuple[tuple[int, int, Anchor], ...] = ()) -> None:
        """Go on to the next block."""
        self.start = len(self.text)
        self.carried = (self._said() if self.text else None) if text[:1] in _OPENING_MARKS else None
        self.text, self.quoted = text, quoted
        self.block += 1
        self._tenses.clear()

    def remember(self, period: Period, words: str, *, with_year: bool) -> None:
        """Keep a date that was named, for words that are counted from it."""
        self.named, self.named_words, self.named_block = period, words, self.block
        self.named_end = self.end
        if period.unit == "quarter":
            self.quarter, self.quarter_block, self.quarter_end = period, self.block, self.end
        self.bc = None
        if with_year or (self.style == "history" and period.unit in _DATED):
            self.year, self.year_block, self.year_end = period.first.year, self.block, self.end

    def quarter_told(self) -> Period | None:
        """The quarter being compared, when one was named a few sentences before at most."""
        blocks = self.block - self.quarter_block
        near = blocks == 1 or (blocks == 0 and self.start - self.quarter_end < QUARTER_REACH)
        return self.quarter if near else None

    def same_sentence(self, block: int, end: int) -> bool:
        """Whether a place lies in the sentence being read."""
        near = block == self.block and self.start - end < SENTENCE_REACH
        return near and _SENTENCE_END.search(self.text, end, self.start) is None

    def told(self) -> Anchor | None:
        """The day that "the next day" is counted from: the date named last, else publication."""
        if self.named is not None:
            return Anchor(
                self.named.first,
                f"counted from \N{LEFT DOUBLE QUOTATION MARK}{self.named_words}"
                f"\N{RIGHT DOUBLE QUOTATION MARK}, {self.named.first.isoformat()}",
            )
        return self.reference

    def now(self) -> Anchor | None:
        """The day that "yesterday" is counted from."""
        if self.style == "history" and self.named is not None:
            return self.told()
        return self.reference

    def weekday_origin(self) -> Anchor | None:
        """The day that "on Friday" is counted from: in history a day named close by, else publication."""
        near = self.named is not None and self.named.unit == "day" and self.block - self.named_block <= NEAR_BLOCKS
        return self.told() if self.style == "history" and near else self.reference

    def near_day(self) -> Anchor | None:
        """The day a time of day belongs to: one named close by, else publication."""
        near = self.named is not None and self.named.unit == "day" and self.block - self.named_block <= NEAR_BLOCKS
        return self.told() if near or self.style == "history" else self.reference


def choose(candidates: list[Period], day: date, tense: Tense) -> Period:
    """Choose among stretches of the calendar by tense: the last begun, the next to end, else the nearest.

    Example:
        >>> years = [period_of("month", date(year, 10, 1)) for year in (2018, 2019)]
        >>> choose(years, date(2019, 3, 25), "past").value
        '2018-10'
    """
    if tense == "past":
        before = [one for one in candidates if one.first <= day]
        if before:
            return max(before, key=lambda one: one.first)
    if tense == "future":
        after = [one for one in candidates if one.last >= day]
        if after:
            return min(after, key=lambda one: one.first)
    return min(candidates, key=lambda one: _distance(one, day))


def _distance(period: Period, day: date) -> int:
    if period.holds(day):
        return 0
    return min(abs((period.first - day).days), abs((period.last - day).days))


def from_anchor(unit: Unit, anchor: Anchor, count: int) -> Period:
    """The stretch that lies a number of its kind away from an anchor."""
    return shift(period_of(unit, anchor.day), count)
