"""Names within one story."""

from __future__ import annotations

from crossread.link.entities import ReportActor, read_actors
from crossread.records import Entity, Label
from tests.telling import groups, told


def test_a_capital_that_acts_is_its_country_where_no_government_is_told_of() -> None:
    """The "Oslo" of one report is Norway, but not where a report tells of the Norwegian government, nor a seat."""
    country = told("r1", "place", "Norway", "Norway")
    capital = told("r2", "organisation", "Oslo", "Oslo")
    government = told("r3", "organisation", "Norwegian government", "the Norwegian government")
    assert groups(country, capital) == {frozenset({"r1:Norway", "r2:Oslo"})}
    assert frozenset({"r1:Norway", "r2:Oslo"}) not in groups(country, capital, government)
    seat = told("r2", "organisation", "Downing Street", "Downing Street")
    assert not groups(told("r1", "place", "Britain", "Britain"), seat)


def test_letters_with_points_are_the_letters_without() -> None:
    """The N.D.U. of one report is the NDU of another, and whom its letters stand for; one point makes no letters."""
    full = told("r1", "organisation", "Northern Dockers Union", "Northern Dockers Union")
    dotted = told("r2", "place", "N.D.U.", "N.D.U.")
    plain = told("r3", "organisation", "NDU", "NDU")
    assert frozenset({"r2:N.D.U.", "r3:NDU"}) in groups(dotted, plain)
    assert frozenset({"r1:Northern Dockers Union", "r2:N.D.U."}) in groups(full, dotted)
    assert not groups(told("r1", "organisation", "St. Olaf", "St. Olaf"), told("r2", "organisation", "STOLA", "STOLA"))


def test_a_sign_for_and_is_no_word_of_a_name() -> None:
    """The zoo with "&" in its name is the one with "and", and so no rival for its short name."""
    sign = told("r1", "place", "Lund Zoo & Botanical Garden", "Lund Zoo & Botanical Garden")
    word = told("r2", "organisation", "Lund Zoo and Botanical Garden", "Lund Zoo and Botanical Garden")
    short = told("r3", "place", "Lund Zoo", "Lund Zoo")
    found = groups(sign, word, short)
    assert frozenset({"r1:Lund Zoo & Botanical Garden", "r2:Lund Zoo and Botanical Garden"}) in found
    assert frozenset({"r1:Lund Zoo & Botanical Garden", "r3:Lund Zoo"}) in found


def test_a_town_with_one_vowel_astray() -> None:
    """A long name of a town is one in two spellings that sound alike but for a vowel; two surnames stay two."""
    one = told("r1", "place", "Brandviansk", "Brandviansk")
    other = told("r2", "place", "Brandvyonsk", "Brandvyonsk")
    assert frozenset({"r1:Brandviansk", "r2:Brandvyonsk"}) in groups(one, other)
    assert not groups(told("r1", "place", "Hald", "Hald"), told("r2", "place", "Hold", "Hold"))
    people = (
        told("r1", "person", "Ana Patterson", "Ana Patterson"),
        told("r2", "person", "Ana Peterson", "Ana Peterson"),
    )
    assert not groups(*people)


def test_a_given_name_begun() -> None:
    """Mel Brask is Melvin Brask; Paul Brask is not Pauline."""
    long = told("r1", "person", "Melvin Brask", "Melvin Brask")
    short = told("r2", "person", "Mel Brask", "Mel Brask")
    assert frozenset({"r1:Melvin Brask", "r2:Mel Brask"}) in groups(long, short)
    she = told("r1", "person", "Pauline Brask", "Pauline Brask")
    assert not groups(she, told("r2", "person", "Paul Brask", "Paul Brask"))


def test_a_country_has_one_government() -> None:
    """What is said of a country's government besides makes no other one; a former one, or a part's, is another."""

    def government(report: str, name: str) -> ReportActor:
        entity = Entity(entity_id=f"{report}:{name}", kind="organisation", name=name, country="NOR")
        label = Label(
            entity_id=entity.entity_id, document_id=report, text=f"the {name}", kind="description", voice="outlet",
            count=2, first_start=0,
        )  # fmt: skip
        return read_actors([entity], [label], report)[0]

    one, other = government("r1", "pro-Western government"), government("r2", "Norwegian government")
    assert groups(one, other) == {frozenset({"r1:pro-Western government", "r2:Norwegian government"})}
    assert not groups(other, government("r3", "previous Norwegian government"))
    assert not groups(other, government("r3", "regional government"))
