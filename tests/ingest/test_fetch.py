"""Which addresses may be reached, and by whom."""

from __future__ import annotations

import pytest

from crossread.errors import ReadError
from crossread.ingest.fetch import Fetcher, is_private
from crossread.ingest.options import IngestOptions


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/feed",
        "http://[::1]:8080/",
        "http://10.0.0.7/",
        "http://192.168.1.1/admin",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
    ],
)
def test_the_web_cannot_lead_inside(url: str) -> None:
    """An address of this machine or its network is refused unless the user, or something there, named it."""
    assert is_private(url)
    with pytest.raises(ReadError) as caught:
        Fetcher(IngestOptions()).fetch(url, private=False)
    assert caught.value.code == "private_address"


@pytest.mark.parametrize("url", ["file:///etc/hosts", "ftp://example.org/a", "gopher://example.org", "http//missing"])
def test_only_the_web_is_fetched(url: str) -> None:
    """Other schemes are refused, whoever named them."""
    with pytest.raises(ReadError) as caught:
        Fetcher(IngestOptions()).fetch(url, private=True)
    assert caught.value.code == "bad_address"


def test_public_addresses_are_public() -> None:
    """An address of the open web is not taken for one of this network."""
    assert not is_private("http://1.1.1.1/")
    assert not is_private("https://[2606:4700::1111]/news")
