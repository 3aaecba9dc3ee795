"""A real browser walks through the app: with keys, on a phone, in the dark, and without anything from elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chromium import Chromium, find_chromium
from tests.rules import violations

pytestmark = pytest.mark.skipif(find_chromium() is None, reason="no chromium on this machine: make browser installs it")

REPORT = "Crane falls at Oslin\n\nOSLIN, 5 May 2031 - A crane fell on the quay of Oslin, said Mara Veld.\n"
OPEN = ":is(.drawer:target, .drawer:has(:target))"
VIEWS = ["quotations", "figures", "timeline", "actors", "wording", "copies", "sources", "reports", "method", "correct"]
PATHS = ["/", "/search?q=said", "/actors", "/add", "/exports", "/corrections", "STORY", "STORY/reports"]


@pytest.fixture(scope="module")
def address(linked: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app that serves a linked story."""
    folder = tmp_path_factory.mktemp("served") / "case"
    shutil.copytree(linked, folder)
    with subprocess.Popen(
        [sys.executable, "-m", "crossread", "serve", str(folder), "--port", "0", "--quiet"],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture(scope="module")
def browser(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """A browser that opened the address printed at the start."""
    with Chromium(tmp_path_factory.mktemp("profile")) as found:
        found.look()
        found.open(address)
        yield found


def base(address: str) -> str:
    """The address without its token."""
    return address.partition("/?")[0]


def calm(browser: Chromium, address: str) -> None:
    """Check that a page complained of nothing and asked nobody else."""
    assert browser.troubles() == []
    for asked in browser.requests():
        assert asked.startswith((base(address) + "/", "data:")), asked


def test_the_token_leaves_the_address(browser: Chromium, address: str) -> None:
    """After the printed address was opened, the token is in no address, and scripts cannot read the cookie."""
    browser.open(address)
    assert browser.run("location.href") == base(address) + "/"
    assert browser.run("document.cookie") == ""
    calm(browser, address)


def test_a_walk(browser: Chromium, address: str) -> None:
    """From the list to a story, its evidence by keys, a report at the place, an actor, and back."""
    browser.look()
    browser.open(base(address) + "/")
    assert browser.run("document.querySelector('.list tbody a').click()") is None
    browser.until("location.pathname.startsWith('/stories/')")
    browser.until("document.readyState === 'complete'")  # the address changes before the page has come
    calm(browser, address)
    assert browser.run("document.querySelectorAll('section.grid tbody tr').length") > 0
    browser.until("document.documentElement.classList.contains('js')")
    browser.press("j")
    assert browser.run("document.activeElement.closest('section.grid tbody tr') !== null")
    browser.press("l", "Enter")
    browser.until("location.hash.startsWith('#e')")
    assert browser.run(f"getComputedStyle(document.querySelector('{OPEN}')).display") == "block"
    link = browser.run(f"document.querySelector('{OPEN} a[href^=\"/documents/\"]').getAttribute('href')")
    browser.press("Escape")
    browser.until(f"!document.querySelector('{OPEN}')")
    browser.open(base(address) + link)
    assert browser.run("document.querySelector('.s:target') !== null"), link
    calm(browser, address)
    browser.open(base(address) + "/actors")
    browser.run("document.querySelector('.list tbody a').click()")
    browser.until("location.pathname.startsWith('/actors/')")
    calm(browser, address)


@pytest.mark.parametrize("view", VIEWS)
def test_views_ask_nobody_and_complain_of_nothing(browser: Chromium, address: str, view: str) -> None:
    """Every view of a story works under the policy of the app."""
    browser.open(base(address) + "/")
    story = browser.run("document.querySelector('.list tbody a').getAttribute('href')")
    browser.open(f"{base(address)}{story}/{view}")
    assert browser.run("document.querySelectorAll('h1').length") == 1
    calm(browser, address)


def test_a_note_on_the_sentence_that_is_marked(browser: Chromium, address: str) -> None:
    """Marking words in a report chooses their sentence, and the note stands on the page afterwards."""
    browser.open(base(address) + "/search?q=reports+since+1900")
    browser.run("document.querySelector('.hit .passage a').click()")
    browser.until("document.querySelector('#about') !== null")
    browser.run("getSelection().selectAllChildren(document.querySelectorAll('article.report .text .s[id]')[1])")
    browser.until("document.querySelector('#about').value !== ''")
    browser.run("document.querySelector('textarea[name=note]').value = 'ask the owner'; 0")
    browser.run("document.querySelector('textarea[name=note]').form.requestSubmit()")
    browser.until("document.querySelector('.notes .note')?.innerText.includes('ask the owner')")
    calm(browser, address)


@pytest.mark.parametrize("path", PATHS)
def test_on_a_phone(browser: Chromium, address: str, path: str) -> None:
    """On a narrow, dark screen nothing but tables scrolls sideways."""
    browser.look(width=360, height=740, dark=True)
    try:
        browser.open(base(address) + "/")
        story = browser.run("document.querySelector('.list tbody a').getAttribute('href')")
        browser.open(base(address) + path.replace("STORY", story))
        assert browser.run("document.documentElement.scrollWidth <= innerWidth + 1"), browser.run(
            "[...document.querySelectorAll('body *')].filter(n => n.getBoundingClientRect().right > innerWidth + 1)"
            ".slice(0, 5).map(n => n.outerHTML.slice(0, 120)).join('\\n')"
        )
        calm(browser, address)
    finally:
        browser.look()


def test_without_scripts(browser: Chromium, address: str) -> None:
    """With scripts off, evidence opens by its address, and files and notes are sent by plain forms."""
    browser.look(scripts=False)
    try:
        browser.open(base(address) + "/")
        story = browser.run("document.querySelector('.list tbody a').getAttribute('href')")
        browser.open(base(address) + story)
        evidence = browser.run("document.querySelector('section.grid td > a').getAttribute('href')")
        browser.open("about:blank")
        browser.open(base(address) + story + evidence)
        assert browser.run(f"getComputedStyle(document.querySelector('{OPEN}')).display") == "block"
        browser.open(base(address) + "/add")
        assert browser.run("document.querySelector('form.drop').enctype") == "multipart/form-data"
        calm(browser, address)
    finally:
        browser.look()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False)])
def test_keeps_the_rules_of_accessibility(browser: Chromium, address: str, width: int, dark: bool) -> None:
    """axe-core finds no violation on any page, wide and narrow, light and dark."""
    browser.look(width=width, dark=dark)
    try:
        browser.open(base(address) + "/")
        story = browser.run("document.querySelector('.list tbody a').getAttribute('href')")
        browser.open(base(address) + "/actors")
        actor = browser.run("document.querySelector('.list tbody a').getAttribute('href')")
        browser.open(f"{base(address)}{story}/reports")
        document = browser.run("document.querySelector('.list tbody a').getAttribute('href')")
        pages = [*PATHS, "/feeds", "/jobs", "/nothing", "STORY/correct", "STORY/timeline", actor, document]
        for path in pages:
            browser.open(base(address) + path.replace("STORY", story))
            assert violations(browser) == [], path
    finally:
        browser.look()


def test_files_are_dropped(browser: Chromium, address: str) -> None:
    """Dropping a file on the page sends it, shows the work, and leads to what came of it.

    It comes last: the reports are then linked anew, and the rows made by hand are gone.
    """
    browser.open(base(address) + "/add")
    browser.run(
        f"const d = new DataTransfer(); d.items.add(new File([{REPORT!r}], 'crane.txt'));"
        "document.dispatchEvent(new DragEvent('drop', {dataTransfer: d, bubbles: true, cancelable: true})); 0"
    )
    browser.until("location.pathname.startsWith('/jobs/')")
    browser.until("document.querySelector('.job').dataset.state === 'done'", seconds=120)
    assert "1 new report" in browser.run("document.querySelector('main').innerText")
    browser.open(base(address) + "/search?q=crane")
    assert browser.run("document.querySelectorAll('.hit').length") > 0
    calm(browser, address)
