"""Small pieces of HTML: what is cut, left out and escaped, and what a reader sees of it."""

from __future__ import annotations

import pytest

from crossread.report.links import PageLinks
from crossread.report.markup import (
    lang,
    marked,
    number,
    numbers,
    short,
    shown_short,
    state,
    status,
    visible,
    when,
    words,
)
from crossread.report.passages import Passage, Piece

HOSTILE = "<b>\u202e'\"&</b>"


def test_what_cannot_be_seen_is_left_out() -> None:
    """Direction marks, zero-width characters and controls never reach a page; letters of all scripts do."""
    assert visible("a\u202eb\u200bc\x07d\ufeff") == "abcd"
    assert visible("\u05e0\u05de\u05dc, \u6e2f, порт") == "\u05e0\u05de\u05dc, \u6e2f, порт"


def test_long_words_are_cut() -> None:
    """Words are cut at a space, or inside a word that has none."""
    assert short("W" * 10_000, 40) == "W" * 40 + "…"
    assert short("Two dredgers aground", 13) == "Two dredgers…"
    assert short(None, 9) == "None"
    assert shown_short("Fish & chips at noon", 13) == "Fish &amp; chips…"


@pytest.mark.parametrize("kind", [None, "insert", "delete", "gap", "quantity", "deciding"])
def test_every_kind_of_mark_is_escaped(kind: str | None) -> None:
    """Whatever stands between the marks is words and nothing else."""
    html = marked((Piece(text=HOSTILE, kind=kind),))
    assert "&lt;b&gt;'\"&amp;&lt;/b&gt;" in html
    assert "<b>" not in html
    assert "\u202e" not in html


def test_a_language_cannot_leave_its_attribute() -> None:
    """The language of a report comes from its page, so it is escaped too; English and none say nothing."""
    assert lang('fr" onclick="x') == ' lang="fr&#34; onclick=&#34;x"'
    assert (lang("en"), lang(None)) == ("", "")


def test_a_passage_that_may_not_be_shown_says_so() -> None:
    """On a public page a passage beyond the limit says why there is none."""
    bare = Passage(document_id="d", number=1, start=0, end=4, sentence=None, pieces=())
    assert words(bare) == ""
    cut = Passage(document_id="d", number=1, start=0, end=4, sentence=None, pieces=(), cut=True)
    assert "excerpt limit" in words(cut)


def test_numbers_of_reports_lead_to_them_and_say_what_they_are() -> None:
    """A number alone is no name of a link; in a row of them the word is heard once."""
    assert number(3, PageLinks()) == '<a class="n" href="#r3" aria-label="report 3">3</a>'
    assert numbers((1, 2), PageLinks()).startswith(
        '<span class="ns"><span class="sr">reports </span><a class="n" href="#r1">1</a>'
    )
    assert numbers((1,), PageLinks(), told=False) == '<span class="ns"><a class="n" href="#r1">1</a></span>'


def test_states_are_words_first() -> None:
    """The words of a state and of a status stand as text, the glyph beside them."""
    assert state("differs", "number") == '<i class="g differs"></i> differs on the number'
    assert state("not_found", glyph=False) == "not found"
    assert status("only_one").endswith("only one")


def test_days_are_told_as_precisely_as_they_are_known() -> None:
    """A report without a date is undated; the clock is shown on wish."""
    assert when(None) == "undated"
    assert when("2024-03") == "March 2024"
    assert when("2024-03-17T09:30:00+01:00", clock=True) == "17 March 2024, 09:30"
