"""How a pair of statements stands among the other pairs of its two statements.

A report says most things once. So of the pairs that one statement makes with the statements of another report the best
is likelier alike than its own likeness tells, and one that a better pair leaves behind is less so; and two statements
that a third report links are likelier alike too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Pair = tuple[int, int]

RIVALRY: tuple[tuple[str, str], ...] = (
    ("ahead_least", "log odds of the pair less those of the best rival, of the statement that has the better rival"),
    ("ahead_most", "the same of the statement whose best rival is weaker"),
    ("rivals", "log odds of the best rivals of both together"),
    ("third", "the best third report: log odds of the weaker of two pairs with one statement of it"),
    ("first", "how many of the two statements have no better pair: 0, 1 or 2"),
)
"""Names of what is told of a pair, with what each is."""

FLOOR = -2.0
"""Log odds of a pair that is not worth a look; no rival is weaker."""
_FAR = 5.0


class Rivals:
    """The pairs of statements of two reports that are worth a look, by statement and report.

    Args:
        documents: Report of each statement.
        odds: Log odds of the pairs, the lower place first; those at `FLOOR` or under it change nothing.
    """

    def __init__(self, documents: Sequence[str], odds: Iterable[tuple[Pair, float]]) -> None:
        self._documents = documents
        self._odds = {pair: value for pair, value in odds if value > FLOOR}
        self._best: dict[int, dict[str, list[tuple[float, int]]]] = {}
        for (i, j), value in sorted(self._odds.items()):
            self._keep(i, j, value)
            self._keep(j, i, value)
        self._links = {
            place: sorted(((*each[0], document) for document, each in best.items()), key=lambda link: -link[0])
            for place, best in self._best.items()
        }
        """Of each statement its best pair with every report, the best first: log odds, the other statement, report."""

    def pairs(self) -> list[Pair]:
        """The pairs, in order."""
        return sorted(self._odds)

    def tell(self, pair: Pair) -> list[float]:
        """Say how a pair stands.

        Args:
            pair: One of `pairs`.

        Returns:
            One number for each of `RIVALRY`.
        """
        i, j = pair
        own = self._odds[pair]
        rivals = self._rival(i, j), self._rival(j, i)
        ahead = [max(-_FAR, min(_FAR, own - rival)) for rival in rivals]
        return [min(ahead), max(ahead), sum(rivals), self._third(i, j), float(sum(each >= 0 for each in ahead))]

    def _keep(self, place: int, other: int, value: float) -> None:
        """Keep the best two pairs of a statement with a report; of equal ones the lower place."""
        best = self._best.setdefault(place, {}).setdefault(self._documents[other], [])
        best.append((value, other))
        best.sort(key=lambda each: (-each[0], each[1]))
        del best[2:]

    def _rival(self, place: int, other: int) -> float:
        """Log odds of the best pair of a statement with another statement of that report."""
        best = self._best[place][self._documents[other]]
        return next((value for value, rival in best if rival != other), FLOOR)

    def _third(self, i: int, j: int) -> float:
        found = FLOOR
        outside = {self._documents[i], self._documents[j]}
        for place, other in ((i, j), (j, i)):
            for value, link, document in self._links[place]:
                if value <= found:
                    break  # the weaker of the two pairs is no better than this one
                if document not in outside:
                    found = max(found, min(value, self._between(other, link)))
        return found

    def _between(self, i: int, j: int) -> float:
        return self._odds.get((min(i, j), max(i, j)), FLOOR)
