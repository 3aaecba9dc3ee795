"""What a reader calls a report."""

from __future__ import annotations

import pytest

from crossread.text import headline_of, source_name


@pytest.mark.parametrize(
    ("outlet", "path", "name"),
    [("The Quay", "in/a.txt", "The Quay"), (None, "in/a.txt", "a.txt"), ("", "a.txt", "a.txt")],
)
def test_a_report_is_named_by_its_outlet_or_its_file(outlet: str | None, path: str, name: str) -> None:
    """Nobody is told that an outlet is unknown where a file has a name."""
    assert source_name(outlet, path) == name


def test_a_report_without_headline_is_headed_by_the_words_it_opens_with() -> None:
    """Ten words at the most, without markup and line breaks, cut aloud."""
    text = "\n**Harbour closed**\n\nThe harbour of Velmar was closed on Friday after a barge sank at its mouth. " * 4
    assert headline_of(None, text) == "Harbour closed The harbour of Velmar was closed on Friday …"
    assert headline_of(" ", text) == headline_of(None, text)
    assert headline_of("**Harbour** shut", text) == "Harbour shut"


def test_of_a_short_report_a_fifth_stands_for_it() -> None:
    """A page for everybody shows no more, and a report of few words still has a name."""
    assert headline_of(None, "one two three four five six seven eight nine ten") == "one two …"
    assert headline_of(None, "word") == "word"
    assert not headline_of(None, " \n ")
