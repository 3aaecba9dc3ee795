"""Words in their order, verbs and parties."""

from __future__ import annotations

from collections.abc import Callable

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.words import same_act, same_matter, same_party, shared_verbs

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


def test_a_verb_alone_is_no_matter_in_common(statement: Read) -> None:
    """A team that carried rifles and others who carry out a mission do two things; one object is enough."""
    carried = statement("The pilots carried rifles and radios to the port.")
    assert not same_matter(carried, statement("They carried out their mission."))
    assert same_matter(carried, statement("They carried radios."))
    assert same_matter(statement("Ivo Torrel carried rifles."), statement("Ivo Torrel carried out the mission."))
    assert not same_matter(carried, statement("The pilots left the port."))
