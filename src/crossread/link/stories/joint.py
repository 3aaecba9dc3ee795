"""All that is compared of many reports in one table, and the terms that the reports of many pairs share.

Each term of a report stands once, with its weight in every field, so that one look-up finds what two reports share in
all fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from crossread.link.chains import Links, fill_chains
from crossread.link.stories.vectors import Numbers, Real, Vectors, Whole, list_entries

Bits = npt.NDArray[np.uint8]
Small = npt.NDArray[np.float32]

_SLOTS = 1 << 12
_ROWS_AT_ONCE = 64
_AT_ONCE = 1 << 17
_ROOM = 3.0
"""Room of a new table, as a multiple of what is put into it, besides what comes at once."""


class Table:
    """Terms of reports, one after the other, with room for more behind them.

    What stands in it never changes, so that many `Joint` may name places in one table: of the reports that are carried
    from block to block nothing is copied until the room is used up.

    Attributes:
        terms: Numbers of terms, rising within a report.
        held: In which fields each stands, one bit a field; small, so that far fewer weights must be fetched.
        weights: For every field the weight of each; a field of a report has length 1 or is empty.
        used: Places in use.
    """

    def __init__(self, fields: int, room: int) -> None:
        self.terms: Numbers = np.empty(room, dtype=np.uint32)
        self.held: Bits = np.empty(room, dtype=np.uint8)
        self.weights: Small = np.empty((fields, room), dtype=np.float32)
        self.used = 0

    def add(self, other: Table, entries: Whole | slice, count: int) -> None:
        """Put some places of another table behind what is in use; there must be room for so many."""
        end = self.used + count
        self.terms[self.used : end] = other.terms[entries]
        self.held[self.used : end] = other.held[entries]
        for mine, theirs in zip(self.weights, other.weights, strict=True):
            mine[self.used : end] = theirs[entries]
        self.used = end


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """The terms of reports.

    Attributes:
        begins: Where each report begins in the table.
        sizes: How many terms it has.
        table: The terms; some of other reports may stand among them.
    """

    begins: Whole
    sizes: Whole
    table: Table

    def take(self, rows: Whole, other: Joint | None = None) -> Joint:
        """The terms of some of the reports, and then those of others."""
        begins, sizes = self.begins[rows], self.sizes[rows]
        if other is None:
            return Joint(begins=begins, sizes=sizes, table=self.table)
        table, count, added = self.table, int(sizes.sum()), other.table.used
        if table.used + added > len(table.terms):
            entries = list_entries(begins, np.arange(len(rows)), sizes)
            table = Table(len(table.weights), int(count * _ROOM) + added)
            table.add(self.table, entries, count)
            begins = _begin(sizes)[:-1]
        more = table.used + other.begins
        table.add(other.table, slice(0, added), added)
        return Joint(begins=np.concatenate([begins, more]), sizes=np.concatenate([sizes, other.sizes]), table=table)


class Shared(NamedTuple):
    """What the reports of some pairs share: the pair each shared term belongs to, and its place in either report."""

    begin: int
    end: int
    pair: Links
    left: Whole
    right: Whole


def join_fields(fields: Sequence[Vectors]) -> Joint:
    """Put the fields of reports into one table.

    Args:
        fields: Each field of the same reports; a term has the same number in all of them.
    """
    count = len(fields[0].starts) - 1
    owners = [np.repeat(np.arange(count), np.diff(field.starts)) for field in fields]
    keys = np.concatenate([(owner << 32) | field.terms for owner, field in zip(owners, fields, strict=True)])
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.cumsum(fresh) - 1
    kept = ordered[fresh]
    table = Table(len(fields), len(kept))
    table.terms[:] = kept & 0xFFFFFFFF
    table.held[:] = 0
    table.weights[:] = 0
    table.used = len(kept)
    begin = 0
    for column, field in enumerate(fields):
        places = place[begin : begin + len(field.terms)]
        table.weights[column, places] = field.weights
        table.held[places] |= np.uint8(1 << column)
        begin += len(field.terms)
    sizes = np.bincount(kept >> 32, minlength=count)
    return Joint(begins=_begin(sizes)[:-1], sizes=sizes, table=table)


def by_the_fewer(left: Whole, right: Whole) -> tuple[Whole, Whole, Whole]:
    """The pairs ordered by whichever side names fewer reports, that side first; and where each stood.

    A table is filled for every report of the first side: few new reports are held against many that are carried.
    """
    sides = [np.count_nonzero(np.bincount(side)) for side in (left, right)]
    if sides[0] <= sides[1]:
        return left, right, np.arange(len(left))
    order = np.argsort(right, kind="stable")
    return right[order], left[order], order


def find_shared(joint: Joint, left: Whole, right: Whole) -> Iterator[Shared]:
    """Find the terms that the reports of many pairs share.

    The terms of some dozen left reports lie in a small table, which fits the nearer memory of a processor, and the
    terms of their partners are looked up there. Terms that share a place in it form a chain.

    Args:
        joint: The terms of the reports.
        left: Index of one report of each pair; pairs with the same one are best given in a row.
        right: Index of the other.

    Yields:
        What is shared, for some pairs after the other.
    """
    if not len(left) or not joint.sizes.any():
        return
    all_sizes, all_terms = joint.sizes, joint.table.terms
    sizes = all_sizes[right]
    ends = np.cumsum(sizes)
    changes = np.concatenate(([True], left[1:] != left[:-1]))
    slot = np.cumsum(changes) - 1
    table = np.full(_ROWS_AT_ONCE * _SLOTS, -1, dtype=np.int32)
    begin = 0
    while begin < len(left):
        base = ends[begin - 1] if begin else 0
        end = int(np.searchsorted(ends, base + _AT_ONCE, side="right"))
        end = min(end, int(np.searchsorted(slot, slot[begin] + _ROWS_AT_ONCE, side="left")))
        end = max(end, begin + 1)
        heads = np.flatnonzero(changes[begin:end]) + begin
        if not changes[begin]:
            heads = np.concatenate(([begin], heads))
        of = left[heads]
        entries = list_entries(joint.begins, of, all_sizes[of])
        places = _slots(all_terms[entries]) + np.repeat(np.arange(len(of), dtype=np.int32) * _SLOTS, all_sizes[of])
        following = fill_chains(table, places)
        some = slice(begin, end)
        pair, hit, found = _look_up(
            (table, following, all_terms[entries]), joint, slot[some] - slot[begin], right[some], sizes[some]
        )
        yield Shared(begin, end, pair, entries[found], hit)
        table[places] = -1
        begin = end


def add_products(joint: Joint, shared: Shared, columns: Sequence[tuple[int, int]]) -> Real:
    """Multiply the weights of shared terms and add them up for each pair.

    Args:
        joint: The terms of the reports.
        shared: What the reports of some pairs share.
        columns: Which field of the left report is held against which of the right one.

    Returns:
        One row a pair, one column for each of `columns`.
    """
    count = shared.end - shared.begin
    sums = np.empty((count, len(columns)))
    held, weights = joint.table.held, joint.table.weights
    left, right = held[shared.left], held[shared.right]
    # Most terms stand in no field but the text in either report: they are looked at for no other field again.
    rest = np.flatnonzero((left | right) & ~np.uint8(1))
    left_rest, right_rest = left[rest], right[rest]
    for at, (one, other) in enumerate(columns):
        if one or other:
            some = rest[_stand(left_rest, one) & _stand(right_rest, other)]
        else:
            some = np.flatnonzero(_stand(left & right, 0))
        products = weights[one][shared.left[some]] * weights[other][shared.right[some]]
        sums[:, at] = np.bincount(shared.pair[some], weights=products, minlength=count)
    return sums


def _stand(held: Bits, field: int) -> npt.NDArray[np.bool_]:
    return np.asarray((held & np.uint8(1 << field)) > 0)


def _begin(sizes: Whole) -> Whole:
    return np.concatenate(([0], np.cumsum(sizes)))


def _slots(terms: Numbers) -> npt.NDArray[np.int32]:
    return (terms & np.uint32(_SLOTS - 1)).view(np.int32)


def _look_up(
    filled: tuple[Links, Links, Numbers], joint: Joint, slot: Whole, of: Whole, sizes: Whole
) -> tuple[Links, Whole, Links]:
    """The terms of some reports that stand in the table: the pair each belongs to, its place, and its like there."""
    table, following, known = filled
    entries = list_entries(joint.begins, of, sizes)
    # Nothing is out of bounds; told to clip, numpy does not look first, and takes numbers in two thirds of the time.
    terms = joint.table.terms.take(entries, mode="clip")
    slots = np.repeat(slot * _SLOTS, sizes)
    slots += _slots(terms)
    found = table.take(slots, mode="clip")
    hit = np.flatnonzero(found >= 0)
    found, wanted = found[hit], terms[hit]
    same = known[found] == wanted
    hits, founds = [hit[same]], [found[same]]
    other = np.flatnonzero(~same)
    while len(other):
        hit, found, wanted = hit[other], following[found[other]], wanted[other]
        on = np.flatnonzero(found >= 0)
        hit, found, wanted = hit[on], found[on], wanted[on]
        same = known[found] == wanted
        hits.append(hit[same])
        founds.append(found[same])
        other = np.flatnonzero(~same)
    hit = np.concatenate(hits)
    pair = np.repeat(np.arange(len(of), dtype=np.int32), sizes)[hit]
    return pair, entries[hit], np.concatenate(founds)
