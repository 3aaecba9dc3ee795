"""Two numbers of one numeral are one where all that speaks for it outweighs what speaks against, whatever they count.

The weights were learned (`training/figures`) from equal numbers in stories that were read, and are data one can read.
Numbers of one numeral, those of one report too, are grouped by average link of their log odds: one chance likeness
joins no two groups, and one unlike wording keeps no two apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from crossread.link.figures.barriers import never_one
from crossread.link.figures.likeness import COLUMNS, Pair, Surroundings, weigh_likeness
from crossread.link.figures.tallies import Tally

LEAST = 1.1
"""Average log odds from which on two groups are one; `training.figures` prints what each choice brings."""


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
    """Find numbers that are one by all that stands around them.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two numbers of one group, the lower first, and the average log odds by which it was joined last; of
        two reports, or of one in a group with another.
    """
    held = Surroundings(tallies)
    odds = {(i, j): odds_of(weigh_likeness(held, i, j)) for i, j in held.pairs()}
    for places in held.groups():
        for group, least in group_places(tallies, places, odds, LEAST):
            if len({tallies[place].quantity.document_id for place in group}) > 1:
                yield from ((i, j, least) for at, i in enumerate(group) for j in group[at + 1 :])


def group_places(
    tallies: Sequence[Tally], places: Sequence[int], odds: Mapping[Pair, float], least: float
) -> list[tuple[list[int], float]]:
    """Group numbers of one numeral, the likest groups first.

    Args:
        tallies: The numbers of a story.
        places: Places of those of one numeral.
        odds: Log odds of pairs of places, the lower first; a pair that cannot be one has none.
        least: Average log odds that two groups need.

    Returns:
        Groups of more than one, each in order, with the lowest average by which it was joined.
    """
    groups = {place: [place] for place in sorted(places)}
    by = dict.fromkeys(groups, float("inf"))
    sums = {pair: (value, 1) for pair, value in odds.items() if pair[0] in groups and pair[1] in groups}
    never = {
        (i, j) for i in groups for j in groups if i < j and (i, j) not in odds and not _repeats(tallies[i], tallies[j])
    }
    while True:
        fit = [(total / count, pair) for pair, (total, count) in sums.items() if pair not in never]
        best, pair = max(fit, key=lambda found: (found[0], (-found[1][0], -found[1][1])), default=(least - 1, (0, 0)))
        if best < least:
            break
        kept, gone = pair
        by[kept] = min(by[kept], by.pop(gone), best)
        groups[kept] = sorted(groups[kept] + groups.pop(gone))
        del sums[pair]
        for other in groups:
            if other == kept:
                continue
            mine, theirs = (min(kept, other), max(kept, other)), (min(gone, other), max(gone, other))
            if theirs in never:
                never.add(mine)
            if theirs in sums:
                total, count = sums.get(mine, (0.0, 0))
                more, of = sums.pop(theirs)
                sums[mine] = (total + more, count + of)
    return [(group, by[first]) for first, group in groups.items() if len(group) > 1]


def _repeats(one: Tally, other: Tally) -> bool:
    """Whether two numbers of one sentence may be one told twice, so that they do not keep groups apart."""
    if one.quantity.document_id != other.quantity.document_id or one.sentence != other.sentence:
        return not never_one(one, other)
    return one.noun == other.noun or (one.outcome is not None and one.outcome == other.outcome)
