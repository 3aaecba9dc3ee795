"""Passages of pairs of reports that were aligned before, kept by what alignment hangs on: the words of the two."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from typing import NamedTuple

from crossread.link.copies.alignment import Passage

VERSION = "1"
"""Raised when two texts give other passages than before."""

_DIGEST = 16
_COUNT = struct.Struct("<I")
_PASSAGE = struct.Struct("<6I")


class Held(NamedTuple):
    """A passage without its runs: words where it begins and ends in either text, identical ones, the longest run."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    identical: int
    longest: int

    @property
    def share(self) -> float:
        """Share of the words of the longer side that are identical."""
        return self.identical / max(self.a_end - self.a_start, self.b_end - self.b_start)

    @classmethod
    def of(cls, passage: Passage) -> Held:
        """What is kept of a passage."""
        return cls(*passage[:4], passage.identical, passage.longest)


Aligned = Mapping[bytes, tuple[Held, ...]]
"""Passages that one text shares with others, by the digests of these."""


class AlignedPairs:
    """Passages that were found before, text by text."""

    def __init__(self, kept: MutableMapping[str, bytes]) -> None:
        self._kept = kept

    def load(self, digest: bytes) -> Aligned:
        """What is known of the pairs whose first text has this digest."""
        content = self._kept.get(_key(digest))
        return dict(_read(content)) if content is not None else {}

    def save(self, digest: bytes, aligned: Aligned) -> None:
        """Keep what is known now; pairs that are not named are forgotten."""
        self._kept[_key(digest)] = b"".join(_write(other, aligned[other]) for other in sorted(aligned))


def _key(digest: bytes) -> str:
    return f"aligned {VERSION} {digest.hex()}"


def _write(other: bytes, passages: Sequence[Held]) -> bytes:
    return other + _COUNT.pack(len(passages)) + b"".join(_PASSAGE.pack(*passage) for passage in passages)


def _read(content: bytes) -> Iterator[tuple[bytes, tuple[Held, ...]]]:
    at = 0
    while at < len(content):
        other = content[at : at + _DIGEST]
        at += _DIGEST
        (count,) = _COUNT.unpack_from(content, at)
        at += _COUNT.size
        end = at + count * _PASSAGE.size
        yield other, tuple(Held(*each) for each in _PASSAGE.iter_unpack(content[at:end]))
        at = end
