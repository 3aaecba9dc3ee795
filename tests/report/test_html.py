"""The templates: what is escaped, and the panels of a printed grid."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from crossread.report.html import asset, environment, panels, shell_values


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (4, [4]), (5, [3, 2]), (9, [3, 3, 3]), (0, [])])
def test_panels_are_about_equal_and_at_most_four(count: int, sizes: list[int]) -> None:
    """Five reports are three and two, not four and one; copies that are folded are left out."""
    columns = [SimpleNamespace(folded_into=None) for _ in range(count)] + [SimpleNamespace(folded_into=1)]
    assert [len(panel) for panel in panels(columns)] == sizes  # type: ignore[arg-type]


def test_every_value_is_escaped_and_cleaned() -> None:
    """Values of templates are escaped, and what cannot be seen is left out of them."""
    template = environment().from_string("<p title='{{ words }}'>{{ words }}</p>")
    assert template.render(words="<b>\u202e'\"&") == "<p title='&lt;b&gt;&#39;&#34;&amp;'>&lt;b&gt;&#39;&#34;&amp;</p>"


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
