"""What is said of a report without a passage in a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from crossread.link.claims import LinkedClaims, Statement, Verdicts
from crossread.link.claims.cells import Row, fill_cells
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.contrasts import Contrasts
from crossread.link.claims.scorer import Judge
from crossread.link.claims.silence import HALF, WEAK, WEAK_WITH_EACH, find_surest
from crossread.records import Document

Linked = tuple[LinkedClaims, list[Document], list[Statement]]


class Told:
    """Says how surely two statements belong together as it was told."""

    def __init__(self, judge: Judge, likenesses: Mapping[tuple[int, int], float]) -> None:
        self.weighed = judge.weighed
        self.told = likenesses

    def look(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Nothing: all is known."""

    def likely(self, i: int, j: int) -> float:
        """What was told; 0 for all others."""
        return self.told.get((min(i, j), max(i, j)), 0.0)


def test_the_surest_passage_is_told_with_its_least(ferry: Linked) -> None:
    """Of a report's passages the one likest on average, with that average and the least likeness to any of the row."""
    judge = Judge(weigh(ferry[2], weigh_words(ferry[2])))
    joiner = Told(judge, {(0, 2): 0.9, (1, 2): 0.5, (0, 3): 0.6, (1, 3): 0.6})
    place, likely, least = find_surest(joiner, [0, 1], [2, 3])
    assert (place, round(likely, 6), least) == (2, 0.7, 0.5)
    assert find_surest(joiner, [0, 1], [4]) == (4, 0.0, 0.0)
    assert find_surest(joiner, [0, 1], []) == (0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("with_one", "with_other", "states"),
    [
        (WEAK, WEAK, {"states", "attributes"}),
        (0.99, WEAK_WITH_EACH - 0.01, set()),
        (WEAK - 0.01, WEAK - 0.01, set()),
        (HALF, HALF, set()),
    ],
)
def test_a_weak_find_has_something_of_every_passage(
    ferry: Linked, with_one: float, with_other: float, states: set[str]
) -> None:
    """Likely enough on average, but not with each passage, is no find; it is not called silence either."""
    _, documents, statements = ferry
    judge = Judge(weigh(statements, weigh_words(statements)))
    first, second, third = (judge.standing_in(name)[0] for name in ("d0", "d1", "d2"))
    row = Row(claim_id="c", gist=first, places=(first, second), shared=True)
    joiner = Told(judge, {(first, third): with_one, (second, third): with_other, (first, second): 0.9})
    found = fill_cells(
        row,
        judge,
        documents,
        Verdicts(figures={}, utterances={}),
        Contrasts(rows=((first, second),), found={}),
        joiner=joiner,
        silent=True,
    )
    assert {one.state for one in found if one.document_id == "d2"} <= states
    assert any(one.document_id == "d2" for one in found) == bool(states)
