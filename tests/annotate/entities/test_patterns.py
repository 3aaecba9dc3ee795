"""Names that their form tells: storms, groups of states, and relatives who bear one surname."""

from __future__ import annotations

from tests.reading import read_speech


def holder(text: str, words: str) -> tuple[set[str], set[str]]:
    """Ids and kinds of the entities that a label of a text names."""
    speech = read_speech(text)
    ids = {label.entity_id for label in speech.labels if label.text == words}
    return ids, {entity.kind for entity in speech.entities if entity.entity_id in ids}


def test_a_storm_is_no_person() -> None:
    """A hurricane with a name is a thing, and so is its bare name and the storm."""
    text = "Hurricane Edda struck Keldia on Sunday. Edda tore down 40 roofs. The storm then went out to sea."
    ids, kinds = holder(text, "Hurricane Edda")
    assert kinds == {"other"}
    assert ids == holder(text, "Edda")[0] == holder(text, "The storm")[0]


def test_a_group_of_states_by_its_number() -> None:
    """The Group of Seven and the G-7 are one body, and "the group" goes back to it."""
    text = "Keldia left the Group of Seven on Monday. The G-7 was told by letter. Ministers said the group would go on."
    ids, kinds = holder(text, "the Group of Seven")
    assert kinds == {"organisation"}
    assert ids == holder(text, "The G-7")[0]


def test_a_wife_is_not_who_bears_the_surname_alone() -> None:
    """Where a report names only the first lady in full, the president is somebody else."""
    text = "President Vance left Lund on Monday. Vance said he was tired. First Lady Edda Vance stayed behind."
    assert holder(text, "Vance")[0].isdisjoint(holder(text, "Edda Vance")[0])
    assert holder(text, "Vance")[0] == holder(text, "President Vance")[0]


def test_a_noun_in_a_headline_is_no_name() -> None:
    """A headline whose words all have capitals names no Summit."""
    text = "Sousa Leaves Summit Early\n\nThe summit in Lund ended on Sunday. Ana Sousa had left the summit."
    speech = read_speech(text)
    assert all(label.kind != "name" for label in speech.labels if label.text.casefold() == "summit")


def test_the_island_on_which_one_stands() -> None:
    """The island is the place on which, not in which, something is; a territory of a country is not the country."""
    text = "Power failed on Tamby after a storm. Engineers from Lund came. The island was dark for a week."
    ids, _ = holder(text, "The island")
    assert ids == holder(text, "Tamby")[0]
