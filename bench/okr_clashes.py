"""Numbers of the sentences of one event, from the text on: which of them are said to conflict.

OKR (Wities and others 2017): sentences of one event, and arguments of one slot of it with their relation. Each sentence
is read as a report of its own, and the numbers of an event are linked as those of a story; no slot is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple, cast

from bench.data import Row
from crossread.annotation import annotate_batch
from crossread.link.figures import Tally, compare_values, link_figures
from crossread.linking.figures import read_tallies
from crossread.records import Document, Failure, Quantity
from crossread.store import Workspace

Bounds = tuple[str, str]
"""Both ends of what a number allows, as text; empty for an open one."""


class Clash(NamedTuple):
    """Two numbers that are said to conflict.

    Attributes:
        event: The event.
        bounds: What both allow, the lower first.
        sentences: The sentences they stand in.
    """

    event: str
    bounds: tuple[Bounds, Bounds]
    sentences: tuple[str, str]


class _Kept:
    """The rows of one story, as a workspace gives them."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows

    def load(self, kind: type[Any], *, story_id: str | None = None) -> Iterator[Any]:
        """All rows of one kind; there is but one story."""
        del story_id
        return (row for row in self._rows if isinstance(row, kind))


def bounds_of(quantity: Quantity) -> Bounds:
    """Both ends of what a number allows."""
    low, high = ("" if end is None else str(end.normalize()) for end in (quantity.low, quantity.high))
    return low, high


def find_clashes(rows: Sequence[Row], pairs: Callable[[list[Tally]], Iterator[tuple[Tally, Tally]]]) -> list[Clash]:
    """Find the numbers of each event that somebody says to conflict.

    Args:
        rows: Relations of arguments, with the sentences they stand in.
        pairs: From the numbers of an event to those that are said to conflict.

    Returns:
        One clash for each two values of an event, in order.
    """
    sentences: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        sentences[row["event"]].update(dict.fromkeys([*row["left_sentences"], *row["right_sentences"]]))
    found: dict[tuple[str, tuple[Bounds, Bounds]], Clash] = {}
    for event, texts in sorted(sentences.items()):
        for one, other in pairs(_read(sorted(texts))):
            pair = sorted((one, other), key=lambda each: bounds_of(each.quantity))
            low, high = (bounds_of(each.quantity) for each in pair)
            clash = Clash(event, (low, high), (pair[0].sentence or "", pair[1].sentence or ""))
            found.setdefault((event, clash.bounds), clash)
    return list(found.values())


def _read(texts: Sequence[str]) -> list[Tally]:
    documents = [
        Document(document_id=f"d{number:03}", path=f"{number}.txt", words=len(text.split()), text=text, sha256="0")
        for number, text in enumerate(texts)
    ]
    rows: list[Any] = [*documents]
    for _, found in annotate_batch(documents):
        if not isinstance(found, Failure):
            rows += [row for stage in found.values() for row in stage]
    kept = cast("Workspace", _Kept(rows))
    return read_tallies(kept, "s", [row for row in rows if isinstance(row, Quantity)])


def by_figures(tallies: list[Tally]) -> Iterator[tuple[Tally, Tally]]:
    """Pairs of numbers of two sentences in one figure that conflicts, and that exclude each other."""
    links = link_figures("s", tallies)
    conflicting = {one.figure_id for one in links.figures if one.verdict == "conflict"}
    held: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        held[links.figure_of[tally.quantity.quantity_id]].append(tally)
    for figure in sorted(conflicting):
        yield from _apart(held[figure])


def by_noun(tallies: list[Tally]) -> Iterator[tuple[Tally, Tally]]:
    """Pairs of numbers of two sentences that exclude each other and count one noun."""
    held: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        if tally.quantity.counted is not None:
            held[tally.quantity.counted].append(tally)
    for noun in sorted(held):
        yield from _apart(held[noun])


def _apart(tallies: Sequence[Tally]) -> Iterator[tuple[Tally, Tally]]:
    for one, other in combinations(tallies, 2):
        two = one.quantity.document_id != other.quantity.document_id
        if two and compare_values(one.interval, other.interval)[0] == "conflict":
            yield one, other
