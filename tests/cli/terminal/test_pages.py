"""The pages of a story on a terminal of 80 columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from crossread.cli.terminal import PARTS, print_desk, print_part, print_story
from crossread.report import Material, StoryPages
from crossread.store import Workspace


@pytest.fixture
def page(linked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> object:
    """Print a page and return its lines."""
    monkeypatch.setenv("COLUMNS", "80")

    def make(part: str = "") -> list[str]:
        with Workspace.open(linked, read_only=True) as workspace:
            pages = StoryPages(Material(workspace, story_id="s-orva"))
            if part:
                print_part(pages, part)
            else:
                print_story(pages, "a-case")
        return capsys.readouterr().out.splitlines()

    return make


def squeezed(lines: list[str]) -> list[str]:
    """Lines with single spaces."""
    return [" ".join(text.split()) for text in lines]


@pytest.mark.parametrize("part", ["", *PARTS])
def test_every_page_fits_80_columns(page: object, part: str) -> None:
    """A page begins with the title and the numbers of the story; no line is too wide or ends in space."""
    assert callable(page)
    lines = page(part)
    assert lines[0] == "Weir at Orva gives way  s-orva"
    assert lines[1].startswith("3 reports · 3 independent texts · 2 outlets named · 3 May 2031")
    for text in lines:
        assert cell_len(text) <= 80
        assert text == text.rstrip()
        assert "\x1b" not in text


def test_the_first_page_tells_what_differs(page: object) -> None:
    """Reports with number, id, day, outlet and headline; both values with their passages; who is silent; the way on."""
    assert callable(page)
    lines = squeezed(page())
    assert "1 d-daily 2031-05-03 Daily Orva Orva weir fails, hundreds flee" in lines
    assert "≠ differs on the number" in lines
    assert "1 ≤400 “As many as 400 people were moved”" in lines
    assert "2 ~40 “About 40 people were moved to a school”" in lines
    assert "not found in 3" in lines
    assert any(text.startswith("crossread show a-case s-orva --claims") for text in lines)


def test_claims_read_like_the_grid(page: object) -> None:
    """A glyph for each report stands beside the row, the passages below it, the differing row first."""
    assert callable(page)
    lines = squeezed(page("claims"))
    assert "1 2 3" in lines
    first = lines.index("1 ≠ ● – About 40 people were moved to a school (number, on the number)")
    assert lines[first + 1] == "1 ≠ differs ≤400 “As many as 400 people were moved”"
    assert lines[first + 3] == "not found: 3"
    assert lines.index("2 ● ● ◐ The weir at Orva gave way on Friday. (act)") > first
    assert "2 claims; ● states · ◐ attributes · ≠ differs · – not found" in lines


def test_quotations_mark_what_changed(page: object) -> None:
    """One card an utterance: speaker, verdict, the fullest version, the other with marked words, the names used."""
    assert callable(page)
    lines = squeezed(page("quotations"))
    card = lines.index("Ilse Brandvik ≈ wording differs")
    assert lines[card + 1] == "2 “We will not leave one house unattended”"
    assert lines[card + 2] == "1 “We will not leave [-one-] {+a+} house unattended”"
    assert lines[card + 3] == "called Brandvik (1), Ilse Brandvik (2)"


def test_figures_stand_together_with_their_verdict(page: object) -> None:
    """One card a quantity, both values with their sentences."""
    assert callable(page)
    lines = squeezed(page("figures"))
    card = lines.index("person ≠ values exclude each other 2 reports")
    assert lines[card + 1].startswith("1 ≤400 “As many as 400 people were moved, officials told")
    assert lines[card + 2] == "2 ~40 “About 40 people were moved to a school.”"


def test_the_timeline_parts_what_happened_from_what_was_published(page: object) -> None:
    """Days in order; differing dates are told report by report; publications are marked as such."""
    assert callable(page)
    lines = squeezed(page("timeline"))
    differing = next(place for place, text in enumerate(lines) if text.endswith("dates differ"))
    assert differing < lines.index("Saturday 3 May 2031") < lines.index("Day not known")
    assert any(text.endswith("2 May 2031 (“Friday”)") for text in lines)
    assert "published Harbour Wire: Weir at Orva gives way" in lines


def test_actors_wording_and_copies(page: object) -> None:
    """Who is named, what is done to whom, what each report says for it, and the shared words."""
    assert callable(page)
    actors, wording, copies = (squeezed(page(part)) for part in ("actors", "wording", "copies"))
    assert "Ilse Brandvik person · mayor · in 1, 2 · 2 quotations" in actors
    assert "2 stated Lorm accuses Keth “Lorm accused Keth of neglect.”" in actors
    assert any("<b>on its" in text for text in actors)
    assert {"1 Brandvik", "2 Ilse Brandvik"} <= set(wording)
    assert "2 Harbour Wire has 21% of its words from 1 Daily Orva" in copies
    assert "8 “The weir at Orva gave way on Friday.”" in copies


def test_several_stories_are_listed(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of each story its title and its reports."""
    with Workspace.open(linked, read_only=True) as workspace:
        print_desk([StoryPages(Material(workspace, story_id="s-orva"))] * 2)
    lines = capsys.readouterr().out.splitlines()
    assert lines.count("Weir at Orva gives way  s-orva") == 2
    assert sum("d-wire" in text for text in lines) == 2
