"""An undated report takes its day from its neighbours only where they agree."""

from __future__ import annotations

import datetime as dt

import pytest

from crossread.link.desk import LARGEST_DESK, find_desk_day


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (["2031-05-03", "2031-05-04", None], dt.date(2031, 5, 4)),
        (["2031-05-03", "2031-05-04"], None),
        (["2031-05-03", None], None),
        (["2031-05-03", "2031-05-06", None], None),
        (["2031-05-03", "2031-05-05", None], dt.date(2031, 5, 5)),
        (["2031-05", "2031-05-04", "2031-05-03"], dt.date(2031, 5, 4)),
        ([None] * LARGEST_DESK + ["2031-05-03", "2031-05-04"], None),
        ([], None),
    ],
)
def test_day_of_the_desk(published: list[str | None], day: dt.date | None) -> None:
    """Two dated reports within two days lend their latest day; a lone one, a wide span or an archive lends none."""
    assert find_desk_day(published) == day
