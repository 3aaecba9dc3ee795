"""The one culprit of a report, by whatever noun and name."""

from __future__ import annotations

from tests.annotate.entities.test_cast import words_of
from tests.reading import read_speech as read


def test_all_nouns_for_the_one_culprit_are_one() -> None:
    """Gunman, shooter and suspect of a report that tells of one are whom it names as the gunman."""
    speech = read(
        "A gunman opened fire in Lund on Monday, police said. The shooter fled to the harbour. "
        "The gunman was identified by police on Tuesday as Karl Brink. Officers said the suspect had a rifle."
    )
    assert {"A gunman", "The shooter", "The gunman", "the suspect"} <= words_of(speech, "Karl Brink")


def test_whom_the_report_says_to_be_charged_is_the_suspect() -> None:
    """The one named person who is charged is the suspect, though no clause says so."""
    speech = read("Karl Brink was charged with murder in Lund on Monday. The suspect did not speak in court.")
    assert "The suspect" in words_of(speech, "Karl Brink")


def test_two_who_are_charged_are_nobody_certain() -> None:
    """Where two are charged, "the suspect" is neither by this."""
    speech = read(
        "Karl Brink was charged with murder in Lund on Monday. Jon Lund was charged with theft. "
        "The suspect did not speak in court."
    )
    assert "The suspect" not in words_of(speech, "Karl Brink") | words_of(speech, "Jon Lund")


def test_several_culprits_stay_apart() -> None:
    """A second gunman, or suspects in the plural, leave the nouns apart."""
    speech = read("The gunman fled from Lund on Monday. A second gunman was held. The suspect had a rifle.")
    assert "The suspect" not in words_of(speech, "gunman")
    speech = read("The gunman fled from Lund on Monday. Two suspects were held. The attacker had a rifle.")
    assert "The attacker" not in words_of(speech, "gunman")


def test_a_bomber_is_no_gunman() -> None:
    """Nouns that tell two deeds tell two people."""
    speech = read("The gunman shot a guard in Lund on Monday. The bomber died in the blast.")
    assert "The bomber" not in words_of(speech, "gunman")


def test_whoever_there_may_be_is_nobody() -> None:
    """A gunman and a shooter of whom a report only says what they might do are not one."""
    speech = read("Pupils in Lund asked where a gunman would enter. If a shooter came, they said, they would hide.")
    assert "a shooter" not in words_of(speech, "gunman")


def test_that_there_was_no_other_tells_of_one() -> None:
    """A report that there was no other gunman tells of one."""
    speech = read(
        "A gunman opened fire in Lund on Monday. The gunman was identified by police as Karl Brink. "
        "There was no other gunman, the sheriff said. The shooter had a rifle."
    )
    assert "The shooter" in words_of(speech, "Karl Brink")
