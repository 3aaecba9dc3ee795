"""Two numbers of one numeral are one where all that speaks for it outweighs what speaks against, whatever they count.

The weights were learned (`training/figures`) from pairs of equal numbers in stories of open sets, each read, and are
data one can read. A number of one report is joined to at most one thing that another report counts: the best there.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from crossread.link.figures.alike import GRAVE, is_small
from crossread.link.figures.barriers import is_large
from crossread.link.figures.likeness import COLUMNS, Surroundings, weigh_likeness
from crossread.link.figures.tallies import Tally

LEAST = 1.2
"""Log odds from which on two numbers are one; `training/figures` prints what each choice brings."""

LEAST_ALONE = -0.7
"""The same where each report gives that many of the same once, and it is no usual thing: of 20 such pairs that the
words around kept apart, all 20 were right."""

LEAST_FEW = 2.0
"""The same for a few people whom but one report tells by a noun of their own: `four men`, `four guards`."""

LEAST_RARE = 0.3
"""Weight of a noun that is no usual one."""

_PEOPLE, _ALONE, _RARE_NOUN, _TWO_NOUNS = (
    COLUMNS.index(name) for name in ("people", "alone_noun", "rare_noun", "two_nouns")
)

CLOSE = 0.3
"""Log odds by which a rival must be better to keep two numbers apart."""


@cache
def load_weights() -> tuple[float, tuple[float, ...]]:
    """Load the bias and the weights of the columns.

    Raises:
        ValueError: They are of other columns.
    """
    told = json.loads((files("crossread.link.figures") / "data" / "likeness.json").read_text("utf8"))
    if [entry["column"] for entry in told["weights"]] != list(COLUMNS):
        raise ValueError("the weights in likeness.json are not those of the columns")
    return float(told["bias"]), tuple(float(entry["weight"]) for entry in told["weights"])


def odds_of(columns: Sequence[float]) -> float:
    """Log odds that two numbers are one, from their columns."""
    bias, weights = load_weights()
    return bias + sum(weight * column for weight, column in zip(weights, columns, strict=True))


def find_alike(tallies: Sequence[Tally]) -> Iterator[tuple[int, int, float]]:
    """Find numbers of two reports that are one by all that stands around them.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers, the lower first, and the log odds.
    """
    held = Surroundings(tallies)
    columns = {(i, j): weigh_likeness(held, i, j) for i, j in held.pairs()}
    odds = {pair: odds_of(told) for pair, told in columns.items()}
    for (i, j), value in odds.items():
        if not _may_tell(tallies[i], tallies[j]) or value < _least(columns[i, j], few=is_small(tallies[i])):
            continue
        if not _bettered(held, odds, i, j) and not _bettered(held, odds, j, i):
            yield i, j, value


def _least(columns: Sequence[float], *, few: bool) -> float:
    """Log odds from which on two numbers are one; none is enough for a few that the reports name by two nouns."""
    if columns[_ALONE] and columns[_RARE_NOUN] >= LEAST_RARE:
        return LEAST_ALONE
    if few and columns[_TWO_NOUNS]:
        return math.inf
    if few and columns[_PEOPLE]:
        return LEAST_FEW
    return LEAST


def _may_tell(one: Tally, other: Tally) -> bool:
    """Whether what stands around can tell.

    Small tolls, a toll against people of whom none is told, and what comes on top of another number need the same noun.
    """
    grave = one.outcome in GRAVE or other.outcome in GRAVE
    grave = grave and (is_small(one) or one.outcome != other.outcome) and not is_large(one)
    return (one.noun is not None and one.noun == other.noun) or not (grave or one.added or other.added)


def _bettered(held: Surroundings, odds: dict[tuple[int, int], float], i: int, j: int) -> bool:
    """Whether the first is rather another number of the report of the second, which counts something else there."""
    here = odds[min(i, j), max(i, j)] + CLOSE
    noun = held.tallies[j].noun
    return any(odds.get((min(i, k), max(i, k)), here) > here for k in held.rivals(j) if held.tallies[k].noun != noun)
