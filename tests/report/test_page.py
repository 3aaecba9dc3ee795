"""The report page: complete, offline, safe from what stands in the reports."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from crossread import pipeline
from crossread.report import Material, desk_view, page, report_view, write_pages
from crossread.report.excerpts import PUBLIC_PASSAGE_CHARACTERS
from crossread.settings import Settings
from crossread.store import Workspace
from crossread.text import count_words, reading_view

HOSTILE = (
    """Port opens to </title><script>alert(1)</script> & "quoted" visitors

By Nobody onerror=alert(1)

The \u202egnirts desrever\u202c and zero\u200bwidth words arrived on 3 May 2031 with {{ settings }} and {% raw %}.

"I saw <b>it</b> &amp; &lt;ran&gt;," said Ona "><img src=x onerror=alert(2)> Velmar.

\u05d4\u05e0\u05de\u05dc \u05e0\u05e4\u05ea\u05d7 </style></script><svg onload=alert(3)>.

"""
    + "W" * 10_000
)

STORM = (
    "Storm cuts power to Karsund\n\nA storm that hit the coast on Sunday left about 4,000 homes without power, the "
    "grid operator said. Two people were hurt when a tree fell on a bus.\n"
)
STURM = (
    "Sturm legt Stromnetz in Karsund lahm\n\nEin Sturm hat am Sonntag an der Küste rund 4.000 Haushalte vom Strom "
    "abgeschnitten, teilte der Netzbetreiber mit. Zwei Menschen wurden verletzt, als ein Baum auf einen Bus stürzte.\n"
)

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905 - as in the standard


class Reader(HTMLParser):
    """Collects tags, attributes and text of a page, and checks that every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append(tag)
        self.attributes.extend(attrs)
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"an attribute twice in {tag} {attrs}")
        if tag not in VOID and not (self.open and self.open[-1] == "svg" and tag in {"path", "circle"}):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Compare with what is open."""
        if tag in {"path", "circle"} and (not self.open or self.open[-1] != tag):
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

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


def write(case: Path, target: Path, **wishes: object) -> Path:
    """Write the report of a workspace."""
    with Workspace.open(case, read_only=True) as workspace:
        return write_pages(workspace, desk_view(workspace), target, **wishes)  # type: ignore[arg-type]


def test_page_holds_every_report_and_loads_nothing(case: Path, tmp_path: Path) -> None:
    """Headlines and sentences of all reports are there; nothing on the page is fetched or sent."""
    reader = read(write(case, tmp_path / "page.html"))
    text = " ".join(" ".join(reader.words).split())
    assert "Two dredgers aground off Velmar" in text
    assert "Les travaux reprendront lundi." in text
    assert not {"img", "iframe", "link", "object", "embed", "base"} & set(reader.tags)
    assert reader.tags.count("script") == 1
    for name, value in reader.attributes:
        assert not name.startswith("on")
        assert name != "style"
        if name in {"src", "href", "action", "poster", "formaction"}:
            assert (value or "").startswith("#"), value


def test_policy_allows_only_the_style_and_script_of_the_page(case: Path, tmp_path: Path) -> None:
    """The content security policy is in the page and names nothing but the digests of its style and script."""
    text = write(case, tmp_path / "page.html").read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    parts = dict(part.strip().split(" ", 1) for part in policy.group(1).replace("&#39;", "'").split(";"))
    assert parts.pop("style-src").startswith("'sha256-")
    assert parts.pop("script-src").startswith("'sha256-")
    assert set(parts.values()) == {"'none'"}


def test_what_stands_in_reports_is_words_and_nothing_else(case: Path, tmp_path: Path) -> None:
    """Markup, template code and direction marks of a report are shown as text or left out, never obeyed."""
    text = write(case, tmp_path / "page.html").read_text("utf-8")
    assert text.count("<script") == 1
    assert "&lt;script&gt;alert(1)" in text
    assert "&lt;svg onload" in text
    assert "{{ settings }}" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", text)


def test_page_is_well_formed(case: Path, gold_case: Path, tmp_path: Path) -> None:
    """Every element is closed in order and no attribute stands twice."""
    for number, folder in enumerate((case, gold_case)):
        for wishes in ({}, {"audience": "public"}, {"paper": True}):
            reader = read(write(folder, tmp_path / f"{number}.html", **wishes))
            assert not reader.faults
            assert not reader.open


@pytest.mark.parametrize("audience", ["private", "public"])
def test_ids_are_unique_and_links_lead_to_them(case: Path, gold_case: Path, tmp_path: Path, audience: str) -> None:
    """Every link of a page leads to a place on it, for the analyst and for the public, on screen and on paper."""
    for number, folder in enumerate((case, gold_case)):
        for paper in (False, True):
            reader = read(write(folder, tmp_path / f"{number}.html", audience=audience, paper=paper))
            ids = [value for name, value in reader.attributes if name == "id"]
            assert len(ids) == len(set(ids))
            named = [value for name, value in reader.attributes if name == "name"]
            for name, value in reader.attributes:
                if name == "href":
                    assert (value or "")[1:] in ids, value
                if name in {"aria-labelledby", "aria-describedby"}:
                    assert set((value or "").split()) <= set(ids), value
            assert "content" not in named


def words_of(page: Path) -> str:
    """The words of a page without its style and script."""
    text = page.read_text("utf-8").partition("</head>")[2].partition("<script")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


@pytest.mark.parametrize(("text", "said"), [(STORM, "no second report"), (STURM, "language that is not read here")])
def test_a_report_alone_says_why_nothing_is_compared(tmp_path: Path, text: str, said: str) -> None:
    """One report has nothing that differs; one in another language is shown, and the page says that it is not read."""
    (tmp_path / "a.txt").write_text(text, "utf-8")
    pipeline.run([str(tmp_path / "a.txt")], tmp_path / "case", Settings(jobs=1))
    words = words_of(write(tmp_path / "case", tmp_path / "page.html"))
    assert said in words
    assert "What differs" not in words
    assert "headline is that of" not in words
    assert "crossread build" not in words


def test_paper_shows_everything_once(gold_case: Path, tmp_path: Path) -> None:
    """On paper nobody can open anything: what one report has is a list, and quotations of one report are open."""
    page = write(gold_case, tmp_path / "page.html", paper=True).read_text("utf-8")
    alone = re.findall(r'<ul class="alone">(.*?)</ul>', page, re.DOTALL)
    rows = [row for part in alone for row in re.findall(r'<li id="([^"]+)"', part)]
    assert rows
    assert len(set(rows)) == len(rows)
    panels = re.findall(r"<table.*?</table>", page[: page.index('<ul class="alone">')], re.DOTALL)
    assert panels
    assert not any('class="only_one' in panel or 'class="background' in panel for panel in panels)
    speakers = page[page.index('<div class="speakers">') :].partition("</section>")[0]
    assert "<details open>" in speakers
    assert "<details>" not in speakers


def test_tables_have_captions_and_header_cells(gold_case: Path, tmp_path: Path) -> None:
    """Every table says what it is, and has header cells with a scope."""
    text = write(gold_case, tmp_path / "page.html").read_text("utf-8")
    tables = re.findall(r"<table.*?</table>", text, re.DOTALL)
    assert len(tables) > 5
    for table in tables:
        assert "<caption" in table
        assert 'scope="col"' in table
        assert 'scope="row"' in table


def test_public_page_keeps_its_limits(case: Path, gold_case: Path) -> None:
    """A public page shows at most a fifth of the words of a report and no stretch of more than 150 characters."""
    for folder in (case, gold_case):
        with Workspace.open(folder, read_only=True) as workspace:
            for story in desk_view(workspace).stories:
                material = Material(
                    workspace, story_id=story.story.story_id if story.story else None, audience="public"
                )
                for card in material.cards:
                    view = report_view(material, card)
                    shown = [passage.words for paragraph in view.paragraphs for passage in paragraph]
                    words = sum(count_words(piece) for text in shown for piece in text.split("…"))
                    assert words <= card.document.words * 0.2
                    assert max(len(piece) for text in shown or [""] for piece in text.split("…")) <= (
                        PUBLIC_PASSAGE_CHARACTERS + 2
                    )


def test_public_page_holds_no_more_of_a_report_than_its_share(gold_case: Path, tmp_path: Path) -> None:
    """Whatever view a passage stands in, words of one report beyond a fifth are nowhere on the public page."""
    text = reading_view(" ".join(read(write(gold_case, tmp_path / "page.html", audience="public")).words)).text
    with Workspace.open(gold_case, read_only=True) as workspace:
        for card in desk_view(workspace).cards:
            document = workspace.load_document(card.document.document_id)
            words = reading_view(document.text).text.split()
            runs = [" ".join(words[place : place + 8]) for place in range(len(words) - 8)]
            found = {place + step for place, run in enumerate(runs) if run in text for step in range(8)}
            assert len(found) <= 0.2 * len(words) + 16, card.title


def test_public_page_names_no_file_of_the_analyst(gold_case: Path, tmp_path: Path) -> None:
    """Paths of the analyst's machine stand on no public page."""
    text = write(gold_case, tmp_path / "page.html", audience="public").read_text("utf-8")
    assert str(gold_case.parent) not in text


def test_private_page_shows_every_word(case: Path) -> None:
    """A private page leaves out no sentence; the share says so."""
    with Workspace.open(case, read_only=True) as workspace:
        material = Material(workspace)
        assert [round(report_view(material, card).share, 1) for card in material.cards[:2]] == [1.0, 1.0]


def test_large_report_becomes_a_folder(
    case: Path, gold_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above the size limit there is a page for each report and story, and every link leads to a page and a place."""
    monkeypatch.setattr(page, "LARGEST_FILE_WORDS", 10)
    monkeypatch.setattr(page, "_LISTED", 2)
    for name, folder in (("many", case), ("one", gold_case)):
        write(folder, tmp_path / f"{name}.html")
        pages = [tmp_path / f"{name}.html", *sorted((tmp_path / name).glob("*.html"))]
        ids = {path: {value for key, value in read(path).attributes if key == "id"} for path in pages}
        for path in [*pages, *tmp_path.glob(f"{name}-*.html")]:
            for key, value in read(path).attributes:
                if key == "href":
                    target, _, place = (value or "").partition("#")
                    other = (path.parent / target).resolve() if target else path
                    assert other.is_file(), value
                    assert not place or place in ids.get(other, {place}), value


def test_report_of_five_is_small_and_fast_enough(gold_case: Path, tmp_path: Path) -> None:
    """The page of five reports stays under 500 KB."""
    assert write(gold_case, tmp_path / "page.html").stat().st_size < 500_000


def test_same_workspace_same_bytes(case: Path, tmp_path: Path) -> None:
    """Writing twice gives the same page."""
    assert write(case, tmp_path / "a.html").read_bytes() == write(case, tmp_path / "b.html").read_bytes()
