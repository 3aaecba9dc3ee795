"""Statements that say the same, put into rows: average link from the surest pairs on, without chains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.link.claims.scorer import Judge

JOIN = 0.62
"""Average likeness from which two rows become one."""
LOOK = 0.4
"""Likeness of a pair from which its rows are looked at."""
_STAND_IN = 6


def find_rows(judge: Judge, pairs: Iterable[tuple[int, int]], *, join: float = JOIN) -> list[list[int]]:
    """Put statements into rows.

    Args:
        judge: Scores pairs.
        pairs: Pairs worth a look.
        join: Average likeness that two rows need to become one.

    Returns:
        Places of the statements of each row, rising; rows in the order of their first statement. Of a row of more than
        six statements, six spread over it stand for it.
    """
    held = list(pairs)
    judge.look(held)
    sure = sorted(
        ((judge.likely(i, j), i, j) for i, j in held),
        key=lambda edge: (-edge[0], edge[1], edge[2]),
    )
    row_of = list(range(len(judge.weighed)))
    rows: dict[int, list[int]] = {place: [place] for place in row_of}
    for score, i, j in sure:
        if score < min(LOOK, join):
            break
        a, b = sorted((row_of[i], row_of[j]))
        if a == b or _average(judge, rows[a], rows[b]) < join:
            continue
        rows[a] = sorted(rows[a] + rows.pop(b))
        for place in rows[a]:
            row_of[place] = a
    return sorted(rows.values())


def _average(judge: Judge, one: Sequence[int], other: Sequence[int]) -> float:
    pairs = [(i, j) for i in _spread(one) for j in _spread(other)]
    judge.look(pairs)
    scores = [judge.likely(i, j) for i, j in pairs]
    clash = any(_overlap(judge, i, j) for i in one for j in other)
    return 0.0 if clash else sum(scores) / len(scores)


def _overlap(judge: Judge, i: int, j: int) -> bool:
    """Whether two statements of one report share words; they cannot be two passages of one row."""
    a, b = judge.weighed[i].statement.clause, judge.weighed[j].statement.clause
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end


def _spread(row: Sequence[int]) -> Sequence[int]:
    if len(row) <= _STAND_IN:
        return row
    step = len(row) / _STAND_IN
    return [row[int(number * step)] for number in range(_STAND_IN)]
