"""A piece of content that is unlikely to be one is dropped, unless marks or a colon say what it is."""

from __future__ import annotations

import pytest

from crossread.annotate.quotations import content_spans, find_attributions
from tests.reading import read_report

PLAIN = "Pia Holm said the lock would be shut."
MARKED = "“The lock will be shut,” Pia Holm said."
ANNOUNCED = "Pia Holm said: The lock will be shut."


def contents(text: str) -> list[str]:
    """The words of all contents of a report."""
    parsed = read_report(text).parsed
    return [parsed.doc[start:end].text for one in find_attributions(parsed) for start, end in one.content]


def test_what_is_likely_is_kept() -> None:
    """A plain report of words is far above the bar."""
    assert contents(PLAIN) == ["the lock would be shut"]


@pytest.mark.parametrize(("text", "kept"), [(PLAIN, False), (MARKED, True), (ANNOUNCED, True)])
def test_only_words_without_marks_and_colon_can_fall_under_the_bar(
    text: str, *, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a bar that nothing reaches, what marks bound or a colon announces is still a content."""
    monkeypatch.setattr(content_spans, "TAKEN_FROM", 1.1)
    monkeypatch.setattr(content_spans, "SURE_FROM", 1.1)
    assert bool(contents(text)) is kept


def test_what_surely_begins_is_kept_wherever_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the roles are sure of a cue and of the first words it reports, no doubt about the end drops them."""
    monkeypatch.setattr(content_spans, "TAKEN_FROM", 1.1)
    found = contents("Police said they were looking for the owner of the shop.")
    assert found == ["they were looking for the owner of the shop"]
