"""What a name stands for by the words around it."""

from __future__ import annotations

from tests.annotate.entities.test_cast import words_of
from tests.reading import read_speech as read


def kind_of(text: str, name: str) -> str:
    """The kind of an entity of a text."""
    return next(entity.kind for entity in read(text).entities if entity.name == name)


def test_a_country_nobody_knows_is_a_place() -> None:
    """A name with a government and an adjective of its own is a country, and the adjective is no name."""
    text = "Veskia warned on Monday of a strike. Veskia's government met in Lund. The Veskian army was told to wait."
    assert kind_of(text, "Veskia") == "place"
    assert not any(entity.name == "Veskian" for entity in read(text).entities)


def test_a_ship_is_no_person() -> None:
    """A name behind a noun for a vessel is a ship's, with its number; whoever bears a title stays a person."""
    assert kind_of(
        "The trawler Edda Vance sank off Lund on Monday. The Edda Vance had a crew of six.", "Edda Vance"
    ) == ("other")
    assert kind_of("Mayor Edda Vance saw the trawler sink off Lund on Monday.", "Edda Vance") == "person"
    assert "Svala 3" in {entity.name for entity in read("Jon Brink ran the dredger Svala 3 aground in Lund.").entities}


def test_a_firm_is_no_person() -> None:
    """A name behind which a company is told of is the company's."""
    assert kind_of("The kiln belongs to Svala, a Norwegian company, which bought it in May.", "Svala") == "organisation"


def test_a_place_goes_on_over_a_small_word() -> None:
    """Small words between hyphens are part of a place's name."""
    names = {entity.name for entity in read("Two people died in Deh-e-Bala on Monday, police said.").entities}
    assert "Deh-e-Bala" in names


def test_a_house_party_is_no_body() -> None:
    """A party that people go to is a happening, one that they vote for a body."""
    text = "Thirteen people were hurt at a house party in Lund on Sunday. The party had been announced for days."
    assert {"a house party", "The party"} <= words_of(read(text), "house party")
    assert kind_of(text, "house party") == "other"
    assert (
        kind_of("The Labour Party met in Lund on Sunday. The party chose a leader.", "Labour Party") == "organisation"
    )


def test_a_town_before_police_is_the_town() -> None:
    """A department with the town's name is not the town."""
    speech = read("Lund Police Department closed a street in Lund on Monday. The fire department sent two engines.")
    assert "The fire department" not in words_of(speech, "Lund Police Department")
