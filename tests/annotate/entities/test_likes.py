"""Whom a report means by another noun than before, or once more by the noun of its headline."""

from __future__ import annotations

from tests.annotate.entities.test_cast import words_of
from tests.reading import read_speech as read


def test_a_child_is_the_boy_of_the_headline() -> None:
    """The boy of the headline, the boy with an age and "the child" are one."""
    speech = read(
        "Boy rescued from well in Lund\n\n"
        "A 4-year-old boy fell into a well in Lund on Sunday.\n\nThe child was pulled out after an hour. "
        "Firefighters said the boy was unhurt."
    )
    assert {"Boy", "A 4-year-old boy", "The child", "the boy"} <= words_of(speech, "4-year-old boy")


def test_a_boy_and_a_girl_stay_two() -> None:
    """A noun of the class that says another sex is somebody else."""
    speech = read("A boy fell into a well in Lund on Sunday. The girl ran for help.")
    assert "The girl" not in words_of(speech, "boy")


def test_the_two_men_are_the_two_suspects() -> None:
    """A counted group goes back to the one group of that number, not to one of another."""
    speech = read("Two suspects were held in Lund on Monday. The two men deny the theft. The three men went home.")
    assert "The two men" in words_of(speech, "Two suspects")
    assert "The three men" not in words_of(speech, "Two suspects")


def test_an_animal_bears_its_name() -> None:
    """A named animal is "the gorilla" and "the animal", and no person."""
    speech = read("A gorilla named Tamba escaped in Lund on Monday. The gorilla was calm. The animal was led home.")
    assert {"A gorilla", "The gorilla", "The animal"} <= words_of(speech, "Tamba")


def test_who_is_said_to_be_something_is_it() -> None:
    """A clause that says outright what somebody is names her; one that denies it does not."""
    speech = read("Edda Vance is a teacher from Lund. Jon Brink was not a teacher.")
    assert "a teacher" in words_of(speech, "Edda Vance")
    assert "a teacher" not in words_of(speech, "Jon Brink")


def test_who_speaks_behind_a_comma_is_not_whom_she_tells_of() -> None:
    """What is struck before the comma is not the speaker behind it."""
    speech = read("Edda Vance came to Lund on Monday. The ball struck the child, Vance said.")
    assert "the child" not in words_of(speech, "Edda Vance")


def test_whoever_is_told_by_the_same_two_words_is_whom_a_name_stands_beside() -> None:
    """The same two words, in a summary and beside a name, tell one; a word more tells somebody else."""
    speech = read(
        "Carjack victim tells of her fear\n\nPolice in Lund held a man on Monday. The harbour was closed. "
        "The carjack victim, Edda Vance, spoke to reporters. A young carjack victim did not."
    )
    assert "Carjack victim" in words_of(speech, "Edda Vance")
    assert "A young carjack victim" not in words_of(speech, "Edda Vance")
