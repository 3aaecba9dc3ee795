"""Following feeds: what is new, told once."""

from __future__ import annotations

import http.server
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from crossread.cli import main
from tests.serving import serving

FIRST = (
    "Two dredgers ran aground off the port of Velmar on Friday, the harbour office said. Nobody was hurt, and "
    "both hulls are dry, harbour master Ilse Brandvik told reporters. About 40 people were taken off by boat "
    "before the tide turned, and tugs from two ports are on their way to the sandbank."
)
SECOND = (
    "Tugs freed the two dredgers that ran aground off the port of Velmar on Friday, harbour master Ilse Brandvik "
    "said on Sunday. The harbour office will look into the charts, which the owner of the dredgers calls out of "
    "date. Both hulls are dry and nobody was hurt, she added."
)


def feed(*entries: tuple[str, str, str]) -> str:
    """An RSS feed whose entries carry their whole text."""
    items = "".join(
        f"<item><title>{title}</title><guid>{number}</guid><pubDate>Sun, 0{number} May 2025 10:00:00 GMT</pubDate>"
        f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>{text}</p>]]>'
        "</content:encoded></item>"
        for number, title, text in entries
    )
    return f'<rss version="2.0"><channel><title>Velmar Echo</title>{items}</channel></rss>'


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command in this process; exit code, standard output, standard error."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as leaving:
        main(list(arguments))
    printed = capsys.readouterr()
    assert isinstance(leaving.value.code, int)
    return leaving.value.code, printed.out, printed.err


def told(out: str) -> list[dict[str, Any]]:
    """The stories told of, as objects."""
    return [json.loads(line) for line in out.splitlines()]


def test_news_is_told_once_and_by_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A first entry is a new story, a later one a new report in it; what was told is not told again."""
    case, path = str(tmp_path / "case"), tmp_path / "feed.xml"
    plain = ("--language-model", "none", "--json")
    path.write_text(feed(("2", "Dredgers aground off Velmar", FIRST)), "utf-8")
    code, out, err = call(capsys, "watch", case, str(path), *plain)
    assert code == 0, err
    [story] = told(out)
    assert (story["is_new"], story["documents"]) == (True, 1)
    assert [report["title"] for report in story["reports"]] == ["Dredgers aground off Velmar"]
    code, out, err = call(capsys, "watch", case, str(path), *plain)
    assert (code, out) == (4, "")
    assert "nothing new" in err
    path.write_text(
        feed(("4", "Dredgers freed off Velmar", SECOND), ("2", "Dredgers aground off Velmar", FIRST)), "utf-8"
    )
    code, out, _ = call(capsys, "watch", case, str(path), *plain)
    assert code == 0
    [later] = told(out)
    assert (later["story_id"], later["is_new"], later["documents"]) == (story["story_id"], False, 2)
    assert [report["title"] for report in later["reports"]] == ["Dredgers freed off Velmar"]


def test_what_lay_there_before_is_no_news(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reports read before anybody followed a feed are not told of; as a table the rest is told in words."""
    case, path = str(tmp_path / "case"), tmp_path / "feed.xml"
    assert call(capsys, "add", case, str(reports))[0] == 0
    path.write_text(feed(("4", "Dredgers freed off Velmar", SECOND)), "utf-8")
    code, out, _ = call(capsys, "watch", case, str(path), "--language-model", "none", "--table")
    assert code == 0
    assert "+ Velmar Echo, 2025-05-04" in out
    assert "Harbour Wire" not in out


def test_a_repeat_is_called_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry with the text of an earlier one is new and no independent text."""
    case, path = str(tmp_path / "case"), tmp_path / "feed.xml"
    plain = ("--language-model", "none", "--json")
    path.write_text(feed(("2", "Dredgers aground off Velmar", FIRST)), "utf-8")
    call(capsys, "watch", case, str(path), *plain)
    path.write_text(feed(("3", "Two dredgers aground", FIRST)), "utf-8")
    [story] = told(call(capsys, "watch", case, str(path), *plain)[1])
    assert (story["documents"], story["independent"], story["repeats"]) == (2, 1, 1)


def test_feeds_may_be_listed_in_the_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a feed on the command line those of user/feeds.txt are read; without either, a hint says how."""
    case, path = tmp_path / "case", tmp_path / "feed.xml"
    code, _, err = call(capsys, "watch", str(case))
    assert code == 2
    assert "feeds.txt" in err
    path.write_text(feed(("2", "Dredgers aground off Velmar", FIRST)), "utf-8")
    (case / "user").mkdir(parents=True)
    (case / "user" / "feeds.txt").write_text(f"# ours\n{path}\n", "utf-8")
    code, out, err = call(capsys, "watch", str(case), "--language-model", "none", "--csv")
    assert code == 0, err
    assert "Dredgers aground off Velmar" in out


MARKS = {"ETag": '"v1"', "Last-Modified": "Sun, 04 May 2025 10:00:00 GMT"}


class _Site(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []
    conditions: ClassVar[list[tuple[str | None, str | None]]] = []
    marks: ClassVar[dict[str, str]] = {}
    broken: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        """Answer with a feed that leads to one page, or with the page."""
        self.asked.append(self.path)
        if self.path == "/feed":
            self.conditions.append((self.headers["If-None-Match"], self.headers["If-Modified-Since"]))
        if self.path in self.broken:
            self.send_error(503)
            return
        if self.path == "/feed" and self.marks and self.headers["If-None-Match"] == self.marks["ETag"]:
            self.send_response(304)
            self.end_headers()
            return
        if self.path == "/feed":
            host = self.headers["Host"]
            body = (
                '<rss version="2.0"><channel><title>Velmar Echo</title><item><title>Dredgers aground</title>'
                f"<link>http://{host}/page</link></item></channel></rss>"
            )
        elif self.path == "/gone":
            self.send_error(404)
            return
        else:
            body = f"<html><title>Dredgers aground</title><body><article><p>{FIRST}</p></article></body></html>"
        self.send_response(200)
        for name, value in self.marks.items() if self.path == "/feed" else ():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Stay silent."""


@pytest.fixture
def site() -> Iterator[str]:
    """A site on this machine with a feed; its address."""
    for remembered in (_Site.asked, _Site.conditions, _Site.marks, _Site.broken):
        remembered.clear()
    with serving(_Site) as address:
        yield address


def test_a_page_is_fetched_once(site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The feed is read at each round, a page it leads to only at the first; a feed of known pages is no failure."""
    case = str(tmp_path / "case")
    for code in (0, 4):
        assert call(capsys, "watch", case, f"{site}/feed", "--language-model", "none")[0] == code
    assert _Site.asked.count("/feed") == 2
    assert _Site.asked.count("/page") == 1


def test_a_feed_that_has_not_changed_is_not_sent_again(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the server said of a feed is sent back; when it says that nothing changed, nothing is new."""
    case, plain = str(tmp_path / "case"), ("--language-model", "none")
    _Site.marks.update(MARKS)
    for code in (0, 4, 4):
        assert call(capsys, "watch", case, f"{site}/feed", *plain)[0] == code
    assert _Site.conditions == [(None, None), *[(MARKS["ETag"], MARKS["Last-Modified"])] * 2]
    assert _Site.asked.count("/page") == 1
    _Site.marks["ETag"] = '"v2"'
    assert call(capsys, "watch", case, f"{site}/feed", *plain)[0] == 4
    assert call(capsys, "watch", case, f"{site}/feed", *plain)[0] == 4
    assert [etag for etag, _ in _Site.conditions[3:]] == ['"v1"', '"v2"']


def test_a_feed_is_read_again_while_a_page_of_it_is_missing(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that could not be fetched is asked for at the next round, though the feed has not changed."""
    case, plain = str(tmp_path / "case"), ("--language-model", "none")
    _Site.marks.update(MARKS)
    _Site.broken.add("/page")
    assert call(capsys, "watch", case, f"{site}/feed", *plain)[0] == 3
    _Site.broken.clear()
    assert call(capsys, "watch", case, f"{site}/feed", *plain)[0] == 0
    assert _Site.conditions == [(None, None)] * 2


def test_a_feed_that_fails_is_listed_and_the_others_are_read(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A feed that is gone, and one that cannot be reached, are named with the reason; the news of the rest is told."""
    case, dark = str(tmp_path / "case"), "http://127.0.0.1:9/feed"
    plain = ("--language-model", "none", "--json")
    code, out, err = call(capsys, "watch", case, f"{site}/gone", dark, f"{site}/feed", *plain)
    assert code == 3
    assert [story["documents"] for story in told(out)] == [1]
    assert f"{site}/gone" in err
    assert "404" in err
    assert dark in err
    code, out, err = call(capsys, "watch", case, f"{site}/gone", f"{site}/feed", *plain)
    assert (code, out) == (3, "")
    assert f"{site}/gone" in err
