"""Which actors a name may join, found by what two names of one must share, so that a long text is read in linear time.

`names.joins` is true only of names with an equal key, with a word in common or a word with a slip of the keyboard, or
of letters and the words they begin. Each name is filed under all of these, and only names filed under one of those of
the name at hand are compared. Two words a slip apart (a letter more, less or another, or two neighbours swapped) are
the same after leaving out one letter or none of each (Garbe's symmetric deletion).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator

from crossread.annotate.entities.names import LONG_ENOUGH, Name, as_letters, joins, letters_of


class NameIndex:
    """The names that actors have so far, and where each stands."""

    def __init__(self) -> None:
        self._filed: dict[tuple[str, str], dict[tuple[int, Name], None]] = defaultdict(dict)
        self._places: dict[int, list[int]] = defaultdict(list)

    def add(self, actor: int, name: Name, place: int) -> None:
        """File a name of an actor, standing at a place."""
        for sign in _signs(name):
            self._filed[sign][actor, name] = None
        insort(self._places[actor], place)

    def find(self, name: Name) -> list[int]:
        """The actors that have a name which a further one joins, in order.

        Example:
            >>> from crossread.annotate.entities.names import read_name
            >>> index = NameIndex()
            >>> index.add(0, read_name("Ana Sousa", "", "person"), 0)
            >>> index.find(read_name("Sousa", "", "person")), index.find(read_name("Ruis", "", "person"))
            ([0], [])
        """
        filed = {pair: None for sign in _signs(name) for pair in self._filed.get(sign, ())}
        found: set[int] = set()
        for actor, other in filed:
            if actor not in found and joins(name, other):
                found.add(actor)
        return sorted(found)

    def nearest(self, actors: list[int], place: int) -> int:
        """Of several actors the one whose name stands last before a place, else the first after it."""

        def key(actor: int) -> tuple[int, int]:
            places = self._places[actor]
            before = bisect_left(places, place)
            return (0, place - places[before - 1]) if before else (1, places[0] if places else 0)

        return min(actors, key=key)


def _signs(name: Name) -> Iterator[tuple[str, str]]:
    """What another name must share one of, to be joined."""
    yield "key", name.key
    yield "letters", letters_of(name)
    if len(name.words) == 1 and name.text.isupper():
        yield "letters", as_letters(name)
    for word in name.words:
        yield "word", word
        if len(word) >= LONG_ENOUGH:
            for place in range(len(word)):
                yield "word", word[:place] + word[place + 1 :]
