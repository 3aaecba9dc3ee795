"""What servers said of feeds at the last round, so that a feed that has not changed is not sent again.

Conditional requests after RFC 9110, section 13: the `ETag` and `Last-Modified` of an answer are sent back as
`If-None-Match` and `If-Modified-Since`; a server that has nothing new answers 304 without a body.
"""

from __future__ import annotations

from collections.abc import Mapping
from email.message import Message
from typing import NamedTuple

_LONGEST = 1_024


class Validators(NamedTuple):
    """By what a server knows an answer again; None where it said nothing."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a request for an answer that has changed since.

        Example:
            >>> Validators(etag='"a7"').headers()
            {'If-None-Match': '"a7"'}
        """
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


def read_validators(headers: Message) -> Validators:
    """Read the validators of an answer; what could not be sent back in a header is left out.

    Example:
        >>> answer = Message()
        >>> answer["ETag"], answer["Last-Modified"] = '"a7"', "Sun, 04 May 2025 10:00:00 GMT"
        >>> read_validators(answer).etag
        '"a7"'
    """
    etag, modified = (
        value if value and value.isascii() and value.isprintable() and len(value) <= _LONGEST else None
        for value in (headers.get("ETag"), headers.get("Last-Modified"))
    )
    return Validators(etag, modified)


class Round:
    """One round through feeds.

    Args:
        before: Validators of addresses from the rounds before.
    """

    def __init__(self, before: Mapping[str, Validators]) -> None:
        self.before = before
        self.read: dict[str, Validators] = {}
        """Validators of the addresses that were read in this round, without any failure in what they lead to."""
