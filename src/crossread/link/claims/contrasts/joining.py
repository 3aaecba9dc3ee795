"""Joins the rows of the two passages of each contrast, so that a reader sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.link.claims.nesting import overlap
from crossread.link.claims.scorer import Judge
from crossread.records.claims import Slot

TOGETHER = 0.3
"""Mean likeness that the rows of both need, to become one."""
_MOST = 6

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A slot on which two statements cannot both be right.

    Attributes:
        slot: The slot.
        why: Why, in words fit for the page; empty where the two sides say it.
        here: What the first of the two statements has, if it is a matter of words.
        there: What the second has.
        surely: Whether it holds however little the two are alike.
        alone: Whether the two get a row of their own: their other rows tell of something else.
    """

    slot: Slot
    why: str = ""
    here: str = ""
    there: str = ""
    surely: bool = False
    alone: bool = False

    def turned(self) -> Contrast:
        """The same contrast of the second statement with the first."""
        return replace(self, here=self.there, there=self.here)

    def told(self, *, first: bool) -> str:
        """Why, as a reader of the first or the second statement reads it."""
        if not self.here:
            return self.why
        sides = (self.here, self.there) if first else (self.there, self.here)
        return f"{self.why}{sides[0]} here, {sides[1]} there"


def join_rows(
    judge: Judge, rows: Sequence[Sequence[int]], found: Mapping[Pair, Contrast]
) -> tuple[tuple[int, ...], ...]:
    """The rows, with the two statements of each contrast in one.

    A statement that is nearer to the row of the other than to its own moves; else the rows become one where they are
    near enough; else the two get a row of their own beside those they have, unless the two reports are shown to differ
    on that already. Two statements of one report that share words are never in one row.

    Args:
        judge: Scores pairs.
        rows: The rows, each statement in one.
        found: The contrasts, the lower place first.

    Returns:
        The rows, sorted.
    """
    return _Joiner(judge, rows).join(found)


class _Joiner:
    def __init__(self, judge: Judge, rows: Sequence[Sequence[int]]) -> None:
        self._judge = judge
        self._rows = {number: list(row) for number, row in enumerate(rows)}
        self._of = {place: number for number, row in self._rows.items() for place in row}

    def join(self, found: Mapping[Pair, Contrast]) -> tuple[tuple[int, ...], ...]:
        """Move, join or add rows, the surest contrast first."""
        apart: list[Pair] = []
        for (i, j), contrast in sorted(found.items(), key=lambda item: (-self._judge.likely(*item[0]), item[0])):
            a, b = sorted((self._of[i], self._of[j]))
            if contrast.alone and a != b:
                apart.append((i, j))
                continue
            if a == b or self._move(i, j) or self._move(j, i):
                continue
            near = contrast.surely or self._mean(self._rows[a], self._rows[b]) >= TOGETHER
            if near and not self._overlap(self._rows[a], self._rows[b]):
                self._rows[a] = sorted(self._rows[a] + self._rows.pop(b))
                self._of.update(dict.fromkeys(self._rows[a], a))
            else:
                apart.append((i, j))
        rows = [tuple(row) for row in self._rows.values() if row]
        return tuple(sorted([*rows, *self._unseen(apart, found)]))

    def _unseen(self, apart: Sequence[Pair], found: Mapping[Pair, Contrast]) -> list[tuple[int, ...]]:
        """Rows of the contrasts that no row shows and that show something new.

        A row of its own has all passages of the two reports that say so, where those are known by what they name.
        """
        shown = {self._matter(pair, each) for pair, each in found.items() if self._of[pair[0]] == self._of[pair[1]]}
        rows: dict[tuple[frozenset[str], str, str, frozenset[str]], list[int]] = {}
        for pair in apart:
            matter = self._matter(pair, found[pair])
            if matter in shown or (matter in rows and not found[pair].alone):
                continue
            row = rows.setdefault(matter, [])
            row += [place for place in pair if place not in row and not self._overlap([place], row)]
        return [tuple(sorted(row)) for row in rows.values()]

    def _matter(self, pair: Pair, contrast: Contrast) -> tuple[frozenset[str], str, str, frozenset[str]]:
        """On what two reports differ, whichever of their passages says so."""
        reports = frozenset(self._judge.weighed[place].statement.clause.document_id for place in pair)
        return reports, contrast.slot, contrast.why, frozenset([contrast.here, contrast.there])

    def _move(self, place: int, other: int) -> bool:
        """Move a statement into the row of another, where it is nearer to that than to its own."""
        rows, of = self._rows, self._of
        rest = [each for each in rows[of[place]] if each != place]
        goal = rows[of[other]]
        if not rest or self._overlap([place], goal) or self._mean([place], goal) <= self._mean([place], rest):
            return False
        rows[of[place]] = rest
        rows[of[other]] = sorted([*goal, place])
        of[place] = of[other]
        return True

    def _overlap(self, one: Sequence[int], other: Sequence[int]) -> bool:
        weighed = self._judge.weighed
        return any(overlap(weighed[i].statement, weighed[j].statement) for i in one for j in other)

    def _mean(self, one: Sequence[int], other: Sequence[int]) -> float:
        pairs = [(i, j) for i in one[:_MOST] for j in other[:_MOST]]
        return sum(self._judge.likely(i, j) for i, j in pairs) / len(pairs)
