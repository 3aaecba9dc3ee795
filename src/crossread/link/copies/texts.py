"""A report as far as copies are concerned: the words of its headline and body, outlet, time and whom it credits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from crossread.records.document import Document, Sentence

WORD = re.compile(r"[^\W_]+")
"""A word is a run of letters and digits: marks, apostrophes and hyphens are what editors change first."""

_ODD_MARKS = re.compile("[“”„‘’‚«»‹›–—…\u00a0]")
"""Marks that are no part of a word; without them most texts are plain ASCII, which is taken apart much faster."""

_SMALL = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalnum() else ord(" ") for code in range(256)
)

_BLANK = ord(" ")
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
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where each of the `words` stands in `text`."""
        found: list[tuple[int, int]] = []
        for start, end in self.spans:
            piece = self.text[start:end]
            if piece.isascii():
                found += _places_of_ascii(piece, start)
            elif len(piece.lower()) != len(piece):  # a few letters grow when made small; their words keep their number
                found += _places_of_small(piece, start)
            else:
                found += [(start + match.start(), start + match.end()) for match in WORD.finditer(piece.lower())]
        return tuple(found)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Which of the `words`, by number, stand between quotation marks."""
        starts, ends = find_quoted(self.text)
        if not starts:
            return frozenset()
        inside = set()
        for number, (start, _) in enumerate(self.places):
            at = bisect_right(starts, start) - 1
            if at >= 0 and start < ends[at]:
                inside.add(number)
        return frozenset(inside)


def _places_of_ascii(piece: str, offset: int) -> list[tuple[int, int]]:
    inside = np.frombuffer(b" " + piece.encode("ascii").translate(_SMALL) + b" ", dtype=np.uint8) != _BLANK
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + offset
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _places_of_small(piece: str, offset: int) -> list[tuple[int, int]]:
    origin = [at for at, letter in enumerate(piece) for _ in letter.lower()]
    return [
        (offset + origin[match.start()], offset + origin[match.end() - 1] + 1) for match in WORD.finditer(piece.lower())
    ]


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
