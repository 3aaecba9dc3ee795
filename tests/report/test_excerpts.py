"""What a public page may show of a report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.records import Document
from crossread.report.excerpts import PUBLIC_PASSAGE_CHARACTERS, Excerpts
from crossread.text import count_words


def excerpts(text: str, *, family: str | None = None, title: str | None = "Boats") -> Excerpts:
    """The excerpts of two reports with the same text."""
    documents = {
        key: Document(document_id=key, path=key, words=1, text=text, sha256="0" * 64, family_id=family, title=title)
        for key in ("d-1", "d-2")
    }
    return Excerpts(documents)


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(1, 300)), max_size=20))
def test_limits_hold_whatever_is_asked_for(spans: list[tuple[int, int]]) -> None:
    """No more than a fifth of the words, and no stretch of more than 150 characters."""
    text = "The harbour office of Velmar counted forty boats in the port today. " * 12
    found = excerpts(text)
    for start, length in spans:
        found.add("d-1", start, min(len(text), start + length))
    assert found.share("d-1") <= 0.2
    shown = found.show("d-1", 0, len(text)).text
    assert all(len(part.strip()) <= PUBLIC_PASSAGE_CHARACTERS for part in shown.split("…"))
    assert count_words(shown) <= count_words(text) * 0.2


def test_what_is_left_out_is_marked() -> None:
    """Omissions are seen; a passage of which nothing may be shown has no words."""
    text = "one two three four five six seven eight nine ten " * 4
    found = excerpts(text)
    found.add("d-1", 8, 13)
    shown = found.show("d-1", 4, 23)
    assert shown.text == "… three …"
    assert shown.cut
    assert not found.show("d-1", 100, 120).text


def test_copies_share_what_may_be_shown() -> None:
    """Two reports with one text show a fifth of it together."""
    text = "one two three four five six seven eight nine ten and again five"
    found = excerpts(text, family="f")
    found.add("d-1", 0, 7)
    found.add("d-2", 8, 18)
    assert found.show("d-1", 0, len(text)).text == "one …"
    assert not found.show("d-2", 0, len(text)).text


def test_headlines_count() -> None:
    """The words of a headline are shown in any case, so they are taken off."""
    text = "one two three four five six seven eight nine ten"
    found = excerpts(text, title="A headline")
    found.add("d-1", 0, 7)
    assert not found.show("d-1", 0, len(text)).text


def test_first_words_of_a_report_without_headline_count() -> None:
    """They head the report in any case, so they are part of what is shown of it."""
    text = "The harbour office of Velmar counted forty boats in the port today, none of them from abroad. " * 8
    found = excerpts(text, title=None)
    assert found.show("d-1", 0, len(text)).text == "The harbour office of Velmar counted forty boats in the …"
    found.add("d-1", 0, len(text))
    assert found.share("d-1") <= 0.2
