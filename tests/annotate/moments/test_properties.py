"""What holds for any text, made of words of time in any order."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossread.annotate.moments import find_moments, read_time_expressions
from crossread.annotate.moments.almanac import Period, period_of, shift
from crossread.annotate.moments.lexicon import WORDS
from crossread.records.document import Document

DAYS = st.dates()
PIECES = st.sampled_from(
    [*sorted(WORDS), "May", "March", "12", "31", "2019", "1990s", "10:30", "p.m.", "480", "the mill", "."]
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)
UNITS = st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"])


@given(TEXTS, st.none() | DAYS)
@settings(max_examples=300, deadline=None)
@example("the last thousand centuries", date(1500, 1, 1))
@example("a thousand centuries ago", date(2024, 5, 15))
@example("the next day, the next century, next March, this winter", date(9999, 12, 31))
@example("the previous day, last winter, last century, a decade earlier", date(1, 1, 1))
@example("since before the end of the next century", date(8999, 12, 31))
def test_any_words_of_time_are_read_in_order_and_without_overlap(text: str, written: date | None) -> None:
    """No combination breaks the reader; spans are in order, disjoint and hold the words; intervals are not inverted."""
    end = 0
    for one in read_time_expressions(text, written):
        assert one.start >= end
        assert text[one.start : one.end] == one.text
        assert one.earliest is None or one.latest is None or one.earliest[:10] <= one.latest[:10]
        end = one.end


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """A report may hold anything at all."""
    document = Document(document_id="d", path="p", text=text, words=1, published="2024-05-15", sha256="0")
    for one in find_moments(document, ()):
        assert document.text[one.start : one.end] == one.text


@given(st.dates(date(200, 1, 1), date(9000, 1, 1)), UNITS)
def test_a_day_lies_in_its_own_stretch(day: date, unit: str) -> None:
    """Every day lies in the month, quarter, season ... of its own, and the next one begins the day after its end."""
    period = period_of(unit, day)  # type: ignore[arg-type]
    if unit != "weekend":
        assert period.holds(day)
    following = shift(period, 1)
    assert following.first > period.last
    assert isinstance(following, Period)
    assert shift(following, -1) == period


def test_time_grows_with_length_and_not_faster() -> None:
    """A text eight times as long takes about eight times the time, even as one single line."""
    sentence = 'They said in January: "We meet on Friday, 3 May, two weeks after the vote." Later that year they left. '

    def seconds(times: int) -> float:
        started = time.process_time()
        read_time_expressions(sentence * times, date(2024, 5, 15))
        return time.process_time() - started

    seconds(10)
    short = min(seconds(50) for _ in range(3))
    assert seconds(400) < 8 * short * 4
