"""Ages of one person come together by name, by sex, or as the only one; those of two persons do not."""

from __future__ import annotations

import pytest

from crossread.link.figures import link_figures
from crossread.link.figures.ages import bearer_of, find_aged, same_name
from crossread.link.figures.persons import find_one_age
from tests.link.figures.test_link_figures import tell, verdicts


def _same(*reports: str) -> bool:
    """Whether the first ages of the first two reports are one figure."""
    told = [one for one in tell(*reports) if one.dimension == "age"]
    links = link_figures("s", told)
    first, second = (
        next(one.quantity.quantity_id for one in told if one.quantity.document_id == f"d-{number}") for number in (0, 1)
    )
    return links.figure_of[first] == links.figure_of[second]


def test_an_age_is_one_where_no_two_persons_of_that_age_are_named() -> None:
    """The 17-year-old of one report is the Ada Brandvik, 17, of the other, unless Tom Aker is 17 too."""
    one = "A 17-year-old was pulled from the harbour."
    alone = tell(one, "Ada Brandvik, 17, could not swim.")
    both = tell(one, "Ada Brandvik, 17, could not swim.", "Tom Aker, 17, could.")
    assert len(list(find_one_age(alone))) == 1
    assert not list(find_one_age(both))


def test_the_noun_tells_which_of_two_of_an_age() -> None:
    """Where a woman and a man of one age are told of, the 25-year-old woman is she."""
    told = tell(
        "The 25-year-old woman was hit in the leg.",
        "A woman, Ada Brandvik, 25, and the fisherman Tom Aker, 25, were hit.",
    )
    assert all("tom" not in told[b].aged for _, b in find_one_age(told))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("His daughter, Mara Lind, 26, was hit.", "Lind, 26, had just moved to Velmar."),
        ('The skipper was Edvard "Ed" Lind, 55, of Velmar.', "Ed Lind, 55, was the skipper."),
        ("Captain Ivo Brask, 61, was on board.", "Ivo Brask, 61, was on board."),
        ("Brask had his 26-year-old daughter, Mara, on board.", "Mara Lind Brask, 26, was on board."),
        ("Chris Brask, 25, was on board.", "Christopher Brask, 25, was on board."),
        ("Mara Lind, 43, was found on the floor.", "His wife, Mara Brask, 43, taught there."),
        ("A 35-year-old New Velmar man was arrested.", "Ivo Brask, 35, was arrested."),
        ("Catherine Brask, 61, was on board.", "Katherine Brask, 61, was on board."),
        ("An unknown woman in her 50s was found.", "Divers found a woman in her 50s."),
    ],
)
def test_ages_of_one_person(one: str, other: str) -> None:
    """Short forms, titles, nicknames, a name behind a noun, and two family names do not hide who is meant."""
    assert _same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brask, 23, set the house on fire.", "Ivo Brask, 55, was his father."),
        ("A man, Ivo Brask, 40, was killed.", "A second 40-year-old man lay five streets away."),
        ("Ivo Brask, 88, leaves for the coast.", "Her 88-year-old mother will stay in Velmar with her."),
        ("The 30-year-old woman was hurt.", "The 30-year-old man was hurt."),
    ],
)
def test_ages_of_two_persons(one: str, other: str) -> None:
    """A father and a son, a second man, somebody's mother and another sex are others."""
    assert not _same(one, other)


def test_two_ages_of_one_person_conflict_by_the_given_name() -> None:
    """The brother Christopher is 24 in one report and 25 in the other; a family name alone shows nothing."""
    assert verdicts(
        "They found his 24-year-old brother, Christopher, dead.", "His brother Christopher Brask, 25, was dead."
    ) == ["conflict"]
    assert not verdicts("Brask, 24, was arrested.", "Christopher Brask, 25, was dead.")


def test_a_noun_that_opens_a_headline_is_no_name() -> None:
    """A teacher is nobody by name."""
    assert find_aged("Teacher, 40, drowns", 9, 11, frozenset(["teacher"])) == ()
    assert find_aged("Brask, 40, drowns", 7, 9, frozenset(["teacher"])) == ("brask",)


def test_a_dash_of_two_hyphens_ends_a_name() -> None:
    """Behind `Ivo Brask--has` goes on what is told of him; a double name keeps its hyphen."""
    assert find_aged("He--identified as 44-year-old Ivo Brask--has also died.", 18, 29) == ("ivo", "brask")
    double = find_aged("He is 44-year-old Ivo Brask-Lind, they say.", 6, 17)
    assert double[0] == "ivo"
    assert "lind" in double[-1]


def test_a_noun_before_a_full_name_is_none_of_it() -> None:
    """A firefighter is named, where the sentence is no headline in capitals; whoever is named far behind is another."""
    nouns = frozenset(["firefighter", "ambassador", "man"])
    assert find_aged("Firefighter Ivo Brask, 23, was pulled out.", 23, 25, nouns) == ("ivo", "brask")
    assert find_aged("Man Held Here, 34", 15, 17, nouns) == ()
    assert find_aged("The 48-year-old would replace Ambassador Ada Lind.", 4, 15, nouns) == ()


def test_a_name_behind_another_noun_is_not_of_whose_age_it_is() -> None:
    """Of `the 11-year-old and his brother, Ivo` the age is not Ivo's."""
    assert find_aged("They shot the 11-year-old and his teenage brother, Ivo Brask.", 14, 25) == ()
    assert find_aged("They shot her 11-year-old brother, Ivo Brask.", 14, 25) == ("ivo", "brask")


def test_the_noun_just_before_an_age_is_whose_age_it_is() -> None:
    """`A boy, 13, was held` tells of the boy as `a 13-year-old boy` does."""
    nouns = frozenset(["boy", "wife"])
    assert bearer_of("Police held a boy, 13, on Monday.", 19, 21, nouns) == "boy"
    assert bearer_of("They saw the tally, 13, rise.", 20, 22, nouns) is None


def test_names_with_what_stands_before_and_behind() -> None:
    """Ranks before a name and `Sr.` behind it are none of it."""
    assert same_name(("officer", "ed", "lind"), ("eddie", "lind"))
    assert same_name(("ivo", "brask", "sr"), ("ivo", "brask"))
    assert not same_name(("ivo", "brask"), ("ada", "brask"))


def test_a_particle_is_written_apart_or_not() -> None:
    """`DeSousa` and `De Sousa` are one name, with and without a given name."""
    assert same_name(("ada", "desousa"), ("de", "sousa"))
    assert same_name(("ada", "de", "sousa"), ("ada", "desousa"))
    assert same_name(("ada", "de", "sousa"), ("sousa",))
    assert not same_name(("ada", "desousa"), ("ada", "de", "lund"))
