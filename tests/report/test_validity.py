"""Every kind of page of the report is valid HTML by the standard, whatever the words in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread.report import desk_view, page, write_pages
from crossread.store import Workspace
from tests.rules import invalid


def test_every_kind_of_page_is_valid(
    gold_case: Path, hostile_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one file for the analyst, the public and paper, the folder with its list and reports, and hostile words."""
    for name, case in (("gold", gold_case), ("hostile", hostile_case)):
        with Workspace.open(case, read_only=True) as workspace:
            desk = desk_view(workspace)
            write_pages(workspace, desk, tmp_path / f"{name}.html")
            write_pages(workspace, desk, tmp_path / f"{name}-public.html", audience="public")
            write_pages(workspace, desk, tmp_path / f"{name}-paper.html", paper=True)
            with monkeypatch.context() as small:
                small.setattr(page, "LARGEST_FILE_WORDS", 10)
                write_pages(workspace, desk, tmp_path / f"{name}-folder.html")
    assert invalid(sorted(tmp_path.rglob("*.html")), tmp_path) == []


def test_the_rules_find_faults(tmp_path: Path) -> None:
    """The check is awake: a page with a block in a paragraph's phrase and an id twice does not pass."""
    bad = tmp_path / "bad.html"
    bad.write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title></head>'
        '<body><p id="a"><span><div id="a">x</div></span></p></body></html>',
        "utf-8",
    )
    assert len(invalid([bad], tmp_path)) > 1
