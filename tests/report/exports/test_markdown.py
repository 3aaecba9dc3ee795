"""Stories as documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from crossread.report.exports import export
from crossread.report.exports.markdown import escaped
from crossread.store import Workspace


@pytest.fixture
def document(linked: Path, tmp_path: Path) -> str:
    """The story as a document."""
    with Workspace.open(linked, read_only=True) as workspace:
        (name,) = export(workspace, "markdown", tmp_path)
    assert name == "s-orva.md"
    return (tmp_path / name).read_text("utf-8")


def test_a_story_is_a_document_with_all_its_parts(document: str) -> None:
    """Reports, what differs, claims, quotations, numbers, days, actors and shared text stand in this order."""
    heads = [line.removeprefix("## ") for line in document.splitlines() if line.startswith("## ")]
    assert heads == ["Reports", "What differs", "Claims", "Quotations", "Numbers", "Timeline", "Actors", "Shared text"]
    assert document.startswith("# Weir at Orva gives way\n\n3 reports · 3 independent texts · 3 May 2031")
    assert "2. **Harbour Wire**, 3 May 2031: [Weir at Orva gives way](<https://harbourwire.example/orva>)" in document
    assert "| differs | About 40 people were moved to a school | ≠ | ● | – |" in document
    assert "    - 1: ≤400: “As many as 400 people were moved”" in document
    assert "- 1: “We will not leave ~~one~~ **a** house unattended" in document


def test_no_mark_of_a_report_becomes_a_mark_of_the_document(document: str) -> None:
    """Read as Markdown the document has no HTML and only its own headings; the words are there."""
    html = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(document)
    assert html.count("<h1>") == 1
    assert "&lt;b&gt;on its side&lt;/b&gt; &amp; said so twice" in html
    assert "=Notes from the bank" in html
    raw = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(document)
    assert "<b>" not in raw


HARD = ["# head", "- item", "1. item", "1) item", "> quote", "*a* _b_ ~~c~~", "`code`", "[a](b)", "<i>x</i>", "a | b"]


@pytest.mark.parametrize("text", [*HARD, "&amp;", "= x", "![a](b)", "+ x", "a\\b"])
def test_words_come_back_as_they_were(text: str) -> None:
    """What is escaped is shown as it was written, in a paragraph of its own."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escaped(text))
    shown = html.removeprefix("<p>").removesuffix("</p>\n")
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
