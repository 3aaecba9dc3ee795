"""Whom a description means by a noun that the report had not used for her before."""

from __future__ import annotations

from tests.annotate.entities.test_cast import words_of
from tests.reading import read_speech as read


def test_a_noun_of_one_meaning_goes_back() -> None:
    """The probe is the one inquiry told before; with another inquiry beside it, it is neither."""
    speech = read("Lund opened an inquiry into the fire on Monday. The probe will take a year.")
    assert "The probe" in words_of(speech, "inquiry")
    speech = read("Lund opened an inquiry into the fire. Osk began a separate inquiry. The probe will take a year.")
    assert "The probe" not in words_of(speech, "inquiry") | words_of(speech, "separate inquiry")


def test_a_noun_that_was_told_goes_back_to_itself() -> None:
    """Where a report tells of a probe and of an inquiry, "the probe" is the probe."""
    speech = read("Lund began a probe of the port. Osk opened an inquiry into the fire. The probe will take a year.")
    assert "The probe" not in words_of(speech, "inquiry")


def test_words_that_were_not_told_tell_another() -> None:
    """A word before the noun that the report has not used of it tells of another."""
    speech = read("Lund opened an inquiry into the fire on Monday. The tax probe will take a year.")
    assert "The tax probe" not in words_of(speech, "inquiry")


def test_any_of_a_kind_are_not_certain_ones() -> None:
    """The rebels are the separatists told of as certain ones, and not whatever separatists there may be."""
    speech = read("The separatists took the town hall on Monday. The rebels let nobody in.")
    assert "The rebels" in words_of(speech, "separatists")
    speech = read("Brask often speaks of separatists in the north. The rebels let nobody in.")
    assert "The rebels" not in words_of(speech, "separatists")


def test_the_home_of_somebody_is_not_the_house_told_before() -> None:
    """A person's name behind the noun says whose it is."""
    speech = read("A house burned in Lund on Monday. The home of Edda Vance was searched.")
    assert "The home" not in words_of(speech, "house")


def test_the_noun_that_heads_a_name_is_the_body() -> None:
    """The ministry is the Ministry of Ports, the foundation the one so named, in either spelling."""
    speech = read("The Ministry of Ports met in Lund on Monday. Later the ministry fell silent.")
    assert "the ministry" in words_of(speech, "Ministry of Ports")
    speech = read("The Keldian Organisation for Trade met on Monday. The Lund-based organization fell silent.")
    assert "The Lund-based organization" in words_of(speech, "Keldian Organisation for Trade")


def test_a_noun_behind_a_name_says_what_the_body_is() -> None:
    """The Nordkraft oil company is Nordkraft; the Nordkraft chief is not."""
    speech = read("Nordkraft lost money last year. The Nordkraft oil company will sell two ships.")
    assert "The Nordkraft oil company" in words_of(speech, "Nordkraft")
    speech = read("Nordkraft lost money last year. The Nordkraft chief will sell two ships.")
    assert "The Nordkraft chief" not in words_of(speech, "Nordkraft")


def test_letters_that_end_with_a_noun_are_the_body() -> None:
    """The league is the KFL and not the KFA."""
    speech = read("The KFL will meet in May. The KFA will not. The league has not answered.")
    assert "The league" in words_of(speech, "KFL")


def test_a_country_has_one_government() -> None:
    """What is said of a government besides its country makes no other one; a rival is another."""
    speech = read("The pro-Western government in Oslo fell silent. The Norwegian government will answer on Friday.")
    assert "The Norwegian government" in words_of(speech, "pro-Western government")
    speech = read("The pro-Western government in Oslo fell silent. The rival Norwegian government had answered.")
    assert "The rival Norwegian government" not in words_of(speech, "pro-Western government")


def test_a_government_with_a_name_is_not_that_of_a_capital() -> None:
    """Who acts under the name of a capital is no government that is called by another name; that of its country is."""
    speech = read("Oslo warned Keldia on Monday. It backed the Sousa government.")
    assert "the Sousa government" not in words_of(speech, "Oslo")
    speech = read("Oslo warned Keldia on Monday. The Norwegian government will answer on Friday.")
    assert "The Norwegian government" in words_of(speech, "Oslo")


def test_months_compass_and_offices_name_nobody() -> None:
    """March is a month, South a part of a people's name, and State what a secretary is of."""
    speech = read(
        "The Secretary of State called on Keldia to stop on March 24. The South American nation lost in March."
    )
    assert not {"March", "South", "State"} & {mention.text for mention in speech.mentions}
    speech = read("Thousands came to a march in Lund. The march was calm.")
    assert "The march" in words_of(speech, "march")


def test_a_government_that_a_country_backs_is_not_its_own() -> None:
    """The US-backed government in Oslo is Norway's."""
    speech = read("The US-backed government in Oslo fell silent. The Norwegian government will answer on Friday.")
    assert "The Norwegian government" in words_of(speech, "US-backed government")
    assert [one.country for one in speech.entities if one.name == "US-backed government"] == ["NOR"]
