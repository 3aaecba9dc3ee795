"""Past, future or unknown."""

from __future__ import annotations

from datetime import date

import pytest

from crossread.annotate.moments import read_time_expressions
from crossread.annotate.moments.tense import find_tense


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        ("The envoy left on Friday.", "Friday", "past"),
        ("The envoy will leave on Friday.", "Friday", "future"),
        ("On Friday the envoy left.", "Friday", "past"),
        ("On Friday the envoy will leave.", "Friday", "future"),
        ("Envoy to leave on Friday", "Friday", "future"),
        ("The envoy was forced to leave on Friday.", "Friday", "past"),
        ("They signed a deal to leave on Friday.", "Friday", "future"),
        ("The envoy is due on Friday.", "Friday", "future"),
        ("The envoy has been scheduled for Friday.", "Friday", "future"),
        ("The envoy said on Friday that talks would resume.", "Friday", "past"),
        ("The mill burned. Friday will be a day of rest.", "Friday", "future"),
        ("Mr. Brandvik left on Friday.", "Friday", "past"),
        ("Mrs May in town on Friday.", "Friday", None),
        ("A quiet Friday.", "Friday", None),
        ("They will succeed on Friday.", "Friday", "future"),
        ("The vote will be held on Friday.", "Friday", "future"),
        ("He is due to be formally charged on Friday.", "Friday", "future"),
        ("She will have left by Friday.", "Friday", "future"),
        ("He could not be reached on Friday.", "Friday", "past"),
        ("They vowed on Friday to go on.", "Friday", "past"),
        ("They vowed to go on until Friday.", "Friday", "future"),
        ("Her letter to Parliament on Friday was read.", "Friday", "past"),
        ("Police sought those who hid there on Friday.", "Friday", "past"),
        ("Brask, who's not playing on Friday, waved.", "Friday", "future"),
    ],
)
def test_the_nearest_cue_decides(text: str, words: str, tense: str | None) -> None:
    """The cue nearest to the left within the sentence decides, then the nearest to the right."""
    start = text.index(words)
    assert find_tense(text, start, start + len(words)) == tense


def test_the_weekend_at_hand() -> None:
    """From Thursday on `this weekend` is the one to come, whatever the clause tells; on Monday the one just past."""
    text = "He left for this weekend's summit."
    found = [read_time_expressions(text, date(2024, 5, day))[0].earliest for day in (13, 16)]
    assert found == ["2024-05-11", "2024-05-18"]
