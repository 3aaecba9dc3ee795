"""Past, future or unknown."""

from __future__ import annotations

import pytest

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
    ],
)
def test_the_nearest_cue_decides(text: str, words: str, tense: str | None) -> None:
    """The cue nearest to the left within the sentence decides, then the nearest to the right."""
    start = text.index(words)
    assert find_tense(text, start, start + len(words)) == tense
