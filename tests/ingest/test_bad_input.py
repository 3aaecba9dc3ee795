"""Every kind of bad input: its failure or a clean document, and the other files of the folder unharmed."""
# ruff: noqa: E501 - a table: one kind of input, one line

from __future__ import annotations

import csv
import gzip
import http.server
import io
import json
import os
import socket
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import pytest
from pypdf import PdfWriter

from crossread.ingest import IngestOptions, read_paths
from crossread.records import Failure, Reading
from tests.serving import serving

STORY = (
    "The harbour master said on Monday that two cargo ships had left the port before dawn. "
    "Nobody was hurt, and the ministry will publish the list of passengers when it has been checked."
)
GOOD = "The good neighbour was read. It says that the bridge was opened by the mayor and that the band played."
PAGE = f"<!doctype html><html><head><title>Two ships leave</title></head><body><article><p>{STORY}</p></article></body></html>"
OPTIONS = IngestOptions(fetch_timeout_seconds=2, fetch_delay_seconds=0)


@dataclass(frozen=True)
class Case:
    """A kind of input, the failures it must give, and how many documents."""

    title: str
    make: Callable[[Path], object]
    codes: tuple[str, ...] = ()
    documents: int = 0
    text: str | None = None
    options: IngestOptions = field(default=OPTIONS)


def write(name: str, data: bytes | str) -> Callable[[Path], object]:
    """Make a file of fixed content."""
    return lambda folder: (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)


def pdf(*lines: str) -> bytes:
    """Build a small PDF by hand, one line of text each."""
    stream = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return data


def locked_pdf(folder: Path) -> None:
    """Write a PDF that asks for a password."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf("Two ships have left.")))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(folder / "b.pdf")


def zipped(members: list[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack members, names as given."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return packed.getvalue()


def zipped_twice_same_name() -> bytes:
    """Pack two members of one name."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped([("a.txt", STORY.encode()), ("a.txt", f"Again: {STORY}".encode())])


def encrypted_zip() -> bytes:
    """Pack a member and mark it as encrypted."""
    data = bytearray(zipped([("a.txt", STORY.encode())]))
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    return bytes(data)


def nested_zip(depth: int) -> bytes:
    """Pack a zip in a zip."""
    data = zipped([("a.txt", STORY.encode())])
    for level in range(depth - 1):
        data = zipped([(f"{level}.zip", data)])
    return data


def damaged_member() -> bytes:
    """Pack two members and damage the first."""
    data = bytearray(zipped([("a.txt", STORY.encode()), ("b.txt", STORY.encode())], zipfile.ZIP_STORED))
    data[data.index(b"harbour")] ^= 0xFF
    return bytes(data)


def warc(pages: list[tuple[str, bytes]]) -> bytes:
    """Write a WARC archive by hand."""
    parts: list[bytes] = []
    for address, page in pages:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-05-05T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(parts):036d}>\r\nContent-Type: application/http;msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        parts.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(parts)


def sparse(name: str, size: int) -> Callable[[Path], object]:
    """Make a large file that takes no room on the disk: a text, then nothing but zeros."""

    def make(folder: Path) -> None:
        with (folder / name).open("wb") as stream:
            stream.write(STORY.encode() * 1000)
            stream.truncate(size)

    return make


def fifo(folder: Path) -> None:
    """Make a pipe."""
    os.mkfifo(folder / "b.txt")


def link(name: str, target: str) -> Callable[[Path], object]:
    """Make a symbolic link."""
    return lambda folder: (folder / name).symlink_to(target)


def link_to_parent(folder: Path) -> None:
    """Make a folder that contains itself."""
    (folder / "b").mkdir()
    (folder / "b" / "again").symlink_to(folder, target_is_directory=True)


def deep_folders(folder: Path) -> None:
    """Make folders deeper than a recursive walk would survive."""
    for _ in range(400):
        folder /= "d"
        folder.mkdir()
    (folder / "b.txt").write_text(STORY)


def bytes_name(folder: Path) -> None:
    """Make a file whose name is no UTF-8."""
    with open(os.fsencode(folder) + b"/b\xe9.txt", "wb") as stream:  # noqa: PTH123 - Path takes no bytes
        stream.write(STORY.encode())


def big_field() -> str:
    """Write a table with a field of 300,000 characters, more than the csv module takes by itself."""
    out = io.StringIO()
    csv.writer(out).writerows([["title", "text"], ["Long", f"{STORY} " * 1700], ["Short", STORY]])
    return out.getvalue()


BOMB_FEED = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>&c;</title>'
    "<item><title>&c;</title><description>&c;</description></item></channel></rss>"
)
MAIL = "From: desk@example.org\r\nTo: a@example.org\r\nSubject: Ships\r\nMIME-Version: 1.0\r\n"
ROW = json.dumps({"title": "Ships", "text": STORY})
SMALL = replace(OPTIONS, max_file_bytes=1000)

CASES = [
    Case("empty", write("b.txt", b""), ("empty",)),
    Case("white space only", write("b.txt", b" \r\n\t \n"), ("empty",)),
    Case("byte order mark only", write("b.txt", b"\xef\xbb\xbf"), ("empty",)),
    Case("no-break and zero-width spaces only", write("b.txt", "\xa0\u200b\xa0"), ("empty",)),
    Case("binary", write("b.txt", bytes(range(256)) * 20), ("binary",)),
    Case("binary named .pdf", write("b.pdf", bytes(range(256)) * 20), ("binary",)),
    Case("all NUL", write("b.txt", bytes(5000)), ("binary",)),
    Case("an image named .txt", write("b.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)), ("unsupported",)),
    Case("an image", write("b.jpg", b"\xff\xd8\xff\xe0" + bytes(100)), ("unsupported",)),
    Case("an office document", write("b.docx", zipped([("[Content_Types].xml", b"<a/>")])), ("unsupported",)),
    Case("a database", write("b.db", b"SQLite format 3\x00" + bytes(200)), ("unsupported",)),
    Case("byte order mark", write("b.txt", b"\xef\xbb\xbf" + STORY.encode()), documents=1, text=STORY),
    Case("UTF-16 LE with mark", write("b.txt", b"\xff\xfe" + STORY.encode("utf-16-le")), documents=1, text=STORY),
    Case("UTF-16 BE with mark", write("b.txt", b"\xfe\xff" + STORY.encode("utf-16-be")), documents=1, text=STORY),
    Case("UTF-16 LE without mark", write("b.txt", STORY.encode("utf-16-le")), documents=1, text=STORY),
    Case("UTF-16 BE without mark", write("b.txt", STORY.encode("utf-16-be")), documents=1, text=STORY),
    Case("UTF-32", write("b.txt", b"\xff\xfe\0\0" + STORY.encode("utf-32-le")), documents=1, text=STORY),
    Case("Latin-1", write("b.txt", f"Señor Peña. {STORY}".encode("latin-1")), documents=1, text=f"Señor Peña. {STORY}"),
    Case("cp1252", write("b.txt", f"“So” he said. {STORY}".encode("cp1252")), documents=1, text=f"“So” he said. {STORY}"),
    Case("bytes of no encoding", write("b.txt", STORY.encode() + b" \x81\x8d"), documents=1),
    Case("mostly UTF-8", write("b.txt", f"“So”, “so”. {STORY}".encode() + b" \xff."), documents=1, text=f"“So”, “so”. {STORY} \ufffd."),
    Case("cut inside a character", write("b.txt", f"{STORY} “".encode()[:-1]), documents=1, text=f"{STORY} \ufffd"),
    Case("NUL bytes in a text", write("b.txt", STORY.replace(" ", "\0", 1)), documents=1, text=STORY.replace(" ", "\ufffd", 1)),
    Case("CRLF kept", write("b.txt", STORY.replace(". ", ".\r\n")), documents=1, text=STORY.replace(". ", ".\r\n")),
    Case("right-to-left controls kept", write("b.txt", f"\u202e{STORY}\u202c"), documents=1, text=f"\u202e{STORY}\u202c"),
    Case("200 MB text", sparse("b.txt", 200_000_000), ("too_large",)),
    Case("one line of 50 MB", write("b.txt", b"and then " * 5_600_000), ("too_large",)),
    Case("one line of 1.9 MB", write("b.txt", b"and then " * 211_000), documents=1),
    Case("text longer than the limit", write("b.txt", b"and then " * 230_000), ("too_large",)),
    Case("gzip", write("b.txt.gz", gzip.compress(STORY.encode())), documents=1, text=STORY),
    Case("truncated gzip", write("b.txt.gz", gzip.compress(os.urandom(500).hex().encode())[:-200]), ("damaged",)),
    Case("gzip of 30 MB of zeros", write("b.txt.gz", gzip.compress(bytes(30_000_000))), ("binary",)),
    Case("gzip bomb", write("b.txt.gz", gzip.compress(b"ha " * 5_000_000)), ("expands_too_much",)),
    Case("not gzip at all", write("b.gz", STORY), documents=1, text=STORY),
    Case("zip bomb", write("b.zip", zipped([("a.txt", b"ha " * 5_000_000), ("b.txt", STORY.encode())])), ("expands_too_much",), documents=1),
    Case("zip whose parts are too much together", write("b.zip", zipped([(f"{n}.txt", STORY.encode() * 4) for n in range(4)])), ("expands_too_much",) * 2, documents=2, options=replace(OPTIONS, max_expanded_bytes=1600)),
    Case("nested zip", write("b.zip", nested_zip(3)), documents=1, text=STORY),
    Case("zip nested too deep", write("b.zip", nested_zip(5)), ("nested_too_deep",)),
    Case("path traversal in a zip", write("b.zip", zipped([("../../../crossread-escaped.txt", STORY.encode())])), documents=1, text=STORY),
    Case("absolute name in a zip", write("b.zip", zipped([("/tmp/crossread-escaped.txt", STORY.encode())])), documents=1, text=STORY),
    Case("encrypted zip", write("b.zip", encrypted_zip()), ("locked",)),
    Case("damaged zip", write("b.zip", zipped([("a.txt", STORY.encode())])[:60]), ("damaged",)),
    Case("damaged member", write("b.zip", damaged_member()), ("damaged",), documents=1),
    Case("empty zip", write("b.zip", zipped([])), ("no_reports",)),
    Case("duplicate names in a zip", lambda folder: (folder / "b.zip").write_bytes(zipped_twice_same_name()), documents=2),
    Case("HTML with 100,000 nested tags", write("b.html", "<html><body>" + "<div>" * 100_000 + f"<p>{STORY}</p>"), documents=1, text=STORY),
    Case("HTML with 100,000 tags side by side", write("b.html", "<html><body>" + "<p>so <b>on</b></p>" * 50_000 + f"<p>{STORY}"), documents=1),
    Case("HTML without text", write("b.html", "<html><head><title>x</title></head><body><script>run()</script></body></html>"), ("no_text",)),
    Case("HTML cut off inside a tag", write("b.html", PAGE[:-40]), documents=1),
    Case("HTML named .txt", write("b.txt", PAGE), documents=1),
    Case("HTML named .json", write("b.json", PAGE), documents=1),
    Case("HTML of one endless attribute", write("b.html", f"<html><body><p class='{'a' * 1_000_000}'>{STORY}</p></body></html>"), documents=1),
    Case("pdf", write("b.pdf", pdf("The harbour master said that two ships", "had left the port before dawn.")), documents=1, text="The harbour master said that two ships had left the port before dawn."),
    Case("pdf without text", write("b.pdf", pdf()), ("no_text",)),
    Case("locked pdf", locked_pdf, ("locked",)),
    Case("corrupt pdf", write("b.pdf", b"%PDF-1.4\n" + b"garbage " * 50), ("damaged",)),
    Case("pdf cut in half", write("b.pdf", pdf("Two ships")[:150]), ("damaged",)),
    Case("text named .pdf", write("b.pdf", STORY), documents=1, text=STORY),
    Case("broken link", link("b.txt", "nowhere.txt"), ("broken_link",)),
    Case("link to itself", link("b.txt", "b.txt"), ("link_loop",)),
    Case("folder that contains itself", link_to_parent, ("link_loop",)),
    Case("pipe", fifo, ("not_a_file",)),
    Case("device", link("b.txt", "/dev/zero"), ("not_a_file",)),
    Case("folder named .txt", lambda folder: (folder / "b.txt").mkdir()),
    Case("folders 400 deep", deep_folders, documents=1, text=STORY),
    Case("file name that is not UTF-8", bytes_name, documents=1, text=STORY),
    Case("longest file name", write("b" * 251 + ".txt", STORY), documents=1, text=STORY),
    Case("hidden file", write(".b.txt", STORY)),
    Case("duplicate names", lambda folder: [write("b.txt", STORY)(sub) for sub in ((folder / "x"), (folder / "y")) if not sub.mkdir()], documents=2),  # type: ignore[func-returns-value]
    Case("invalid JSON", write("b.json", '{"text": "' + STORY), ("invalid_json",)),
    Case("JSON nested 100,000 deep", write("b.json", "[" * 100_000), ("invalid_json",)),
    Case("JSON without text", write("b.json", '{"count": 3}'), ("no_text",)),
    Case("JSON with an empty text", write("b.json", '{"text": " "}'), ("no_text",)),
    Case("lone surrogates in JSON", write("b.json", r'{"text": "\ud800' + STORY + '"}'), documents=1, text=f"\ufffd{STORY}"),
    Case("lone surrogates in metadata", write("b.json", json.dumps({"text": STORY, "title": "\ud800a", "source": "\udfff\0", "url": "http://example.org/\udc00", "author": "\0"})), documents=1, text=STORY),
    Case("JSON Lines with one broken line", write("b.jsonl", f"{ROW}\n{{broken\n{ROW}\n"), ("invalid_json",), documents=2),
    Case("JSON Lines with a line too large", write("b.jsonl", f"{ROW}\n" + json.dumps({"text": STORY * 20}) + f"\n{ROW}\n"), ("too_large",), documents=2, options=SMALL),
    Case("JSON Lines without lines", write("b.jsonl", "\n\n"), ("empty",)),
    Case("csv without text column", write("b.csv", "name,count\nships,2\n"), ("no_text",)),
    Case("csv without rows", write("b.csv", "title,text\n"), ("no_reports",)),
    Case("csv with NUL", write("b.csv", f"title,text\nShips,{STORY.replace(',', chr(0))}\n"), documents=1, text=STORY.replace(",", "\ufffd")),
    Case("csv with a huge field", write("b.csv", big_field()), documents=2),
    Case("csv with an unclosed quotation mark", write("b.csv", f'title,text\nShips,"{STORY}\n'), documents=1),
    Case("csv with an empty row", write("b.csv", f"title,text\nNothing,\nShips,{STORY.replace(',', '')}\n"), ("no_text",), documents=1),
    Case("mail without body", write("b.eml", f"{MAIL}\r\n"), ("no_text",)),
    Case("mail with broken headers", write("b.eml", f"Date: never\r\nFrom: <<@\r\n{MAIL}\r\n{STORY}\r\n"), documents=1, text=f"{STORY}\r\n"),
    Case("truncated WARC", write("b.warc", warc([("http://example.org/1", PAGE.encode()), ("http://example.org/2", PAGE.encode())])[:-300]), ("damaged",), documents=1),
    Case("truncated packed WARC", write("b.warc.gz", gzip.compress(warc([("http://example.org/1", PAGE.encode())]))[:-150]), ("damaged",)),
    Case("WARC without pages", write("b.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"), ("no_reports",)),
    Case("not WARC at all", write("b.warc", STORY), documents=1, text=STORY),
    Case("empty feed", write("b.xml", '<rss version="2.0"><channel><title>x</title></channel></rss>'), ("no_reports",)),
    Case("malformed feed", write("b.xml", '<rss version="2.0"><channel><item><title>x'), ("no_reports",)),
    Case("entity bomb in a feed", write("b.xml", BOMB_FEED), ("unsafe_entities",)),
    Case("XML of another kind", write("b.xml", "<?xml version='1.0'?><inventory><ship>2</ship></inventory>"), ("invalid_feed",)),
    Case("address of another scheme in a list", write("b.urls", "file:///etc/hosts\n"), ("bad_address",)),
]  # fmt: skip


def test_a_file_that_is_not_what_its_name_says_is_not_to_be_converted_to_that(tmp_path: Path) -> None:
    """Binary data named .pdf is no PDF: the hint does not ask for a PDF."""
    for name, hint in (("b.pdf", "save it again"), ("b.html", "save it again"), ("b.txt", "PDF"), ("b.dat", "PDF")):
        (tmp_path / name).write_bytes(bytes(range(256)) * 20)
        [failure] = read_paths([str(tmp_path / name)], options=OPTIONS)
        assert isinstance(failure, Failure)
        assert hint in failure.hint
        assert (name[1:] in failure.message) is (hint == "save it again")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title.replace(" ", "-"))
def test_bad_input_gives_its_row_and_leaves_the_others_alone(case: Case, tmp_path: Path) -> None:
    """Each kind gives exactly its failures or clean documents, and both neighbours are read."""
    readings, failures = read_beside_neighbours(case.make, tmp_path, case.options)
    assert tuple(failure.code for failure in failures) == case.codes
    assert len(readings) == case.documents
    assert all(failure.stage == "ingest" and failure.message and failure.hint for failure in failures)
    if case.text is not None:
        assert readings[0].document.text == case.text
    for reading in readings:
        reading.document.text.encode("utf-8")
        for words in (reading.document.path, reading.document.title, reading.document.outlet, reading.document.url):
            assert "\0" not in (words or "").encode("utf-8").decode("utf-8")
        assert "\0" not in reading.document.text


def read_beside_neighbours(
    make: Callable[[Path], object], folder: Path, options: IngestOptions = OPTIONS
) -> tuple[list[Reading], list[Failure]]:
    """Read a folder that holds the bad input between two good ones."""
    (folder / "aa.txt").write_text(GOOD)
    make(folder)
    (folder / "zz.txt").write_text(GOOD)
    results = list(read_paths([str(folder)], options=options))
    neighbours = [str(folder / "aa.txt"), str(folder / "zz.txt")]
    readings = [result for result in results if isinstance(result, Reading)]
    read = [reading.document for reading in readings if reading.document.path in neighbours]
    assert [document.path for document in read] == neighbours
    assert all(document.text == GOOD and document.status == "ok" for document in read)
    others = [reading for reading in readings if reading.document.path not in neighbours]
    return others, [result for result in results if isinstance(result, Failure)]


def test_enough_kinds() -> None:
    """The table holds many kinds, each once."""
    assert len({case.title for case in CASES}) == len(CASES) >= 40


def test_zip_members_are_never_written(tmp_path: Path) -> None:
    """A member that climbs out of its archive leaves no file anywhere."""
    inside = tmp_path / "inside" / "deeper"
    inside.mkdir(parents=True)
    read_beside_neighbours(write("b.zip", zipped([("../../escaped.txt", STORY.encode())])), inside)
    assert not list(tmp_path.rglob("escaped.txt"))


def test_missing_path_between_good_ones(tmp_path: Path) -> None:
    """A path that is not there is one failure; the paths around it are read."""
    (tmp_path / "a.txt").write_text(GOOD)
    results = list(read_paths([str(tmp_path / "a.txt"), str(tmp_path / "none.txt"), "x" * 5000, "nul\0byte"]))
    assert [getattr(result, "code", "read") for result in results] == ["read", "missing", "unreadable", "unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    """A file without permission to read is a failure."""

    def make(folder: Path) -> None:
        (folder / "b.txt").write_text(STORY)
        (folder / "b.txt").chmod(0)

    assert [failure.code for failure in read_beside_neighbours(make, tmp_path)[1]] == ["unreadable"]


def test_large_files_cost_little(tmp_path: Path) -> None:
    """200 MB beyond the limit are refused without being read: well under two seconds."""
    sparse("b.txt", 200_000_000)(tmp_path)
    start = time.perf_counter()
    (result,) = read_paths([str(tmp_path / "b.txt")])
    assert isinstance(result, Failure)
    assert time.perf_counter() - start < 2


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers badly in many ways."""

    pages: ClassVar[dict[str, bytes]] = {"/good": PAGE.encode()}

    def do_GET(self) -> None:
        """Answer."""
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/to-file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hosts")
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self._send_for_ever()
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            self._drip()
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"<html>")
        else:
            page = self.pages.get(self.path)
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page or b"not here")

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def _send_for_ever(self) -> None:
        try:
            while True:
                self.wfile.write(b"ha " * 20_000)
        except OSError:
            return

    def _drip(self) -> None:
        try:
            for _ in range(100):
                self.wfile.write(b"ha ")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run the bad server on loopback."""
    with serving(Handler) as address:
        yield address


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("/missing", "http_error"),
        ("/loop", "too_many_redirects"),
        ("/to-file", "bad_address"),
        ("/endless", "too_large"),
        ("/slow", "timed_out"),
        ("/cut", "no_text"),
    ],
)
def test_bad_answers(page: str, code: str, server: str, tmp_path: Path) -> None:
    """An address that answers badly is one failure; the good address after it in the list is read."""
    options = replace(OPTIONS, max_file_bytes=200_000, fetch_timeout_seconds=1)
    readings, failures = read_beside_neighbours(write("b.urls", f"{server}{page}\n{server}/good\n"), tmp_path, options)
    assert [failure.code for failure in failures] == [code]
    assert [reading.document.url for reading in readings] == [f"{server}/good"]


def test_refused_address(tmp_path: Path) -> None:
    """An address nobody listens at is a failure."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    _, failures = read_beside_neighbours(write("b.urls", f"http://127.0.0.1:{port}/\n"), tmp_path)
    assert [failure.code for failure in failures] == ["fetch_failed"]


def test_offline(tmp_path: Path) -> None:
    """With fetching switched off no address is asked."""
    options = replace(OPTIONS, fetch=False)
    _, failures = read_beside_neighbours(write("b.urls", "http://127.0.0.1:9/\n"), tmp_path, options)
    assert [failure.code for failure in failures] == ["offline"]
