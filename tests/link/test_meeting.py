"""Which items have keys in common."""

from __future__ import annotations

from itertools import combinations

from crossread.link.meeting import count_meetings


def test_every_pair_that_shares_a_key_is_found_once() -> None:
    """The counts are those of comparing all with all, whatever the order of the places, and a repeated place is one."""
    items = [{"ferry", "dredger"}, {"dredger"}, {"ferry", "dredger", "port"}, {"crew"}]
    places: dict[str, list[int]] = {}
    for place, keys in reversed(list(enumerate(items))):
        for key in sorted(keys):
            places.setdefault(key, []).extend([place, place])
    wanted = {(i, j): len(items[i] & items[j]) for i, j in combinations(range(len(items)), 2) if items[i] & items[j]}
    assert count_meetings(places.values(), fullest=9) == wanted


def test_a_key_of_many_proposes_nothing() -> None:
    """A word that more items have than is worth it joins none of them; a rarer one still does."""
    assert count_meetings([[0, 1, 2], [1, 2]], fullest=2) == {(1, 2): 1}
