"""Words in their order, verbs and parties."""

from __future__ import annotations

from collections.abc import Callable

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.words import same_act, same_party, shared_verbs

Read = Callable[[str], Statement]


def test_near_synonyms_are_one_act(statement: Read) -> None:
    """Arrested and captured are one act of one party; arrested and photographed are two."""
    one = statement("Police arrested Ivo Torrel in Oru.")
    other = statement("Police captured Ivo Torrel in Oru.")
    third = statement("Tourists photographed the lighthouse.")
    assert shared_verbs(one, other)
    assert same_act(one, other)
    assert same_party(one, other)
    assert not shared_verbs(one, third)
    assert not same_party(one, third)
