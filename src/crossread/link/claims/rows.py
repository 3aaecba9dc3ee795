"""Statements that say the same, put into rows: average link from the surest pairs on, without chains.

One statement may tell two things ("the mayor, who resigned on Monday, blamed the builders") and then belongs to two
rows: a perfect scorer of pairs would reach an F1 of .73 to .90 on four stories if every statement stood in one row
alone. So once the rows are made, every sure pair that they leave apart joins a row that fits, or gets one of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from crossread.link.claims.comparators import Weighed
from crossread.link.claims.nesting import overlap

JOIN = 0.66
"""Average likeness from which two rows become one."""
LOOK = 0.4
"""Likeness of a pair from which its rows are looked at."""
SURE = 0.66
"""Likeness from which a pair stands in a row together although its statements have rows of their own already."""
LEAST = 0.5
"""Least likeness to any passage of a row that a statement which has a row already must have to join it too."""
SURELY = 0.8
"""How sure a join must be to count as sure, and how sure a passage is that a figure or an utterance alone holds: of
pairs with gold 87 in a hundred and 84 were right, of less sure ones 67."""
_STAND_IN = 6


class Likeness(Protocol):
    """What knows how surely statements belong together: the judge, or the joiner that rows are made with."""

    weighed: Sequence[Weighed]

    def look(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Score many pairs at once."""
        ...

    def likely(self, i: int, j: int) -> float:
        """How surely two belong together, in [0, 1]; 0 for two that overlap in one report."""
        ...


def find_rows(judge: Likeness, pairs: Iterable[tuple[int, int]], *, join: float = JOIN) -> list[list[int]]:
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
    row_of = list(range(len(judge.weighed)))
    rows: dict[int, list[int]] = {place: [place] for place in row_of}
    for _, i, j in _surest(judge, held, min(LOOK, join)):
        a, b = sorted((row_of[i], row_of[j]))
        if a == b or _average(judge, rows[a], rows[b]) < join or _clash(judge, rows[a], rows[b]):
            continue
        rows[a] = sorted(rows[a] + rows.pop(b))
        for place in rows[a]:
            row_of[place] = a
    return sorted(rows.values())


def cover_sure(
    judge: Likeness, rows: Iterable[Sequence[int]], pairs: Iterable[tuple[int, int]], *, join: float = JOIN
) -> list[list[int]]:
    """Give every sure pair of two reports a row in which both stand.

    Args:
        judge: Scores pairs.
        rows: The rows, each statement in one.
        pairs: Pairs worth a look.
        join: Average likeness that a statement needs to a row to join it too.

    Returns:
        The rows with what was added, and without those of one statement that now stands in another; sorted.
    """
    made = [list(row) for row in rows]
    standing: dict[int, set[int]] = {}
    for number, row in enumerate(made):
        if len(row) > 1:
            for place in row:
                standing.setdefault(place, set()).add(number)
    for _, i, j in _surest(judge, pairs, max(SURE, join)):
        if judge.weighed[i].statement.clause.document_id == judge.weighed[j].statement.clause.document_id:
            continue
        held, other = standing.setdefault(i, set()), standing.setdefault(j, set())
        if held & other:
            continue
        best = _best_row(judge, made, [(number, j) for number in held] + [(number, i) for number in other], join)
        if best is None:
            made.append(sorted((i, j)))
            held.add(len(made) - 1)
            other.add(len(made) - 1)
        else:
            number, place = best
            made[number] = sorted([*made[number], place])
            standing[place].add(number)
    return sorted(row for row in made if len(row) > 1 or not standing.get(row[0]))


def surely_joined(judge: Likeness, row: Sequence[int]) -> Sequence[int]:
    """Choose the passages of a row that may speak for it: those that a passage of another report surely says as well.

    Args:
        judge: Scores pairs.
        row: Places of its statements.

    Returns:
        Their places in the same order; all of the row where they are of fewer than two reports.
    """
    document = {place: judge.weighed[place].statement.clause.document_id for place in row}
    sure = [
        place
        for place in row
        if any(document[other] != document[place] and judge.likely(place, other) >= SURELY for other in row)
    ]
    return sure if len({document[place] for place in sure}) > 1 else row


def _surest(judge: Likeness, pairs: Iterable[tuple[int, int]], least: float) -> list[tuple[float, int, int]]:
    """The pairs from a likeness on with it, the surest first."""
    scored = ((judge.likely(i, j), i, j) for i, j in pairs)
    return sorted((edge for edge in scored if edge[0] >= least), key=lambda edge: (-edge[0], edge[1], edge[2]))


def _best_row(
    judge: Likeness, rows: Sequence[Sequence[int]], choices: Iterable[tuple[int, int]], join: float
) -> tuple[int, int] | None:
    """The row that fits a statement best, with the statement; None where none fits."""
    best: tuple[float, int, int] | None = None
    for number, place in sorted(choices):
        scores = [judge.likely(place, one) for one in _spread(rows[number])]
        mean = sum(scores) / len(scores)
        if mean < join or min(scores) < LEAST or _clash(judge, [place], rows[number]):
            continue
        if best is None or mean > best[0]:
            best = (mean, number, place)
    return (best[1], best[2]) if best else None


def _average(judge: Likeness, one: Sequence[int], other: Sequence[int]) -> float:
    pairs = [(i, j) for i in _spread(one) for j in _spread(other)]
    judge.look(pairs)
    scores = [judge.likely(i, j) for i, j in pairs]
    return sum(scores) / len(scores)


def _clash(judge: Likeness, one: Sequence[int], other: Sequence[int]) -> bool:
    return any(overlap(judge.weighed[i].statement, judge.weighed[j].statement) for i in one for j in other)


def _spread(row: Sequence[int]) -> Sequence[int]:
    if len(row) <= _STAND_IN:
        return row
    step = len(row) / _STAND_IN
    return [row[int(number * step)] for number in range(_STAND_IN)]
