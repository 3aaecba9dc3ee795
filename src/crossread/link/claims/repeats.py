"""Rows that tell a reader nothing new: all that they show, weak finds too, stands in one other row as well.

A statement that tells two things stands in two rows, and a report without a passage in a row may have a weak find
there. So two rows may end with the same passages, and a reader would read them twice: 1 to 7 rows a story did on nine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def merge_repeats(
    rows: Sequence[Iterable[int]],
    weak: Sequence[Iterable[int]],
    kept: Sequence[bool],
    told: Sequence[frozenset[object]],
) -> dict[int, tuple[int, ...]]:
    """Merge each row all of whose passages stand in one other row into that row, the smallest row first.

    A weak find is a passage of both: a row with one that the other lacks tells something of its own, and stays.
    Of several rows that hold all its passages it goes to the one with most passages that are sure; of equal ones to the
    first. What was sure in it is sure there too: it was joined with other passages of that row.

    Args:
        rows: Of each row the places of its passages.
        weak: Of each row the places of what was weakly found for it, with or without its passages.
        kept: Of each row whether it stays whatever the others hold.
        told: Of each row the differences that it tells; a row that takes it up must tell them too.

    Returns:
        Of each row that stays, by its number, the places of its passages, rising.
    """
    sure = [set(row) for row in rows]
    shown = [places.union(weak[number]) for number, places in enumerate(sure)]
    standing: dict[int, set[int]] = {}
    for number, places in enumerate(shown):
        for place in places:
            standing.setdefault(place, set()).add(number)
    left = set(range(len(sure)))
    for number in sorted(left, key=lambda each: (len(sure[each]), -each)):
        if kept[number]:
            continue
        holders = set.intersection(left - {number}, *(standing[place] for place in shown[number]))
        holders = {holder for holder in holders if told[number] <= told[holder]}
        if holders:
            sure[max(holders, key=lambda each: (len(sure[each]), -each))] |= sure[number]
            left.remove(number)
    return {number: tuple(sorted(sure[number])) for number in sorted(left)}
