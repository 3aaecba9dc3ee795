"""The templates: what is cut, left out and escaped, and the panels of a printed grid."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from crossread.report.html import asset, environment, panels, shell_values, short, visible, when


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (4, [4]), (5, [3, 2]), (9, [3, 3, 3]), (0, [])])
def test_panels_are_about_equal_and_at_most_four(count: int, sizes: list[int]) -> None:
    """Five reports are three and two, not four and one; copies that are folded are left out."""
    columns = [SimpleNamespace(folded_into=None) for _ in range(count)] + [SimpleNamespace(folded_into=1)]
    assert [len(panel) for panel in panels(columns)] == sizes  # type: ignore[arg-type]


def test_what_cannot_be_seen_is_left_out() -> None:
    """Direction marks, zero-width characters and controls never reach a page; letters of all scripts do."""
    assert visible("a\u202eb\u200bc\x07d\ufeff") == "abcd"
    assert visible("\u05e0\u05de\u05dc, \u6e2f, порт") == "\u05e0\u05de\u05dc, \u6e2f, порт"


def test_every_value_is_escaped_and_cleaned() -> None:
    """Values of templates are escaped, and what cannot be seen is left out of them."""
    template = environment().from_string("<p title='{{ words }}'>{{ words }}</p>")
    assert template.render(words="<b>\u202e'\"&") == "<p title='&lt;b&gt;&#39;&#34;&amp;'>&lt;b&gt;&#39;&#34;&amp;</p>"


def test_long_words_are_cut() -> None:
    """Words are cut at a space, or inside a word that has none."""
    assert short("W" * 10_000, 40) == "W" * 40 + "…"
    assert short("Two dredgers aground", 13) == "Two dredgers…"
    assert short(None, 9) == "None"


def test_days_are_told_as_precisely_as_they_are_known() -> None:
    """A report without a date is undated; the clock is shown on wish."""
    assert when(None) == "undated"
    assert when("2024-03") == "March 2024"
    assert when("2024-03-17T09:30:00+01:00", clock=True) == "17 March 2024, 09:30"


def test_style_and_script_are_plain_and_closed() -> None:
    """No address, no import and no end of the element stands in style or script; the list is spelt out in full."""
    for name in ("style.css", "script.js"):
        text = asset(name)
        assert "http" not in text
        assert "@import" not in text
        assert "</" not in text
    assert "GRID" not in asset("style.css")
    assert "url(" not in asset("style.css")


def test_page_without_script_allows_none() -> None:
    """A page on paper has no script, and its policy names none."""
    values = shell_values(scripted=False)
    assert "script-src" not in values["policy"]
    assert not values["script"]
