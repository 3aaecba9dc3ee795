"""Whatever the bytes and whatever their name: results, never an exception, and nothing that cannot be stored."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.ingest import read_bytes
from crossread.ingest.decode import decode
from crossread.records import Failure, Reading

ENDINGS = [
    "txt", "html", "json", "jsonl", "csv", "tsv", "eml", "xml", "gz", "zip", "warc", "warc.gz", "urls", "pdf", "",
]  # fmt: skip
FRAGMENTS = [
    b"<html>", b"<p>", b"</p>", b"<!doctype html>", b"<rss>", b"<item>", b"{", b"}", b"[", b'"text":', b'"a"', b",",
    b"\n", b"text,title\n", b"WARC/1.0\r\n", b"Content-Length: 9\r\n\r\n", b"PK\x03\x04", b"\x1f\x8b\x08",
    b"%PDF-1.4\n", b"From: a\n", b"MIME-Version: 1.0\n", b"Subject: b\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\0",
    b"The crew left.", b"http://a.example/\n", b"<![CDATA[",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.binary(max_size=12)), max_size=25), st.sampled_from(ENDINGS))
def test_any_bytes_under_any_name(parts: list[bytes], ending: str) -> None:
    """Every input gives at least one result, and every text can be stored."""
    results = read_bytes(b"".join(parts), f"a.{ending}")
    assert results
    for result in results:
        assert isinstance(result, Reading | Failure)
        if isinstance(result, Reading):
            result.document.text.encode("utf-8")
            assert "\0" not in result.document.text


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_comes_back_as_it_was(text: str) -> None:
    """What was written as UTF-8 is read back code point by code point."""
    decoded = decode(text.encode("utf-8"))
    assert decoded.text == text.removeprefix("\ufeff")
