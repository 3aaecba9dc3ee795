"""A report packed small, each term as a number of 32 bits with its count, so that a million of them can be stored.

Two different terms of a pair of reports have one number once in about 200,000 pairs; it adds a trace of likeness.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossread.link.stories.reports import FIELDS, StoryReport

Terms = npt.NDArray[np.uint32]

SPELLED = ("title", "names", "numbers")
"""Fields whose terms are kept in letters as well, for the reasons."""

_HEADER = 2 * len(FIELDS)
_MOST_TERMS = 0xFFFF
_MOST_TIMES = 0xFF


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedReport:
    """What is compared of one report, packed.

    Attributes:
        document_id: The report.
        title: Its headline as printed.
        day: Day of publication, in days since 1 January of year 1; None when unknown.
        words: Words of its text.
        content: Number of terms of each of `FIELDS` (two bytes each), terms (four each), counts (one each), and the
            terms of `SPELLED` as lines of UTF-8.
    """

    document_id: str
    title: str | None
    day: float | None
    words: int
    content: bytes

    def spelled(self, field: str) -> Mapping[int, str]:
        """The terms of one of `SPELLED` by their numbers."""
        sizes = np.frombuffer(self.content, dtype="<u2", count=len(FIELDS)).tolist()
        total = sum(sizes)
        lines = self.content[_HEADER + 5 * total :].decode("utf-8", "surrogatepass").split("\n")
        line = sum(sizes[FIELDS.index(name)] for name in SPELLED[: SPELLED.index(field)])
        at = FIELDS.index(field)
        begin = _HEADER + 4 * sum(sizes[:at])
        terms = np.frombuffer(self.content, dtype="<u4", count=sizes[at], offset=begin).tolist()
        return dict(zip(terms, lines[line : line + sizes[at]], strict=True))


def number_term(term: str) -> int:
    """The number that stands for a term, the same on every machine."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


def pack(report: StoryReport) -> PackedReport:
    """Pack a report.

    Example:
        >>> from crossread.link.stories.reports import read_story_report
        >>> packed = pack(read_story_report("d", title="Ferry sinks", text="Divers searched near Port Vell."))
        >>> sorted(packed.spelled("title").values()), len(packed.content) < 150
        (['ferr', 'sink'], True)
    """
    sizes, terms, times = [], [], []
    lines: dict[str, list[str]] = {}
    for field in FIELDS:
        counts = sorted((number_term(term), term, count) for term, count in report.counts[field].items())
        counts = counts[:_MOST_TERMS]
        sizes.append(len(counts))
        terms += [number for number, _, _ in counts]
        times += [min(count, _MOST_TIMES) for _, _, count in counts]
        lines[field] = [term for _, term, _ in counts]
    spelled = "\n".join(term for field in SPELLED for term in lines[field])
    content = (
        np.array(sizes, dtype="<u2").tobytes()
        + np.array(terms, dtype="<u4").tobytes()
        + bytes(times)
        + spelled.encode("utf-8", "surrogatepass")
    )
    return PackedReport(
        document_id=report.document_id, title=report.title, day=report.day, words=report.words, content=content
    )


_HEAD = struct.Struct("<dII")


def write_packed(report: PackedReport) -> bytes:
    """A packed report as bytes that can be stored; its id stands elsewhere."""
    title = (report.title or "").encode("utf-8", "surrogatepass")
    day = math.nan if report.day is None else report.day
    return _HEAD.pack(day, report.words, len(title)) + title + report.content


def read_packed(document_id: str, stored: bytes) -> PackedReport:
    """Read what `write_packed` wrote."""
    day, words, length = _HEAD.unpack_from(stored)
    title = stored[_HEAD.size : _HEAD.size + length].decode("utf-8", "surrogatepass")
    return PackedReport(
        document_id=document_id,
        title=title or None,
        day=None if math.isnan(day) else day,
        words=words,
        content=stored[_HEAD.size + length :],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """Terms of one field of many reports.

    Attributes:
        starts: Where each report begins in `terms`, and at the end their number.
        terms: Numbers of terms.
        times: How often each stands in its report.
    """

    starts: npt.NDArray[np.int64]
    terms: Terms
    times: npt.NDArray[np.uint8]


def unpack(reports: Iterable[PackedReport]) -> Mapping[str, Unpacked]:
    """Take many reports apart at once, field by field."""
    contents = [report.content for report in reports]
    sizes = np.frombuffer(b"".join(content[:_HEADER] for content in contents), dtype="<u2")
    sizes = sizes.reshape(len(contents), len(FIELDS)).astype(np.int64)
    totals = sizes.sum(axis=1).tolist()
    ends = [_HEADER + 4 * total for total in totals]
    terms = np.frombuffer(
        b"".join(content[_HEADER:end] for content, end in zip(contents, ends, strict=True)), dtype="<u4"
    )
    times = np.frombuffer(
        b"".join(content[end : end + total] for content, end, total in zip(contents, ends, totals, strict=True)),
        dtype=np.uint8,
    )
    begins = np.concatenate(([0], np.cumsum(sizes.reshape(-1))[:-1])).reshape(sizes.shape) if contents else sizes
    found = {}
    for at, field in enumerate(FIELDS):
        size = sizes[:, at]
        starts = np.concatenate(([0], np.cumsum(size)))
        places = np.repeat(begins[:, at] - starts[:-1], size) + np.arange(starts[-1])
        found[field] = Unpacked(starts=starts, terms=terms[places], times=times[places])
    return found
