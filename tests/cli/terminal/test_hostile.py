"""Hostile words on a terminal: no control sequence, no direction mark, no line too wide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from crossread.cli.terminal import PARTS, print_part, print_story
from crossread.report import Material, StoryPages
from crossread.store import Workspace
from tests.report.conftest import HOSTILE, make_story

UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story whose titles, names and reasons are hostile, with colour codes and a bell besides."""
    words = f"{HOSTILE}\x1b[31m\x07\u2066\u05d0\u05d1 [bold]"
    return make_story(tmp_path_factory.mktemp("hostile") / "case", reports=3, claims=4, words=words)


@pytest.mark.parametrize("part", ["", *PARTS])
def test_every_page_stays_a_page(
    case: Path, part: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands in titles, names and reasons, lines fit and nothing moves the cursor or turns the line around."""
    monkeypatch.setenv("COLUMNS", "80")
    with Workspace.open(case, read_only=True) as workspace:
        pages = StoryPages(Material(workspace, story_id="story-1"))
        if part:
            print_part(pages, part)
        else:
            print_story(pages, "a-case")
    lines = capsys.readouterr().out.splitlines()
    assert lines
    for line in lines:
        assert cell_len(line) <= 80
        assert not UNSEEN.search(line), line[:80]
