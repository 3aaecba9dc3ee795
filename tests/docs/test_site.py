"""The site holds every page, is built without a warning, and asks nobody else for anything."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent.parent
DOCS = HOUSE / "docs"
SITE = runpy.run_path(str(DOCS / "site.py"))


def test_every_page_stands_in_the_navigation_once() -> None:
    """Sections come in reading order; pages in the order of the front page; none is left out."""
    front, *sections = SITE["navigation"](DOCS)
    assert front == "index.md"
    assert [title for section in sections for title in section] == list(SITE["SECTIONS"].values())
    pages = [page for section in sections for held in section.values() for page in held]
    assert sorted([front, *pages]) == sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
    assert pages[0] == "start/index.md"


def test_the_front_page_leads_to_every_guide_and_concept() -> None:
    """A page that is not listed is not found."""
    listed = set(re.findall(r"\]\(([^)]+)\)", (DOCS / "index.md").read_text("utf-8")))
    wanted = {
        path.relative_to(DOCS).as_posix() for folder in ("guides", "concepts") for path in (DOCS / folder).glob("*.md")
    }
    assert wanted <= listed


def test_links_out_of_the_pages_lead_to_the_repository() -> None:
    """Pages and files beside them stay as they are; blocks of code are left alone."""
    page = DOCS / "guides" / "exports.md"
    text = "[a](../reference/tables.md#x) [b](../../CHANGELOG.md) [c](../decisions/) [d](https://x.example)\n```\n[e](../../f)\n```\n"
    assert SITE["outward"](text, page, DOCS, "https://host.example/r") == (
        "[a](../reference/tables.md#x) [b](https://host.example/r/blob/main/CHANGELOG.md) "
        "[c](https://host.example/r/tree/main/docs/decisions) [d](https://x.example)\n```\n[e](../../f)\n```\n"
    )


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    """Where mkdocs is installed the strict build passes, and no page loads anything from another host."""
    pytest.importorskip("material")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(list(DOCS.rglob("*.md")))
    for page in pages:
        assert not re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"?https?:", page.read_text("utf-8")), page
