"""Byte streams that can be looked into, are counted, and stop before they fill the memory."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from crossread.errors import ReadError
from crossread.ingest.piece import Known

FILE_SETTING = "max_file_megabytes"
"""The setting that raises the limit of one report's original."""

HEAD_BYTES = 65_536
_FREE_BYTES = 1_048_576  # below this no ratio is a danger


@dataclass(slots=True)
class Budget:
    """How many bytes one input may still become; shared by all that is packed in it.

    Attributes:
        left: Bytes that may still be unpacked.
        ratio: Most bytes that one packed byte may become.
    """

    left: int
    ratio: int

    def spend(self, count: int) -> None:
        """Take bytes off the budget.

        Raises:
            ReadError: Code `expands_too_much`: nothing is left.
        """
        self.left -= count
        if self.left < 0:
            raise _expands()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes of unknown kind on their way to being told apart.

    Attributes:
        stream: Where they are read from.
        name: Base name.
        path: The input as given; a part of a container as `container#part`.
        budget: How much they may become.
        url: The address they came from, if any.
        charset: Character encoding stated beside them, if any.
        media_type: Kind stated beside them, if any.
        known: Metadata stated beside them.
        level: How many containers they lie in.
        private: Whether they came from this machine or network, so that links in them may lead there too.
    """

    stream: BinaryIO
    name: str
    path: str
    budget: Budget
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    known: Known = field(default_factory=Known)
    level: int = 0
    private: bool = True


class UnpackedStream(io.RawIOBase):
    """A stream of unpacked bytes that ends with an error when they become too many."""

    def __init__(self, stream: BinaryIO, budget: Budget, packed: Callable[[], int]) -> None:
        super().__init__()
        self._stream = stream
        self._budget = budget
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read into a buffer and count."""
        data = self._stream.read(len(buffer))
        self._count += len(data)
        self._budget.spend(len(data))
        if self._count > _FREE_BYTES and self._count > self._budget.ratio * max(1, self._packed()):
            raise _expands()
        buffer[: len(data)] = data
        return len(data)


class CountedStream:
    """A stream that knows how many bytes were read from it; enough of a file for `gzip`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Read and count."""
        data = self._stream.read(size)
        self.count += len(data)
        return data


class RejoinedStream(io.RawIOBase):
    """A stream that cannot go back, with what was already read of it put before it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._stream = stream

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer and return the number of bytes put in."""
        data = self._head.read(len(buffer)) or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def look_into(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Read the head of a stream without losing it.

    Returns:
        Up to 64 KiB, and a stream that begins with them.

    Example:
        >>> head, stream = look_into(io.BytesIO(b"Two planes landed."))
        >>> head == stream.read()
        True
    """
    head = stream.read(HEAD_BYTES)
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, io.BufferedReader(RejoinedStream(head, stream), HEAD_BYTES)


def read_limited(stream: BinaryIO, limit: int, *, setting: str | None = FILE_SETTING) -> bytes:
    """Read a whole stream that may not be longer than a limit.

    Args:
        stream: What to read.
        limit: Most bytes.
        setting: Name of the setting that raises the limit; None for a limit that stands.

    Returns:
        All its bytes.

    Raises:
        ReadError: Code `too_large`.
    """
    parts: list[bytes] = []
    count = 0
    while part := stream.read(min(limit + 1 - count, 1_048_576)):
        parts.append(part)
        count += len(part)
        if count > limit:
            raise too_large(limit, setting=setting)
    return b"".join(parts)


def too_large(limit: int, *, what: str = "", setting: str | None = FILE_SETTING) -> ReadError:
    """Say that something is too large, and what can be done about it.

    Args:
        limit: Most bytes.
        what: What is too large, in words; empty where the path says it.
        setting: Name of the setting that raises the limit; None for a limit that stands.
    """
    hint = f"split it, or raise the setting {setting}" if setting else "split it"
    return ReadError(f"{what} is larger than {limit:,} bytes".removeprefix(" is "), hint=hint, code="too_large")


def _expands() -> ReadError:
    return ReadError(
        "unpacks to far more bytes than any report has (a bomb?)",
        hint="unpack it yourself if you trust it; the setting max_unpacked_megabytes lets larger ones pass",
        code="expands_too_much",
    )
