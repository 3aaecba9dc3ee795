"""Find what text stands in two reports, who may have it from whom, and which reports are one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from crossread.link.copies.aligned import AlignedPairs, Held
from crossread.link.copies.candidates import Pairs, find_pairs
from crossread.link.copies.corpus import Corpus, Whole, number_words
from crossread.link.copies.direction import find_direction
from crossread.link.copies.families import Overlap, find_families
from crossread.link.copies.packing import Comparable, StoredCopyText
from crossread.link.copies.passages import QuotedWords, align, as_rows
from crossread.link.copies.runs import hash_seeds
from crossread.link.copies.shared_text import Place, SharedText, find_shared_texts
from crossread.link.copies.texts import CopyText
from crossread.records.ids import content_id
from crossread.records.stories import Copy

_FIRSTS_AT_ONCE = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLinks:
    """What holds across reports about their text.

    Attributes:
        copies: Passages that stand in two reports.
        families: The family of every report, by the id of its earliest member; `Document.family_id`.
        overlaps: How much of each pair of reports is the same.
        shared_texts: Statements and standing phrases that many print; none of them is among the copies.
    """

    copies: tuple[Copy, ...]
    families: Mapping[str, str]
    overlaps: tuple[Overlap, ...]
    shared_texts: tuple[SharedText, ...]


class _Found(NamedTuple):
    first: int
    second: int
    passages: tuple[Held, ...]


def link_copies(texts: Iterable[CopyText], find: Callable[[Corpus], Pairs] = find_pairs) -> CopyLinks:
    """Find the text that reports share.

    Args:
        texts: The reports, in any order; `read_copy_text` makes them.
        find: Finds the pairs worth aligning, by the indexes of the reports in the order of their ids.

    Returns:
        Copies in the order of their table, families, overlaps and folded texts. The same whatever the order of `texts`.

    Raises:
        ValueError: Two reports have one id.

    Example:
        >>> line = "the ferry struck a dredger in the channel off the port at dusk and sank with all its cars"
        >>> links = link_copies(
        ...     CopyText(document_id=name, text=f"{begin} {line}", spans=((0, 200),), published=day)
        ...     for name, begin, day in (("a", "On Monday", "2031-05-03"), ("b", "Police said", "2031-05-04"))
        ... )
        >>> [(copy.from_document_id, copy.to_document_id, copy.direction) for copy in links.copies]
        [('a', 'b', 'earlier')]
        >>> links.families
        {'a': 'a', 'b': 'a'}
    """
    ordered = sorted(texts, key=lambda text: text.document_id)
    for one, other in pairwise(ordered):
        if one.document_id == other.document_id:
            raise ValueError(f"the report {one.document_id} is given twice")
    corpus = number_words(ordered)
    pairs = find(corpus)
    aligned = list(align(ordered, corpus, pairs.first, pairs.second))
    of, held = (np.concatenate(each) for each in zip(*aligned, strict=True)) if aligned else (pairs.first, as_rows(()))
    kept, counts = np.unique(of, return_counts=True)
    return _link(ordered, corpus, np.stack([pairs.first[kept], pairs.second[kept]], axis=1), counts, held)


def link_stored_copies(texts: Sequence[StoredCopyText], corpus: Corpus, kept: MutableMapping[str, bytes]) -> CopyLinks:
    """Find the text that stored reports share; pairs that were aligned before are not aligned again.

    Args:
        texts: The reports in the order of their ids; `read_shelf` reads them.
        corpus: Their words.
        kept: What was found for pairs before; what is found now is added.

    Returns:
        What `link_copies` gives for the same reports, whatever is kept.
    """
    found = list(_align_new(texts, corpus, AlignedPairs(kept)))
    reports = np.array([(each.first, each.second) for each in found], dtype=np.int64).reshape(-1, 2)
    counts = np.array([len(each.passages) for each in found], dtype=np.int64)
    held = as_rows([passage for each in found for passage in each.passages])
    return _link(texts, corpus, reports, counts, held)


def _link(ordered: Sequence[Comparable], corpus: Corpus, reports: Whole, counts: Whole, held: Whole) -> CopyLinks:
    """What follows from the pairs that share text: two reports each, how many passages, and these one after another."""
    overlaps = tuple(_overlap(ordered, np.diff(corpus.starts), reports, counts, held))
    families = find_families(ordered, overlaps)
    of = np.repeat(reports, counts, axis=0)
    sides = _place(ordered, of.T.reshape(-1), np.concatenate([held[:, :2], held[:, 2:4]]))
    places = list(zip(sides[: len(of)], sides[len(of) :], strict=True))
    shared_texts, folded = find_shared_texts(ordered, families, places)
    shares = (held[:, 4] / np.maximum(held[:, 1] - held[:, 0], held[:, 3] - held[:, 2])).tolist()
    copies = [_copy(ordered, *places[index], share) for index, share in enumerate(shares) if index not in folded]
    return CopyLinks(
        copies=tuple(sorted(copies, key=_order)),
        families=families,
        overlaps=overlaps,
        shared_texts=shared_texts,
    )


def _align_new(texts: Sequence[StoredCopyText], corpus: Corpus, known: AlignedPairs) -> Iterator[_Found]:
    """The same, with what is known of pairs of the same words."""
    pairs = find_pairs(corpus)
    seeds, marks = hash_seeds(corpus), QuotedWords(texts, corpus)
    edges = np.flatnonzero(np.diff(pairs.first, prepend=-1, append=-1)).tolist()
    for at in range(0, len(edges) - 1, _FIRSTS_AT_ONCE):
        some = list(pairwise(edges[at : at + _FIRSTS_AT_ONCE + 1]))
        before = [known.load(texts[int(pairs.first[begin])].digest) for begin, _ in some]
        fresh = np.array(
            [
                place
                for (begin, end), held in zip(some, before, strict=True)
                for place in range(begin, end)
                if texts[int(pairs.second[place])].digest not in held
            ],
            dtype=np.int64,
        )
        found = _each(
            align(texts, corpus, pairs.first[fresh], pairs.second[fresh], seeds=seeds, marks=marks), len(fresh)
        )
        for (begin, end), held in zip(some, before, strict=True):
            first = int(pairs.first[begin])
            now: dict[bytes, tuple[Held, ...]] = {}
            for second in pairs.second[begin:end].tolist():
                digest = texts[second].digest
                passages = held.get(digest)
                now[digest] = next(found) if passages is None else passages
                if now[digest]:
                    yield _Found(first, second, now[digest])
            if now.keys() != held.keys():
                known.save(texts[first].digest, now)


def _each(aligned: Iterable[tuple[Whole, Whole]], count: int) -> Iterator[tuple[Held, ...]]:
    """The passages of each of so many pairs."""
    found: list[list[Held]] = [[] for _ in range(count)]
    for of, rows in aligned:
        for pair, row in zip(of.tolist(), rows.tolist(), strict=True):
            found[pair].append(Held(*row))
    return map(tuple, found)


def _overlap(
    texts: Sequence[Comparable], sizes: Whole, reports: Whole, counts: Whole, held: Whole
) -> Iterator[Overlap]:
    """How much of each pair is the same, of their reports, the number of their passages, and these."""
    of = np.repeat(np.arange(len(counts)), counts)
    ids = [[texts[at].document_id for at in side.tolist()] for side in reports.T]
    shares = [
        np.bincount(of, weights=held[:, at + 1] - held[:, at], minlength=len(counts)) / sizes[side]
        for at, side in zip((0, 2), reports.T, strict=True)
    ]
    longest = np.maximum.reduceat(held[:, 5], np.cumsum(counts) - counts) if len(counts) else counts
    return map(Overlap, *ids, *(share.tolist() for share in shares), longest.tolist())


def _place(texts: Sequence[Comparable], reports: Whole, words: Whole) -> list[Place]:
    """Where passages stand, of the report and the words of each; report by report, so that each is opened once."""
    order = np.argsort(reports, kind="stable")
    edges = np.flatnonzero(np.diff(reports[order], prepend=-1, append=-1)).tolist()
    spans = np.empty((2, len(reports)), dtype=np.int64)
    for begin, end in pairwise(edges):
        some = order[begin:end]
        spans[:, some] = texts[int(reports[some[0]])].spans_of(words[some, 0], words[some, 1])
    return list(zip(reports.tolist(), *spans.tolist(), strict=True))


def _copy(texts: Sequence[Comparable], one: Place, other: Place, share: float) -> Copy:
    forward, direction = find_direction(texts[one[0]], texts[other[0]])
    giver, receiver = (one, other) if forward else (other, one)
    from_id, to_id = texts[giver[0]].document_id, texts[receiver[0]].document_id
    return Copy(
        copy_id=content_id("copy", from_id, giver[1], giver[2], to_id, receiver[1], receiver[2]),
        from_document_id=from_id,
        from_start=giver[1],
        from_end=giver[2],
        to_document_id=to_id,
        to_start=receiver[1],
        to_end=receiver[2],
        identical_share=round(share, 4),
        direction=direction,
    )


def _order(copy: Copy) -> tuple[str, int, str, int, str]:
    return copy.from_document_id, copy.from_start, copy.to_document_id, copy.to_start, copy.copy_id
