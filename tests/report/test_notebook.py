"""What a notebook shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import crossread
from crossread.report.notebook import SHOWN_CHARACTERS, table_html


class Balance(HTMLParser):
    """Checks that every tag is closed, and collects the words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        assert tag not in {"script", "style", "link", "img", "iframe"}
        assert not any(name.startswith("on") or "url(" in (value or "") for name, value in attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)


def read(html: str) -> str:
    """The words of a piece of HTML that is sound."""
    reader = Balance()
    reader.feed(html)
    assert not reader.open
    assert "http" not in html
    return " ".join(" ".join(reader.words).split())


def test_a_table_shows_ten_rows_and_says_how_many_there_are(linked: Path) -> None:
    """The caption counts, columns without values are left out, long values end at a word."""
    rows = [{"text": "many words " * 40, "via": None, "n": number} for number in range(10)]
    words = read(table_html("quotations", rows, 1234))
    assert words.startswith("quotations : 1,234 rows, the first 10 of them text n many words")
    assert max(len(cell) for cell in re.split(" … ", words)) < 2 * SHOWN_CHARACTERS
    with crossread.open(linked) as case:
        assert "x" not in case.claims[:1]._repr_html_().split("<table>")[0].replace("claims", "")


def test_everything_is_escaped(linked: Path) -> None:
    """Marks in reports stay marks of the text; odd characters are gone."""
    shown = table_html("a<b", [{"<i>": "<script>alert(1)</script>\u202e"}], 1)
    assert "<script>" not in shown
    assert "\u202e" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    with crossread.open(linked) as case:
        shown = case.event_mentions._repr_html_()
    assert "&lt;b&gt;on its side&lt;/b&gt; &amp; said" in shown


def test_a_case_and_a_story_show_themselves(linked: Path) -> None:
    """A case lists its stories and counts; a story its reports and the rows of the grid with a legend."""
    with crossread.open(linked) as case:
        whole, story = read(case._repr_html_()), read(case.stories[0]._repr_html_())
        assert len(case._repr_html_()) < 5_000
    assert whole.startswith("3 reports · 1 story")
    assert "2 quotations" in whole
    assert story.startswith("Weir at Orva gives way 3 reports")
    assert "1 differs · 1 agree" in story
    assert "differs About 40 people were moved to a school ≠ ● –" in story
    assert "– not found" in story
