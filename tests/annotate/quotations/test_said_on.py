"""On which day something was said."""

from __future__ import annotations

import pytest

from crossread.annotation import Found, annotate
from crossread.records import Moment, Quotation
from tests.reading import engine, make_document


def read(text: str) -> Found:
    """All marks of a report that was printed on Friday, 10 May 2019."""
    return annotate(make_document(text, "2019-05-10"), engine=engine())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“The kiln is cold,” Edda Vance said on Wednesday.", "2019-05-08"),
        ("On 3 May Edda Vance told reporters that the kiln was cold.", "2019-05-03"),
        ("Edda Vance said that the kiln was sold on Wednesday.", None),
        ("Edda Vance said that the kiln was cold.", None),
    ],
)
def test_the_day_that_hangs_on_the_cue(text: str, day: str | None) -> None:
    """A day beside the cue is when it was said; a day in what was said is not."""
    found = [one for one in read(text)["quotations"] if isinstance(one, Quotation)]
    assert found
    assert {one.said_on for one in found} == {day}


def test_tomorrow_is_counted_from_the_day_it_was_said() -> None:
    """Words inside a quotation are counted from the day of the quotation, not of the report."""
    marks = read("“The kiln will be lit tomorrow,” Edda Vance said on Tuesday.")
    [tomorrow] = [one for one in marks["moments"] if isinstance(one, Moment) and one.text == "tomorrow"]
    assert tomorrow.earliest is not None
    assert tomorrow.earliest[:10] == "2019-05-08"
