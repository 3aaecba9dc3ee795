"""The report as PDF: by a browser, or a plain word about what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdf
import pytest

from crossread.errors import MissingExtraError
from crossread.report import desk_view, pdf, write_pages
from crossread.store import Workspace


@pytest.fixture
def page(gold_case: Path, tmp_path: Path) -> Path:
    """The example story as it is printed."""
    with Workspace.open(gold_case, read_only=True) as workspace:
        return write_pages(workspace, desk_view(workspace), tmp_path / "page.html", paper=True)


def test_a_browser_prints_the_page(page: Path, tmp_path: Path) -> None:
    """The PDF holds the grid in panels, the quotations and the reports."""
    if pdf.find_browser() is None:
        pytest.skip("no browser on this machine: make browser installs one")
    printed = pdf.print_page(page, tmp_path / "new" / "page.pdf")
    text = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(printed).pages)
    flat = "".join(text.split())
    for words in ("Claims by reports", "Quotations", "Timeline", "Method and run record", "We asked for divers"):
        assert "".join(words.split()) in flat


def test_without_a_printer_the_hint_says_what_to_install(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is neither a browser nor WeasyPrint the error says what to do."""
    monkeypatch.setattr(pdf, "BROWSERS", ())
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingExtraError) as caught:
        pdf.print_page(page, tmp_path / "page.pdf")
    assert "crossread[pdf]" in caught.value.hint
