"""A report as far as copies are concerned: the words of its headline and body, outlet, time and whom it credits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crossread.records.document import Document, Sentence

WORD = re.compile(r"[^\W_]+")
"""A word is a run of letters and digits: marks, apostrophes and hyphens are what editors change first."""

_ODD_MARKS = re.compile("[“”„‘’‚«»‹›–—…\u00a0]")
"""Marks that are no part of a word; without them most texts are plain ASCII, which is taken apart much faster."""

_SMALL = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalnum() else ord(" ") for code in range(256)
)

_BLANK = ord(" ")

Whole = npt.NDArray[np.int64]
Edges = tuple[Whole, Whole]
"""Where words begin, and where they end."""

_SAID = frozenset(["body", "headline"])
_CLOSES = {'"': '"', "“": "”", "„": "“", "«": "»"}
_LONGEST_QUOTATION = 3_000
_OPENS = re.compile("[" + "".join(_CLOSES) + "]")


@dataclass(frozen=True, slots=False, kw_only=True)
class CopyText:
    """What is compared of one report.

    Attributes:
        document_id: The report.
        text: `Document.text`.
        spans: The parts of it that are the report itself, in order, half-open code points; furniture is left out.
        published: ISO 8601 date or time; None when unknown.
        outlet: Who published it.
        credits: Names of those it says its text comes from, as printed ("Reuters", "the Morning Herald").
    """

    document_id: str
    text: str
    spans: tuple[tuple[int, int], ...]
    published: str | None = None
    outlet: str | None = None
    credits: tuple[str, ...] = ()

    def words(self) -> list[str]:
        """The words of the spans, in small letters, in order."""
        found: list[str] = []
        for start, end in self.spans:
            # marks first, as in `letters`: what stands beside a sigma decides which small letter it becomes
            found += WORD.findall(_ODD_MARKS.sub(" ", self.text[start:end]).lower())
        return found

    def letters(self) -> bytes:
        """The `words` in UTF-8, with one blank or more between them."""
        piece = "\n".join(self.text[start:end] for start, end in self.spans)
        if not piece.isascii():
            piece = _ODD_MARKS.sub(" ", piece)
        if piece.isascii():
            return piece.encode("ascii").translate(_SMALL)
        return " ".join(WORD.findall(piece.lower())).encode("utf-8", "surrogatepass")

    @cached_property
    def edges(self) -> Edges:
        """Where each of the `words` begins and ends in `text`."""
        found = [_edges(self.text[start:end], start) for start, end in self.spans]
        empty = np.zeros(0, dtype=np.int64)
        starts, ends = zip(*found, strict=True) if found else ((empty,), (empty,))
        return np.concatenate(starts), np.concatenate(ends)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Which of the `words`, by number, stand between quotation marks."""
        opened, closed = find_quoted(self.text)
        if not opened:
            return frozenset()
        starts, _ = self.edges
        at = np.searchsorted(opened, starts, side="right") - 1
        inside = (at >= 0) & (starts < np.array(closed)[at])
        return frozenset(np.flatnonzero(inside).tolist())

    def spans_of(self, first: Whole, last: Whole) -> Edges:
        """Where the words from some up to others stand in `text`."""
        starts, ends = self.edges
        return starts[first], ends[last - 1]


def _edges(piece: str, offset: int) -> Edges:
    """Where words begin and end in a piece of text."""
    if not piece.isascii():
        piece = _ODD_MARKS.sub(" ", piece)
    if piece.isascii():
        letters = b" " + piece.encode("ascii").translate(_SMALL) + b" "
        inside = np.frombuffer(letters, dtype=np.uint8) != _BLANK
        changes = np.flatnonzero(inside[1:] != inside[:-1]) + offset
        return changes[::2], changes[1::2]
    small = piece.lower()
    spans = np.array([match.span() for match in WORD.finditer(small)], dtype=np.int64).reshape(-1, 2)
    if len(small) == len(piece):
        return spans[:, 0] + offset, spans[:, 1] + offset
    # A few letters grow when made small; their words keep their number.
    origin = np.array([at for at, letter in enumerate(piece) for _ in letter.lower()], dtype=np.int64)
    return origin[spans[:, 0]] + offset, origin[spans[:, 1] - 1] + 1 + offset


def find_quoted(text: str) -> tuple[list[int], list[int]]:
    """Find passages between double quotation marks; an open mark ends with its paragraph at the latest.

    Args:
        text: Any text.

    Returns:
        Starts and ends of the passages, in order, without overlap.

    Example:
        >>> find_quoted('She said: "No rain fell." It was dry.')
        ([10], [25])
    """
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while (match := _OPENS.search(text, at)) is not None:
        start = match.start()
        paragraph = text.find("\n", start)
        limit = min(len(text) if paragraph < 0 else paragraph, start + _LONGEST_QUOTATION)
        end = text.find(_CLOSES[match.group()], start + 1, limit)
        end = limit if end < 0 else end + 1
        starts.append(start)
        ends.append(end)
        at = max(end, start + 1)
    return starts, ends


def read_copy_text(document: Document, sentences: Iterable[Sentence], credited: Iterable[str] = ()) -> CopyText:
    """Take from a report what is compared.

    Args:
        document: The report.
        sentences: Its sentences; only headline and body count.
        credited: Names of the outlets and agencies it says its text is from.

    Example:
        >>> report = Document(document_id="d", path="a.txt", words=3, text="Ferry sinks. Share", sha256="0")
        >>> body = Sentence(document_id="d", index=0, start=0, end=12, role="body")
        >>> read_copy_text(report, [body]).words()
        ['ferry', 'sinks']
    """
    return CopyText(
        document_id=document.document_id,
        text=document.text,
        spans=tuple((one.start, one.end) for one in sentences if one.role in _SAID),
        published=document.published,
        outlet=document.outlet,
        credits=tuple(credited),
    )
