"""Which passages of many pairs of reports are copies: those of enough identical words outside quotation marks.

Of most pairs one run of words is the same, beyond which nothing agrees again; what becomes of these is asked for all of
them at once, and only the others are grown one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from crossread.link.copies.aligned import Held
from crossread.link.copies.alignment import Passage, find_passages
from crossread.link.copies.corpus import Corpus, Whole
from crossread.link.copies.packing import Comparable
from crossread.link.copies.runs import Batch, Seeds, find_runs

LEAST_IDENTICAL = 12
"""Identical words outside quotation marks that make a passage a copy; two who quote one speaker copy nobody."""

LEAST_SHARE = 0.6
"""Share of the words of a passage that must be identical."""

CARRIES_QUOTATIONS = 30
"""Identical words of the outlet's own that two texts share before passages within quotation marks count too."""


class QuotedWords:
    """Which of all words stand between quotation marks; a report is asked when it is first needed."""

    def __init__(self, texts: Sequence[Comparable], corpus: Corpus) -> None:
        self._texts, self._starts = texts, corpus.starts
        self._asked = np.zeros(len(texts), dtype=bool)
        self._quoted = np.zeros(len(corpus.words), dtype=bool)

    def ask(self, reports: Whole) -> npt.NDArray[np.bool_]:
        """For every word whether it is quoted, sure for those of these reports."""
        for report in np.unique(reports[~self._asked[reports]]).tolist():
            quoted = self._texts[report].quoted
            if quoted:
                self._quoted[self._starts[report] + np.fromiter(quoted, dtype=np.int64, count=len(quoted))] = True
            self._asked[report] = True
        return self._quoted


def align(
    texts: Sequence[Comparable],
    corpus: Corpus,
    first: Whole,
    second: Whole,
    *,
    seeds: Seeds | None = None,
    marks: QuotedWords | None = None,
) -> Iterator[tuple[Whole, Whole]]:
    """Align pairs of reports, and keep the passages that are copies.

    Args:
        texts: The reports.
        corpus: Their words.
        first: Index of one report of each pair; pairs with the same one in a row.
        second: Index of the other.
        seeds: What `hash_seeds` gives; None to ask it here.
        marks: Which words are quoted; None to ask it here.

    Yields:
        For some pairs after the other, passages in the order of the pairs and of the first report: to which pair each
        belongs, and a row with what stands in `Held`.
    """
    known = QuotedWords(texts, corpus) if marks is None else marks
    for batch in find_runs(corpus, first, second, seeds):
        one, other = first[batch.begin : batch.end], second[batch.begin : batch.end]
        quoted = known.ask(np.concatenate([one, other]))
        alone, rows = _of_one_run(corpus, batch, one, other, quoted)
        pairs: list[int] = []
        grown: list[Held] = []
        for pair in np.flatnonzero(~batch.closed & (np.diff(batch.edges) > 0)).tolist():
            a, b = int(one[pair]), int(other[pair])
            passages = find_passages(corpus.of(a), corpus.of(b), least=LEAST_IDENTICAL, found=batch.of(pair))
            kept = _keep(passages, (int(corpus.starts[a]), int(corpus.starts[b])), quoted)
            pairs += [pair] * len(kept)
            grown += kept
        of = np.concatenate([alone, np.array(pairs, dtype=np.int64)])
        order = np.argsort(of, kind="stable")
        yield batch.begin + of[order], np.concatenate([rows, as_rows(grown)])[order]


def as_rows(held: Sequence[Held]) -> Whole:
    """Passages as rows of numbers."""
    return np.fromiter(chain.from_iterable(held), dtype=np.int64).reshape(-1, len(Held._fields))


def _of_one_run(
    corpus: Corpus, batch: Batch, first: Whole, second: Whole, quoted: npt.NDArray[np.bool_]
) -> tuple[Whole, Whole]:
    """The pairs of which one run is all, where it is a copy, and their passages as rows."""
    pairs = np.flatnonzero(batch.closed)
    at = batch.edges[pairs]
    long = batch.words[at] >= LEAST_IDENTICAL
    pairs, at = pairs[long], at[long]
    a, b, words = batch.a[at], batch.b[at], batch.words[at]
    ends = np.cumsum(words)
    inside = np.arange(int(words.sum())) - np.repeat(ends - words, words)
    said = quoted[np.repeat(corpus.starts[first[pairs]] + a, words) + inside]
    said |= quoted[np.repeat(corpus.starts[second[pairs]] + b, words) + inside]
    own = words - np.bincount(np.repeat(np.arange(len(pairs)), words), weights=said, minlength=len(pairs))
    kept = own >= LEAST_IDENTICAL
    return pairs[kept], np.stack([a, a + words, b, b + words, words, words], axis=1)[kept]


def _keep(passages: Iterable[Passage], begins: tuple[int, int], quoted: npt.NDArray[np.bool_]) -> tuple[Held, ...]:
    held = [(Held.of(passage), passage) for passage in passages]
    close = [(each, passage) for each, passage in held if each.share >= LEAST_SHARE]
    own = [each.identical - _quoted_words(passage, begins, quoted) for each, passage in close]
    least = 0 if sum(words for words in own if words >= LEAST_IDENTICAL) >= CARRIES_QUOTATIONS else LEAST_IDENTICAL
    return tuple(each for (each, _), words in zip(close, own, strict=True) if words >= least)


def _quoted_words(passage: Passage, begins: tuple[int, int], quoted: npt.NDArray[np.bool_]) -> int:
    """Identical words of a passage that stand between quotation marks in either text."""
    a, b = begins
    if not quoted[a + passage.a_start : a + passage.a_end].any() and not (
        quoted[b + passage.b_start : b + passage.b_end].any()
    ):
        return 0
    return sum(
        int((quoted[a + run.a : a + run.a + run.words] | quoted[b + run.b : b + run.b + run.words]).sum())
        for run in passage.runs
    )
