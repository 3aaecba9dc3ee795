"""What servers say of an answer, sent back."""

from __future__ import annotations

from email.message import Message

import pytest

from crossread.ingest.unchanged import Validators, read_validators


@pytest.mark.parametrize("etag", ['"a\tb"', '"' + "a" * 2_000 + '"', '"\u00e9"', ""])
def test_what_cannot_be_sent_back_is_left_out(etag: str) -> None:
    """A mark that is no header value, or endless, is not sent back; the other still is."""
    answer = Message()
    answer["ETag"], answer["Last-Modified"] = etag, "Sun, 04 May 2025 10:00:00 GMT"
    found = read_validators(answer)
    assert found == Validators(None, "Sun, 04 May 2025 10:00:00 GMT")
    assert found.headers() == {"If-Modified-Since": "Sun, 04 May 2025 10:00:00 GMT"}
