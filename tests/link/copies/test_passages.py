"""Which passages are copies, for many pairs at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.link.copies.aligned import Held
from crossread.link.copies.alignment import Passage, find_passages
from crossread.link.copies.corpus import number_words
from crossread.link.copies.passages import CARRIES_QUOTATIONS, LEAST_IDENTICAL, LEAST_SHARE, QuotedWords, align
from crossread.link.copies.runs import hash_seeds
from crossread.link.copies.texts import CopyText

LINES = [
    "the ferry struck a dredger in the channel off the port at dusk and sank with all its cars",
    "nobody had told the crew that the buoys were moved a week before by the harbour office",
    "divers went down at first light while relatives waited behind a fence on the northern quay for word of the men",
    "rain",
]
PIECE = st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["{}", "“{}”", "{} once more", "yesterday {}"]))
TEXT = st.lists(PIECE, min_size=1, max_size=5).map(
    lambda pieces: ". ".join(frame.format(LINES[line]) for line, frame in pieces)
)


def plain(one: CopyText, other: CopyText) -> list[Held]:
    """The same of two texts by themselves, word by word."""
    corpus = number_words([one, other])
    found = find_passages(corpus.of(0), corpus.of(1), least=LEAST_IDENTICAL)
    close = [passage for passage in found if passage.share >= LEAST_SHARE]
    own = [own_words(one, other, passage) for passage in close]
    carried = sum(words for words in own if words >= LEAST_IDENTICAL) >= CARRIES_QUOTATIONS
    return [Held.of(passage) for passage, words in zip(close, own, strict=True) if carried or words >= LEAST_IDENTICAL]


def own_words(one: CopyText, other: CopyText, passage: Passage) -> int:
    """Identical words outside quotation marks in both texts."""
    return sum(
        run.a + at not in one.quoted and run.b + at not in other.quoted
        for run in passage.runs
        for at in range(run.words)
    )


@settings(max_examples=120, deadline=None)
@given(st.lists(TEXT, min_size=2, max_size=5))
def test_many_pairs_at_once_have_the_passages_of_each(texts: list[str]) -> None:
    """Whether a pair shares one run or many, quoted or not, it has the passages that it has by itself."""
    reports = [CopyText(document_id=f"d{at}", text=text, spans=((0, len(text)),)) for at, text in enumerate(texts)]
    corpus = number_words(reports)
    pairs = [(i, j) for i in range(len(reports)) for j in range(i + 1, len(reports))]
    first, second = np.array(pairs).T
    marks = QuotedWords(reports, corpus)
    found: list[list[Held]] = [[] for _ in pairs]
    for of, rows in align(reports, corpus, first, second, seeds=hash_seeds(corpus), marks=marks):
        for pair, row in zip(of.tolist(), rows.tolist(), strict=True):
            found[pair].append(Held(*row))
    assert found == [plain(reports[i], reports[j]) for i, j in pairs]
