"""Blocks of time in which reports are linked one after the other, the same whatever the order they came in.

All of time is one block; a block that holds more than `LARGEST_BLOCK` reports is parted into its earlier and its later
half, and so on. Reports of one moment are parted by a hash of their ids; undated ones come last. A report that is added
changes the block it falls into and no other, unless that block is parted by it.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossread.link.stories.packing import PackedReport

LARGEST_BLOCK = 8_192
"""Reports in a block. Smaller workspaces are linked at once."""

_MOMENTS_A_DAY = 1_024
_UNDATED = (1 << 31) - 1
_BITS = 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A report as far as it must be known to tell what is to be done.

    Attributes:
        document_id: Its id.
        day: Day of publication, in days since 1 January of year 1; None when unknown.
        fingerprint: What its features were made from and by.
    """

    document_id: str
    day: float | None
    fingerprint: str = ""


def part_into_blocks(reports: Sequence[Listed], largest: int = LARGEST_BLOCK) -> list[list[Listed]]:
    """Part reports into blocks of time.

    Args:
        reports: The reports, in any order.
        largest: Reports in a block at most.

    Returns:
        The blocks in the order of time; in each, the reports in the order of time.

    Example:
        >>> days = {"a": 738000.0, "b": 738001.0, "c": 738300.0, "d": None}
        >>> listed = [Listed(document_id=name, day=day) for name, day in days.items()]
        >>> [[one.document_id for one in block] for block in part_into_blocks(listed, largest=2)]
        [['a', 'b'], ['c'], ['d']]
    """
    keys = np.fromiter((_key(one) for one in reports), dtype=np.int64, count=len(reports))
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    cuts: list[tuple[int, int]] = []
    waiting = [(0, len(keys), 0, _BITS)]
    while waiting:
        begin, end, low, bits = waiting.pop()
        if begin == end:
            continue
        if end - begin <= largest or bits == 0:
            cuts.append((begin, end))
            continue
        middle = low + (1 << (bits - 1))
        at = begin + int(np.searchsorted(keys[begin:end], middle))
        waiting += [(at, end, middle, bits - 1), (begin, at, low, bits - 1)]
    return [sorted((reports[at] for at in order[begin:end].tolist()), key=in_time) for begin, end in cuts]


def in_time(report: Listed | PackedReport) -> tuple[bool, float, str]:
    """Sorts reports by time; undated ones come last."""
    return report.day is None, report.day or 0.0, report.document_id


def _key(report: Listed) -> int:
    moment = _UNDATED if report.day is None else min(max(int(report.day * _MOMENTS_A_DAY), 0), _UNDATED - 1)
    return moment << 32 | zlib.crc32(report.document_id.encode("utf-8", "surrogatepass"))
