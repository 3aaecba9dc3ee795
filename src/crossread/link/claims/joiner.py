"""How surely two statements belong in one row: the judge's comparisons, and how the pair stands among its rivals.

The judge's weights were learned on aligned passages of pairs of texts. These were learned on whole stories whose
statements were put into rows by hand (`training/rows`): they know what a row of five reports needs, and that a good
pair has no better one beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from crossread.link.claims.candidates import FEWER_SHARED, SHARED, share_of_rarest, weigh_candidates
from crossread.link.claims.comparators import FEATURES, USUAL_RARITY, Weighed
from crossread.link.claims.rivals import RIVALRY, Pair, Rivals
from crossread.link.claims.scorer import ANCHORS, Judge, Scorer, anchors, chance, read_scorer
from crossread.link.claims.told_alike import one_act, told_alike
from crossread.link.claims.word_states import ALIGNED, align, read_aligners

BY_ITSELF = 0.2
"""What the judge's log odds of a pair count beside those learned on rows; two sets learned from err less than one."""
_FAR = 4.0
_FEWEST = 4
_NEARLY_ALL = 0.75

PLACES: tuple[tuple[str, str], ...] = (
    ("share", "weight of the words shared, in words of which a single sentence of the story has each"),
    ("leading", "number of the sentence of the one that stands further to the front of its report, in logs"),
    ("apart", "by how many sentences the two stand further from the front than each other, in logs"),
    ("own", "content words of the one that has fewer itself, in logs"),
    ("told", "weighed share of the shorter one's words that the other has, or has a near synonym of"),
    ("told_both", "the same of the longer one"),
    ("told_more", "weight of the words of which the other has no word but a near synonym, in words of usual rarity"),
    ("act", "whether the predicates are one word or near synonyms; less where each stands elsewhere in the other"),
    ("act_on_one", "the same, times how near subject and object are"),
)
"""Names of what is told of a pair beside comparisons, anchors and rivals, with what each is."""

_SHARED, _WHO, _WHOM = ([name for name, _ in FEATURES].index(name) for name in ("shared", "who", "whom"))

COLUMNS: tuple[str, ...] = (
    *(name for name, _ in FEATURES),
    *(f"anchor {name}" for name in ANCHORS),
    *(name for name, _ in (*PLACES, *ALIGNED, *RIVALRY)),
)
"""Names of the columns that the weights are for."""


@cache
def load_row_scorer() -> Scorer:
    """Load the weights of pairs beside their rivals."""
    return read_scorer("row_scorer.json", COLUMNS)


class Joiner:
    """Scores the pairs of statements of two reports of one story for its rows.

    Args:
        judge: Has the statements, and scores pairs by themselves.
        scorer: The weights.
        near: The pairs that share `FEWER_SHARED`, with what they share, if that is known already.
    """

    def __init__(
        self, judge: Judge, scorer: Scorer | None = None, *, near: Iterable[tuple[Pair, float]] | None = None
    ) -> None:
        self.weighed = judge.weighed
        self._judge = judge
        documents = [one.statement.clause.document_id for one in judge.weighed]
        held = list(weigh_candidates(judge.weighed, FEWER_SHARED) if near is None else near)
        across = [pair for pair, _ in held if documents[pair[0]] != documents[pair[1]]]
        self._inside = [pair for pair, share in held if share >= SHARED and documents[pair[0]] == documents[pair[1]]]
        judge.look(across)
        self.rivals = Rivals(documents, ((pair, judge.odds(*pair)) for pair in across))
        """The pairs that are worth a look, and how each stands."""
        self._aligners = read_aligners(judge.weighed)
        self._likely: dict[Pair, float] = {}
        rows = self.columns()
        if rows:
            learned = (scorer or load_row_scorer()).odds(rows)
            for pair, odds in zip(self.rivals.pairs(), learned, strict=True):
                mixed = (1 - BY_ITSELF) * float(odds) + BY_ITSELF * max(-_FAR, min(_FAR, judge.odds(*pair)))
                self._likely[pair] = chance(max(mixed, _FAR) if self._in_one_wording(pair) else mixed)

    def columns(self) -> list[list[float]]:
        """One number for each of `COLUMNS`, for each pair of `rivals`."""
        rarest = max((float(one.weights.max()) for one in self.weighed if len(one.weights)), default=0.0)
        return [self._columns(pair, rarest) for pair in self.rivals.pairs()]

    def pairs(self) -> list[Pair]:
        """The pairs that may start or join a row: those of two reports, and the candidates within one."""
        return sorted([*self.rivals.pairs(), *self._inside])

    def look(self, pairs: Iterable[Pair]) -> None:
        """Score pairs within one report at once; those of two reports are scored already."""
        self._judge.look(pair for pair in pairs if not self._across(*pair))

    def likely(self, i: int, j: int) -> float:
        """How surely two statements belong in one row, in [0, 1]; 0 for two reports' statements not worth a look."""
        if not self._across(i, j):
            return self._judge.likely(i, j)
        return self._likely.get((min(i, j), max(i, j)), 0.0)

    def _across(self, i: int, j: int) -> bool:
        return self.weighed[i].statement.clause.document_id != self.weighed[j].statement.clause.document_id

    def _in_one_wording(self, pair: Pair) -> bool:
        """Whether both have nearly all words in common: in a story of few sentences no word weighs much.

        Where each has a name or number that the other lacks, it is another wording.
        """
        one, other = (self.weighed[place].statement for place in pair)
        words, others = set(one.words), set(other.words)
        if len(words & others) < max(_FEWEST, _NEARLY_ALL * max(len(words), len(others))):
            return False
        return not (one.names & words - others and other.names & others - words)

    def _columns(self, pair: Pair, rarest: float) -> list[float]:
        one, other = (self.weighed[place] for place in pair)
        found = set(anchors(one.statement, other.statement))
        sentences = one.statement.clause.sentence, other.statement.clause.sentence
        compared = self._judge.compared(*pair).tolist()
        return [
            *compared,
            *(float(name in found) for name in ANCHORS),
            share_of_rarest(one, other, rarest),
            math.log1p(min(sentences)),
            math.log1p(abs(sentences[0] - sentences[1])),
            math.log1p(min(one.statement.own, other.statement.own)),
            *_by_synonyms(one, other, compared),
            *align(*(self._aligners[place] for place in pair)),
            *self.rivals.tell(pair),
        ]


def _by_synonyms(one: Weighed, other: Weighed, compared: Sequence[float]) -> list[float]:
    told, back = told_alike(one, other)
    shares = [part / each.total if each.total else 0.0 for part, each in ((told, one), (back, other))]
    act = one_act(one, other)
    more = min(told, back) / USUAL_RARITY - compared[_SHARED]
    return [max(shares), min(shares), max(0.0, min(4.0, more)), act, act * (compared[_WHO] + compared[_WHOM]) / 2]


def columns_of(judge: Judge) -> tuple[list[Pair], Sequence[Sequence[float]]]:
    """The pairs of a story that rows are made of with their columns, for training."""
    nothing = Scorer(np.zeros(len(COLUMNS)), np.zeros(len(COLUMNS)), 0.0)
    joiner = Joiner(judge, nothing)
    return joiner.rivals.pairs(), joiner.columns()
