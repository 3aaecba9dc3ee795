"""Find what text stands in two reports, who may have it from whom, and which reports are one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from crossread.link.copies.aligned import AlignedPairs, Held
from crossread.link.copies.alignment import Passage, find_passages
from crossread.link.copies.candidates import Pairs, find_pairs
from crossread.link.copies.corpus import Corpus, number_words
from crossread.link.copies.direction import find_direction
from crossread.link.copies.families import Overlap, find_families
from crossread.link.copies.packing import Comparable, StoredCopyText
from crossread.link.copies.runs import Runs, find_runs
from crossread.link.copies.shared_text import Place, SharedText, find_shared_texts
from crossread.link.copies.texts import CopyText
from crossread.records.ids import content_id
from crossread.records.stories import Copy

LEAST_IDENTICAL = 12
"""Identical words outside quotation marks that make a passage a copy; two who quote one speaker copy nobody."""

LEAST_SHARE = 0.6
"""Share of the words of a passage that must be identical."""

CARRIES_QUOTATIONS = 30
"""Identical words of the outlet's own that two texts share before passages within quotation marks count too."""

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
    return _link(ordered, corpus, list(_align(ordered, corpus, find(corpus))))


def link_stored_copies(texts: Sequence[StoredCopyText], corpus: Corpus, kept: MutableMapping[str, bytes]) -> CopyLinks:
    """Find the text that stored reports share; pairs that were aligned before are not aligned again.

    Args:
        texts: The reports in the order of their ids; `read_shelf` reads them.
        corpus: Their words.
        kept: What was found for pairs before; what is found now is added.

    Returns:
        What `link_copies` gives for the same reports, whatever is kept.
    """
    return _link(texts, corpus, list(_align_new(texts, corpus, AlignedPairs(kept))))


def _link(ordered: Sequence[Comparable], corpus: Corpus, found: Sequence[_Found]) -> CopyLinks:
    sizes = np.diff(corpus.starts).tolist()
    overlaps = tuple(_overlap(ordered, sizes, each) for each in found)
    families = find_families(ordered, overlaps)
    places = [
        (_place(ordered, each.first, p.a_start, p.a_end), _place(ordered, each.second, p.b_start, p.b_end))
        for each in found
        for p in each.passages
    ]
    shared_texts, folded = find_shared_texts(ordered, families, places)
    shares = [passage.share for each in found for passage in each.passages]
    copies = [_copy(ordered, *places[index], share) for index, share in enumerate(shares) if index not in folded]
    return CopyLinks(
        copies=tuple(sorted(copies, key=_order)),
        families=families,
        overlaps=overlaps,
        shared_texts=shared_texts,
    )


def _align(texts: Sequence[Comparable], corpus: Corpus, pairs: Pairs) -> Iterator[_Found]:
    """Align the pairs worth it, and keep the passages that are copies."""
    runs = find_runs(corpus, pairs.first, pairs.second)
    for first, second, shared in zip(pairs.first.tolist(), pairs.second.tolist(), runs, strict=True):
        passages = _find(texts, corpus, first, second, shared)
        if passages:
            yield _Found(first, second, passages)


def _align_new(texts: Sequence[StoredCopyText], corpus: Corpus, known: AlignedPairs) -> Iterator[_Found]:
    """The same, with what is known of pairs of the same words."""
    pairs = find_pairs(corpus)
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
        runs = find_runs(corpus, pairs.first[fresh], pairs.second[fresh])
        for (begin, end), held in zip(some, before, strict=True):
            first = int(pairs.first[begin])
            now: dict[bytes, tuple[Held, ...]] = {}
            for second in pairs.second[begin:end].tolist():
                digest = texts[second].digest
                passages = held.get(digest)
                now[digest] = _find(texts, corpus, first, second, next(runs)) if passages is None else passages
                if now[digest]:
                    yield _Found(first, second, now[digest])
            if now.keys() != held.keys():
                known.save(texts[first].digest, now)


def _find(texts: Sequence[Comparable], corpus: Corpus, first: int, second: int, found: Runs) -> tuple[Held, ...]:
    passages = find_passages(corpus.of(first), corpus.of(second), least=LEAST_IDENTICAL, found=found)
    return _keep(texts[first], texts[second], passages)


def _keep(one: Comparable, other: Comparable, passages: Iterable[Passage]) -> tuple[Held, ...]:
    held = [(Held.of(passage), passage) for passage in passages]
    close = [(each, passage) for each, passage in held if each.share >= LEAST_SHARE]
    own = [_own_words(one, other, each, passage) for each, passage in close]
    least = 0 if sum(words for words in own if words >= LEAST_IDENTICAL) >= CARRIES_QUOTATIONS else LEAST_IDENTICAL
    return tuple(each for (each, _), words in zip(close, own, strict=True) if words >= least)


def _own_words(one: Comparable, other: Comparable, held: Held, passage: Passage) -> int:
    """Identical words of a passage that stand outside quotation marks in both texts."""
    if not one.quoted and not other.quoted:
        return held.identical
    return sum(
        run.a + offset not in one.quoted and run.b + offset not in other.quoted
        for run in passage.runs
        for offset in range(run.words)
    )


def _overlap(texts: Sequence[Comparable], sizes: Sequence[int], found: _Found) -> Overlap:
    one, other = texts[found.first], texts[found.second]
    return Overlap(
        first_document_id=one.document_id,
        second_document_id=other.document_id,
        first_share=sum(p.a_end - p.a_start for p in found.passages) / sizes[found.first],
        second_share=sum(p.b_end - p.b_start for p in found.passages) / sizes[found.second],
        longest_run=max(passage.longest for passage in found.passages),
    )


def _place(texts: Sequence[Comparable], index: int, first: int, last: int) -> Place:
    return index, *texts[index].span(first, last)


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
