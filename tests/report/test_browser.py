"""The report page in a real browser: offline, by keyboard, dark, enlarged, on paper, by the rules of axe-core."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from crossread.report import desk_view, write_pages
from crossread.store import Workspace
from tests.chromium import Chromium, find_chromium
from tests.rules import violations

DRAWER = "[...document.querySelectorAll('.drawer')].filter(d => d.getClientRects().length).map(d => d.id).join()"
"""The drawers that are seen."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """A browser, or a plain word that there is none."""
    if find_chromium() is None:
        pytest.skip("no chromium on this machine: make browser installs it")
    with Chromium(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def pages(gold_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the report of the example story for the analyst, for the public, and for paper."""
    folder = tmp_path_factory.mktemp("pages")
    with Workspace.open(gold_case, read_only=True) as workspace:
        desk = desk_view(workspace)
        write_pages(workspace, desk, folder / "private.html")
        write_pages(workspace, desk, folder / "public.html", audience="public")
        write_pages(workspace, desk, folder / "paper.html", paper=True)
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, hostile_case: Path) -> Path:
    """The report of a story whose words would like to be more than words."""
    page = tmp_path_factory.mktemp("hostile") / "page.html"
    with Workspace.open(hostile_case, read_only=True) as workspace:
        return write_pages(workspace, desk_view(workspace), page)


@pytest.mark.parametrize("name", ["private", "public", "paper"])
def test_opens_offline_without_complaint(browser: Chromium, pages: Path, name: str) -> None:
    """The page asks for nothing but itself, its style and script are allowed by its policy, and no error is seen."""
    browser.look()
    browser.open((pages / f"{name}.html").as_uri())
    assert browser.requests() == [(pages / f"{name}.html").as_uri()]
    assert not browser.troubles()
    assert browser.run("getComputedStyle(document.querySelector('h1')).fontFamily.includes('serif')")
    assert browser.run("document.documentElement.classList.contains('js')") is (name != "paper")


@pytest.mark.parametrize(
    ("name", "width", "dark", "step"),
    [
        ("private", 1280, False, "document.querySelectorAll('details').forEach(d => { d.open = true; })"),
        ("private", 1280, True, "location.hash = 'e1-1'"),
        ("private", 390, False, "document.querySelector('.timeline a[href*=-s]').click()"),
        ("public", 1280, True, ""),
        ("paper", 1280, False, ""),
    ],
)
def test_keeps_the_rules_of_accessibility(  # noqa: PLR0917 - a parameter for each way of looking
    browser: Chromium, pages: Path, name: str, width: int, dark: bool, step: str
) -> None:
    """axe-core finds no violation: wide, narrow, light, dark, with all unfolded, with a drawer, for every audience."""
    browser.look(width=width, dark=dark)
    browser.open((pages / f"{name}.html").as_uri())
    browser.run(f"{step};1")
    assert violations(browser) == []


def test_keyboard_walks_the_grid(browser: Chromium, pages: Path) -> None:
    """j, k, l and h move between claims and reports, Enter opens the evidence, Escape leads back to the same cell."""
    browser.look()
    browser.open((pages / "private.html").as_uri())
    browser.press("j", "l", "l")
    cell = browser.run("document.activeElement.getAttribute('href')")
    assert cell.startswith("#e1-1-")
    browser.press("Enter")
    browser.until("document.activeElement.id === 'e1-1'")
    assert browser.run(DRAWER) == "e1-1"
    browser.press("Escape")
    browser.until(f"document.activeElement.getAttribute('href') === '{cell}'")
    browser.until("location.hash === '#-'")
    assert browser.run(DRAWER) == ""
    browser.press("j")
    assert browser.run("document.activeElement.closest('tr').id") == "c2-1"
    browser.press("k", "h")
    assert browser.run("document.activeElement.closest('tr').id") == "c1-1"


def test_keys_filter_search_and_help(browser: Chromium, pages: Path) -> None:
    """The keys: d keeps what differs, / searches the claims, ? lists the keys, o opens the report at a cell's place."""
    rows = "[...document.querySelectorAll('.grid tbody tr')].filter(r => r.getClientRects().length).length"
    browser.look()
    browser.open((pages / "private.html").as_uri())
    every = browser.run(rows)
    browser.press("d")
    assert 0 < browser.run(rows) < every
    browser.press("d")
    assert browser.run(rows) == every
    browser.press("/")
    browser.press(*"lisbon")
    assert 0 < browser.run(rows) < every
    browser.press("Escape", "?")
    browser.until("document.activeElement.id === 'keys'")
    assert browser.run(DRAWER) == "keys"
    browser.press("Escape", "j", "l", "l", "o")
    browser.until("location.hash.startsWith('#r')")
    browser.until("Math.abs(document.querySelector(location.hash).getBoundingClientRect().top) < innerHeight")


def test_a_value_opens_its_sentence_and_then_its_report(browser: Chromium, pages: Path) -> None:
    """With scripts a sentence opens in the drawer, and from there the report; every view has such links."""
    browser.look()
    browser.open((pages / "private.html").as_uri())
    for view in ("quotations", "timeline", "actors", "wording", "copies", "sources"):
        link = f"document.querySelector('section.{view} a[href^=\"#r\"][href*=-s]')"
        browser.run(f"{link}.closest('details')?.setAttribute('open', '');1")
        place = browser.run(f"(() => {{ const a = {link}; a.click(); return a.hash; }})()")
        assert browser.run(DRAWER) == "peek", view
        assert browser.run("!!document.querySelector('#peek .here')")
        browser.run("document.querySelector('#peek a[data-open]').click()")
        browser.until(f"location.hash === '{place}'")
        browser.until(f"{DRAWER} === ''")


def test_claims_on_the_same_passages_can_be_hidden(browser: Chromium, pages: Path) -> None:
    """One of them stays, and each names by a link the one it stands beside."""
    browser.look()
    browser.open((pages / "private.html").as_uri())
    rows = "[...document.querySelectorAll('.grid tbody tr')].filter(r => r.getClientRects().length)"
    every, beside = browser.run(f"{rows}.length"), browser.run(f"{rows}.filter(r => r.matches('.beside')).length")
    assert 0 < beside < every
    named = "[...document.querySelectorAll('tr.beside > th > p:last-of-type > a')]"
    assert browser.run(f"{named}.length") == beside
    assert browser.run(f"{named}.every(a => document.querySelector(a.hash)?.matches('tr:not(.beside)'))")
    browser.click(".o-beside")
    assert browser.run(f"{rows}.length") == every - beside
    browser.click(".o-beside")
    assert browser.run(f"{rows}.length") == every


def test_columns_hide_and_pin(browser: Chromium, pages: Path) -> None:
    """A report can be hidden from the grid and pinned beside the claims."""
    browser.look()
    browser.open((pages / "private.html").as_uri())
    heads = "[...document.querySelectorAll('.grid thead [data-n]')].filter(h => h.getClientRects().length).length"
    before = browser.run(heads)
    browser.run("document.querySelector('.columns').open = true;document.querySelector('.columns input').click();1")
    assert browser.run(heads) == before - 1
    browser.run("[...document.querySelectorAll('.columns input')].at(-1).click();1")
    assert browser.run("getComputedStyle(document.querySelector('td.pinned')).position") == "sticky"


HEADS = (
    "[...document.querySelectorAll('.grid thead [data-n]')]"
    ".filter(h => h.getClientRects().length).map(h => +h.dataset.n)"
)
"""The numbers of the columns that are seen."""


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory, story_of: Any) -> str:  # noqa: ANN401 - a function
    """The address of a page in which report 7 repeats the text of report 4."""
    folder = tmp_path_factory.mktemp("folded")
    with Workspace.open(story_of(folder / "case", reports=8, claims=9, copies={6: 3}), read_only=True) as workspace:
        return write_pages(workspace, desk_view(workspace), folder / "page.html").as_uri()


def test_copies_unfold_by_key(browser: Chromium, folded: str) -> None:
    """A copy is folded under its text, which says so; c unfolds it beside it and folds it again; l and h pass it by."""
    browser.look(width=2400)
    browser.open(folded)
    assert browser.run(HEADS) == [1, 2, 3, 4, 5, 6, 8]
    assert "also printed by 7" in browser.run("document.querySelector('thead [data-n=\"4\"]').innerText")
    assert browser.run("document.querySelectorAll('tbody tr:first-child td').length") == 8
    browser.press("c")
    assert browser.run(HEADS) == [1, 2, 3, 4, 7, 5, 6, 8]
    assert "same text as 4" in browser.run("document.querySelector('thead [data-n=\"7\"]').innerText")
    assert browser.run("document.querySelector('.o-copies').checked")
    browser.press("j", *"l" * 8)
    with_copy = browser.run("document.activeElement.closest('td').cellIndex")
    browser.press("c")
    assert browser.run(HEADS) == [1, 2, 3, 4, 5, 6, 8]
    seen = set()
    browser.press("j", *"h" * 9)
    for _ in range(8):
        browser.press("l")
        seen.add(browser.run("document.activeElement.closest('td')?.classList.contains('copy')"))
    assert with_copy == 8
    assert True not in seen
    browser.look()


@pytest.mark.parametrize("scripts", [True, False])
def test_copies_unfold_by_mouse(browser: Chromium, folded: str, scripts: bool) -> None:
    """The box unfolds copies in the table, in the list by wish, and on a phone, with scripts and without."""
    browser.look(width=2400, scripts=scripts)
    try:
        browser.open(folded)
        assert browser.box("th.copy") is None
        browser.click(".o-copies")
        assert browser.box("th.copy") is not None
        assert browser.box("td.copy") is not None
        browser.click(".o-copies")
        assert browser.box("td.copy") is None
        browser.look(width=390, scripts=scripts)
        browser.open(folded)
        assert browser.box("td.copy") is None
        browser.click(".o-copies")
        assert browser.box("td.copy") is not None
    finally:
        browser.look()


def test_on_a_phone_the_grid_is_a_list(browser: Chromium, pages: Path) -> None:
    """At 360 pixels each claim is an item of a list, with whose words each passage is; a wide window has the table."""
    table = "document.querySelector('section.grid .scroll')"
    browser.look(width=360, height=740)
    browser.open((pages / "private.html").as_uri())
    rows = browser.run("document.querySelectorAll('section.grid tbody tr').length")
    assert browser.roles("section.grid .scroll") >= {"list": 1, "listitem": rows}.items()
    assert not {"table", "row", "cell", "rowheader"} & {role for role, _ in browser.roles("section.grid .scroll")}
    assert browser.run(f"{table}.scrollWidth <= {table}.clientWidth")
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")
    told = browser.run(
        "[...document.querySelectorAll('section.grid td:has(p)')].filter(d => d.getClientRects().length)"
        ".map(d => d.innerText.trim())"
    )
    assert told
    assert all(re.match(r"\d+ \S", words) for words in told), told[:5]
    assert violations(browser) == []
    browser.look(width=1280)
    assert browser.roles("section.grid .scroll") >= {"table": 1, "row": rows + 1}.items()


def test_the_list_by_wish_reads_as_a_list(browser: Chromium, pages: Path) -> None:
    """The box `as a list` changes what is seen and what is heard, there and back."""
    browser.look()
    browser.open((pages / "private.html").as_uri())
    browser.click(".o-list")
    assert "list" in dict(browser.roles("section.grid .scroll"))
    browser.run("scrollTo(0, 0);1")  # else the bar of views hides a part of what it lies over
    assert violations(browser) == []
    browser.click(".o-list")
    assert "table" in dict(browser.roles("section.grid .scroll"))


def test_everything_opens_without_scripts(browser: Chromium, pages: Path) -> None:
    """With scripts off the address opens the evidence, filters filter, and links lead into the reports."""
    browser.look(scripts=False)
    page = (pages / "private.html").as_uri()
    try:
        for place in ("e1-1", "e1-1-2"):
            browser.open(f"{page}#{place}")
            shown = browser.box(f"#{place}")
            assert shown is not None
        assert browser.box("#e2-1") is None
        browser.open(page)
        assert browser.box("#c2-1") is not None
        browser.click(".filters .f-differs")
        assert browser.box("tr.agree") is None
        assert browser.box("tr.differs") is not None
    finally:
        browser.look()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_reflows_when_enlarged(browser: Chromium, pages: Path, hostile: Path, width: int) -> None:
    """At 400 % (320 pixels) nothing but tables and the row of views scrolls sideways, whatever the words."""
    browser.look(width=width, height=256 if width == 320 else 900)
    for page in (pages / "private.html", hostile):
        browser.open(page.as_uri())
        assert browser.run("document.documentElement.scrollWidth <= innerWidth"), page
    browser.look()


def test_hostile_words_stay_words(browser: Chromium, hostile: Path) -> None:
    """Markup in titles, names, texts and reasons runs nothing, loads nothing, and is contained."""
    browser.look()
    browser.open(hostile.as_uri())
    assert browser.requests() == [hostile.as_uri()]
    assert not browser.troubles()
    assert browser.run("document.images.length") == 0
    assert browser.run("document.scripts.length") == 1


def test_prints_in_panels(browser: Chromium, pages: Path, tmp_path: Path) -> None:
    """On paper the grid stands in panels of at most four reports; without scripts it is a list; nothing is cut off."""
    for name, scripts in (("private", True), ("private", False), ("paper", True)):
        browser.look(scripts=scripts)
        browser.open((pages / f"{name}.html").as_uri())
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(browser.print(tmp_path / "p.pdf")).pages)
        flat = "".join(text.split())
        assert "Claimsbyreports" in flat
        assert "Searchtheclaims" not in flat
    browser.look()
    browser.open((pages / "private.html").as_uri())
    browser.run("dispatchEvent(new Event('beforeprint'));1")
    widths = browser.run("[...document.querySelectorAll('.panels table')].map(t => t.tHead.rows[0].cells.length - 1)")
    assert len(widths) > 1
    assert max(widths) <= 4
    browser.run("dispatchEvent(new Event('afterprint'));1")
    assert browser.run("document.querySelectorAll('.panels').length") == 0


def test_dark_by_the_reader_s_wish(browser: Chromium, pages: Path) -> None:
    """The page follows the colour scheme of the reader."""
    shades = []
    for dark in (False, True):
        browser.look(dark=dark)
        browser.open((pages / "private.html").as_uri())
        shade = browser.run("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        shades.append(sum(shade))
    assert shades[0] > 700
    assert shades[1] < 200
    browser.look()


def test_many_reports_are_a_list(browser: Chromium, tmp_path: Path, story_of: Any) -> None:  # noqa: ANN401 - a function
    """Above forty reports the claims are a list; a table of forty by sixty stays under 2 MB."""
    for reports, kind in ((40, ".grid table"), (41, ".claims > li")):
        folder = story_of(tmp_path / f"{reports}", reports=reports, claims=60)
        with Workspace.open(folder, read_only=True) as workspace:
            page = write_pages(workspace, desk_view(workspace), tmp_path / f"{reports}.html")
        assert page.stat().st_size < 2_000_000
        browser.look()
        browser.open(page.as_uri())
        assert browser.run(f"document.querySelectorAll('{kind}').length") > 0
        assert not browser.troubles()
