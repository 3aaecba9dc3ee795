"""Chains of entries that share a slot."""

from __future__ import annotations

import numpy as np

from crossread.link.chains import fill_chains


def test_every_entry_stands_in_the_chain_of_its_slot_and_in_no_other() -> None:
    """Followed from its slot on, a chain names each entry of that slot once."""
    slots = np.random.default_rng(5).integers(0, 7, 60).astype(np.int32)
    table = np.full(8, -1, dtype=np.int32)
    following = fill_chains(table, slots)
    assert table[7] == -1
    for slot in range(7):
        chain, place = [], int(table[slot])
        while place >= 0:
            chain.append(place)
            place = int(following[place])
        assert sorted(chain) == np.flatnonzero(slots == slot).tolist()


def test_without_entries_a_table_stays_as_it_is() -> None:
    """Nothing to put in is no error."""
    table = np.full(3, -1, dtype=np.int32)
    assert len(fill_chains(table, np.zeros(0, dtype=np.int32))) == 0
    assert table.tolist() == [-1, -1, -1]
