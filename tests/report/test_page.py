"""The report page: complete, offline, safe from what stands in the reports."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from crossread import pipeline
from crossread.report import Material, desk_view, page, report_view, write_pages
from crossread.report.excerpts import PUBLIC_PASSAGE_CHARACTERS
from crossread.settings import Settings
from crossread.store import Workspace
from crossread.text import count_words

HOSTILE = (
    """Port opens to </title><script>alert(1)</script> & "quoted" visitors

By Nobody onerror=alert(1)

The \u202egnirts desrever\u202c and zero\u200bwidth words arrived on 3 May 2031 with {{ settings }} and {% raw %}.

"""
    + "W" * 10_000
)


class Reader(HTMLParser):
    """Collects tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)


def read(path: Path) -> Reader:
    """Read a page."""
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    return reader


@pytest.fixture
def case(reports: Path, tmp_path: Path) -> Path:
    """A workspace of three small reports and a hostile one."""
    (reports / "4_hostile.txt").write_text(HOSTILE, "utf-8")
    pipeline.run([str(reports)], tmp_path / "case", Settings(jobs=1, language_model="none"))
    return tmp_path / "case"


def write(case: Path, target: Path, **wishes: str) -> Path:
    """Write the report of a workspace."""
    with Workspace.open(case, read_only=True) as workspace:
        return write_pages(workspace, desk_view(workspace), target, **wishes)  # type: ignore[arg-type]


def test_page_holds_every_report_and_loads_nothing(case: Path, tmp_path: Path) -> None:
    """Headlines and sentences of all reports are there; there is no script and no address that is fetched."""
    reader = read(write(case, tmp_path / "page.html"))
    text = " ".join(" ".join(reader.words).split())
    assert "Two dredgers aground off Velmar" in text
    assert "Les travaux reprendront lundi." in text
    assert not {"script", "img", "iframe", "link", "object", "embed"} & set(reader.tags)
    for name, value in reader.attributes:
        assert not name.startswith("on")
        if name in {"src", "href", "action", "poster"}:
            assert (value or "").startswith("#"), value
    policy = dict(reader.attributes)["content"]
    assert policy is not None


def test_policy_allows_only_the_style_of_the_page(case: Path, tmp_path: Path) -> None:
    """The content security policy is in the page and names nothing but the digest of its style."""
    text = write(case, tmp_path / "page.html").read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert "default-src &#39;none&#39;" in policy.group(1)
    assert "unsafe" not in policy.group(1)
    assert "style-src &#39;sha256-" in policy.group(1)


def test_what_stands_in_reports_is_words_and_nothing_else(case: Path, tmp_path: Path) -> None:
    """Markup, template code and direction marks of a report are shown as text or left out, never obeyed."""
    path = write(case, tmp_path / "page.html")
    text = path.read_text("utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "{{ settings }}" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", text)


def test_ids_are_unique_and_links_lead_to_them(case: Path, tmp_path: Path) -> None:
    """Every anchor of the list leads to a report on the page."""
    reader = read(write(case, tmp_path / "page.html"))
    ids = [value for name, value in reader.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    for name, value in reader.attributes:
        if name == "href":
            assert (value or "")[1:] in ids


def test_tables_have_captions_or_headings(case: Path, tmp_path: Path) -> None:
    """Every table has header cells with a scope."""
    text = write(case, tmp_path / "page.html").read_text("utf-8")
    for table in re.findall(r"<table>.*?</table>", text, re.DOTALL):
        assert 'scope="col"' in table
        assert 'scope="row"' in table


def test_public_page_keeps_its_limits(case: Path) -> None:
    """A public page shows at most a fifth of the words of a report and 150 characters of a sentence, no furniture."""
    with Workspace.open(case, read_only=True) as workspace:
        material = Material(workspace, audience="public")
        for card in material.cards:
            view = report_view(material, card)
            shown = [passage for paragraph in view.paragraphs for passage in paragraph]
            assert sum(count_words(passage.words) for passage in shown) <= card.document.words * 0.2
            assert all(len(passage.words) <= PUBLIC_PASSAGE_CHARACTERS for passage in shown)
            assert not view.furniture


def test_private_page_shows_every_word(case: Path) -> None:
    """A private page leaves out no sentence; the share says so."""
    with Workspace.open(case, read_only=True) as workspace:
        material = Material(workspace)
        assert [round(report_view(material, card).share, 1) for card in material.cards[:2]] == [1.0, 1.0]


def test_large_report_becomes_a_folder(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the size limit there is a page a report, each linked from the list and back."""
    monkeypatch.setattr(page, "LARGEST_FILE_WORDS", 10)
    monkeypatch.setattr(page, "_LISTED", 3)
    path = write(case, tmp_path / "big.html")
    listed = [*read(path).attributes, *read(tmp_path / "big-2.html").attributes]
    pages = [value for name, value in listed if name == "href" and (value or "").startswith("big/")]
    assert len(pages) == 4
    for name in pages:
        assert name is not None
        assert (tmp_path / name).is_file()
        assert "../big.html" in (tmp_path / name).read_text("utf-8")


def test_same_workspace_same_bytes(case: Path, tmp_path: Path) -> None:
    """Writing twice gives the same page."""
    assert write(case, tmp_path / "a.html").read_bytes() == write(case, tmp_path / "b.html").read_bytes()


def test_chromium_opens_it_offline(case: Path, tmp_path: Path) -> None:
    """A real browser lays the page out from a file, with the style applied and no script error."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no chromium on this machine")
    path = write(case, tmp_path / "page.html")
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    flags += "--disable-component-update --disable-sync --hide-scrollbars --window-size=1000,900"
    shot = tmp_path / "page.png"
    command = [
        browser,
        *flags.split(),
        f"--user-data-dir={tmp_path / 'profile'}",
        f"--screenshot={shot}",
        path.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert shot.is_file(), done.stderr
    assert "Refused to apply" not in done.stderr
    assert shot.stat().st_size > 20_000
