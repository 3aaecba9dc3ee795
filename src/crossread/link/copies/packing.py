"""What is compared of a report for copies, packed so that it can be stored, and read again when it is needed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from crossread.link.copies.corpus import Corpus, Whole, Words, number_words
from crossread.link.copies.texts import CopyText, Edges

_PLACES = "<u4"
_WORDS = "<u8"
_HELD = 256
"""Reports whose places are held in memory at once."""


class Comparable(Protocol):
    """What is compared of a report: a `CopyText`, or one that is stored."""

    @property
    def document_id(self) -> str:
        """The report."""
        ...

    @property
    def published(self) -> str | None:
        """ISO 8601 date or time."""
        ...

    @property
    def outlet(self) -> str | None:
        """Who published it."""
        ...

    @property
    def credits(self) -> tuple[str, ...]:
        """Names of those it says its text comes from."""
        ...

    @property
    def edges(self) -> Edges:
        """Where each of its words begins and ends in the text."""
        ...

    @property
    def quoted(self) -> frozenset[int]:
        """Which of its words stand between quotation marks."""
        ...

    def spans_of(self, first: Whole, last: Whole) -> Edges:
        """Where the words from some up to others stand in the text."""
        ...


def pack_copy_text(text: CopyText) -> bytes:
    """Pack a report.

    Returns:
        Length of the head (four bytes); the head as JSON: time, outlet, credits, number of words, the quoted ones;
        then the number of each word (eight bytes) and where it begins and ends (four each).
    """
    words = number_words([text]).words
    head = json.dumps([text.published, text.outlet, text.credits, len(words), sorted(text.quoted)]).encode()
    places = np.stack(text.edges, axis=1).astype(_PLACES)
    return len(head).to_bytes(4, "little") + head + words.astype(_WORDS).tobytes() + places.tobytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unpacked:
    published: str | None
    outlet: str | None
    credits: tuple[str, ...]
    words: Words
    edges: Edges
    quoted: frozenset[int]


def _unpack(content: bytes) -> _Unpacked:
    end = 4 + int.from_bytes(content[:4], "little")
    published, outlet, named, count, quoted = json.loads(content[4:end])
    words = np.frombuffer(content, dtype=_WORDS, count=count, offset=end).astype(np.uint64)
    places = np.frombuffer(content, dtype=_PLACES, count=2 * count, offset=end + 8 * count).reshape(-1, 2)
    return _Unpacked(
        published=published,
        outlet=outlet,
        credits=tuple(named),
        words=words,
        edges=(places[:, 0].astype(np.int64), places[:, 1].astype(np.int64)),
        quoted=frozenset(quoted),
    )


Load = Callable[[Sequence[str]], Mapping[str, bytes]]
"""Reads packed reports by their ids."""


class Shelf:
    """Packed reports, of which only a few lie open at once."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._open: dict[str, _Unpacked] = {}

    def unpack(self, document_id: str) -> _Unpacked:
        """One report."""
        if document_id not in self._open:
            while len(self._open) >= _HELD:
                del self._open[next(iter(self._open))]
            self._open[document_id] = _unpack(self._load([document_id])[document_id])
        return self._open[document_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCopyText:
    """A report whose words and places lie in the store.

    Attributes:
        document_id: The report.
        published: ISO 8601 date or time; None when unknown.
        outlet: Who published it.
        credits: Names of those it says its text comes from.
        digest: Digest of its words and quotations: all that alignment hangs on.
        shelf: Where the rest is read.
    """

    document_id: str
    published: str | None
    outlet: str | None
    credits: tuple[str, ...]
    digest: bytes
    shelf: Shelf

    @property
    def edges(self) -> Edges:
        """Where each of its words begins and ends in the text."""
        return self.shelf.unpack(self.document_id).edges

    @property
    def quoted(self) -> frozenset[int]:
        """Which of its words stand between quotation marks."""
        return self.shelf.unpack(self.document_id).quoted

    def spans_of(self, first: Whole, last: Whole) -> Edges:
        """Where the words from some up to others stand in the text."""
        starts, ends = self.edges
        return starts[first], ends[last - 1]


def read_shelf(document_ids: Sequence[str], load: Load) -> tuple[list[StoredCopyText], Corpus]:
    """Read what all reports need in memory: who printed it when, and the numbers of its words.

    Args:
        document_ids: The reports, in the order of their ids.
        load: Reads packed reports.

    Returns:
        The reports and their words.
    """
    shelf = Shelf(load)
    texts: list[StoredCopyText] = []
    words: list[Words] = [np.zeros(0, dtype=np.uint64)]
    for begin in range(0, len(document_ids), _HELD):
        some = document_ids[begin : begin + _HELD]
        contents = load(some)
        for document_id in some:
            unpacked = _unpack(contents[document_id])
            made = hashlib.blake2b(unpacked.words.astype(_WORDS).tobytes(), digest_size=16)
            made.update(json.dumps(sorted(unpacked.quoted)).encode())
            texts.append(
                StoredCopyText(
                    document_id=document_id,
                    published=unpacked.published,
                    outlet=unpacked.outlet,
                    credits=unpacked.credits,
                    digest=made.digest(),
                    shelf=shelf,
                )
            )
            words.append(unpacked.words)
    starts = np.cumsum([len(each) for each in words])
    return texts, Corpus(words=np.concatenate(words), starts=starts)
