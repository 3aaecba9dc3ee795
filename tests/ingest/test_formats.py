"""Every kind of input the program promises to read, with its text, metadata and their origins."""
# ruff: noqa: E501 - tables of cases, one a line

from __future__ import annotations

import csv
import gzip
import http.server
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from crossread.ingest import IngestOptions, read_bytes, read_path, read_paths
from crossread.records import Failure, Reading, content_id
from tests.serving import serving

STORY = (
    "The harbour master said on Monday that two cargo ships had left the port before dawn.\n\n"
    "Nobody was hurt, and the ministry will publish the list of passengers when it has been checked."
)
MORE = (
    "A spokeswoman for the shipping line told reporters that both crews were safe and that the cargo, which was grain, "
    "would be sold in the capital. She did not say who had bought it or for how much."
)
OPTIONS = IngestOptions(fetch_delay_seconds=0, fetch_timeout_seconds=5)


def page(head: str = "", body: str = "") -> str:
    """Write a page around two paragraphs."""
    first, second = STORY.split("\n\n")
    return (
        f"<!doctype html><html><head><title>Two ships leave | Port Post</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"</nav><article><h1>Two ships leave</h1>{body}<p>{first}</p><p>{second}</p><p>{MORE}</p></article>"
        "<footer>All rights reserved by the Port Post company.</footer></body></html>"
    )


def only(results: list[Reading | Failure]) -> Reading:
    """Expect one report."""
    (reading,) = results
    assert isinstance(reading, Reading), reading
    return reading


def json_ld(**facts: object) -> str:
    """Write a JSON-LD block."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **facts})}</script>'


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story", "story.unknown"])
def test_text_is_kept_verbatim(name: str) -> None:
    """A text's document is its characters, and its id comes from bytes and name."""
    reading = only(read_bytes(STORY.encode(), f"folder/{name}"))
    assert reading.document.text == STORY
    assert reading.document.path == f"folder/{name}"
    assert reading.document.document_id == content_id("d", reading.document.sha256, name)
    assert reading.document.language == "en"
    assert reading.original == STORY.encode()


def test_page_main_text() -> None:
    """A page gives headline and paragraphs, without navigation and footer."""
    document = only(read_bytes(page().encode(), "a.html")).document
    assert document.text == f"Two ships leave\n\n{STORY}\n\n{MORE}"
    assert document.title == "Two ships leave"


@pytest.mark.parametrize(
    ("head", "body", "published", "origin"),
    [
        (json_ld(datePublished="2019-03-25T10:15:00Z"), "", "2019-03-25T10:15:00+00:00", "json-ld"),
        (json_ld(datePublished="2019-03-25"), "", "2019-03-25", "json-ld"),
        ('<meta property="article:published_time" content="2019-03-25T10:15:00+02:00">', "", "2019-03-25T10:15:00+02:00", "meta"),
        ('<meta name="pubdate" content="25 March 2019">', "", "2019-03-25", "meta"),
        ("", '<span itemprop="datePublished">March 25, 2019</span>', "2019-03-25", "microdata"),
        ("", '<time datetime="2019-03-25T10:15">this morning</time>', "2019-03-25", "microdata"),
        ('<link rel="canonical" href="https://portpost.example/2019/03/25/ships">', "", "2019-03-25", "url"),
        ("", "", None, None),
    ],
)  # fmt: skip
def test_date_of_a_page_with_its_origin(head: str, body: str, published: str | None, origin: str | None) -> None:
    """A date is found where it stands and no more precise than it is written."""
    document = only(read_bytes(page(head, body).encode(), "a.html")).document
    assert (document.published, document.published_origin) == (published, origin)


def test_all_dates_are_kept_and_the_most_trusted_is_chosen() -> None:
    """Candidates of several origins are kept in order of trust."""
    head = json_ld(datePublished="2019-03-25") + '<meta property="article:published_time" content="2019-03-26">'
    reading = only(read_bytes(page(head).encode(), "2019-03-27.html", url="https://portpost.example/2019/03/24/x"))
    assert [(row.value, row.origin, row.chosen) for row in reading.dates] == [
        ("2019-03-25", "json-ld", True),
        ("2019-03-26", "meta", False),
        ("2019-03-24", "url", False),
    ]


@pytest.mark.parametrize(
    ("facts", "warning"),
    [
        ({"datePublished": "2031-01-01"}, "future"),
        ({"datePublished": "1970-01-01"}, "zero of computer clocks"),
        ({"datePublished": "1066-10-14"}, "newspapers"),
        ({"datePublished": "2019-03-25", "dateModified": "2018-01-01"}, "changed before"),
    ],
)
def test_impossible_dates_are_doubted(facts: dict[str, str], warning: str) -> None:
    """A date that cannot be right carries a warning, and a sound one of less trust is chosen instead."""
    head = json_ld(**facts) + '<meta property="article:published_time" content="2017-03-26">'
    options = IngestOptions(today=date(2024, 5, 1))
    reading = only(read_bytes(page(head).encode(), "a.html", options=options))
    assert warning in (reading.dates[0].warning or "")
    assert not reading.dates[0].chosen
    assert reading.document.published == "2017-03-26"
    assert any(warning in line for line in reading.warnings)


@pytest.mark.parametrize(
    ("copied", "stated", "published"),
    [
        ("20190402101500", "2019-04-02", "2017-03-25"),  # the day of the copy
        ("20190402101500", "2019-05-01", "2017-03-25"),  # later than the copy, which cannot be
        ("20190402101500id_", "2019-04-01", "2017-03-25"),
        ("20190402101500", "2018-11-30", "2018-11-30"),  # written anew between the two, for all one knows
        ("20170401101500", "2017-04-01", "2017-04-01"),  # copied soon after
    ],
)
def test_the_day_of_an_archived_copy_is_no_day_of_publication(copied: str, stated: str, published: str) -> None:
    """A page that an archive copied years later was not published on the day of the copy."""
    address = f"https://archive.example/web/{copied}/http://portpost.example/2017/03/25/landing"
    document = only(read_bytes(page(json_ld(datePublished=stated)).encode(), "a.html", url=address)).document
    assert document.published == published


def test_a_date_of_two_readings_needs_another_witness() -> None:
    """03/04/2019 is believed only in the reading that another place confirms; alone it dates nothing."""
    text = f"Two ships leave the port\n\n03/04/2019\n\n{STORY}\n\n{MORE}"
    alone = only(read_bytes(text.encode(), "a.txt"))
    assert alone.document.published is None
    assert {row.value for row in alone.dates} == {"2019-04-03", "2019-03-04"}
    assert all("other way round" in (row.warning or "") for row in alone.dates)
    witnessed = only(read_bytes(text.encode(), "2019-04-03_a.txt"))
    assert witnessed.document.published == "2019-04-03"


@pytest.mark.parametrize(
    ("head", "url", "name", "outlet", "origin"),
    [
        (json_ld(publisher={"name": "Port Post"}), None, "a.html", "Port Post", "json-ld"),
        ('<meta property="og:site_name" content="Port Post">', None, "a.html", "Port Post", "meta"),
        ("", "https://www.portpost.example/1", "a.html", "portpost.example", "url"),
        ("", None, "003_www-portpost-co-uk.html", "portpost.co.uk", "file name"),
        ("", None, "portpost.org/a.html", "portpost.org", "folder"),
        ("", None, "caracas/a.html", None, None),
    ],
)
def test_outlet_with_its_origin(head: str, url: str | None, name: str, outlet: str | None, origin: str | None) -> None:
    """The outlet is taken from the most trusted place that names one, and from nowhere else."""
    document = only(read_bytes(page(head).encode(), name, url=url)).document
    assert (document.outlet, document.outlet_origin) == (outlet, origin)


def test_pages_at_the_end_of_their_text() -> None:
    """A snippet and a page behind a wall are marked as truncated, a whole report is not."""
    assert only(read_bytes(f"{STORY[:150]}… [+2314 chars]".encode(), "a.txt")).document.status == "truncated"
    assert only(read_bytes(f"{STORY[:150]}...\nRead more".encode(), "a.txt")).document.status == "truncated"
    assert only(read_bytes(STORY.encode(), "a.txt")).document.status == "ok"
    whole = " ".join([STORY, MORE] * 4) + "\n\nRead more"
    assert only(read_bytes(whole.encode(), "a.txt")).document.status == "ok"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Hafenmeister sagte am Montag, dass zwei Schiffe den Hafen vor Tagesanbruch verlassen hätten.", "de"),
        ("Le capitaine du port a déclaré lundi que deux navires avaient quitté le port avant l'aube.", "fr"),
        ("El jefe del puerto dijo el lunes que dos barcos habían salido antes del amanecer.", "es"),
        ("Начальник порта сообщил в понедельник, что два судна покинули порт до рассвета.", "ru"),
        (
            "Havnefogeden sagde mandag, at to skibe havde forladt havnen før daggry, og at ingen var kommet til skade.",
            "da",
        ),
        ("港务局长周一表示，两艘货船在黎明前离开了港口，没有人受伤。", "zh"),
    ],
)
def test_other_languages_are_kept_but_not_checkable(text: str, language: str) -> None:
    """A report in another language is stored with its language and marked."""
    document = only(read_bytes(text.encode(), "a.txt")).document
    assert (document.language, document.status) == (language, "not_checkable")


def test_too_short_to_tell_the_language() -> None:
    """Of a few figures no language is claimed."""
    assert only(read_bytes(b"12 345", "a.txt")).document.language is None


def test_json_shapes() -> None:
    """An object, a list, a list inside an object and JSON Lines give the same reports."""
    rows = [
        {"headline": "Two ships leave", "body": STORY, "source": {"name": "Port Post"}, "publishedAt": "2019-03-25"},
        {"title": "More", "text": MORE},
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    for name, data in (
        ("a.json", json.dumps(rows)),
        ("b.json", json.dumps({"articles": rows})),
        ("c.jsonl", lines),
        ("", lines),
    ):
        first, second = read_bytes(data.encode(), name)
        assert isinstance(first, Reading)
        assert isinstance(second, Reading)
        assert (first.document.text, second.document.text) == (STORY, MORE)
        assert (first.document.outlet, first.document.outlet_origin) == ("Port Post", "record")
        assert (first.document.published, first.document.published_origin) == ("2019-03-25", "record")
        assert first.document.title == "Two ships leave"
    alone = only(read_bytes(json.dumps(rows[0]).encode(), "d.json"))
    assert alone.document.path == "d.json"
    assert alone.original == json.dumps(rows[0]).encode()


@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), (",", "")])
def test_tables(delimiter: str, name: str) -> None:
    """Each row of a table is a report; its original can be read again to the same text."""
    out = io.StringIO()
    rows = [
        ["id", "Title", "Content", "Link", "Published"],
        ["1", "Two ships leave", STORY, "https://portpost.example/1", "2019-03-25"],
    ]
    csv.writer(out, delimiter=delimiter).writerows(rows)
    reading = only(read_bytes(out.getvalue().encode(), name))
    assert reading.document.text == STORY
    assert reading.document.url == "https://portpost.example/1"
    assert reading.document.outlet == "portpost.example"
    assert only(read_bytes(reading.original, "row.json")).document.text == STORY


def test_field_with_markup() -> None:
    """A field that holds HTML becomes text."""
    row = {"title": "Two ships leave", "content": "<p>Two ships.</p><p>They <b>left</b> at night.</p>"}
    assert (
        only(read_bytes(json.dumps(row).encode(), "a.json")).document.text
        == "Two ships leave\n\nTwo ships.\n\nThey left at night."
    )


def test_mail_with_attachment() -> None:
    """A mail gives its body verbatim and its attachments as reports of their own."""
    mail = (
        "From: Port Post <desk@portpost.example>\nSubject: Two ships leave\nDate: Mon, 25 Mar 2019 10:15:00 +0100\n"
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n'
        f'{STORY}\n--x\nContent-Type: text/html\nContent-Disposition: attachment; filename="more.html"\n\n{page()}\n--x--\n'
    )
    body, attached = read_bytes(mail.encode(), "a.eml")
    assert isinstance(body, Reading)
    assert isinstance(attached, Reading)
    assert body.document.text == STORY
    assert (body.document.title, body.document.outlet) == ("Two ships leave", "Port Post")
    assert (body.document.published, body.document.published_origin) == ("2019-03-25T10:15:00+01:00", "header")
    assert attached.document.path == "a.eml#more.html"
    assert MORE in attached.document.text


def warc_of(address: str, status: str, media_type: str, body: bytes) -> bytes:
    """Write one record of a WARC archive."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_warc(pack: Callable[[bytes], bytes]) -> None:
    """The pages of an archive are read; redirects, errors and pictures are passed over."""
    archive = b"".join(
        [
            pack(warc_of("https://portpost.example/old", "301 Moved", "text/html", b"<p>moved</p>")),
            pack(warc_of("https://portpost.example/1", "200 OK", "text/html; charset=utf-8", page().encode())),
            pack(warc_of("https://portpost.example/i.png", "200 OK", "image/png", b"\x89PNG")),
            pack(warc_of("https://portpost.example/2", "404 Not Found", "text/html", page().encode())),
        ]
    )
    reading = only(read_bytes(archive, "crawl.warc"))
    assert reading.document.url == "https://portpost.example/1"
    assert reading.document.path == "crawl.warc#https://portpost.example/1"
    assert MORE in reading.document.text


def test_zip_with_index(tmp_path: Path) -> None:
    """Members are read in the order of their names; an index gives its metadata to them and is no report."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b/2.txt", MORE)
        archive.writestr("b/1.txt", STORY)
        archive.writestr(
            "b/index.json", json.dumps([{"file": "1.txt", "outlet": "portpost.example", "date": "2019-03-25"}])
        )
        archive.writestr("__MACOSX/b/1.txt", b"\0\1\2")
    first, second = read_path(str(tmp_path / "a.zip"))
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert first.document.path.endswith("a.zip#b/1.txt")
    assert (first.document.outlet, first.document.published) == ("portpost.example", "2019-03-25")
    assert second.document.text == MORE


def test_folder_in_order_with_index(tmp_path: Path) -> None:
    """A folder is read by name, its index is applied, and naming all its files gives the same."""
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.txt").write_text(MORE)
    (tmp_path / "index.json").write_text(json.dumps([{"file": "a.txt", "outlet": "portpost.example", "date": None}]))
    folder = list(read_paths([str(tmp_path)]))
    named = list(read_paths(sorted(map(str, tmp_path.iterdir()))))
    assert folder == named
    assert [Path(only([result]).document.path).relative_to(tmp_path).as_posix() for result in folder] == [
        "a.txt",
        "b.txt",
        "c/a.txt",
    ]
    assert only(folder[:1]).document.outlet_origin == "record"


def test_workspace_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """What an earlier run wrote is not read as reports."""
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "crossread-out" / "corpus").mkdir(parents=True)
    (tmp_path / "crossread-out" / "crossread.db").write_bytes(b"SQLite format 3\0")
    (tmp_path / "crossread-out" / "corpus" / "x.txt").write_text(MORE)
    assert len(read_path(str(tmp_path))) == 1


def test_standard_input() -> None:
    """What comes through a pipe is told by its content."""
    results = list(read_paths(["-"], options=IngestOptions(stdin=io.BytesIO(page().encode()))))
    assert only(results).document.path == "-"
    assert only(results).media_type == "text/html"


def test_names_that_lie_are_told() -> None:
    """A file whose content is of another kind than its name says carries a warning."""
    assert only(read_bytes(page().encode(), "a.txt")).warnings == ("named .txt, but holds HTML",)
    assert only(read_bytes(STORY.encode(), "a.html")).warnings == ("named .html, but holds plain text",)


def test_workers_change_nothing(tmp_path: Path) -> None:
    """With two processes the results are the same, in the same order, failures in their places."""
    for number in range(80):
        (tmp_path / f"{number:02}.html").write_text(page(json_ld(datePublished=f"2019-03-{number % 28 + 1:02}")))
    (tmp_path / "05.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "06.json").write_text("{")
    assert list(read_paths([str(tmp_path)], jobs=2)) == list(read_paths([str(tmp_path)]))


class _Handler(http.server.BaseHTTPRequestHandler):
    """A small outlet."""

    def do_GET(self) -> None:
        """Answer."""
        host = f"http://{self.headers['Host']}"
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/1")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((_feed(host) if self.path == "/feed" else page()).encode())

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def _feed(host: str) -> str:
    full = "".join(f"<p>{text}</p>" for text in (*STORY.split("\n\n"), MORE)).replace("<", "&lt;")
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Port Post</title><item><title>Ships, in full</title><link>{host}/full</link>"
        f"<pubDate>Mon, 25 Mar 2019 10:15:00 GMT</pubDate><content:encoded>{full}</content:encoded></item>"
        f"<item><title>Ships, in short</title><link>{host}/moved</link><pubDate>Tue, 26 Mar 2019 10:15:00 GMT</pubDate>"
        "<description>Two ships have…</description></item></channel></rss>"
    )


@pytest.fixture(scope="module")
def outlet() -> Iterator[str]:
    """Run the small outlet on loopback."""
    with serving(_Handler) as address:
        yield address


def test_feed_by_address(outlet: str) -> None:
    """An entry with its text is taken from the feed, one without is fetched, redirects included."""
    full, short = read_paths([f"{outlet}/feed"], options=OPTIONS)
    assert isinstance(full, Reading)
    assert isinstance(short, Reading)
    first, second = STORY.split("\n\n")
    assert full.document.text == f"Ships, in full\n\n{first}\n\n{second}\n\n{MORE}"
    assert (full.document.outlet, full.document.outlet_origin) == ("Port Post", "feed")
    assert (full.document.published, full.document.published_origin) == ("2019-03-25T10:15:00+00:00", "feed")
    assert short.document.url == f"{outlet}/1"
    assert short.document.published == "2019-03-26T10:15:00+00:00"
    assert MORE in short.document.text


def test_list_of_addresses(outlet: str, tmp_path: Path) -> None:
    """A text file of nothing but addresses is a list, each fetched once."""
    (tmp_path / "list.txt").write_text(f"{outlet}/1\n\n{outlet}/2\n{outlet}/1\n")
    results = read_path(str(tmp_path / "list.txt"), options=OPTIONS)
    assert [only([result]).document.url for result in results] == [f"{outlet}/1", f"{outlet}/2"]


def test_uploads_fetch_nothing(outlet: str) -> None:
    """Bytes handed over by a program never make it reach the network by themselves."""
    (result,) = read_bytes(f"{outlet}/1\n".encode(), "list.txt")
    assert isinstance(result, Failure)
    assert result.code == "offline"
